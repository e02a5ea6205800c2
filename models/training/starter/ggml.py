"""The ggml model file of whisper.cpp: reads the header of one, writes a whole one."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Mapping, Sequence

import numpy as np

from tokens import N_VOCAB, SINGLE_BYTES

MAGIC = 0x67676d6c
SHIPPED = Path(__file__).parents[2] / 'starter' / 'ggml-starter-q8_0.bin'
HYPERPARAMETERS = (
    'n_vocab', 'n_audio_ctx', 'n_audio_state', 'n_audio_head', 'n_audio_layer',
    'n_text_ctx', 'n_text_state', 'n_text_head', 'n_text_layer', 'n_mels', 'ftype',
)
F32, F16 = 0, 1

# whisper.cpp expects these in 32 bit, and the convolutions' biases as columns.
BIASES = ('encoder.conv1.bias', 'encoder.conv2.bias')
WIDE = (*BIASES, 'encoder.positional_embedding', 'decoder.positional_embedding')


@dataclass(frozen=True)
class Header:
    """What stands before the tensors: `filters` is [80, 201] float32, `tokens` are byte strings."""

    hyperparameters: dict[str, int]
    filters: np.ndarray
    tokens: list[bytes]


def read_header(path: str | Path) -> Header:
    """Reads hyper-parameters, mel filters and vocabulary of any multilingual ggml Whisper file."""
    with open(path, 'rb') as file:
        (magic,) = _ints(file, 1)
        if magic != MAGIC:
            raise SystemExit(f'{path} is not a ggml Whisper file')
        hyperparameters = dict(zip(HYPERPARAMETERS, _ints(file, len(HYPERPARAMETERS))))
        n_mels, n_bins = _ints(file, 2)
        filters = np.frombuffer(file.read(4 * n_mels * n_bins), np.float32).reshape(n_mels, n_bins).copy()
        (count,) = _ints(file, 1)
        tokens = [file.read(_ints(file, 1)[0]) for _ in range(count)]
    # Some published tables hold U+FFFD for the single bytes from 128 on; longer damaged tokens stay unused.
    for i, byte in enumerate(SINGLE_BYTES):
        tokens[i] = bytes([byte])
    return Header(hyperparameters, filters, tokens)


def write_model(
    path: str | Path, header: Header, config: Mapping[str, int], used: Sequence[int],
    tensors: Mapping[str, np.ndarray],
) -> None:
    """Writes a model in 16 bit. `tensors` bear Whisper's names; the token table has one row per id in `used`.

    Rows of the table that were not trained are written as zeros. The CTC head is left out.
    """
    width = config['d']
    with open(path, 'wb') as file:
        file.write(struct.pack('I', MAGIC))
        file.write(struct.pack(
            '11i', N_VOCAB, 1500, width, width // 64, config['enc_layers'], 448, width, width // 64,
            config['dec_layers'], config['n_mels'], F16,
        ))
        file.write(struct.pack('2i', *header.filters.shape))
        file.write(header.filters.astype(np.float32).tobytes())
        file.write(struct.pack('i', len(header.tokens)))
        for token in header.tokens:
            file.write(struct.pack('i', len(token)) + token)
        for name, values in tensors.items():
            if not name.startswith('ctc.'):
                _write_tensor(file, name, _shaped(name, values, used))


def _shaped(name: str, values: np.ndarray, used: Sequence[int]) -> np.ndarray:
    if name == 'decoder.token_embedding.weight':
        table = np.zeros((N_VOCAB, values.shape[1]), np.float32)
        table[np.asarray(used)] = values
        return table
    return values.reshape(-1, 1) if name in BIASES else values


def _write_tensor(file: BinaryIO, name: str, values: np.ndarray) -> None:
    wide = values.ndim < 2 or name in WIDE
    data = np.ascontiguousarray(values.astype(np.float32 if wide else np.float16))
    label = name.encode()
    file.write(struct.pack('3i', data.ndim, len(label), F32 if wide else F16))
    file.write(struct.pack(f'{data.ndim}i', *data.shape[::-1]))
    file.write(label)
    file.write(data.tobytes())


def _ints(file: BinaryIO, count: int) -> tuple[int, ...]:
    return struct.unpack(f'{count}i', file.read(4 * count))
