"""The log-mel front end of whisper.cpp in numpy."""

from __future__ import annotations

import numpy as np
from scipy.fft import rfft

HOP, WINDOW = 160, 400
HANN = (0.5 * (1.0 - np.cos(2.0 * np.pi * np.arange(WINDOW) / WINDOW))).astype(np.float32)


def log_mel(audio: np.ndarray, filters: np.ndarray) -> tuple[np.ndarray, float]:
    """Log-mel of float audio at 16 000 Hz: ([80, T], the value of frames after the end of the audio)."""
    n = len(audio)
    padded = np.zeros(n + 2 * (WINDOW // 2) + WINDOW, np.float32)
    padded[200:200 + n] = audio
    mirrored = min(200, n - 1)
    padded[200 - mirrored:200] = audio[1:1 + mirrored][::-1]
    frames = (n + 200) // HOP + 1
    windows = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP][:frames]
    spectrum = rfft(windows * HANN, axis=1)
    power = spectrum.real ** 2 + spectrum.imag ** 2
    mel = np.log10(np.maximum(power.astype(np.float32) @ filters.T, 1e-10))
    floor = max(float(mel.max()) - 8.0, -10.0)
    mel = (np.maximum(mel, floor) + 4.0) / 4.0
    return mel.T.astype(np.float32), (floor + 4.0) / 4.0


def fit(mel: np.ndarray, pad: float, frames: int) -> np.ndarray:
    """[80, T] as [frames, 80]: cut, or filled with the pad value."""
    out = np.full((frames, mel.shape[0]), pad, np.float32)
    n = min(frames, mel.shape[1])
    out[:n] = mel.T[:n]
    return out
