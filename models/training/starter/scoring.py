"""Word and character errors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Sequence


def distance(a: Sequence[object], b: Sequence[object]) -> int:
    """Levenshtein distance of two sequences: words, or the characters of strings."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (x != y))
    return row[-1]


def normalised(text: str) -> str:
    """Lower case, single spaces, without the marks that carry no sound."""
    return re.sub(r'\s+', ' ', re.sub(r"[.,?!«»\"]", ' ', text.lower())).strip()


@dataclass
class Score:
    """Sums over sentences; the rates are in %."""

    word_errors: int = 0
    words: int = 0
    character_errors: int = 0
    characters: int = 0
    exact: int = 0
    sentences: int = 0

    def add(self, wanted: str, heard: str) -> None:
        """Counts one sentence; both texts are normalised."""
        self.word_errors += distance(wanted.split(), heard.split())
        self.words += len(wanted.split())
        self.character_errors += distance(wanted, heard)
        self.characters += len(wanted)
        self.exact += heard == wanted
        self.sentences += 1

    @property
    def word_error_rate(self) -> float:
        return 100 * self.word_errors / self.words

    @property
    def character_error_rate(self) -> float:
        return 100 * self.character_errors / self.characters

    @property
    def exact_rate(self) -> float:
        return 100 * self.exact / self.sentences
