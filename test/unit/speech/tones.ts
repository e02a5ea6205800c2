/** Audio to measure with, and the measuring. */

/** A sine, `amplitude` in steps of 16 bits. */
export const tone = (hz: number, ms: number, rateHz: number, amplitude = 16_000): Int16Array =>
  Int16Array.from({ length: Math.round((ms * rateHz) / 1_000) }, (_, i) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * hz * i) / rateHz)),
  )

export const mix = (...all: readonly Int16Array[]): Int16Array =>
  Int16Array.from(all[0] ?? [], (_, i) => all.reduce((sum, pcm) => sum + (pcm[i] ?? 0), 0))

/** Noise that is the same each time. */
export const noise = (samples: number, amplitude: number, seed = 1): Int16Array => {
  let state = seed
  return Int16Array.from({ length: samples }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.round((state / 2 ** 31 - 1) * amplitude)
  })
}

/** How strong one frequency is, dBFS of a sine of that amplitude (Goertzel's algorithm). */
export const toneDb = (pcm: Int16Array, hz: number, rateHz: number): number => {
  const turn = 2 * Math.cos((2 * Math.PI * hz) / rateHz)
  let last = 0
  let before = 0
  for (const sample of pcm) [last, before] = [sample + turn * last - before, last]
  const power = last ** 2 + before ** 2 - turn * last * before
  return 10 * Math.log10((power * 4) / pcm.length ** 2 / 32_768 ** 2 || 1e-20)
}

/** The strongest of some frequencies. */
export const strongest = (pcm: Int16Array, all: readonly number[], rateHz: number): number =>
  all.map(hz => ({ hz, db: toneDb(pcm, hz, rateHz) })).sort((a, b) => b.db - a.db)[0]?.hz ?? 0
