import { aLaw, muLaw, type Coding } from '../../../firmware/audio/g711.ts'
import { gsmLike } from './gsm.ts'
import { untouched, type Stage } from './stage.ts'

/** What the network codes speech with: there and back, so that what comes out is what is left of it. */
export type Codec = 'linear' | 'mu-law' | 'a-law' | 'gsm-like'

/** Exactly as ITU-T G.711 has it. */
const coded =
  ({ encode, decode }: Coding): Stage =>
  frame =>
    decode(encode(frame))

export const codec = (name: Codec): Stage => {
  if (name === 'mu-law') return coded(muLaw)
  if (name === 'a-law') return coded(aLaw)
  return name === 'gsm-like' ? gsmLike() : untouched
}
