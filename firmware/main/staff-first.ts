import { toneNamed, tonesOf } from '../audio/tone-plan.ts'
import type { Mode } from '../clinic/clinic.ts'
import type { Line, Ring } from '../ports/line.ts'
import type { Log } from '../ports/log.ts'
import type { Clock } from '../time/clock.ts'
import type { NoteRung } from './report/record.ts'

export interface StaffFirstOptions {
  /** What holds at this moment. */
  readonly mode: () => Mode
  /** The ring at which the line tells of a call. */
  readonly announcedAt: number
  /** ISO 3166: how often bells ring there. */
  readonly country: string
  readonly clock: Clock
  readonly log: Log
  /** Told of each call that is left to others. */
  readonly note?: NoteRung
}

/** Bells keep the cadence of the tone that the caller hears meanwhile. Source: ITU-T E.180 §5, ETSI TR 101 041-2 */
const ringEveryMs = (country: string): number => {
  const bursts = toneNamed(tonesOf(country), 'ringback')?.bursts ?? []
  return bursts.reduce((ms, { onMs, offMs }) => ms + onMs + offMs, 0)
}

/**
 * The same line, which tells of a call only when it is the box's turn: at once, after the staff had their rings, or not
 * at all. What the staff answered, or the caller gave up, is never told.
 */
export const staffFirst = (line: Line, options: StaffFirstOptions): Line => {
  const { mode, announcedAt, country, clock, log, note } = options
  const told = new WeakMap<Ring, Ring>()
  /** The same call, with when it began: whoever answers it is given the line's own. */
  const begun = (ring: Ring, sinceMs: number): Ring => {
    const copy = { ...ring, sinceMs }
    told.set(copy, ring)
    return copy
  }
  const isOurs = async (ring: Ring, signal: AbortSignal): Promise<boolean> => {
    const { answer, rings } = mode()
    if (answer === 'never') {
      log.info({ line: line.name }, 'rung at an hour when the box never answers')
      void note?.(ring, 'hours', signal)
    }
    if (answer !== 'overflow') return answer === 'always'
    const waitMs = Math.max(0, rings - announcedAt) * ringEveryMs(country)
    await clock.sleep(waitMs, AbortSignal.any([ring.gone, signal])).catch(() => undefined)
    if (ring.gone.aborted) void note?.(ring, 'staff', signal)
    return !ring.gone.aborted && !signal.aborted
  }
  async function* rings(signal: AbortSignal): AsyncGenerator<Ring> {
    for await (const ring of line.rings(signal)) {
      const one = begun(ring, ring.sinceMs ?? clock.epochMs())
      if (await isOurs(one, signal)) yield one
    }
  }
  return {
    ...line,
    rings,
    answer: (ring, signal) => line.answer(told.get(ring) ?? ring, signal),
    [Symbol.asyncDispose]: () => line[Symbol.asyncDispose](),
  }
}
