"""What callers of a clinic say, one grammar per language.

`<language>.py` is the first grammar: bookings and what belongs to them. `<language>_jobs.py` has the sentences of every
job of the desk, and words.json (of words.ts) what the language packs and the clinic templates know to be said.
"""

import importlib
import json
import re
from pathlib import Path

from grammar import Grammar

WORDS = json.loads(Path(__file__).parent.with_name('words.json').read_text())
LETTERS = {
    'hy': re.compile(r'[ա-ֆև ]+'),
    'ru': re.compile(r'[а-я ]+'),
    'uk': re.compile(r"[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя' ]+"),
    'lt': re.compile(r'[a-ząčęėįšųūž ]+'),
    'hr': re.compile(r'[a-zčćđšž ]+'),
    'en': re.compile(r"[a-z' ]+"),
}
# How often a sentence is of a kind in words.json; the kinds of a table together.
TABLES = {
    'talk': 16, 'wish': 34, 'topic': 9, 'sensitive': 7, 'service': 10, 'person': 3, 'urgent': 6, 'trouble': 8, 'option': 8,
    'question': 2, 'hand-over': 2, 'aspect': 2,
}


def words(language: str) -> dict[str, list[str]]:
    """What the packs and templates know, by kind; only what is written in the letters of the language."""
    kept = {kind: [text for text in texts if LETTERS[language].fullmatch(text)] for kind, texts in WORDS[language].items()}
    return {kind: texts for kind, texts in kept.items() if texts}


def load(language: str) -> Grammar:
    """The whole grammar of an ISO 639-1 language."""
    first = importlib.import_module(f'grammars.{language}')
    jobs = importlib.import_module(f'grammars.{language}_jobs')
    slots, groups = _known(language)
    return Grammar(
        {**first.SLOTS, **jobs.SLOTS, **slots}, [*first.GROUPS, *jobs.JOBS, *groups], first.GRAMMAR.replacements)


def load_first(language: str) -> Grammar:
    """The first grammar alone: the test sets are drawn from it."""
    return importlib.import_module(f'grammars.{language}').GRAMMAR


def _known(language: str) -> tuple[dict[str, list[str]], list[tuple[float, list[str]]]]:
    """Slots and groups of words.json: as it stands, after a greeting, before a please."""
    slots: dict[str, list[str]] = {}
    groups: list[tuple[float, list[str]]] = []
    known = words(language)
    for table, weight in TABLES.items():
        kinds = [kind for kind in known if kind.split(' ')[0] == table]
        for kind in kinds:
            slot = 'known_' + re.sub(r'\W', '_', kind)
            slots[slot] = known[kind]
            bare = '{' + slot + '}'
            groups.append((weight / len(kinds), [bare, bare, bare, '{hello}, ' + bare, bare + ' {please}']))
    return slots, groups
