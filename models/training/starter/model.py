"""Whisper in plain PyTorch: the official tensor names, a compact token table, a CTC head for training."""

from __future__ import annotations

import math

import torch
import torch.nn as nn
import torch.nn.functional as F

HEAD_WIDTH, AUDIO_CONTEXT, TEXT_CONTEXT = 64, 1500, 448


def attend(query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, causal: bool) -> torch.Tensor:
    """Scaled dot-product attention; PyTorch has its own from 2.0 on, Debian 12 ships 1.13."""
    if hasattr(F, 'scaled_dot_product_attention'):
        return F.scaled_dot_product_attention(query, key, value, is_causal=causal)
    scores = query @ key.transpose(-2, -1) / math.sqrt(query.shape[-1])
    if causal:
        future = torch.ones(scores.shape[-2:], dtype=torch.bool).triu(1)
        scores = scores.masked_fill(future, -math.inf)
    return scores.float().softmax(-1).to(value.dtype) @ value


def sinusoids(length: int, channels: int, max_timescale: float = 10000) -> torch.Tensor:
    """The encoder's positions, [length, channels]."""
    increment = math.log(max_timescale) / (channels // 2 - 1)
    inverse = torch.exp(-increment * torch.arange(channels // 2))
    angles = torch.arange(length)[:, None] * inverse[None, :]
    return torch.cat([angles.sin(), angles.cos()], 1)


class Attention(nn.Module):
    """Multi-head attention, to itself or to the audio.

    whisper.cpp's flash attention pads the audio keys and values with zeros to a multiple of 256 and does not
    mask them; `phantom` adds that many such keys, so that the model learns to live with them.
    """

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width, bias=False)
        self.value = nn.Linear(width, width)
        self.out = nn.Linear(width, width)

    def forward(
        self, x: torch.Tensor, audio: torch.Tensor | None = None, causal: bool = False, phantom: int = 0,
    ) -> torch.Tensor:
        source = x if audio is None else audio
        query = self._split(self.query(x))
        key, value = self._split(self.key(source)), self._split(self.value(source))
        if phantom:
            key, value = F.pad(key, (0, 0, 0, phantom)), F.pad(value, (0, 0, 0, phantom))
        return self.out(attend(query, key, value, causal).transpose(1, 2).reshape(x.shape))

    def _split(self, x: torch.Tensor) -> torch.Tensor:
        return x.view(*x.shape[:2], self.heads, -1).transpose(1, 2)


class Block(nn.Module):
    """One layer of the encoder, or with `cross` of the decoder."""

    def __init__(self, width: int, heads: int, cross: bool) -> None:
        super().__init__()
        self.cross = cross
        self.attn = Attention(width, heads)
        self.attn_ln = nn.LayerNorm(width)
        if cross:
            self.cross_attn = Attention(width, heads)
            self.cross_attn_ln = nn.LayerNorm(width)
        self.mlp = nn.Sequential(
            nn.Linear(width, 4 * width), nn.GELU(approximate='tanh'), nn.Linear(4 * width, width))
        self.mlp_ln = nn.LayerNorm(width)

    def forward(
        self, x: torch.Tensor, audio: torch.Tensor | None = None, causal: bool = False, phantom: int = 0,
    ) -> torch.Tensor:
        x = x + self.attn(self.attn_ln(x), causal=causal, phantom=0 if causal else phantom)
        if self.cross:
            x = x + self.cross_attn(self.cross_attn_ln(x), audio, phantom=phantom)
        return x + self.mlp(self.mlp_ln(x))


class Encoder(nn.Module):
    """Mel frames [batch, T, 80], T even, to [batch, T / 2, width]."""

    def __init__(self, n_mels: int, width: int, heads: int, layers: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv1d(n_mels, width, 3, padding=1)
        self.conv2 = nn.Conv1d(width, width, 3, stride=2, padding=1)
        self.register_buffer('positional_embedding', sinusoids(AUDIO_CONTEXT, width))
        self.blocks = nn.ModuleList([Block(width, heads, False) for _ in range(layers)])
        self.ln_post = nn.LayerNorm(width)
        self.frozen = 0

    def freeze(self, layers: int) -> None:
        """Leaves the convolutions and the first layers as they are: no gradient is worked out for them."""
        self.frozen = layers
        for part in [self.conv1, self.conv2, *self.blocks[:layers]]:
            part.requires_grad_(False)

    def forward(self, mel: torch.Tensor, phantom: int = 0) -> torch.Tensor:
        with torch.set_grad_enabled(torch.is_grad_enabled() and not self.frozen):
            x = _convolve(self.conv1, mel, 1)
            x = _convolve(self.conv2, x, 2)
            x = x.float() + self.positional_embedding[:x.shape[1]]
            for block in self.blocks[:self.frozen]:
                x = block(x, phantom=phantom)
        for block in self.blocks[self.frozen:]:
            x = block(x, phantom=phantom)
        return self.ln_post(x)


class Decoder(nn.Module):
    """Tokens [batch, U] and encoded audio to logits [batch, U, rows of the compact table]."""

    def __init__(self, n_tokens: int, width: int, heads: int, layers: int) -> None:
        super().__init__()
        self.token_embedding = nn.Embedding(n_tokens, width)
        self.positional_embedding = nn.Parameter(torch.randn(TEXT_CONTEXT, width) * 0.01)
        self.blocks = nn.ModuleList([Block(width, heads, True) for _ in range(layers)])
        self.ln = nn.LayerNorm(width)
        nn.init.normal_(self.token_embedding.weight, std=0.05)

    def forward(self, tokens: torch.Tensor, audio: torch.Tensor, phantom: int = 0) -> torch.Tensor:
        x = self.token_embedding(tokens) + self.positional_embedding[:tokens.shape[1]]
        for block in self.blocks:
            x = block(x, audio, causal=True, phantom=phantom)
        return F.linear(self.ln(x), self.token_embedding.weight)


class Whisper(nn.Module):
    """`n_tok` rows of the token table are trained; `n_ctc` are the characters and the blank."""

    def __init__(
        self, n_tok: int, n_ctc: int, d: int = 192, enc_layers: int = 4, dec_layers: int = 2,
        n_mels: int = 80,
    ) -> None:
        super().__init__()
        heads = d // HEAD_WIDTH
        self.cfg = dict(
            n_tok=n_tok, n_ctc=n_ctc, d=d, enc_layers=enc_layers, dec_layers=dec_layers, n_mels=n_mels)
        self.encoder = Encoder(n_mels, d, heads, enc_layers)
        self.decoder = Decoder(n_tok, d, heads, dec_layers)
        self.ctc = nn.Linear(d, n_ctc)
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.normal_(module.weight, std=module.weight.shape[1] ** -0.5 * 0.7)
                if module.bias is not None:
                    nn.init.zeros_(module.bias)
        for block in [*self.encoder.blocks, *self.decoder.blocks]:
            _start_small(block)

    def forward(
        self, mel: torch.Tensor, tokens: torch.Tensor, phantom: int = 0,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Decoder logits and CTC logits."""
        audio = self.encoder(mel, phantom)
        return self.decoder(tokens, audio, phantom), self.ctc(audio)


def _convolve(layer: nn.Conv1d, x: torch.Tensor, stride: int) -> torch.Tensor:
    """The width-3 convolution as one matrix product, fast on a CPU: [B, T, C] to [B, T / stride, D]."""
    padded = F.pad(x, (0, 0, 1, 1))
    n = x.shape[1] // stride
    columns = torch.cat([padded[:, k:k + (n - 1) * stride + 1:stride] for k in range(3)], 2)
    weight = layer.weight.permute(0, 2, 1).reshape(layer.weight.shape[0], -1)
    return F.gelu(F.linear(columns, weight, layer.bias), approximate='tanh')


def _start_small(block: Block) -> None:
    """Halves what each branch adds at first."""
    outputs = [block.attn.out, block.mlp[2]] + ([block.cross_attn.out] if block.cross else [])
    for layer in outputs:
        layer.weight.data.mul_(0.5)
