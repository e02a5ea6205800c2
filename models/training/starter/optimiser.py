"""Muon for the matrices of the blocks, AdamW for the rest, shared between the processes."""

from __future__ import annotations

from typing import Sequence

import torch
import torch.distributed as dist

from model import Whisper

MOMENTUM, MUON_DECAY, ADAM_DECAY = 0.95, 0.02, 0.01


def newton_schulz(matrix: torch.Tensor, steps: int = 5) -> torch.Tensor:
    """The nearest orthogonal matrix, roughly."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = matrix
    tall = x.shape[0] > x.shape[1]
    if tall:
        x = x.T
    x = x / (x.norm() + 1e-7)
    for _ in range(steps):
        square = x @ x.T
        x = a * x + (b * square + c * (square @ square)) @ x
    return (x.T if tall else x).float()


class Optimiser:
    """Averages gradients over the processes, clips them, and steps. Every process must call it alike."""

    def __init__(self, model: Whisper, adam_rate: float, muon_rate: float, muon: bool, clip: float) -> None:
        self.adam_rate, self.muon_rate, self.clip = adam_rate, muon_rate, clip
        named = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
        self.parameters = [p for _, p in named]
        self.matrices = [p for name, p in named if 'blocks' in name and p.ndim == 2] if muon else []
        self.momenta = [torch.zeros_like(p) for p in self.matrices]
        taken = {id(p) for p in self.matrices}
        tables = [p for p in self.parameters if p.ndim >= 2 and id(p) not in taken]
        vectors = [p for p in self.parameters if p.ndim < 2]
        groups = [
            dict(params=tables, weight_decay=ADAM_DECAY), dict(params=vectors, weight_decay=0.0),
        ]
        self.adam = torch.optim.AdamW(groups, lr=adam_rate, betas=(0.9, 0.98), eps=1e-8)
        self.flat = torch.zeros(sum(p.numel() for p in self.parameters) + 1)

    def clear(self) -> None:
        """Forgets the gradients."""
        for parameter in self.parameters:
            parameter.grad = None

    def average(self, utterances: int) -> tuple[float, int]:
        """Averages the gradients. Returns their norm, and the utterances of all processes together."""
        gradients = [p.grad if p.grad is not None else torch.zeros_like(p) for p in self.parameters]
        count = torch.tensor([float(utterances)])
        torch.cat([g.reshape(-1) for g in gradients] + [count], out=self.flat)
        dist.all_reduce(self.flat)
        self.flat[:-1] /= dist.get_world_size()
        return float(self.flat[:-1].norm()), int(self.flat[-1])

    def step(self, norm: float, scale: float) -> None:
        """Clips the averaged gradients and steps with both learning rates times `scale`."""
        self.flat[:-1] *= min(1.0, self.clip / (norm + 1e-6))
        sizes = [p.numel() for p in self.parameters]
        for parameter, gradient in zip(self.parameters, self.flat[:-1].split(sizes)):
            parameter.grad = gradient.view(parameter.shape)
        for group in self.adam.param_groups:
            group['lr'] = self.adam_rate * scale
        if self.matrices:
            self._step_matrices(self.muon_rate * scale)
        self.adam.step()

    def _step_matrices(self, rate: float) -> None:
        """Each process orthogonalises its share of the matrices; the sum of the shares is the update."""
        sizes = [p.numel() for p in self.matrices]
        update = torch.zeros(sum(sizes))
        shares = update.split(sizes)
        for i, (parameter, momentum, share) in enumerate(zip(self.matrices, self.momenta, shares)):
            momentum.mul_(MOMENTUM).add_(parameter.grad)
            if i % dist.get_world_size() == dist.get_rank():
                direction = newton_schulz(parameter.grad + MOMENTUM * momentum)
                share.copy_((direction * max(1, parameter.shape[0] / parameter.shape[1]) ** 0.5).reshape(-1))
        dist.all_reduce(update)
        with torch.no_grad():
            for parameter, share in zip(self.matrices, shares):
                parameter.mul_(1 - rate * MUON_DECAY).add_(share.view_as(parameter), alpha=-rate)
                parameter.grad = None

    def state(self) -> dict[str, object]:
        """For a checkpoint."""
        return {'opt': self.adam.state_dict(), 'mom': self.momenta}

    def restore(self, adam: dict[str, object], momenta: Sequence[torch.Tensor]) -> None:
        """Back from a checkpoint."""
        self.adam.load_state_dict(adam)
        for mine, saved in zip(self.momenta, momenta):
            mine.copy_(saved)
