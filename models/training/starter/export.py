"""Writes a checkpoint as a whisper.cpp ggml file in 16 bit; whisper-quantize makes the smaller ones of it."""

from __future__ import annotations

import argparse
from pathlib import Path

from checkpoint import read_checkpoint
from ggml import SHIPPED, read_header, write_model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('checkpoint', type=Path)
    parser.add_argument('out', type=Path)
    parser.add_argument('--header', type=Path, default=SHIPPED, help='any multilingual ggml Whisper file')
    args = parser.parse_args()
    saved = read_checkpoint(args.checkpoint)
    tensors = {name: weights.detach().float().numpy() for name, weights in saved['model'].items()}
    write_model(args.out, read_header(args.header), saved['cfg'], saved['used'], tensors)


if __name__ == '__main__':
    main()
