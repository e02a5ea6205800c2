"""Sentence grammars: templates with (a|b|) alternatives and {slot} names.

A slot is a list of strings, which are templates themselves, or a function of the random generator. Commas and
full stops are pauses for the synthesiser; the transcript has none.
"""

from __future__ import annotations

import re
import zlib
from random import Random
from typing import Callable, Mapping, NamedTuple, Sequence, Union

Slot = Union[Sequence[str], Callable[[Random], str]]
Group = tuple[int, Sequence[str]]

ALTERNATIVES = re.compile(r'\(([^()]*)\)')
SLOT = re.compile(r'\{(\w+)\}')
MAX_EXPANSIONS = 24


class Sentence(NamedTuple):
    """What is spoken, what is to be recognised, and whether this slot combination is kept out of training."""

    spoken: str
    transcript: str
    held_out: bool


class Grammar:
    """Draws sentences. `groups` are (weight, templates); `replacements` are made in the transcript only."""

    def __init__(
        self, slots: Mapping[str, Slot], groups: Sequence[Group],
        replacements: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.slots = slots
        self.weights = [weight for weight, _ in groups]
        self.templates = [templates for _, templates in groups]
        self.replacements = replacements

    def sample(self, rng: Random) -> Sentence:
        """One sentence.

        Those with a slot are split 90/10 by a hash of the transcript; plain phrases are always for training.
        """
        group = rng.choices(self.templates, self.weights)[0]
        template = rng.choice(group)
        spoken = self._expand(template, rng)
        spoken = re.sub(r'\s+', ' ', spoken).replace(' ,', ',').strip(' ,').lower()
        text = transcript(spoken)
        for before, after in self.replacements:
            text = text.replace(before, after)
        held_out = '{' in template and zlib.crc32(text.encode()) % 10 == 0
        return Sentence(spoken, text, held_out)

    def _expand(self, text: str, rng: Random) -> str:
        for _ in range(MAX_EXPANSIONS):
            text = _choose(text, rng)
            found = SLOT.search(text)
            if not found:
                break
            slot = self.slots[found.group(1)]
            value = slot(rng) if callable(slot) else rng.choice(slot)
            text = text[:found.start()] + value + text[found.end():]
        return text


def transcript(spoken: str) -> str:
    """The text without the marks that only make pauses."""
    return re.sub(r'\s+', ' ', re.sub(r'[,.?!;:—]', ' ', spoken)).strip()


def spell(name: str) -> str:
    """A name letter by letter, with a pause after each."""
    return ', '.join(name)


def _choose(text: str, rng: Random) -> str:
    """Replaces every innermost (a|b) by one of its parts."""
    found = ALTERNATIVES.search(text)
    while found:
        text = text[:found.start()] + rng.choice(found.group(1).split('|')) + text[found.end():]
        found = ALTERNATIVES.search(text)
    return text
