"""Greedy decoding in PyTorch, by decoder and CTC head, at several context lengths, on clean test files."""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import torch

from audio import read_wav, upsample
from checkpoint import Checkpoint, model_of, read_checkpoint
from ggml import SHIPPED, Header, read_header
from mel import fit, log_mel
from scoring import distance
from tokens import EOT, LANGUAGES, Tokenizer, prompt

MAX_TOKENS = 100


class Listener:
    """A checkpoint that turns sound files into text."""

    def __init__(self, saved: Checkpoint, header: Header) -> None:
        self.model, self.used, self.characters = model_of(saved), saved['used'], saved['chars']
        self.filters, self.tokenizer = header.filters, Tokenizer(header.tokens)
        self.row_of = {token: row for row, token in enumerate(self.used)}

    def hear(self, wav: Path, language: str, context: str) -> tuple[str, str]:
        """The texts of decoder and CTC head. `context` is a number of encoder frames, or 'tight'."""
        mel, pad = log_mel(upsample(read_wav(wav)), self.filters)
        frames = (mel.shape[1] + 1) // 2 + 5 if context == 'tight' else int(context)
        with torch.no_grad():
            audio = self.model.encoder(torch.from_numpy(fit(mel, pad, 2 * frames))[None])
            return self._decoded(audio, language), self._ctc(audio)

    def _decoded(self, audio: torch.Tensor, language: str) -> str:
        start = prompt(language)
        rows = [self.row_of[token] for token in start]
        while len(rows) < MAX_TOKENS:
            best = int(self.model.decoder(torch.tensor([rows]), audio)[0, -1].argmax())
            if best == self.row_of[EOT]:
                break
            rows.append(best)
        return self.tokenizer.decode(self.used[row] for row in rows[len(start):]).strip()

    def _ctc(self, audio: torch.Tensor) -> str:
        best = self.model.ctc(audio)[0].argmax(1).tolist()
        return ''.join(
            self.characters[symbol - 1]
            for before, symbol in zip([None, *best], best) if symbol and symbol != before)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--checkpoint', type=Path, required=True)
    parser.add_argument('--test', type=Path, required=True, help='folder made by make_test.py')
    parser.add_argument('--per-language', type=int, default=10)
    parser.add_argument('--contexts', nargs='+', default=['tight', '256', '512'])
    parser.add_argument('--header', type=Path, default=SHIPPED, help='any multilingual ggml Whisper file')
    args = parser.parse_args()
    torch.set_num_threads(1)
    listener = Listener(read_checkpoint(args.checkpoint), read_header(args.header))
    with open(args.test / 'manifest.tsv', encoding='utf8') as file:
        rows = [row for row in csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE)]
    for context in args.contexts:
        for language in sorted(LANGUAGES):
            clean = [row for row in rows if row['language'] == language and '_clean' in row['file']]
            word_errors = words = character_errors = characters = 0
            for row in clean[:args.per_language]:
                text = row['text']
                decoded, ctc = listener.hear(args.test / row['file'], language, context)
                word_errors += distance(text.split(), decoded.split())
                words += len(text.split())
                character_errors += distance(text, ctc)
                characters += len(text)
            print(
                f'context {context}: {language} WER {100 * word_errors / words:.0f} %, '
                f'CTC character errors {100 * character_errors / characters:.0f} %', flush=True)


if __name__ == '__main__':
    main()
