import { FRAME_MS } from './frame.ts'
import type { PureTone } from './pure-tone.ts'
import type { ToneName } from './tone-plan.ts'

/** Who took a call that we made. */
export type Answerer = 'person' | 'machine' | 'fax' | 'nobody'

/** 20 ms of the other side of a call that we made, from the moment the modem calls it answered. */
export interface AnswerInput {
  /** Whether somebody speaks, by the voice activity detector. */
  readonly isVoice: boolean
  /** What the exchange says, by the tone detector. */
  readonly tone: ToneName | null
  /** A single tone of any frequency, by the pure-tone ear. */
  readonly pure: PureTone | null
}

/**
 * What tells a person from a machine. A person says a word or a name and waits; a machine speaks on, and beeps. The
 * lengths are those of Asterisk's AMD (initial silence 2.5 s, greeting 1.5 s, silence after it 0.8 s), longer where a
 * person was taken for a machine by them: hanging up on a person is worse than talking to a machine for a while.
 */
export const answerPolicy = {
  /** Nobody speaks for this long: a person would have. */
  nobodyMs: 6_000,
  /** Ringing that the modem calls an answer (modems.md 1.3, "false answer") may go on for this long. */
  ringingMs: 45_000,
  /** A pause after which it is our turn … */
  turnMs: 800,
  /** … if what was said was no longer than this. */
  personMs: 2_600,
  /** Who speaks for this long, with no pause of `turnMs`, does not wait for us. */
  machineMs: 4_200,
  /** After something between the two, a pause as long as only a person makes. */
  longTurnMs: 1_600,
} as const
export type AnswerPolicy = { readonly [K in keyof typeof answerPolicy]: number }

export interface AnswerVerdict {
  readonly who: Answerer
  /** What told, for the log. */
  readonly why:
    'short greeting' | 'long greeting' | 'waits' | 'beep' | 'fax tone' | 'silence' | 'ringing' | ToneName
  readonly atMs: number
}

export interface AnswerState {
  readonly atMs: number
  /** When somebody first spoke, and last; null before. */
  readonly fromMs: number | null
  readonly lastMs: number
  /** When silence or ringing began to count. */
  readonly quietFromMs: number
  readonly isRinging: boolean
  /** Null while it is open. A beep may still turn it into 'machine'. */
  readonly verdict: AnswerVerdict | null
  /** When a machine beeped and records; null before. */
  readonly beepMs: number | null
}
export const nobodyYet: AnswerState = {
  atMs: 0,
  fromMs: null,
  lastMs: 0,
  quietFromMs: 0,
  isRinging: false,
  verdict: null,
  beepMs: null,
}

/** 2 100 Hz answers for a fax, 1 100 Hz calls for one. Source: ITU-T T.30 §4, modems.md 3.4 */
const isFax = ({ hz, forMs }: PureTone): boolean =>
  (Math.abs(hz - 2_100) <= 20 && forMs >= 400) || (Math.abs(hz - 1_100) <= 40 && forMs >= 400 && forMs <= 700)
/** Beeps of machines: 350 to 2 000 Hz, 0.1 to 2 s; what the exchange says by tones is no beep. */
const isBeep = ({ hz, forMs, isOver }: PureTone): boolean =>
  isOver && forMs >= 120 && forMs <= 2_500 && hz >= 460 && hz <= 2_000

/** Words of the exchange after which nobody will come. */
const engaged: ReadonlySet<ToneName> = new Set<ToneName>([
  'busy',
  'congestion',
  'special information',
  'unobtainable',
  'dial',
])

const ofTones = ({ tone, pure }: AnswerInput, atMs: number): AnswerVerdict | null => {
  if (pure && isFax(pure)) return { who: 'fax', why: 'fax tone', atMs }
  return tone && engaged.has(tone) ? { who: 'nobody', why: tone, atMs } : null
}

const ofVoice = (state: AnswerState, policy: AnswerPolicy): AnswerVerdict | null => {
  const { atMs, fromMs, lastMs } = state
  if (fromMs === null) return null
  const saidMs = lastMs - fromMs
  const pauseMs = atMs - lastMs
  if (pauseMs >= policy.turnMs && saidMs <= policy.personMs)
    return { who: 'person', why: 'short greeting', atMs }
  if (pauseMs >= policy.longTurnMs) return { who: 'person', why: 'waits', atMs }
  return saidMs >= policy.machineMs ? { who: 'machine', why: 'long greeting', atMs } : null
}

const ofSilence = (state: AnswerState, policy: AnswerPolicy): AnswerVerdict | null => {
  const { atMs, fromMs, quietFromMs, isRinging } = state
  if (fromMs !== null || atMs - quietFromMs < (isRinging ? policy.ringingMs : policy.nobodyMs)) return null
  return { who: 'nobody', why: isRinging ? 'ringing' : 'silence', atMs }
}

/** Voice counts unless it is a tone that the detector of voice took for one. */
const followed = (state: AnswerState, { isVoice, tone, pure }: AnswerInput): AnswerState => {
  const atMs = state.atMs + FRAME_MS
  const isTone = tone === 'ringback' || (pure !== null && pure.forMs >= 100)
  const isSpoken = isVoice && !isTone
  const isRinging = tone === 'ringback'
  return {
    ...state,
    atMs,
    isRinging,
    quietFromMs: isRinging === state.isRinging ? state.quietFromMs : atMs,
    fromMs: isSpoken ? (state.fromMs ?? atMs - FRAME_MS) : state.fromMs,
    lastMs: isSpoken ? atMs : state.lastMs,
  }
}

/** Follows the first seconds of a call that we made, until `verdict` is there; after it, for the beep. */
export const judgeAnswer = (
  before: AnswerState,
  input: AnswerInput,
  policy: AnswerPolicy = answerPolicy,
): AnswerState => {
  const state = followed(before, input)
  const { atMs } = state
  const isMachine = input.pure !== null && isBeep(input.pure) && state.fromMs !== null
  if (isMachine) return { ...state, beepMs: atMs, verdict: { who: 'machine', why: 'beep', atMs } }
  if (state.verdict) return state
  const verdict = ofTones(input, atMs) ?? ofVoice(state, policy) ?? ofSilence(state, policy)
  return verdict ? { ...state, verdict } : state
}
