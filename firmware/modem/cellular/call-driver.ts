import { readCall, type ListedCall } from '../../at/call-lines.ts'
import type { AtSession } from '../../at/session.ts'
import { Fault } from '../../fault/fault.ts'
import type { Ring } from '../../ports/line.ts'
import type { Clock } from '../../time/clock.ts'
import { idle, step, type CallEffect, type CallInput, type CallState, type Refusal } from './call-machine.ts'

/** A call from its first sign until it is over. */
export interface Call {
  /** Who rings; for a call that we dialled, its number. */
  readonly ring: Ring
  /** Aborted with a fault (LINE_GONE, FAR_BUSY, LINK_LOST …) when it is over, whoever ended it. */
  readonly over: AbortSignal
  /** Resolves once it is up. */
  readonly through: Promise<void>
  readonly at: () => CallState['at']
  /** The modem's number for it, once known. */
  readonly id: () => number | null
}

export interface CallDriverOptions {
  readonly at: AtSession
  readonly clock: Clock
  readonly answerAfterRings: number
  readonly announce: (ring: Ring) => void
  /** Told after each step. */
  readonly changed: (state: 'idle' | 'ringing' | 'dialling' | 'talking') => void
}

/** Gives each call's machine its signs and its time, and does what it says. */
export interface CallDriver {
  readonly take: (input: CallInput) => void
  /** What only one call is told: that we answer it, or hang it up. */
  readonly tell: (call: Call, input: CallInput) => void
  /** Begins to follow a call about to be dialled. */
  readonly begin: (number: string) => Call
  /** Those that are not over, the oldest first. */
  readonly calls: () => readonly Call[]
  /** The modem's own list of calls. @throws AT_ERROR, AT_TIMEOUT */
  readonly list: () => Promise<readonly ListedCall[]>
  /** Asks for the list and lets it judge. Never rejects. */
  readonly referee: () => Promise<void>
  /** Ends every call: the device is gone. */
  readonly lose: (fault: Error) => void
}

const TICK_MS = 100
/** The several ways in which a modem says that a call is over come within this. */
const ECHO_MS = 2_000
/** One up and one held or waiting: more than that no cellular subscription offers. */
const CALLS_LIMIT = 2
const shown = {
  idle: 'idle',
  ringing: 'ringing',
  answering: 'talking',
  dialling: 'dialling',
  talking: 'talking',
  ending: 'talking',
} as const
/** What a line with two calls shows. */
const order = ['talking', 'dialling', 'ringing', 'idle'] as const

const faults = { busy: 'FAR_BUSY', 'no answer': 'NO_ANSWER', 'no dial tone': 'NO_DIAL_TONE' } as const
const faultOf = (why: Refusal | null) => new Fault(why ? faults[why] : 'LINE_GONE')

interface Tracked {
  state: CallState
  call: Call | undefined
  readonly gone: AbortController
  readonly over: AbortController
  readonly through: PromiseWithResolvers<void>
}

const track = (): Tracked => ({
  state: idle,
  call: undefined,
  gone: new AbortController(),
  over: new AbortController(),
  through: Promise.withResolvers(),
})
const name = (tracked: Tracked, from: string | null): Call => {
  const { gone, over, through } = tracked
  const call: Call = {
    ring: { from, gone: gone.signal },
    over: over.signal,
    through: through.promise,
    at: () => tracked.state.at,
    id: () => tracked.state.id,
  }
  tracked.call = call
  return call
}

const isWanted = ({ state }: ListedCall) => state === 'incoming' || state === 'waiting'
/** Whether a call whose number in the list is not known yet may be this one. */
const isLike = ({ at }: CallState, call: ListedCall): boolean => {
  if (isWanted(call)) return at === 'ringing'
  if (at === 'dialling') return !call.isIncoming
  return at === 'ringing' || at === 'answering' ? call.isIncoming : true
}

export const createCallDriver = (options: CallDriverOptions): CallDriver => {
  const { at, clock } = options
  let all: Tracked[] = []
  let seq = 0
  let finishedMs = -Infinity
  let isTicking = false
  let listing: Promise<void> | undefined

  const finish = (tracked: Tracked, fault: Error, before: CallState) => {
    all = all.filter(other => other !== tracked)
    finishedMs = clock.nowMs()
    if (before.at === 'ringing' || before.at === 'answering') tracked.gone.abort(fault)
    tracked.over.abort(fault)
  }
  const list = async () => (await at.send('AT+CLCC')).map(readCall).filter(found => found !== null)
  /** A list asked for before the last sign is not believed. */
  const judge = async () => {
    const asOf = seq
    try {
      const calls = await list()
      if (seq === asOf) listed(calls)
    } catch {
      // refused: the signs must do; silent or lost: the session closes and every call with it
    }
  }
  const referee = () => (listing ??= judge().finally(() => (listing = undefined)))
  const act = (tracked: Tracked, effect: CallEffect, before: CallState) => {
    if (effect.do === 'open') tracked.through.resolve()
    else if (effect.do === 'list') void referee()
    else if (effect.do === 'finish') finish(tracked, faultOf(effect.why), before)
    else options.announce(name(tracked, effect.from).ring)
  }
  const show = () => {
    const states = new Set(all.map(({ state }) => shown[state.at]))
    options.changed(order.find(state => states.has(state)) ?? 'idle')
  }
  const advance = (tracked: Tracked, input: CallInput) => {
    const before = tracked.state
    const [next, ...effects] = step(before, input, clock.nowMs(), options.answerAfterRings)
    tracked.state = next
    if (before.at === 'idle' && next.at !== 'idle') all.push(tracked)
    for (const effect of effects) act(tracked, effect, before)
    show()
    if (all.length > 0 && !isTicking) void tick()
  }
  const tick = async () => {
    isTicking = true
    while (all.length > 0 && !at.closed.aborted) {
      await clock.sleep(TICK_MS, at.closed).catch(() => undefined)
      for (const tracked of all) advance(tracked, { on: 'tick' })
    }
    isTicking = false
  }

  const find = (holds: (state: CallState) => boolean) => all.find(({ state }) => holds(state))
  const isOwned = ({ id }: ListedCall) => find(state => state.id === id) !== undefined
  /** Whose call the modem speaks of; a call that nobody knows and that wants in is a new one. */
  const ownerOf = (call: ListedCall): Tracked | undefined => {
    const known = find(state => state.id === call.id)
    if (known) return known
    const nameless = find(state => state.id === null && isLike(state, call))
    return nameless ?? (isWanted(call) && all.length < CALLS_LIMIT ? track() : undefined)
  }
  const listed = (calls: readonly ListedCall[]) => {
    for (const tracked of all) {
      const { id } = tracked.state
      const own = calls.filter(call => (id === null ? !isOwned(call) : call.id === id))
      advance(tracked, { on: 'listed', calls: own })
    }
    const more = calls.find(call => !isOwned(call) && isWanted(call))
    if (more && all.length < CALLS_LIMIT) advance(track(), { on: 'listed', calls: [more] })
  }
  const take = (input: CallInput) => {
    if (input.on === 'listed') return listed(input.calls)
    seq += 1
    if (input.on === 'changed') {
      const owner = ownerOf(input.call)
      if (owner) advance(owner, input)
      // its number was used again for another call
      if (owner?.over.signal.aborted && isWanted(input.call)) advance(track(), input)
      return
    }
    if (input.on === 'ring' || input.on === 'caller') {
      const owner = find(({ at }) => at === 'ringing') ?? (all.length === 0 ? track() : undefined)
      return owner && advance(owner, input)
    }
    // it names no call: beside another, or right after another, only the list can tell whose end it was
    const isCrowded = all.length > 1 || clock.nowMs() - finishedMs < ECHO_MS
    const isUnclear = isCrowded && (input.on === 'ended' || input.on === 'refused')
    for (const tracked of all) advance(tracked, isUnclear ? { on: 'carrier lost' } : input)
  }
  const tell = (call: Call, input: CallInput) => {
    seq += 1
    const tracked = all.find(other => other.call === call)
    if (tracked) advance(tracked, input)
  }
  const begin = (number: string) => {
    const tracked = track()
    const call = name(tracked, number)
    seq += 1
    advance(tracked, { on: 'dialling' })
    return call
  }
  const lose = (fault: Error) => {
    for (const tracked of all) finish(tracked, fault, tracked.state)
    all = []
  }
  const calls = () => all.map(({ call }) => call).filter(call => call !== undefined)
  return { take, tell, begin, calls, list, referee, lose }
}
