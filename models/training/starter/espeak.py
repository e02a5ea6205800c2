"""espeak-ng through its C library (libespeak-ng.so.1, 1.51). It is global to the process: one object only."""

from __future__ import annotations

import ctypes

import numpy as np
from scipy.signal import resample_poly

SYNCHRONOUS_OUTPUT, UTF8, BY_CHARACTER = 2, 1, 1
RATE_PARAMETER, PITCH_PARAMETER, RANGE_PARAMETER = 1, 3, 4
Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class Espeak:
    """Speaks text into memory."""

    def __init__(self) -> None:
        self.library = ctypes.CDLL('libespeak-ng.so.1')
        self.library.espeak_Initialize(SYNCHRONOUS_OUTPUT, 0, None, 0)
        self.chunks: list[np.ndarray] = []
        self.callback = Callback(self._take)  # kept, or it would be collected while the library holds it
        self.library.espeak_SetSynthCallback(self.callback)

    def say(
        self, text: str, voice: str, rate: float = 165, pitch: float = 50, pitch_range: float = 50,
    ) -> np.ndarray | None:
        """Float32 at 8 000 Hz without the silence around it; None if the voice is missing or says nothing.

        `voice` is a language with an optional speaker variant: lt, lt+f3. `rate` is in words a minute.
        """
        if self.library.espeak_SetVoiceByName(voice.encode()) != 0:
            return None
        settings = {RATE_PARAMETER: rate, PITCH_PARAMETER: pitch, RANGE_PARAMETER: pitch_range}
        for parameter, value in settings.items():
            self.library.espeak_SetParameter(parameter, int(value), 0)
        self.chunks = []
        data = text.encode()
        self.library.espeak_Synth(data, len(data) + 1, 0, BY_CHARACTER, 0, UTF8, None, None)
        return _trimmed(np.concatenate(self.chunks)) if self.chunks else None

    def _take(self, samples: ctypes._Pointer, count: int, _events: int) -> int:
        if samples and count > 0:
            self.chunks.append(np.ctypeslib.as_array(samples, (count,)).copy())
        return 0


def _trimmed(pcm: np.ndarray) -> np.ndarray | None:
    """22 050 Hz PCM16 as float at 8 000 Hz, cut 20 ms before the first and 30 ms after the last sound."""
    audio = resample_poly(pcm.astype(np.float32) / 32768, 160, 441).astype(np.float32)
    loud = np.nonzero(np.abs(audio) > 0.004)[0]
    if len(loud) < 800:
        return None
    return audio[max(0, loud[0] - 160):loud[-1] + 240]
