import type { Frame } from '../../../firmware/audio/frame.ts'
import { toneNamed, tonesOf } from '../../../firmware/audio/tone-plan.ts'
import { createToneSource } from '../../../firmware/audio/tone-source.ts'

/** The next 20 ms of a tone. */
export type Tone = () => Frame
export type ToneName = 'dial' | 'ringback' | 'busy' | 'congestion'

/** What an exchange plays to a line; each call of one starts the tone from its beginning. */
export type LineTones = Readonly<Record<ToneName, () => Tone>>

const ETSI = tonesOf('ZZ')

/** The tones of a country's exchanges, by its two-letter code; of an unknown one those that ETSI recommends. */
export const lineTones = (country: string): LineTones => {
  const plan = tonesOf(country)
  const of = (name: ToneName) => () => {
    const tone = toneNamed(plan, name) ?? toneNamed(ETSI, name)
    if (!tone) throw new Error(`no plan has the tone ${name}`)
    return createToneSource(tone).next
  }
  return { dial: of('dial'), ringback: of('ringback'), busy: of('busy'), congestion: of('congestion') }
}
