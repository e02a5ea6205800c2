/** Audio on a telephone line: PCM16 mono at 8 000 Hz, handled 20 ms at a time. */
export const RATE_HZ = 8_000
export const FRAME_MS = 20
export const FRAME_SAMPLES = (RATE_HZ * FRAME_MS) / 1_000
export const FRAME_BYTES = FRAME_SAMPLES * 2

/** 160 samples, 20 ms. */
export type Frame = Int16Array

export const silence = (): Frame => new Int16Array(FRAME_SAMPLES)

/** How long `samples` last, in ms. */
export const durationMs = (samples: number, rateHz = RATE_HZ): number => (samples * 1_000) / rateHz
export const samplesIn = (ms: number, rateHz = RATE_HZ): number => Math.round((ms * rateHz) / 1_000)

/** Cuts audio into frames; the last is filled up with silence. */
export const frames = (pcm: Int16Array): Frame[] => {
  const count = Math.ceil(pcm.length / FRAME_SAMPLES)
  return Array.from({ length: count }, (_, i) => {
    const frame = silence()
    frame.set(pcm.subarray(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES))
    return frame
  })
}

export const concat = (parts: readonly Int16Array[]): Int16Array => {
  const whole = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Samples as bytes on the wire, little-endian, without copying. */
export const toBytes = (pcm: Int16Array): Uint8Array =>
  new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength)

/** Bytes from the wire as samples; copies, since a serial chunk may start at an odd address. */
export const fromBytes = (bytes: Uint8Array): Int16Array => {
  // not bytes.slice(): a Buffer's slice is no copy
  const whole = Uint8Array.from(bytes.subarray(0, bytes.length & ~1))
  return new Int16Array(whole.buffer)
}

/** Below it, dBFS, even a quiet caller says nothing. */
export const SILENT_DB = -50

/** Root mean square as dBFS; -Infinity for digital silence. */
export const levelDb = (pcm: Int16Array): number => {
  let sum = 0
  for (const sample of pcm) sum += sample * sample
  return 10 * Math.log10(sum / Math.max(1, pcm.length) / 32_768 ** 2)
}
