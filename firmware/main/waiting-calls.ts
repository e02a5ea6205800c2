import { mailbox } from '../flow/mailbox.ts'
import type { Line, Ring } from '../ports/line.ts'
import type { Clock } from '../time/clock.ts'
import type { NoteRung } from './report/record.ts'

export interface WaitingCallsOptions {
  readonly clock: Clock
  /** Told of each caller who met a busy line and gave up. */
  readonly note: NoteRung
}

/** One call waits at a time; others come when it has given up. */
const most = 8

/**
 * The same line, listened to while a call is up as well: who rings meanwhile and gives up has met a busy line, whoever
 * still rings when the call before is over is told of then. The line need not ring (3GPP TS 22.083 call waiting): a driver
 * that only hears of such callers afterwards tells of a ring that is gone already.
 */
export const heedWaiting = (line: Line, { clock, note }: WaitingCallsOptions): Line => {
  const told = new WeakMap<Ring, Ring>()
  async function* rings(signal: AbortSignal): AsyncGenerator<Ring> {
    const over = new AbortController()
    const until = AbortSignal.any([signal, over.signal])
    const waiting = mailbox<Ring>({ limit: most, full: 'drop oldest' })
    const untaken = new Set<Ring>()
    const gone = (ring: Ring) => {
      if (untaken.delete(ring)) void note(ring, 'busy', signal)
    }
    const listen = async () => {
      for await (const ring of line.rings(until)) {
        const one = { ...ring, sinceMs: ring.sinceMs ?? clock.epochMs() }
        told.set(one, ring)
        untaken.add(one)
        if (ring.gone.aborted) gone(one)
        else ring.gone.addEventListener('abort', () => gone(one), { once: true })
        waiting.put(one)
      }
    }
    void listen().then(() => waiting.close(), waiting.close)
    try {
      for await (const ring of waiting) if (untaken.delete(ring)) yield ring
    } finally {
      over.abort()
    }
  }
  return {
    ...line,
    rings,
    answer: (ring, signal) => line.answer(told.get(ring) ?? ring, signal),
    [Symbol.asyncDispose]: () => line[Symbol.asyncDispose](),
  }
}
