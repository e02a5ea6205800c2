import { samplesIn } from '../audio/frame.ts'

/**
 * How loud every voice speaks, dBFS (full scale = 0 = 6.15 dBm0 in G.711): active speech level. A person's speech on
 * the network is nominally -22 (-16 dBm0); a voice with no face is better understood a little louder. At -18 the
 * peaks of speech, about 15 dB above its level, still fit under full scale, so no codec on the way clips them.
 */
export const VOICE_LEVEL_DB = -18

/** Speech counts while it is within this of its own level; pauses do not. Source: ITU-T P.56, margin M */
const MARGIN_DB = 15.9
const FRAME_MS = 20
const FULL_SCALE = 32_768

const powers = (pcm: Int16Array, rateHz: number): number[] => {
  const size = samplesIn(FRAME_MS, rateHz)
  return Array.from({ length: Math.floor(pcm.length / size) }, (_, i) => {
    let sum = 0
    for (const sample of pcm.subarray(i * size, (i + 1) * size)) sum += sample * sample
    return sum / size / FULL_SCALE ** 2
  })
}
const meanDb = (all: readonly number[]) =>
  10 * Math.log10(all.reduce((sum, power) => sum + power, 0) / Math.max(1, all.length))

/**
 * Active speech level, dBFS: the mean power of the 20 ms frames that are speech, after the idea of ITU-T P.56 (which
 * follows an envelope where this takes frames). -Infinity for silence.
 */
export const activeLevelDb = (pcm: Int16Array, rateHz: number): number => {
  const all = powers(pcm, rateHz)
  let level = meanDb(all)
  for (let round = 0; round < 8; round += 1) {
    const floor = 10 ** ((level - MARGIN_DB) / 10)
    const active = meanDb(all.filter(power => power > floor))
    if (Math.abs(active - level) < 0.01) break
    level = active
  }
  return level
}

/** What brings audio of this level to VOICE_LEVEL_DB, as a factor; 1 for silence. */
export const gainFrom = (levelDb: number): number =>
  Number.isFinite(levelDb) ? 10 ** ((VOICE_LEVEL_DB - levelDb) / 20) : 1

/** Above this (-3 dBFS) a peak is bent instead of cut off. */
const KNEE = 23_197
const ROOM = FULL_SCALE - 1 - KNEE
const bend = (value: number): number => {
  const over = Math.abs(value) - KNEE
  return over <= 0 ? value : Math.sign(value) * (KNEE + ROOM * Math.tanh(over / ROOM))
}

/** Samples times `gain` as PCM16; `fullScale` is what they call full scale: 1 for a model's floats. */
export const amplify = (
  samples: Int16Array | Float32Array,
  gain: number,
  fullScale = FULL_SCALE,
): Int16Array => {
  const factor = (gain * FULL_SCALE) / fullScale
  const pcm = new Int16Array(samples.length)
  for (let i = 0; i < pcm.length; i += 1) pcm[i] = Math.round(bend((samples[i] ?? 0) * factor))
  return pcm
}
