"""Compares the logits of libwhisper and of the PyTorch model for the same sound, with the full window."""

from __future__ import annotations

import argparse
import ctypes
from pathlib import Path

import numpy as np
import torch

from audio import read_wav, upsample
from checkpoint import model_of, read_checkpoint
from ggml import SHIPPED, read_header
from mel import fit, log_mel
from tokens import N_VOCAB, prompt

FRAMES = 3000
# 1500 keys are padded to the next multiple of 256 by whisper.cpp's flash attention.
PHANTOM_KEYS = 36


class LibWhisper:
    """The few functions of libwhisper that are needed."""

    def __init__(self, library: Path, model: Path) -> None:
        self.library = ctypes.CDLL(str(library))
        self.library.whisper_init_from_file.restype = ctypes.c_void_p
        self.library.whisper_get_logits.restype = ctypes.POINTER(ctypes.c_float)
        self.context = ctypes.c_void_p(self.library.whisper_init_from_file(str(model).encode()))
        if not self.context:
            raise SystemExit(f'{model} cannot be loaded')

    def hear(self, audio: np.ndarray) -> None:
        """Takes float audio at 16 000 Hz."""
        self.library.whisper_pcm_to_mel(self.context, _pointer(audio), len(audio), 1)

    def take_mel(self, mel: np.ndarray) -> None:
        """Takes a log-mel, [80, 3000]."""
        data = np.ascontiguousarray(mel)
        self.library.whisper_set_mel(self.context, _pointer(data), data.shape[1], data.shape[0])

    def logits(self, tokens: list[int]) -> np.ndarray:
        """Encodes what was taken, decodes the tokens, and returns the logits after the last."""
        self.library.whisper_encode(self.context, 0, 1)
        self.library.whisper_decode(self.context, (ctypes.c_int * len(tokens))(*tokens), len(tokens), 0, 1)
        pointer = self.library.whisper_get_logits(self.context)
        values = np.ctypeslib.as_array(pointer, (len(tokens) * N_VOCAB,)).copy()
        # Some versions keep only the last row, and keep it first.
        return values[-N_VOCAB:] if np.abs(values[-N_VOCAB:]).sum() > 0 else values[:N_VOCAB]


def _pointer(values: np.ndarray) -> ctypes.c_void_p:
    return values.ctypes.data_as(ctypes.c_void_p)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add('--library', type=Path, required=True, help='libwhisper.so')
    add('--model', type=Path, required=True, help='ggml file made of the checkpoint')
    add('--checkpoint', type=Path, required=True)
    add('--wav', type=Path, required=True, help='8 000 Hz PCM16 mono')
    add('--language', default='lt')
    add('--header', type=Path, default=SHIPPED, help='any multilingual ggml Whisper file')
    args = parser.parse_args()

    audio = upsample(read_wav(args.wav))
    frames = fit(*log_mel(audio, read_header(args.header).filters), FRAMES)
    tokens = prompt(args.language)
    saved = read_checkpoint(args.checkpoint)
    used = saved['used']
    with torch.no_grad():
        rows = torch.tensor([[used.index(token) for token in tokens]])
        ours = model_of(saved)(torch.from_numpy(frames)[None], rows, PHANTOM_KEYS)[0][0, -1].numpy()

    whisper = LibWhisper(args.library, args.model)
    whisper.hear(audio)
    theirs = whisper.logits(tokens)
    whisper.take_mel(frames.T)
    same_mel = whisper.logits(tokens)

    print(f'largest difference of a logit    {np.abs(ours - theirs[used]).max():.4f}')
    print(f'range of the logits              {ours.min():.2f} to {ours.max():.2f}')
    print(f'same best token                  {used[ours.argmax()] == int(np.argmax(theirs))}')
    print(f'largest logit of untrained rows  {np.delete(theirs, used).max():.4f}')
    print(f'difference with our mel          {np.abs(ours - same_mel[used]).max():.4f}')
    print(f'difference by the mel alone      {np.abs(theirs - same_mel).max():.4f}')


if __name__ == '__main__':
    main()
