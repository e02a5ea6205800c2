"""Endless training batches from the shards of synth.py, augmented as they are drawn."""

from __future__ import annotations

import glob
import json
import time
from dataclasses import dataclass
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from random import Random
from typing import Iterator, Mapping, NamedTuple, Sequence

import numpy as np
import torch

from audio import upsample
from augment import noise, train_condition
from ggml import Header
from mel import log_mel
from tokens import EOT, FIRST_LANGUAGE, LANGUAGES, NOSPEECH, Tokenizer, prompt

IGNORED = -1
FULL_CONTEXT = 1500
# Frames a batch keeps free for added silences and slowed speech.
SPARE_FRAMES = 45


class Item(NamedTuple):
    """PCM16 at 8 000 Hz."""

    pcm: np.ndarray
    language: str
    transcript: str


class Example(NamedTuple):
    """Log-mel [80, T] with its pad value, decoder input and target as token ids, characters for the CTC."""

    mel: np.ndarray
    pad: float
    tokens: list[int]
    target: list[int]
    characters: list[int]


@dataclass(frozen=True)
class BatchOptions:
    """See train.py --help."""

    data: Path
    rows: int
    long: bool
    long_from: float
    hy_max: int
    tok_noise: float
    loose: float
    hard: float
    silence: float


class Batches(torch.utils.data.IterableDataset):
    """Batches of (mel bf16 [B, 2C, 80], tokens [B, U], targets [B, U], CTC characters, CTC lengths).

    Every batch holds exactly B utterances in a context of C encoder frames with B * C = rows, so that the
    shapes repeat: the bf16 kernels are compiled per shape. `progress` is the place in the schedule, 0 to 1.
    """

    def __init__(
        self, options: BatchOptions, rank: int, characters: Sequence[str], row_of: Mapping[int, int],
        header: Header, progress: Synchronized,
    ) -> None:
        self.options, self.rank, self.row_of, self.progress = options, rank, row_of, progress
        self.filters = header.filters
        self.character_of = {character: i + 1 for i, character in enumerate(characters)}
        self.tokenizer = Tokenizer(header.tokens, row_of)
        rows = options.rows
        self.shapes = [(c, rows // c) for c in range(60, FULL_CONTEXT) if rows % c == 0 and rows // c >= 4]

    def __iter__(self) -> Iterator[tuple[torch.Tensor, ...]]:
        torch.set_num_threads(1)
        seed = int(time.time() * 1000) % 2 ** 31 + 7919 * self.rank
        rng, picks = np.random.default_rng(seed), Random(seed)
        while True:
            items = self._items(rng, picks)
            if not items:
                time.sleep(1)
                continue
            pool = [item.pcm for item in picks.sample(items, min(400, len(items)))]
            items.sort(key=_jittered_length(rng))
            progress = self.progress.value
            batches = self._grouped(items, rng, progress)
            picks.shuffle(batches)
            for batch, context in batches:
                examples = [self._example(item, rng, pool, progress) for item in batch]
                yield self._tensors(examples, context, rng)

    def _items(self, rng: np.random.Generator, picks: Random) -> list[Item]:
        """The utterances of four shards; a shard that is still being written is left out."""
        shards = glob.glob(str(self.options.data / '*.json'))
        items: list[Item] = []
        for path in picks.sample(shards, min(len(shards), 4)):
            try:
                pcm = np.fromfile(path[:-5] + '.i16', np.int16)
                index = json.loads(Path(path).read_text())
            except (OSError, ValueError):
                continue
            items += [
                Item(pcm[first:first + count], language, text)
                for first, count, language, text, _voice in index
                if not self._left_out(language, text, rng)
            ]
        return items

    def _left_out(self, language: str, text: str, rng: np.random.Generator) -> bool:
        """With --hy-max: long Armenian sentences, and three in ten of the short ones."""
        longest = self.options.hy_max
        return bool(longest) and language == 'hy' and (len(text) > longest or rng.random() < 0.3)

    def _grouped(
        self, items: Sequence[Item], rng: np.random.Generator, progress: float,
    ) -> list[tuple[Sequence[Item], int]]:
        """(utterances, context) pairs. Armenian has four times the tokens and is batched on its own."""
        batches: list[tuple[Sequence[Item], int]] = []
        armenian = [item for item in items if item.language == 'hy']
        for group in (armenian, [item for item in items if item.language != 'hy']):
            start = 0
            while start < len(group):
                context, size, end = self._next_shape(group, start, rng, progress)
                if end - start == size:
                    batches.append((group[start:end], context))
                start = end
        return batches

    def _next_shape(
        self, group: Sequence[Item], start: int, rng: np.random.Generator, progress: float,
    ) -> tuple[int, int, int]:
        """(context, utterances, end of the batch in the group).

        The context is mostly just beyond the longest utterance, sometimes up to 7 s more, and late in
        training now and then the full 30 s.
        """
        kind = rng.random()
        if self.options.long and progress > self.options.long_from and kind < 0.04:
            size = max(2, self.options.rows // FULL_CONTEXT)
            return FULL_CONTEXT, size, min(start + size, len(group))
        extra = 0
        if kind >= 1 - self.options.loose:
            extra = int(rng.integers(0, 100)) if rng.random() < 5 / 6 else int(rng.integers(150, 350))
        for context, size in self.shapes:
            end = min(start + size, len(group))
            if max(len(item.pcm) for item in group[start:end]) / 160 + SPARE_FRAMES + extra <= context:
                break
        return context, size, end

    def _example(
        self, item: Item, rng: np.random.Generator, pool: Sequence[np.ndarray], progress: float,
    ) -> Example:
        if rng.random() < self.options.silence:
            return self._silence(item.language, rng, pool)
        easy = 1 - self.options.hard
        hard = 1 - easy * (1 - min(1.0, max(0.0, (progress - 0.4) / 0.3)))
        mel, pad = self._mel(train_condition(item.pcm, rng, pool, hard), rng)
        ids = self.tokenizer.encode(' ' + item.transcript)
        if self.tokenizer.tokens[ids[0]] == b' ':  # whisper.cpp never lets a lone space be the first token
            ids = ids[1:]
        target = [FIRST_LANGUAGE + LANGUAGES[item.language], IGNORED, IGNORED, *ids, EOT]
        characters = [self.character_of[character] for character in item.transcript]
        return Example(mel, pad, prompt(item.language) + ids, target, characters)

    def _silence(self, language: str, rng: np.random.Generator, pool: Sequence[np.ndarray]) -> Example:
        """Silence or noise alone, to be answered by "no speech"."""
        n = int(rng.integers(2400, 20000))
        sound = noise(n, rng.choice(['white', 'coloured', 'hum']), rng, pool)
        sound = sound / (np.abs(sound).max() + 1e-6) * 10 ** rng.uniform(-4, -0.2)
        if rng.random() < 0.2:
            sound = sound * 0
        mel, pad = self._mel(sound.astype(np.float32), rng)
        return Example(mel, pad, prompt(language), [NOSPEECH, IGNORED, IGNORED, NOSPEECH], [])

    def _mel(self, sound: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, float]:
        return log_mel(upsample(sound, rng), self.filters)

    def _tensors(
        self, examples: Sequence[Example], context: int, rng: np.random.Generator,
    ) -> tuple[torch.Tensor, ...]:
        """An utterance with long silences may lose some of them at its end here."""
        frames = 2 * context
        mel = np.empty((len(examples), frames, 80), np.float32)
        length = (max(len(example.tokens) for example in examples) + 7) // 8 * 8
        tokens = np.full((len(examples), length), self.row_of[EOT], np.int64)
        targets = np.full((len(examples), length), IGNORED, np.int64)
        for i, example in enumerate(examples):
            n = min(frames, example.mel.shape[1])
            mel[i, :n], mel[i, n:] = example.mel.T[:n], example.pad
            tokens[i, :len(example.tokens)] = [self.row_of[token] for token in example.tokens]
            targets[i, :len(example.target)] = [
                self.row_of[token] if token >= 0 else IGNORED for token in example.target]
            self._corrupt(tokens[i, :len(example.tokens)], rng)
        characters = [character for example in examples for character in example.characters]
        lengths = [len(example.characters) for example in examples]
        return (
            torch.from_numpy(mel).bfloat16(), torch.from_numpy(tokens), torch.from_numpy(targets),
            torch.tensor(characters, dtype=torch.long), torch.tensor(lengths),
        )

    def _corrupt(self, history: np.ndarray, rng: np.random.Generator) -> None:
        """Replaces some text tokens by random ones, so that the decoder listens instead of guessing on."""
        wrong = rng.random(len(history)) < self.options.tok_noise
        wrong[:4] = False
        history[wrong] = rng.integers(0, len(self.row_of), int(wrong.sum()))


def _jittered_length(rng: np.random.Generator):
    """Sort key: the length, blurred so that batches are not always of the same utterances."""
    return lambda item: len(item.pcm) + rng.uniform(-2500, 2500)
