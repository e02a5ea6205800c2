import { Fault } from '../../fault/fault.ts'
import type { Ring } from '../../ports/line.ts'
import type { Clock } from '../../time/clock.ts'
import type { CallerReport } from './caller-report.ts'
import { noRing, ringStep, type RingEffect, type RingInput, type RingState } from './ring-machine.ts'

export interface BellOptions {
  readonly clock: Clock
  readonly answerAfterRings: number
  readonly announce: (ring: Ring, report: CallerReport) => void
  /** Told when it begins to ring, and when it is over without an answer. */
  readonly changed: (state: 'ringing' | 'idle') => void
  /** Asks the modem for the last report; what it has comes by `take`. */
  readonly recall: () => void
  /** The device is gone. */
  readonly closed: AbortSignal
}

/** The bell of one line. */
export interface Bell {
  readonly take: (input: RingInput) => void
  /** The ring that was announced and waits for an answer. */
  readonly ringing: () => Ring | null
  /** True from the first ring on. */
  readonly isRinging: () => boolean
  /** It was answered: the bell is over, its ring is not gone. Until `rest`, nothing rings. */
  readonly lift: () => void
  /** The line is on the hook again. */
  readonly rest: () => void
  /** Whoever rings is taken to be gone. */
  readonly lose: (fault: Error) => void
}

const TICK_MS = 100

export const createBell = (options: BellOptions): Bell => {
  const { clock, closed } = options
  let state: RingState = noRing
  let current: { readonly ring: Ring; readonly gone: AbortController } | undefined
  let isLifted = false
  let isTicking = false

  const lose = (fault: Error) => {
    state = noRing
    current?.gone.abort(fault)
    current = undefined
  }
  const announce = (report: CallerReport) => {
    const gone = new AbortController()
    current = { ring: { from: report.number ?? null, gone: gone.signal }, gone }
    options.announce(current.ring, report)
  }
  const act = (effect: RingEffect) => {
    if (effect.do === 'announce') announce(effect.report)
    else if (effect.do === 'recall') options.recall()
    else {
      lose(new Fault('LINE_GONE'))
      options.changed('idle')
    }
  }
  const tick = async () => {
    isTicking = true
    while (state.at === 'ringing' && !closed.aborted) {
      await clock.sleep(TICK_MS, closed).catch(() => undefined)
      take({ on: 'tick' })
    }
    isTicking = false
  }
  const take = (input: RingInput) => {
    if (isLifted) return
    const [next, ...effects] = ringStep(state, input, clock.nowMs(), options.answerAfterRings)
    const begins = state.at === 'idle' && next.at === 'ringing'
    state = next
    if (begins) options.changed('ringing')
    for (const effect of effects) act(effect)
    if (state.at === 'ringing' && !isTicking) void tick()
  }
  return {
    take,
    ringing: () => current?.ring ?? null,
    isRinging: () => state.at === 'ringing',
    lift: () => {
      isLifted = true
      state = noRing
      current = undefined
    },
    rest: () => void (isLifted = false),
    lose,
  }
}
