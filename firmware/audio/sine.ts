import { RATE_HZ } from './frame.ts'

/** What a sine from full scale to full scale is called on a digital line. Source: ITU-T G.711 (A-law) */
export const FULL_SCALE_DBM0 = 3.14
const FULL_SCALE = 32_768

/** Peak of a sine of this level, in steps of 16 bits. */
export const peakOf = (levelDbm0: number): number => FULL_SCALE * 10 ** ((levelDbm0 - FULL_SCALE_DBM0) / 20)

/** Level of a sine of this mean square, in steps of 16 bits squared; -Infinity for none. */
export const dbm0Of = (meanSquare: number): number =>
  10 * Math.log10((meanSquare * 2) / FULL_SCALE ** 2) + FULL_SCALE_DBM0

/** How far a sine turns in one sample at 8 000 Hz, radians. */
export const turnOf = (hz: number): number => (2 * Math.PI * hz) / RATE_HZ

/** The same angle between half a turn back and half a turn on. */
export const wrapped = (angle: number): number => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI))

/** PCM16 of what does not fit is cut off, never wrapped round. */
export const clip = (value: number): number =>
  value > FULL_SCALE - 1 ? FULL_SCALE - 1 : value < -FULL_SCALE ? -FULL_SCALE : Math.round(value)
