"""Sound files and sampling rates: 8 000 Hz PCM16 mono WAV, and 8 to 16 kHz."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
from scipy.fft import irfft, next_fast_len, rfft

RATE = 8000


def read_wav(path: str | Path) -> np.ndarray:
    """Samples of a PCM16 mono file as float32 in [-1, 1)."""
    with wave.open(str(path)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), '<i2').astype(np.float32) / 32768


def write_wav(path: str | Path, samples: np.ndarray) -> None:
    """Writes float samples in [-1, 1] as PCM16 mono at 8 000 Hz."""
    with wave.open(str(path), 'wb') as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype('<i2').tobytes())


def upsample(samples: np.ndarray, rng: np.random.Generator | None = None) -> np.ndarray:
    """8 to 16 kHz: band-limited, or, with `rng`, by linear interpolation four times in ten."""
    n = len(samples)
    if rng is not None and rng.random() < 0.4:
        out = np.empty(2 * n, np.float32)
        out[::2] = samples
        out[1:-1:2] = (samples[:-1] + samples[1:]) / 2
        out[-1] = samples[-1]
        return out
    size = next_fast_len(n + 64)
    spectrum = rfft(np.concatenate([samples, np.zeros(size - n, np.float32)]))
    spectrum = np.concatenate([spectrum, np.zeros(size - len(spectrum) + 1, spectrum.dtype)])
    return (irfft(spectrum, 2 * size)[:2 * n] * 2).astype(np.float32)
