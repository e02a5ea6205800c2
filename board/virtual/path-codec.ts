import { gsmLike } from './path-gsm.ts'
import { untouched, type Stage } from './path-stage.ts'

/** What the network codes speech with: there and back, so that what comes out is what is left of it. */
export type Codec = 'linear' | 'mu-law' | 'a-law' | 'gsm-like'

const topBit = (value: number) => 31 - Math.clz32(value)

/** One byte of G.711 mu-law for a 16-bit sample, of which the 14 upper bits count. Source: ITU-T G.711 table 2 */
export const toMuLaw = (sample: number): number => {
  const isNegative = sample < 0
  const magnitude = Math.min(8_191, ((isNegative ? ~sample : sample) >> 2) + 33)
  const segment = topBit(magnitude) - 5
  const step = (magnitude >> (segment + 1)) & 15
  return ~((isNegative ? 0x80 : 0) | (segment << 4) | step) & 0xff
}
export const fromMuLaw = (byte: number): number => {
  const code = ~byte & 0xff
  const magnitude = ((((code & 15) << 1) + 33) << ((code >> 4) & 7)) - 33
  return (code & 0x80 ? -magnitude : magnitude) << 2
}

/** One byte of G.711 A-law for a 16-bit sample, of which the 13 upper bits count. Source: ITU-T G.711 table 1 */
export const toALaw = (sample: number): number => {
  const isNegative = sample < 0
  const magnitude = (isNegative ? ~sample : sample) >> 4
  const segment = magnitude < 16 ? 0 : topBit(magnitude) - 3
  const code = segment === 0 ? magnitude : (segment << 4) | ((magnitude >> (segment - 1)) & 15)
  return (code | (isNegative ? 0 : 0x80)) ^ 0x55
}
export const fromALaw = (byte: number): number => {
  const code = byte ^ 0x55
  const segment = (code >> 4) & 7
  const step = ((code & 15) << 1) + 1
  const magnitude = segment === 0 ? step : (step + 32) << (segment - 1)
  return (code & 0x80 ? magnitude : -magnitude) << 3
}

export const codec = (name: Codec): Stage => {
  if (name === 'mu-law') return frame => frame.map(sample => fromMuLaw(toMuLaw(sample)))
  if (name === 'a-law') return frame => frame.map(sample => fromALaw(toALaw(sample)))
  return name === 'gsm-like' ? gsmLike() : untouched
}
