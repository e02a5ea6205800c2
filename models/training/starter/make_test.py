"""Makes a test set: 8 000 Hz WAV files and manifest.tsv.

Seven in ten sentences are slot combinations kept out of training; the others are short and may have been
trained. Each is heard twice, on a clean line and at 10 dB SNR. The speakers are variants that were not
trained, or with --plain-voice the plain (trained) voice of each language.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random
from typing import NamedTuple, Sequence

import numpy as np

from audio import write_wav
from augment import test_condition
from espeak import Espeak
from grammars import load_first
from synth import HELD_OUT_VOICES, Utterance, utterance
from tokens import LANGUAGES

CONDITIONS = {'clean': None, '10db': 10.0}
COLUMNS = ('file', 'language', 'condition', 'kind', 'voice', 'text')
LONGEST_SHORT_WORDS = 5


class Drawn(NamedTuple):
    """`kind` is 'unseen' or 'short'."""

    utterance: Utterance
    kind: str


def draw(espeak: Espeak, language: str, rng: Random, count: int, voices: Sequence[str]) -> list[Drawn]:
    """Distinct sentences, spoken."""
    grammar = load_first(language)
    seen: set[str] = set()
    drawn: list[Drawn] = []
    while len(drawn) < count:
        unseen = len(drawn) % 10 < 7
        spoken = utterance(espeak, language, grammar, rng, True if unseen else None, voices)
        text = spoken.transcript
        if text in seen or (not unseen and len(text.split()) > LONGEST_SHORT_WORDS):
            continue
        seen.add(text)
        drawn.append(Drawn(spoken, 'unseen' if unseen else 'short'))
    return drawn


def write_language(
    folder: Path, language: str, drawn: Sequence[Drawn], rng: np.random.Generator,
) -> list[tuple[str, ...]]:
    """Writes the files of one language; returns their rows of the manifest."""
    pool = [item.utterance.audio for item in drawn]
    rows = []
    for i, (spoken, kind) in enumerate(drawn):
        for condition, snr_db in CONDITIONS.items():
            name = f'{language}_{i:03d}_{condition}.wav'
            write_wav(folder / name, test_condition(spoken.audio, rng, pool, snr_db))
            rows.append((name, language, condition, kind, spoken.voice, spoken.transcript))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--out', type=Path, required=True, help='folder to make')
    parser.add_argument('--per-language', type=int, default=60, help='sentences (60)')
    parser.add_argument('--seed', type=int, default=99)
    parser.add_argument('--plain-voice', action='store_true')
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    espeak = Espeak()
    voices = [''] if args.plain_voice else HELD_OUT_VOICES
    rows = [COLUMNS]
    for language in sorted(LANGUAGES):
        drawn = draw(espeak, language, Random(f'{language}{args.seed}'), args.per_language, voices)
        rows += write_language(args.out, language, drawn, np.random.default_rng(args.seed))
    (args.out / 'manifest.tsv').write_text(''.join('\t'.join(row) + '\n' for row in rows))


if __name__ == '__main__':
    main()
