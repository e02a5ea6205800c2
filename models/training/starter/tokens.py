"""Whisper's text tokens: the ids the starter uses, and a byte-level BPE in the order of a vocabulary."""

from __future__ import annotations

import re
from typing import Iterable, Sequence

# The starter's languages and their places in Whisper's list of languages.
LANGUAGES = {'en': 0, 'ru': 4, 'uk': 21, 'hr': 32, 'lt': 34, 'hy': 53}

N_VOCAB = 51865
EOT, SOT, FIRST_LANGUAGE = 50257, 50258, 50259
TRANSCRIBE, NOSPEECH, NOTIMESTAMPS = 50359, 50362, 50363

# GPT-2 numbers the 256 single bytes first, printable ones before the rest.
SINGLE_BYTES = [
    *range(33, 127), *range(161, 173), *range(174, 256), *range(33), *range(127, 161), 173,
]


def prompt(language: str) -> list[int]:
    """The four tokens before the text: start, language, transcribe, no timestamps."""
    return [SOT, FIRST_LANGUAGE + LANGUAGES[language], TRANSCRIBE, NOTIMESTAMPS]


class Tokenizer:
    """GPT-2 style byte-level BPE. Takes the byte strings of the vocabulary in their rank order.

    With `used`, a token that is not in it is taken apart into the two that it was joined from, and so on: a rare word is
    spelt with pieces that are heard often enough to be learnt. Without, every token of the vocabulary may come.
    """

    pieces = re.compile(r"'s|'t|'re|'ve|'m|'ll|'d| ?[^\W\d_]+| ?\d+| ?[^\s\w]+|\s+")

    def __init__(self, tokens: Sequence[bytes], used: Iterable[int] | None = None) -> None:
        self.tokens = tokens
        self.used = None if used is None else set(used)
        self.rank: dict[bytes, int] = {}
        for i, token in enumerate(tokens):
            if token and token not in self.rank and b'\xef\xbf\xbd' not in token:
                self.rank[token] = i
        self.cache: dict[str, list[int]] = {}

    def encode(self, text: str) -> list[int]:
        """Token ids of a text; the caller puts the leading space."""
        ids: list[int] = []
        for piece in self.pieces.findall(text):
            if piece not in self.cache:
                self.cache[piece] = self._known(self._merge(piece.encode()))
            ids += self.cache[piece]
        return ids

    def decode(self, ids: Iterable[int]) -> str:
        """The text of token ids; special tokens are left out, broken characters become U+FFFD."""
        return b''.join(self.tokens[i] for i in ids if i < len(self.tokens)).decode('utf8', 'replace')

    def _known(self, ids: list[int]) -> list[int]:
        """The same text in tokens that are used."""
        known: list[int] = []
        for token in ids:
            text = self.tokens[token]
            split = self.used is not None and token not in self.used and len(text) > 1
            known += self._known(self._merge(text, whole=False)) if split else [token]
        return known

    def _merge(self, piece: bytes, whole: bool = True) -> list[int]:
        """Joins neighbours, lowest rank first, until no pair is a token; not `whole`: or until two parts are left."""
        parts = [bytes([byte]) for byte in piece]
        while len(parts) > (1 if whole else 2):
            ranks = [self.rank.get(a + b) for a, b in zip(parts, parts[1:])]
            known = [(rank, i) for i, rank in enumerate(ranks) if rank is not None]
            if not known:
                break
            _, i = min(known)
            parts[i:i + 2] = [parts[i] + parts[i + 1]]
        return [self.rank[part] for part in parts]
