"""What callers say in the test scenarios: kept out of training, so that the scenarios stay a test."""

from __future__ import annotations

import re
from pathlib import Path

from grammar import transcript
from grammars import words
from grammars.hy import cardinal as armenian

FOLDER = Path(__file__).parents[3] / 'test' / 'scenario' / 'text'
YEAR = re.compile(r'\b19(\d\d)\b')  # only Armenian callers have it in figures
QUOTED = re.compile(r"'((?:[^'\n]|'')*)'|\"([^\"\n]*)\"")


def plain(text: str) -> str:
    """A sentence as transcripts are written."""
    text = text.replace("''", "'").lower().replace('ё', 'е').replace('-', ' ')
    return transcript(YEAR.sub(lambda found: 'հազար ինը հարյուր ' + armenian(int(found[1])), text))


def sentences(language: str) -> set[str]:
    """Every quoted text of a language's scenarios: all that is said there, and names that nobody says."""
    found: set[str] = set()
    for path in sorted((FOLDER / language).glob('*.yaml')):
        lines = [line for line in path.read_text().splitlines() if not line.lstrip().startswith('#')]
        found |= {plain(one or other) for one, other in QUOTED.findall('\n'.join(lines))}
    return found


def kept_out(language: str) -> set[str]:
    """Those that training must not hear.

    Single words stay in it, and so do the yes, no, thanks and greetings of the language pack, which everybody says.
    """
    common = {plain(text) for kind, texts in words(language).items() if kind.startswith('talk ') for text in texts}
    return {text for text in sentences(language) if ' ' in text and text not in common}
