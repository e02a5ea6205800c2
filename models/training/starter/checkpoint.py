"""Checkpoints: weights, token subset, CTC characters, optimiser state and the place in the schedule."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Mapping, Sequence

import torch

from model import Whisper
from optimiser import Optimiser

Checkpoint = dict[str, Any]


def read_checkpoint(path: str | Path) -> Checkpoint:
    """Keys: model, cfg, used (token ids of the table's rows), chars, opt, mom, step, t_used (seconds)."""
    return torch.load(path, map_location='cpu', weights_only=False)


def write_checkpoint(
    path: Path, model: Whisper, vocabulary: Mapping[str, Any], optimiser: Optimiser, step: int,
    seconds: float,
) -> None:
    """Writes beside the file and renames, so that a stop in the middle leaves the last one whole."""
    partial = path.with_name(path.name + '.tmp')
    torch.save(
        dict(
            model=model.state_dict(), cfg=model.cfg, used=vocabulary['used'], chars=vocabulary['chars'],
            **optimiser.state(), step=step, t_used=seconds,
        ), partial)
    os.replace(partial, path)


def model_of(checkpoint: Checkpoint) -> Whisper:
    """The network of a checkpoint, ready to listen."""
    cfg = checkpoint['cfg']
    model = Whisper(
        len(checkpoint['used']), len(checkpoint['chars']) + 1, cfg['d'], cfg['enc_layers'], cfg['dec_layers'])
    model.load_state_dict(checkpoint['model'])
    return model.eval()


def load_weights(model: Whisper, checkpoint: Checkpoint, used: Sequence[int]) -> None:
    """Takes the weights of a checkpoint. If its token subset differs, known rows of the table are mapped."""
    weights = checkpoint['model']
    if checkpoint['used'] != list(used):
        table = model.decoder.token_embedding.weight.data.clone()
        row_of = {token: row for row, token in enumerate(used)}
        for row, token in enumerate(checkpoint['used']):
            if token in row_of:
                table[row_of[token]] = weights['decoder.token_embedding.weight'][row]
        weights['decoder.token_embedding.weight'] = table
        mine = model.state_dict()
        weights = {k: v for k, v in weights.items() if not k.startswith('ctc.') or v.shape == mine[k].shape}
    model.load_state_dict(weights, strict=False)
