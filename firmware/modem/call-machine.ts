import type { ListedCall } from '../at/call-lines.ts'

/** What the modem says, of its own accord, about the one call that this line handles. */
export type CallSign =
  | { readonly on: 'ring' }
  | { readonly on: 'caller'; readonly from: string | null }
  | { readonly on: 'changed'; readonly call: ListedCall }
  | { readonly on: 'begun' | 'ended' | 'missed' }
  /** NO CARRIER: some call is over, perhaps ours. */
  | { readonly on: 'carrier lost' }

export type CallInput =
  | CallSign
  /** The modem's own list; `asOf` is the `seq` of the state that asked for it. */
  | { readonly on: 'listed'; readonly calls: readonly ListedCall[]; readonly asOf: number }
  | { readonly on: 'answering' | 'hanging up' | 'tick' }

export type CallEffect =
  /** Someone rings, and who it is is known as well as it will be. */
  | { readonly do: 'announce'; readonly from: string | null }
  /** The answered call is through. */
  | { readonly do: 'open' }
  | { readonly do: 'finish' }
  | { readonly do: 'list'; readonly asOf: number }

interface Ringing {
  readonly at: 'ringing'
  readonly sinceMs: number
  /** The last RING. */
  readonly rangMs: number
  /** The last sign of any kind that it still rings. */
  readonly seenMs: number
  readonly rung: number
  /** Undefined while it may yet come. */
  readonly from: string | null | undefined
  readonly isAnnounced: boolean
  readonly id: number | null
}
type Phase =
  | { readonly at: 'idle' }
  | Ringing
  | { readonly at: 'answering' | 'talking' | 'ending'; readonly id: number | null }

/** `seq` counts signs, so that a list asked for before the last of them is not believed. */
export type CallState = Phase & { readonly seq: number; readonly listedMs: number }

export const idle: CallState = { at: 'idle', seq: 0, listedMs: 0 }

/** Networks that ring most slowly do so every 6 s (2 s on, 4 s off). */
const SILENT_MS = 6_000
/** Whatever the list says: one field report has calls that stay listed for ever. */
const ZOMBIE_MS = 12_000
/** +CLIP follows RING within 200 ms; after that the list is asked, and after this the number is taken for withheld. */
const NUMBER_MS = 1_000
const NUMBER_LIST_MS = 300
/** How often the list is the referee. */
const LIST_MS = { idle: Infinity, ringing: 2_000, answering: 500, talking: 2_000, ending: 500 } as const

type Step = readonly [CallState, ...CallEffect[]]
type Counted<P extends Phase> = P & Pick<CallState, 'seq' | 'listedMs'>

const finish = ({ seq, listedMs }: CallState): Step => [{ at: 'idle', seq, listedMs }, { do: 'finish' }]
const list = (state: CallState, nowMs: number): Step => [
  { ...state, listedMs: nowMs },
  { do: 'list', asOf: state.seq },
]

const startRinging = (state: CallState, nowMs: number, about: Partial<Ringing>): Counted<Ringing> => ({
  seq: state.seq,
  listedMs: nowMs,
  at: 'ringing',
  sinceMs: nowMs,
  rangMs: nowMs,
  seenMs: nowMs,
  rung: 0,
  from: undefined,
  isAnnounced: false,
  id: null,
  ...about,
})
const announce = (state: Counted<Ringing>, answerAfterRings: number): Step => {
  if (state.isAnnounced || state.from === undefined || state.rung < answerAfterRings) return [state]
  return [
    { ...state, isAnnounced: true },
    { do: 'announce', from: state.from },
  ]
}

/** The number as first heard; SIM7600 may name it in +CLCC, in +CLIP, or in both. */
const ringing = (state: CallState, nowMs: number, about: Partial<Ringing>): Counted<Ringing> => {
  const now = state.at === 'ringing' ? state : startRinging(state, nowMs, {})
  const from = now.from === undefined ? about.from : now.from
  return { ...now, ...about, from, id: about.id ?? now.id, seenMs: nowMs }
}

const onRing = (state: CallState, nowMs: number, after: number): Step => {
  if (state.at !== 'idle' && state.at !== 'ringing') return [state]
  const rung = state.at === 'ringing' ? state.rung + 1 : 1
  return announce(ringing(state, nowMs, { rung, rangMs: nowMs }), after)
}
const onCaller = (state: CallState, from: string | null, nowMs: number, after: number): Step => {
  if (state.at !== 'idle' && state.at !== 'ringing') return [state]
  const rung = state.at === 'ringing' ? state.rung : 1
  return announce(ringing(state, nowMs, { from, rung }), after)
}

const open = (state: CallState, id: number | null, nowMs: number): Step => [
  { at: 'talking', id, seq: state.seq, listedMs: nowMs },
  { do: 'open' },
]
/** A number that the list lacks may still come with +CLIP. */
const known = (call: ListedCall) => ({ id: call.id, from: call.from ?? undefined })

/**
 * The network uses a number again as soon as it is free: a call that rings under the number of the one we talk on shows
 * that ours is over, said or not. Source: modems.md 2.3, "swallowed next call"
 */
const onIncoming = (state: CallState, call: ListedCall, nowMs: number, after: number): Step => {
  if (state.at === 'talking' && state.id === call.id) return replace(state, known(call), nowMs, after)
  return state.at === 'idle' || state.at === 'ringing'
    ? announce(ringing(state, nowMs, known(call)), after)
    : [state]
}
/** The call that is up is over, and another rings already. */
const replace = (state: CallState, about: Partial<Ringing>, nowMs: number, after: number): Step => {
  const [ended, ...effects] = finish(state)
  const [next, ...more] = announce(ringing(ended, nowMs, about), after)
  return [next, ...effects, ...more]
}

const onChanged = (state: CallState, call: ListedCall, nowMs: number, after: number): Step => {
  if (!call.isVoice) return [state]
  if (call.state === 'incoming') return onIncoming(state, call, nowMs, after)
  if (state.at === 'idle') return [state]
  if (call.state === 'active' && state.at === 'answering') return open(state, call.id, nowMs)
  if (call.state !== 'released') return [state]
  if (state.id === call.id) return finish(state)
  return state.id === null ? list(state, nowMs) : [state] // another's id: a second caller gave up
}

/** The referee: what is not in the list is over, whatever was said before. */
const onListed = (state: CallState, calls: readonly ListedCall[], nowMs: number, after: number): Step => {
  const voices = calls.filter(call => call.isVoice && call.state !== 'released')
  const incoming = voices.find(call => call.state === 'incoming')
  const live = voices.find(call => call.state !== 'incoming' && call.state !== 'waiting')
  if (state.at === 'idle' || state.at === 'ringing') {
    if (incoming) {
      const rung = state.at === 'ringing' ? state.rung : 1
      return announce(ringing(state, nowMs, { ...known(incoming), rung }), after)
    }
    return state.at === 'idle' ? [state] : finish(state)
  }
  if (state.at === 'answering') {
    if (live) return open(state, live.id, nowMs)
    return incoming ? [state] : finish(state)
  }
  if (live) return [state]
  return incoming && state.at === 'talking'
    ? replace(state, { ...known(incoming), rung: 1 }, nowMs, after)
    : finish(state)
}

const onTick = (state: CallState, nowMs: number, after: number): Step => {
  const sinceList = nowMs - state.listedMs
  if (state.at !== 'ringing') return sinceList >= LIST_MS[state.at] ? list(state, nowMs) : [state]
  if (nowMs - state.seenMs >= SILENT_MS || nowMs - state.rangMs >= ZOMBIE_MS) return finish(state)
  if (state.from !== undefined) return sinceList >= LIST_MS.ringing ? list(state, nowMs) : [state]
  if (nowMs - state.sinceMs >= NUMBER_MS)
    return announce({ ...state, from: null, rung: Math.max(1, state.rung) }, after)
  return sinceList >= NUMBER_LIST_MS ? list(state, nowMs) : [state]
}

const onSign = (
  state: CallState,
  input: Exclude<CallInput, { on: 'listed' | 'tick' }>,
  nowMs: number,
  after: number,
): Step => {
  if (input.on === 'ring') return onRing(state, nowMs, after)
  if (input.on === 'caller') return onCaller(state, input.from, nowMs, after)
  if (input.on === 'changed') return onChanged(state, input.call, nowMs, after)
  if (state.at === 'idle') return [state]
  const { seq, id } = state
  if (input.on === 'ended') return finish(state)
  if (input.on === 'carrier lost') return list(state, nowMs)
  if (input.on === 'hanging up') return [{ at: 'ending', id, seq, listedMs: nowMs }]
  if (input.on === 'missed')
    return state.at === 'ringing' || state.at === 'answering' ? finish(state) : [state]
  if (input.on === 'begun') return state.at === 'answering' ? open(state, id, nowMs) : [state]
  return state.at === 'ringing' ? [{ at: 'answering', id, seq, listedMs: nowMs }] : [state]
}

/**
 * One incoming call at a time, from the first RING to the modem's word that it is over. Same state, input and time, same
 * step; an input that makes no sense here changes nothing, since modems report late and twice.
 * @param answerAfterRings the RING at which a call is announced
 */
export const step = (state: CallState, input: CallInput, nowMs: number, answerAfterRings: number): Step => {
  if (input.on === 'tick') return onTick(state, nowMs, answerAfterRings)
  if (input.on !== 'listed') return onSign({ ...state, seq: state.seq + 1 }, input, nowMs, answerAfterRings)
  return input.asOf === state.seq ? onListed(state, input.calls, nowMs, answerAfterRings) : [state]
}
