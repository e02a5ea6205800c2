import { readCall, type ListedCall } from '../at/call-lines.ts'
import type { AtSession } from '../at/session.ts'
import { Fault } from '../fault/fault.ts'
import type { Ring } from '../ports/line.ts'
import type { Clock } from '../time/clock.ts'
import { idle, step, type CallEffect, type CallInput, type CallState } from './call-machine.ts'

/** The call that was announced, until it is over. */
export interface Call {
  readonly ring: Ring
  /** Aborted with a fault (LINE_GONE, LINK_LOST …) when it is over, whoever ended it. */
  readonly over: AbortSignal
  /** Resolves once it has been answered and the modem has put it through. */
  readonly through: Promise<void>
}

export interface CallDriverOptions {
  readonly at: AtSession
  readonly clock: Clock
  readonly answerAfterRings: number
  readonly announce: (ring: Ring) => void
  /** Told after each step. */
  readonly changed: (state: 'idle' | 'ringing' | 'talking') => void
}

/** Gives the call machine its signs and its time, and does what it says. */
export interface CallDriver {
  readonly take: (input: CallInput) => void
  readonly state: () => CallState
  readonly call: () => Call | undefined
  /** The modem's own list of calls. @throws AT_ERROR, AT_TIMEOUT */
  readonly list: () => Promise<readonly ListedCall[]>
  /** Asks for that list and believes it, unless something was said meanwhile. Never rejects. */
  readonly referee: () => Promise<void>
  /** Resolves when the call that is up now is over. */
  readonly whenIdle: () => Promise<void>
  /** Ends every call: the device is gone. */
  readonly lose: (fault: Error) => void
}

const TICK_MS = 100
const shown = {
  idle: 'idle',
  ringing: 'ringing',
  answering: 'talking',
  talking: 'talking',
  ending: 'talking',
} as const

const createCall = (from: string | null) => {
  const [gone, over] = [new AbortController(), new AbortController()]
  const through = Promise.withResolvers<void>()
  const ring: Ring = { from, gone: gone.signal }
  return { gone, over, through, call: { ring, over: over.signal, through: through.promise } }
}

export const createCallDriver = (options: CallDriverOptions): CallDriver => {
  const { at, clock } = options
  let state: CallState = idle
  let current: ReturnType<typeof createCall> | undefined
  let isTicking = false
  let isListing = false
  let over = Promise.withResolvers<void>()

  const finish = (fault: Error, before: CallState) => {
    if (before.at === 'ringing' || before.at === 'answering') current?.gone.abort(fault)
    current?.over.abort(fault)
    current = undefined
    over.resolve()
    over = Promise.withResolvers<void>()
  }
  const list = async () => (await at.send('AT+CLCC')).map(readCall).filter(found => found !== null)
  const referee = async (asOf = state.seq) => {
    if (isListing) return
    isListing = true
    try {
      take({ on: 'listed', asOf, calls: await list() })
    } catch {
      // refused: the signs must do; silent or lost: the session closes and every call with it
    } finally {
      isListing = false
    }
  }
  const act = (effect: CallEffect, before: CallState) => {
    if (effect.do === 'open') current?.through.resolve()
    else if (effect.do === 'list') void referee(effect.asOf)
    else if (effect.do === 'finish') finish(new Fault('LINE_GONE'), before)
    else {
      current = createCall(effect.from)
      options.announce(current.call.ring)
    }
  }
  const tick = async () => {
    isTicking = true
    while (state.at !== 'idle' && !at.closed.aborted) {
      await clock.sleep(TICK_MS, at.closed).catch(() => undefined)
      take({ on: 'tick' })
    }
    isTicking = false
  }
  const take = (input: CallInput) => {
    const before = state
    const [next, ...effects] = step(state, input, clock.nowMs(), options.answerAfterRings)
    state = next
    for (const effect of effects) act(effect, before)
    options.changed(shown[state.at])
    if (state.at !== 'idle' && !isTicking) void tick()
  }
  const lose = (fault: Error) => {
    const before = state
    state = { ...idle, seq: state.seq }
    finish(fault, before)
  }
  return {
    take,
    state: () => state,
    call: () => current?.call,
    list,
    referee,
    whenIdle: () => over.promise,
    lose,
  }
}
