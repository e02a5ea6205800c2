"""What a telephone line does to speech, on 8 000 Hz float audio; about 2 ms an utterance."""

from __future__ import annotations

from typing import Sequence

import numpy as np
from scipy.fft import irfft, next_fast_len, rfft

RATE = 8000


def mu_law(samples: np.ndarray, bits: int) -> np.ndarray:
    """There and back through mu-law with that many bits."""
    mu, steps = 255.0, 2 ** (bits - 1) - 0.5
    squeezed = np.sign(samples) * np.log1p(mu * np.abs(samples)) / np.log1p(mu)
    squeezed = np.round(squeezed * steps) / steps
    return np.sign(squeezed) * np.expm1(np.abs(squeezed) * np.log1p(mu)) / mu


def noise(n: int, kind: str, rng: np.random.Generator, pool: Sequence[np.ndarray]) -> np.ndarray:
    """`n` samples of 'white', 'coloured', 'hum' or 'babble' noise; babble is made of utterances of `pool`."""
    if kind == 'white':
        return rng.standard_normal(n, dtype=np.float32)
    if kind == 'coloured':
        return _coloured(n, rng)
    return _hum(n, rng) if kind == 'hum' else _babble(n, rng, pool)


def train_condition(
    samples: np.ndarray, rng: np.random.Generator, pool: Sequence[np.ndarray], hard: float = 1.0,
) -> np.ndarray:
    """One utterance as it could arrive, at random. `hard`, 0 to 1: how often and how loud the noise is."""
    speech = _peak_normalised(samples.astype(np.float32))
    if rng.random() < 0.5:  # speed and pitch together
        factor = rng.uniform(0.93, 1.08)
        places = np.arange(0, len(speech) - 1, factor)
        speech = np.interp(places, np.arange(len(speech)), speech).astype(np.float32)
    if rng.random() < 0.05:  # clipped onset
        speech = speech[rng.integers(200, 900):]
    lead = int(RATE * rng.choice([0, 0.1, 0.3, 1.2]) * rng.random())
    trail = int(RATE * rng.choice([0.05, 0.4, 0.8, 1.2]) * rng.random())
    audio = _between_silences(speech, lead, trail)
    if not rng.random() < 1 - 0.75 * hard:
        snr_db = rng.uniform(5 + 15 * (1 - hard), 32)
        kind = rng.choice(['white', 'coloured', 'coloured', 'hum', 'babble', 'babble'])
        audio = _with_noise(audio, speech, noise(len(audio), kind, rng, pool), snr_db)
    audio = _peak_normalised(_random_line(audio, rng))
    audio = np.clip(audio * (0.7 * 10 ** (rng.uniform(-14, 6) / 20)), -1, 1)
    if rng.random() < 0.04:  # lost packets
        for _ in range(rng.integers(1, 3)):
            start = rng.integers(0, max(1, len(audio) - 320))
            audio[start:start + 160 * rng.integers(1, 3)] = 0
    return _random_coding(audio, rng).astype(np.float32)


def test_condition(
    samples: np.ndarray, rng: np.random.Generator, pool: Sequence[np.ndarray], snr_db: float | None,
) -> np.ndarray:
    """One utterance on a 300-3400 Hz mu-law line; `snr_db` None is a line without noise."""
    speech = _peak_normalised(samples.astype(np.float32))
    lead, trail = int(rng.uniform(0.1, 0.4) * RATE), int(rng.uniform(0.2, 0.6) * RATE)
    audio = _between_silences(speech, lead, trail)
    if snr_db is not None:
        kind = rng.choice(['white', 'coloured', 'babble'])
        audio = _with_noise(audio, speech, noise(len(audio), kind, rng, pool), snr_db)
    spectrum, frequencies, size = _spectrum(audio)
    audio = irfft(spectrum * _band(frequencies, 300, 3400), size)[:len(audio)].astype(np.float32)
    return mu_law(np.clip(_peak_normalised(audio) * 0.5, -1, 1), 8).astype(np.float32)


def _coloured(n: int, rng: np.random.Generator) -> np.ndarray:
    size = next_fast_len(n)
    spectrum = rfft(rng.standard_normal(size, dtype=np.float32))
    slope = (np.arange(len(spectrum)) + 4.0) ** -rng.uniform(0.3, 1.1)
    return irfft(spectrum * slope.astype(np.float32), size)[:n]


def _hum(n: int, rng: np.random.Generator) -> np.ndarray:
    seconds = np.arange(n) / RATE
    base = rng.choice([50, 50, 60, 100])
    tones = sum(
        np.sin(2 * np.pi * (base * k * seconds + rng.random())) * rng.random() / k for k in (1, 2, 3, 5, 7))
    # some hum is nothing but hum
    return (tones + 0.05 * rng.random() ** 3 * rng.standard_normal(n)).astype(np.float32)


def _babble(n: int, rng: np.random.Generator, pool: Sequence[np.ndarray]) -> np.ndarray:
    """A few other speakers, each talking on with short pauses."""
    out = np.zeros(n, np.float32)
    for _ in range(rng.integers(2, 6)):
        talk = pool[rng.integers(len(pool))].astype(np.float32)
        while len(talk) < n:
            pause = np.zeros(rng.integers(200, 4000), np.float32)
            talk = np.concatenate([talk, pause, pool[rng.integers(len(pool))].astype(np.float32)])
        start = rng.integers(0, len(talk) - n + 1)
        out += talk[start:start + n] * rng.uniform(0.3, 1)
    return out


def _random_line(audio: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Telephone band, spectral tilt and a short echo of the room, in one pass over the spectrum."""
    spectrum, frequencies, size = _spectrum(audio)
    gain = np.ones(len(spectrum), np.float32)
    if rng.random() < 0.85:
        gain = _band(frequencies, rng.uniform(120, 360), rng.uniform(3050, 3800))
    if rng.random() < 0.5:
        gain = gain * (np.maximum(frequencies, 100) / 1000) ** rng.uniform(-0.5, 0.5)
    if rng.random() < 0.15:
        echo = rng.standard_normal(600).astype(np.float32)
        echo = echo * np.exp(-np.arange(600) / rng.uniform(40, 160)) * rng.uniform(0.02, 0.12)
        echo[0] = 1
        gain = gain * rfft(echo, size)
    return irfft(spectrum * gain, size)[:len(audio)].astype(np.float32)


def _random_coding(audio: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Mu-law seven times in ten, coarser one time in eight, else nothing."""
    kind = rng.random()
    if kind < 0.7:
        return mu_law(audio, 8)
    return mu_law(audio, rng.integers(5, 8)) if kind < 0.82 else audio


def _spectrum(audio: np.ndarray) -> tuple[np.ndarray, np.ndarray, int]:
    """The spectrum with room for a 600-sample echo, its frequencies in Hz, and the transform's size."""
    size = next_fast_len(len(audio) + 600)
    spectrum = rfft(audio, size)
    return spectrum, np.arange(len(spectrum)) * (8000.0 / size), size


def _band(frequencies: np.ndarray, low_hz: float, high_hz: float) -> np.ndarray:
    return 1 / (1 + np.exp(-(frequencies - low_hz) / 35)) / (1 + np.exp((frequencies - high_hz) / 60))


def _between_silences(speech: np.ndarray, lead: int, trail: int) -> np.ndarray:
    return np.concatenate([np.zeros(lead, np.float32), speech, np.zeros(trail, np.float32)])


def _with_noise(audio: np.ndarray, speech: np.ndarray, added: np.ndarray, snr_db: float) -> np.ndarray:
    return audio + added * (_rms(speech) / _rms(added) * 10 ** (-snr_db / 20))


def _peak_normalised(audio: np.ndarray) -> np.ndarray:
    return audio / (np.abs(audio).max() + 1e-6)


def _rms(audio: np.ndarray) -> float:
    return float(np.sqrt(np.mean(audio * audio) + 1e-12))
