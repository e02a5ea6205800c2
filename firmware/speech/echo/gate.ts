import { FRAME_SAMPLES, silence, type Frame } from '../../audio/frame.ts'
import { BANDS, createBandMeter, HOP_SAMPLES, LOOK_SAMPLES } from './bands.ts'
import { createResidue } from './residue.ts'

/** -50 dB: voice activity finds speech in what is left of our voice even at -65 dBFS, as long as no noise hides it. */
const SHUT = 0.003
/** Evidence that somebody else speaks: dB over the limit summed over the bands, each hop; so much of it opens. */
const MOST_A_BAND = 10
const NEEDED = 24
/** One band a little over its limit is chance. */
const CHANCE = 8
/** 250 ms: a word's own pauses do not close it. */
const OPEN_HOPS = 25
/** Opens within 2.5 ms, closes by half each 10 ms: both are too smooth to click. */
const OPENING_SAMPLES = 20
const CLOSING = 0.5

/** What is to be done with what the filter leaves. */
export type GateOrder = 'pass' | 'judge' | 'shut'

/**
 * Holds back what an adaptive filter leaves of our voice: what it has not learned yet, and what no such filter can learn,
 * the distortion of codecs. While our voice sounds and nobody else's does, next to nothing passes; as soon as any bands
 * hold more than our own voice ever left there, all passes as it is, since what is left of us is weak beside a caller.
 */
export const createEchoGate = () => {
  const meter = createBandMeter()
  const residue = createResidue()
  const far = new Int16Array(LOOK_SAMPLES)
  const left = new Int16Array(LOOK_SAMPLES)
  const [farPowers, leftPowers] = [new Float64Array(BANDS), new Float64Array(BANDS)]
  let evidence = 0
  let open = 0
  let gain = 1
  let held = silence()

  const look = (sound: Int16Array, frame: Frame, at: number) => {
    sound.copyWithin(0, HOP_SAMPLES)
    sound.set(frame.subarray(at, at + HOP_SAMPLES), LOOK_SAMPLES - HOP_SAMPLES)
  }
  /** True while only we are heard. */
  const judge = (): boolean => {
    meter(far, left, farPowers, leftPowers)
    const isOurs = residue.expect(farPowers, leftPowers)
    const excess = Math.min(NEEDED, residue.excessDb(leftPowers, MOST_A_BAND))
    evidence = Math.max(0, Math.min(2 * NEEDED, evidence + excess - CHANCE))
    open = evidence >= NEEDED ? OPEN_HOPS : Math.max(0, open - 1)
    if (isOurs) residue.learn(leftPowers, open > 0)
    return isOurs && open === 0
  }
  const fade = (out: Frame, at: number, to: number) => {
    const from = gain
    gain = to >= from ? to : Math.max(to, from * CLOSING)
    const span = to >= from ? OPENING_SAMPLES : HOP_SAMPLES
    for (let i = 0; i < HOP_SAMPLES; i += 1) {
      const part = Math.min(1, (i + 1) / span)
      const through = from + (gain - from) * part
      out[at + i] = Math.round((out[at + i] ?? 0) * through)
    }
  }
  /** @param played what was played when `cleaned` was heard. @returns the frame before it: a word opens for its own start */
  const pass = (played: Frame, cleaned: Frame, order: GateOrder): Frame => {
    const out = held
    held = cleaned.slice()
    for (let at = 0; at < FRAME_SAMPLES; at += HOP_SAMPLES) {
      look(far, played, at)
      look(left, cleaned, at)
      const isShut = order === 'judge' ? judge() : order === 'shut'
      if (isShut || gain !== 1) fade(out, at, isShut ? SHUT : 1)
    }
    return out
  }
  /** Another call begins; what was learned of the line stays. */
  const rest = () => {
    for (const sound of [far, left]) sound.fill(0)
    evidence = open = 0
    gain = 1
    held = silence()
    residue.rest()
  }
  /** The filter begins anew, or nearly so. */
  const forget = () => {
    evidence = open = 0
    residue.forget()
  }
  return { pass, rest, forget }
}
export type EchoGate = ReturnType<typeof createEchoGate>
