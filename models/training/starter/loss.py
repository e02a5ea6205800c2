"""Decoder cross-entropy with the untrained tokens in its normaliser, and character CTC on the encoder."""

from __future__ import annotations

import math
import random
from typing import NamedTuple, Sequence

import torch
import torch.nn.functional as F

from model import Whisper


class Loss(NamedTuple):
    """`total` is to be minimised; the others are for the log."""

    total: torch.Tensor
    cross_entropy: float
    ctc: float
    accuracy: float


def loss_of(
    model: Whisper, batch: Sequence[torch.Tensor], untrained: int, ctc_weight: float, bf16: bool = True,
) -> Loss:
    """The loss of one batch of batches.py. `untrained` rows of the token table have a logit of exactly 0."""
    mel, tokens, targets, characters, lengths = batch
    with torch.autocast('cpu', torch.bfloat16, enabled=bf16):
        phantom = random.choice([0, 0, 36, random.randrange(1, 130)])
        logits, ctc_logits = model(mel if bf16 else mel.float(), tokens, phantom)
    asked = targets.view(-1) >= 0
    logits = logits.reshape(-1, logits.shape[-1])[asked].float()
    wanted = targets.view(-1)[asked]
    others = torch.full((len(logits), 1), math.log(untrained))
    normaliser = torch.logsumexp(torch.cat([logits, others], 1), 1)
    cross_entropy = (normaliser - logits.gather(1, wanted[:, None])[:, 0]).mean()
    accuracy = (logits.argmax(1) == wanted).float().mean()
    total, ctc = cross_entropy, torch.zeros(())
    if ctc_weight > 0:
        ctc = _ctc(ctc_logits, characters, lengths)
        total = total + ctc_weight * ctc
    return Loss(total, cross_entropy.item(), ctc.item(), accuracy.item())


def _ctc(logits: torch.Tensor, characters: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
    """CTC loss per character, averaged over the batch; silence counts nothing."""
    scores = F.log_softmax(logits.float(), -1).transpose(0, 1)
    frames = torch.full((scores.shape[1],), scores.shape[0])
    losses = F.ctc_loss(scores, characters, frames, lengths, reduction='none', zero_infinity=True)
    return (losses / lengths.clamp(min=1)).mean()
