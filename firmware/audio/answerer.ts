import { FRAME_MS } from './frame.ts'
import type { PureTone } from './pure-tone.ts'
import type { ToneName } from './tone-plan.ts'

/** Who took a call that we made. 'unsure': somebody spoke, and only what they do next can tell, such as a key that they press. */
export type Answerer = 'person' | 'machine' | 'fax' | 'nobody' | 'unsure'

/** 20 ms of the other side of a call that we made, from the moment the modem calls it answered. */
export interface AnswerInput {
  /** Whether somebody speaks, by the voice activity detector. */
  readonly isVoice: boolean
  /** What the exchange says, by the tone detector. */
  readonly tone: ToneName | null
  /** False in the silences of that tone. */
  readonly isToneOn: boolean
  /** A single tone of any frequency, by the pure-tone ear. */
  readonly pure: PureTone | null
}

/**
 * What tells a person from a machine. A person says a word or a name and waits; a machine says sentence after sentence,
 * and beeps. To hang up on a person is worse than to talk to a machine for a while, so a machine is only who nobody else
 * could be, and what lies between is left open. Asterisk's AMD decides earlier (greeting 1.5 s, silence after it 0.8 s). The
 * lengths were chosen on one half of the greetings of tools/bench/tones-answer.ts, which reports on the other half.
 */
export const answerPolicy = {
  /** Nobody speaks for this long: a person would have. */
  nobodyMs: 6_000,
  /** Ringing that the modem calls an answer (modems.md 1.3, "false answer") may go on for this long. */
  ringingMs: 45_000,
  /** A pause after which it is our turn: sentences of a greeting lie up to 0.9 s apart … */
  turnMs: 1_000,
  /** … if what was said was no longer than this; after more, */
  shortMs: 2_600,
  /** a pause as long as this. */
  longTurnMs: 1_600,
  /** Who says no more than this before they wait is a person: an announcement of a network may be a second longer. */
  personMs: 1_800,
  /** Who speaks for this long with no such pause does not wait for us: a practice's whole name takes up to 7 s. */
  machineMs: 8_000,
  /** Who begins another sentence does not wait either, after this long in all: */
  recitalMs: 5_000,
  /** a pause between two sentences, */
  sentenceMs: 400,
  /** the first of which was more than a hello. */
  openingMs: 900,
  /** Less voice than this is a click. */
  wordMs: 100,
} as const
export type AnswerPolicy = { readonly [K in keyof typeof answerPolicy]: number }

export interface AnswerVerdict {
  readonly who: Answerer
  /** What told, for the log. */
  readonly why:
    | 'short greeting'
    | 'long greeting'
    | 'several sentences'
    | 'waits'
    | 'beep'
    | 'fax tone'
    | 'silence'
    | 'ringing'
    | ToneName
  readonly atMs: number
}

export interface AnswerState {
  readonly atMs: number
  /** When somebody first spoke, and last; null before. */
  readonly fromMs: number | null
  readonly lastMs: number
  readonly voicedMs: number
  /** Whether another sentence followed on the first. */
  readonly isRecital: boolean
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
  voicedMs: 0,
  isRecital: false,
  quietFromMs: 0,
  isRinging: false,
  verdict: null,
  beepMs: null,
}

/** 2 100 Hz answers for a fax, 1 100 Hz calls for one; after a greeting that is a beep. Source: ITU-T T.30 §4, modems.md 3.4 */
const isFax = ({ hz, forMs }: PureTone, isGreeted: boolean): boolean =>
  (Math.abs(hz - 2_100) <= 20 && forMs >= 400) ||
  (!isGreeted && Math.abs(hz - 1_100) <= 40 && forMs >= 400 && forMs <= 700)
/** In the middle of a word a vowel may sound as pure as a beep, but for no longer than this. */
const VOWEL_MS = 300
/** Beeps of machines: 350 to 2 000 Hz, 0.1 to 2 s, after a greeting; what the exchange says by tones is no beep. */
const isBeep = ({ hz, forMs, isOver }: PureTone, { atMs, fromMs, lastMs }: AnswerState): boolean => {
  if (fromMs === null || !isOver || forMs < 120 || forMs > 2_500 || hz < 460 || hz > 2_000) return false
  return forMs > VOWEL_MS || lastMs < atMs - forMs
}

/** Words of the exchange after which nobody will come. */
const engaged: ReadonlySet<ToneName> = new Set<ToneName>([
  'busy',
  'congestion',
  'special information',
  'unobtainable',
  'dial',
])

const ofTones = ({ tone, pure }: AnswerInput, { atMs, fromMs }: AnswerState): AnswerVerdict | null => {
  if (pure && isFax(pure, fromMs !== null)) return { who: 'fax', why: 'fax tone', atMs }
  return tone && engaged.has(tone) ? { who: 'nobody', why: tone, atMs } : null
}

const ofVoice = (state: AnswerState, policy: AnswerPolicy): AnswerVerdict | null => {
  const { atMs, fromMs, lastMs, isRecital } = state
  if (fromMs === null || state.voicedMs < policy.wordMs) return null
  const saidMs = lastMs - fromMs
  if (atMs - lastMs >= (saidMs <= policy.shortMs ? policy.turnMs : policy.longTurnMs))
    return saidMs <= policy.personMs
      ? { who: 'person', why: 'short greeting', atMs }
      : { who: 'unsure', why: 'waits', atMs }
  if (saidMs >= policy.machineMs) return { who: 'machine', why: 'long greeting', atMs }
  if (isRecital && saidMs >= policy.recitalMs) return { who: 'machine', why: 'several sentences', atMs }
  return null
}

const ofSilence = (state: AnswerState, policy: AnswerPolicy): AnswerVerdict | null => {
  const { atMs, fromMs, quietFromMs, isRinging } = state
  if (fromMs !== null || atMs - quietFromMs < (isRinging ? policy.ringingMs : policy.nobodyMs)) return null
  return { who: 'nobody', why: isRinging ? 'ringing' : 'silence', atMs }
}

const speaking = (state: AnswerState, policy: AnswerPolicy): AnswerState => {
  const { atMs, lastMs, voicedMs } = state
  const fromMs = state.fromMs ?? atMs - FRAME_MS
  const pauseMs = atMs - FRAME_MS - lastMs
  const isAnother = pauseMs >= policy.sentenceMs && lastMs - fromMs >= policy.openingMs
  const isRecital = state.isRecital || isAnother
  return { ...state, fromMs, lastMs: atMs, voicedMs: voicedMs + FRAME_MS, isRecital }
}

/** Voice counts unless it is a tone that the detector of voice took for one. */
const spoken = (state: AnswerState, input: AnswerInput, policy: AnswerPolicy): AnswerState => {
  const { atMs, fromMs, lastMs, voicedMs } = state
  const isTone = (input.tone !== null && input.isToneOn) || (input.pure !== null && input.pure.forMs >= 100)
  if (input.isVoice && !isTone) return speaking(state, policy)
  const isClick = fromMs !== null && voicedMs < policy.wordMs && atMs - lastMs >= policy.turnMs / 2
  return isClick ? { ...state, fromMs: null, voicedMs: 0 } : state
}

const followed = (state: AnswerState, input: AnswerInput, policy: AnswerPolicy): AnswerState => {
  const atMs = state.atMs + FRAME_MS
  const isRinging = input.tone === 'ringback'
  const quietFromMs = isRinging === state.isRinging ? state.quietFromMs : atMs
  return spoken({ ...state, atMs, isRinging, quietFromMs }, input, policy)
}

/** Follows the first seconds of a call that we made, until `verdict` is there; after it, for the beep. */
export const judgeAnswer = (
  before: AnswerState,
  input: AnswerInput,
  policy: AnswerPolicy = answerPolicy,
): AnswerState => {
  const state = followed(before, input, policy)
  const { atMs } = state
  if (input.pure && isBeep(input.pure, state))
    return { ...state, beepMs: atMs, verdict: { who: 'machine', why: 'beep', atMs } }
  if (state.verdict) return state
  const verdict = ofTones(input, state) ?? ofVoice(state, policy) ?? ofSilence(state, policy)
  return verdict ? { ...state, verdict } : state
}
