"""The mean of a continued training and of what it began from: most of what was learnt, without most of what was lost."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from checkpoint import Checkpoint, read_checkpoint
from ggml import WIDE

TABLE = 'decoder.token_embedding.weight'


def average(before: Checkpoint, after: Checkpoint, share: float) -> Checkpoint:
    """Weights of `after` times share and of `before` times the rest; tokens that are new in `after` keep its rows."""
    old, new = dict(before['model']), after['model']
    row_of = {token: row for row, token in enumerate(before['used'])}
    old[TABLE] = torch.stack([
        old[TABLE][row_of[token]] if token in row_of else new[TABLE][row]
        for row, token in enumerate(after['used'])])
    mean = {name: share * weights + (1 - share) * old[name] for name, weights in new.items()}
    kept = {key: value for key, value in after.items() if key not in ('opt', 'mom')}
    return {**kept, 'model': mean}


def compact(checkpoint: Checkpoint) -> Checkpoint:
    """Half the size: what a ggml file has in 16 bit is in 16 bit here, so that both export to the same file."""
    weights = checkpoint['model'].items()
    kept = {name: one if one.dim() < 2 or name in WIDE else one.half() for name, one in weights}
    return {**checkpoint, 'model': kept}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('before', type=Path)
    parser.add_argument('after', type=Path)
    parser.add_argument('out', type=Path)
    parser.add_argument('--share', type=float, default=0.85, help='how much of the later one')
    parser.add_argument('--compact', action='store_true', help='in 16 bit where a ggml file is')
    args = parser.parse_args()
    mean = average(read_checkpoint(args.before), read_checkpoint(args.after), args.share)
    torch.save(compact(mean) if args.compact else mean, args.out)


if __name__ == '__main__':
    main()
