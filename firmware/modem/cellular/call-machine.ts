import type { ListedCall } from '../../at/call-lines.ts'

/** What the modem says of its own accord about one call. */
export type CallSign =
  | { readonly on: 'ring' }
  | { readonly on: 'caller'; readonly from: string | null }
  | { readonly on: 'changed'; readonly call: ListedCall }
  | { readonly on: 'begun' | 'ended' | 'missed' }
  /** NO CARRIER: some call is over, perhaps ours. */
  | { readonly on: 'carrier lost' }
  /** A call that we dialled came to nothing: BUSY, NO ANSWER, NO DIALTONE. */
  | { readonly on: 'refused'; readonly why: Refusal }

export type Refusal = 'busy' | 'no answer' | 'no dial tone'

export type CallInput =
  | CallSign
  /** The modem's own list, as far as it may be about this call. */
  | { readonly on: 'listed'; readonly calls: readonly ListedCall[] }
  | { readonly on: 'answering' | 'dialling' | 'hanging up' | 'tick' }

export type CallEffect =
  /** Someone rings, and who it is is known as well as it will be. */
  | { readonly do: 'announce'; readonly from: string | null }
  /** The call is through. */
  | { readonly do: 'open' }
  | { readonly do: 'finish'; readonly why: Refusal | null }
  | { readonly do: 'list' }

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
interface Dialling {
  readonly at: 'dialling'
  readonly sinceMs: number
  readonly id: number | null
}
type Phase =
  | { readonly at: 'idle'; readonly id: null }
  | Ringing
  | Dialling
  | { readonly at: 'answering' | 'talking' | 'ending'; readonly id: number | null }

/** `id` is the modem's number for the call, once it is known. */
export type CallState = Phase & { readonly listedMs: number }

export const idle: CallState = { at: 'idle', id: null, listedMs: 0 }

/** Networks that ring most slowly do so every 6 s (2 s on, 4 s off). */
const SILENT_MS = 6_000
/** Whatever the list says: one field report has calls that stay listed for ever. */
const ZOMBIE_MS = 12_000
/** +CLIP follows RING within 200 ms; after that the list is asked, and after this the number is taken for withheld. */
const NUMBER_MS = 1_000
const NUMBER_LIST_MS = 300
/** A call just dialled may not be listed yet. */
const UNLISTED_MS = 2_000
/** How often the list is the referee: 500 ms to 2 s while a call is set up (modems.md 8). */
const LIST_MS = {
  idle: Infinity,
  ringing: 2_000,
  answering: 500,
  dialling: 1_000,
  talking: 2_000,
  ending: 500,
} as const

type Step = readonly [CallState, ...CallEffect[]]
type Counted<P extends Phase> = P & Pick<CallState, 'listedMs'>

const finish = ({ listedMs }: CallState, why: Refusal | null = null): Step => [
  { at: 'idle', id: null, listedMs },
  { do: 'finish', why },
]
const list = (state: CallState, nowMs: number): Step => [{ ...state, listedMs: nowMs }, { do: 'list' }]

const startRinging = (nowMs: number): Counted<Ringing> => ({
  listedMs: nowMs,
  at: 'ringing',
  sinceMs: nowMs,
  rangMs: nowMs,
  seenMs: nowMs,
  rung: 0,
  from: undefined,
  isAnnounced: false,
  id: null,
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
  const now = state.at === 'ringing' ? state : startRinging(nowMs)
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

const open = (id: number | null, nowMs: number): Step => [
  { at: 'talking', id, listedMs: nowMs },
  { do: 'open' },
]
/** A number that the list lacks may still come with +CLIP. */
const known = (call: ListedCall) => ({ id: call.id, from: call.from ?? undefined })
const isWanted = ({ state }: ListedCall) => state === 'incoming' || state === 'waiting'
/** A waiting call has no RING: the modem's word for it is one. */
const rungBy = (call: ListedCall) => (call.state === 'waiting' ? { rung: Infinity } : {})

const onChanged = (state: CallState, call: ListedCall, nowMs: number, after: number): Step => {
  if (!call.isVoice) return [state]
  if (isWanted(call)) {
    if (state.at === 'idle' || state.at === 'ringing')
      return announce(ringing(state, nowMs, { ...known(call), ...rungBy(call) }), after)
    // the network uses a number again as soon as it is free (modems.md 2.3): ours is over, said or not
    return state.at === 'talking' && state.id === call.id ? finish(state) : [state]
  }
  if (state.at === 'idle') return [state]
  const isSetUp = state.at === 'answering' || state.at === 'dialling'
  if (call.state === 'active' && isSetUp) return open(call.id, nowMs)
  if (state.at === 'dialling' && call.state !== 'released') return [{ ...state, id: call.id }]
  if (call.state !== 'released') return [state]
  if (state.id === call.id) return finish(state)
  return state.id === null ? list(state, nowMs) : [state] // another's id: a second caller gave up
}

const onListedDialling = (state: Counted<Dialling>, live: ListedCall | undefined, nowMs: number): Step => {
  if (live?.state === 'active') return open(live.id, nowMs)
  if (live) return [{ ...state, id: live.id }]
  return state.id === null && nowMs - state.sinceMs < UNLISTED_MS ? [state] : finish(state)
}

/** The referee: what is not in the list is over, whatever was said before. */
const onListed = (state: CallState, calls: readonly ListedCall[], nowMs: number, after: number): Step => {
  const voices = calls.filter(call => call.isVoice && call.state !== 'released')
  const wanted = voices.find(isWanted)
  const live = voices.find(call => !isWanted(call))
  if (state.at === 'idle' || state.at === 'ringing') {
    if (wanted) {
      const rung = state.at === 'ringing' ? state.rung : 1
      return announce(ringing(state, nowMs, { ...known(wanted), rung, ...rungBy(wanted) }), after)
    }
    return state.at === 'idle' ? [state] : finish(state)
  }
  if (state.at === 'dialling') return onListedDialling(state, live, nowMs)
  if (state.at === 'answering') {
    if (live) return open(live.id, nowMs)
    return wanted ? [state] : finish(state)
  }
  return live ? [{ ...state, id: live.id }] : finish(state)
}

const onTick = (state: CallState, nowMs: number, after: number): Step => {
  const sinceList = nowMs - state.listedMs
  if (state.at !== 'ringing') return sinceList >= LIST_MS[state.at] ? list(state, nowMs) : [state]
  const isWaiting = state.rung === Infinity // a waiting call does not ring: the list alone tells
  const isSilent = nowMs - state.seenMs >= SILENT_MS || nowMs - state.rangMs >= ZOMBIE_MS
  if (isSilent && !isWaiting) return finish(state)
  if (state.from !== undefined) return sinceList >= LIST_MS.ringing ? list(state, nowMs) : [state]
  if (nowMs - state.sinceMs >= NUMBER_MS)
    return announce({ ...state, from: null, rung: Math.max(1, state.rung) }, after)
  return sinceList >= NUMBER_LIST_MS ? list(state, nowMs) : [state]
}

type Sign = Exclude<CallInput, { on: 'listed' | 'tick' }>
const onSign = (state: CallState, input: Sign, nowMs: number, after: number): Step => {
  if (input.on === 'ring') return onRing(state, nowMs, after)
  if (input.on === 'caller') return onCaller(state, input.from, nowMs, after)
  if (input.on === 'changed') return onChanged(state, input.call, nowMs, after)
  if (input.on === 'dialling')
    return state.at === 'idle' ? [{ at: 'dialling', sinceMs: nowMs, id: null, listedMs: nowMs }] : [state]
  if (state.at === 'idle') return [state]
  const { id } = state
  if (input.on === 'ended') return finish(state)
  if (input.on === 'refused') return state.at === 'dialling' ? finish(state, input.why) : list(state, nowMs)
  if (input.on === 'carrier lost') return list(state, nowMs)
  if (input.on === 'hanging up') return [{ at: 'ending', id, listedMs: nowMs }]
  const isIncoming = state.at === 'ringing' || state.at === 'answering'
  if (input.on === 'missed') return isIncoming ? finish(state) : [state]
  if (input.on === 'begun')
    return state.at === 'answering' || state.at === 'dialling' ? open(id, nowMs) : [state]
  return state.at === 'ringing' ? [{ at: 'answering', id, listedMs: nowMs }] : [state]
}

/**
 * One call, from the first RING or from ATD to the modem's word that it is over. Same state, input and time, same
 * step; an input that makes no sense here changes nothing, since modems report late and twice.
 * @param answerAfterRings the RING at which a call is announced
 */
export const step = (state: CallState, input: CallInput, nowMs: number, answerAfterRings: number): Step => {
  if (input.on === 'tick') return onTick(state, nowMs, answerAfterRings)
  if (input.on === 'listed') return onListed(state, input.calls, nowMs, answerAfterRings)
  return onSign(state, input, nowMs, answerAfterRings)
}
