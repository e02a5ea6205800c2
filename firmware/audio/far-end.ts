/** What may show that the other side hung up. Source: modems.md 5.5, in its order of trust. */
export type FarEndSign =
  'loop drop' | 'polarity reversal' | 'dial tone' | 'busy' | 'special information' | 'silence' | 'too long'

/** Something noticed on the line; times in ms since the answer. */
export type FarEndInput = { readonly atMs: number } & (
  | {
      /** The modem's `l`; how long the current was off, if it knows. */
      readonly on: 'loop dropped'
      readonly forMs?: number
    }
  | { readonly on: 'polarity reversed' }
  /** Of the modem (`d`, `b`, `K`, `J`) or of our own detector, which have counted their cycles. */
  | { readonly on: 'tone'; readonly tone: string }
  /** Somebody is heard, or we speak: either means that the call lives. */
  | { readonly on: 'sound' }
  /** Nothing happened; time goes by. */
  | { readonly on: 'tick' }
)

export interface FarEndPolicy {
  /** Signs that this line gives for no reason; they are not believed. */
  readonly ignored: readonly FarEndSign[]
  /** Silence of both sides after which nobody is there; 10 s at least, whatever is set. Null: for ever. */
  readonly silenceMs: number | null
  readonly longestMs: number
}

export const farEndPolicy: FarEndPolicy = { ignored: [], silenceMs: 45_000, longestMs: 15 * 60_000 }

/** The other side is gone. */
export interface FarEndGone {
  readonly by: FarEndSign
  /** 1 is the surest. */
  readonly trust: number
  readonly atMs: number
}

export interface FarEndState {
  readonly soundMs: number
  readonly gone: FarEndGone | null
}
export const farEndThere: FarEndState = { soundMs: 0, gone: null }

const order: readonly FarEndSign[] = [
  'loop drop',
  'polarity reversal',
  'dial tone',
  'busy',
  'special information',
  'silence',
  'too long',
]
/** Some networks reverse polarity as the call is answered. Source: Asterisk's polarityonanswerdelay, modems.md 5.2 */
const ANSWER_REVERSAL_MS = 600
/** Exchanges switch the current off for 250 ms and more; what is shorter is a relay. */
const LOOP_DROP_MS = 100
/** modems.md 5.5: 30 to 60 s by policy, never less than 10 s. */
const LEAST_SILENCE_MS = 10_000

const signOfTone: Readonly<Record<string, FarEndSign>> = {
  dial: 'dial tone',
  'special dial': 'dial tone',
  busy: 'busy',
  congestion: 'busy',
  'special information': 'special information',
  unobtainable: 'special information',
  howler: 'special information',
}

const signsOf = (input: FarEndInput, soundMs: number, policy: FarEndPolicy): FarEndSign[] => {
  const { atMs } = input
  const signs: FarEndSign[] = []
  const { silenceMs, longestMs } = policy
  if (input.on === 'loop dropped' && (input.forMs ?? LOOP_DROP_MS) >= LOOP_DROP_MS) signs.push('loop drop')
  if (input.on === 'polarity reversed' && atMs >= ANSWER_REVERSAL_MS) signs.push('polarity reversal')
  const tone = input.on === 'tone' ? signOfTone[input.tone] : undefined
  if (tone) signs.push(tone)
  if (silenceMs !== null && atMs - soundMs >= Math.max(LEAST_SILENCE_MS, silenceMs)) signs.push('silence')
  if (atMs >= longestMs) signs.push('too long')
  return signs
}

/** Judges whether the other side is still there. The first sign decides; of several at once the surest is named. */
export const judgeFarEnd = (
  state: FarEndState,
  input: FarEndInput,
  policy: FarEndPolicy = farEndPolicy,
): FarEndState => {
  if (state.gone) return state
  const soundMs = input.on === 'sound' ? input.atMs : state.soundMs
  const signs = new Set(signsOf(input, soundMs, policy))
  const by = order.find(sign => signs.has(sign) && !policy.ignored.includes(sign))
  return { soundMs, gone: by ? { by, trust: order.indexOf(by) + 1, atMs: input.atMs } : null }
}
