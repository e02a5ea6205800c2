"""Speaks grammar sentences with espeak-ng and stores them as shards of 8 000 Hz PCM16."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from random import Random
from typing import NamedTuple, Sequence

import numpy as np

from espeak import Espeak
from grammar import Grammar
from grammars import load, load_first
from scenarios import kept_out, plain

# Speaker variants of espeak-ng that are never trained; test sets are spoken by them.
HELD_OUT_VOICES = [
    'f5', 'm7', 'klatt2', 'Alicia', 'Andy', 'grandma', 'linda', 'pablo', 'rob', 'steph2', 'victor',
    'shelby',
]
# The empty name is the plain voice of the language.
TRAINED_VOICES = [
    '', '', '', 'f1', 'f2', 'f3', 'f4', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm8', 'Alex', 'Andrea', 'Annie',
    'Denis', 'Diogo', 'Gene', 'Gene2', 'Henrique', 'Hugo', 'Jacky', 'Lee', 'Marco', 'Mario', 'Michael',
    'Mike', 'Nguyen', 'RicishayMax', 'RicishayMax2', 'RicishayMax3', 'adam', 'anika', 'announcer', 'antonio',
    'aunty', 'belinda', 'benjamin', 'boris', 'caleb', 'david', 'ed', 'edward', 'edward2', 'fast', 'grandpa',
    'gustave', 'iven', 'iven2', 'iven3', 'iven4', 'john', 'kaukovalta', 'klatt', 'klatt3', 'klatt4',
    'klatt5', 'klatt6', 'marcelo', 'max', 'michel', 'miguel', 'norbert', 'paul', 'pedro', 'quincy', 'robert',
    'sandro', 'steph', 'steph3', 'travis', 'zac',
]
# espeak-ng voices per language; English in four accents, Croatian also with the Bosnian voice. Debian's 1.51 calls the
# British one 'en'; what its data lacks is passed over.
ACCENTS = {
    'en': ['en', 'en', 'en-us', 'en-gb-x-rp', 'en-gb-scotland'],
    'lt': ['lt'],
    'hr': ['hr', 'hr', 'bs'],
    'hy': ['hy'],
    'uk': ['uk'],
    'ru': ['ru'],
}
MAX_CHARACTERS, MIN_SAMPLES, MAX_SAMPLES = 90, 1200, 8000 * 9


class Utterance(NamedTuple):
    """Float audio at 8 000 Hz, its transcript, and the speaker variant."""

    audio: np.ndarray
    transcript: str
    voice: str


def utterance(
    espeak: Espeak, language: str, grammar: Grammar, rng: Random, held_out: bool | None,
    voices: Sequence[str], never: frozenset[str] = frozenset(),
) -> Utterance:
    """Draws and speaks until one is usable.

    `held_out`: True takes only slot combinations kept out of training, False none of them, None any sentence.
    `never` are sentences that are not spoken.
    """
    while True:
        sentence = grammar.sample(rng)
        if held_out is not None and sentence.held_out != held_out:
            continue
        if len(sentence.transcript) > MAX_CHARACTERS or plain(sentence.transcript) in never:
            continue
        voice = rng.choice(voices)
        accent = rng.choice(ACCENTS[language])
        audio = espeak.say(
            sentence.spoken,
            accent + ('+' + voice if voice else ''),
            rate=min(220, max(115, rng.gauss(160, 20))),
            pitch=min(85, max(15, rng.gauss(50, 14))),
            pitch_range=rng.choice([30, 50, 50, 60, 75]),
        )
        if audio is not None and MIN_SAMPLES <= len(audio) <= MAX_SAMPLES:
            return Utterance(audio, sentence.transcript, voice)


def write_shard(
    folder: Path, number: int, espeak: Espeak, languages: Sequence[str], grammars: dict[str, Grammar],
    utterances: int, voices: Sequence[str],
) -> None:
    """One shard, the languages in turn: sNNNNN.i16 and, when it is whole, sNNNNN.json.

    The JSON is a list of [first sample, samples, language, transcript, voice].
    """
    rng = Random(1000003 * number + 17)
    never = {language: frozenset(kept_out(language)) for language in grammars}
    index: list[tuple[int, int, str, str, str]] = []
    chunks: list[np.ndarray] = []
    position = 0
    for i in range(utterances):
        language = languages[i % len(languages)]
        audio, text, voice = utterance(
            espeak, language, grammars[language], rng, False, voices, never[language])
        pcm = np.clip(audio / max(1e-3, np.abs(audio).max()) * 28000, -32767, 32767).astype(np.int16)
        index.append((position, len(pcm), language, text, voice))
        chunks.append(pcm)
        position += len(pcm)
    stem = folder / f's{number:05d}'
    np.concatenate(chunks).tofile(stem.with_suffix('.i16'))
    partial = stem.with_suffix('.json.tmp')
    partial.write_text(json.dumps(index, ensure_ascii=False))
    os.rename(partial, stem.with_suffix('.json'))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--out', type=Path, required=True, help='folder for the shards')
    parser.add_argument('--languages', default='en,lt,hr,uk,ru,hy', help='in this order, in turn; one may come twice')
    parser.add_argument('--first', type=int, default=0, help='number of the first shard; it seeds the draws')
    parser.add_argument('--shards', type=int, default=90, help='how many to make')
    parser.add_argument('--per-shard', type=int, default=600, help='utterances in each')
    parser.add_argument('--first-grammars', action='store_true', help='only the first grammars: bookings')
    parser.add_argument('--plain', type=int, default=0, help='more turns for the plain voice (three of its own)')
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    espeak = Espeak()
    languages = args.languages.split(',')
    grammars = {language: (load_first if args.first_grammars else load)(language) for language in languages}
    voices = [*TRAINED_VOICES, *[''] * args.plain]
    for number in range(args.first, args.first + args.shards):
        write_shard(args.out, number, espeak, languages, grammars, args.per_shard, voices)


if __name__ == '__main__':
    main()
