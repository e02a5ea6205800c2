import { Fault } from '../../fault/fault.ts'
import type { Ring } from '../../ports/line.ts'
import type { Clock } from '../../time/clock.ts'

export interface KnockOptions {
  readonly clock: Clock
  /** Told of a caller who knocked and gave up: their ring is gone already. */
  readonly missed: (ring: Ring) => void
  /** The device is gone. */
  readonly closed: AbortSignal
}

/** Whoever rings while a call is up on an analogue line: the exchange beeps into the call, and the modem tells of it. */
export interface Knock {
  /** A call-waiting beep, `w`, or the tone before the caller's name, `@` (modems.md 3.4). */
  readonly heard: () => void
  /** The modem names a caller while a call is up. */
  readonly named: (from: string | null) => void
  /** The line rings: the call before is over, and whoever knocked is the one who rings. */
  readonly rang: () => void
}

/** As long as somebody knocks the beep comes back: after 4.5 s in Lithuania, 5 s in Russia, 10 s in the USA (modems.md 5.1). */
const SILENT_MS = 12_000
const TICK_MS = 500

export const createKnock = ({ clock, missed, closed }: KnockOptions): Knock => {
  let knocking: { readonly sinceMs: number; readonly from: string | null } | undefined
  let heardMs = 0

  const over = () => {
    const { from = null, sinceMs = 0 } = knocking ?? {}
    knocking = undefined
    missed({ from, sinceMs, gone: AbortSignal.abort(new Fault('LINE_GONE')) })
  }
  const wait = async (): Promise<void> => {
    await clock.sleep(TICK_MS, closed).catch(() => undefined)
    if (!knocking || closed.aborted) return
    if (clock.nowMs() - heardMs < SILENT_MS) return wait()
    over()
  }
  const heard = () => {
    heardMs = clock.nowMs()
    if (knocking) return
    knocking = { sinceMs: clock.epochMs(), from: null }
    void wait()
  }
  return {
    heard,
    named: from => {
      heard()
      if (knocking) knocking = { ...knocking, from: knocking.from ?? from }
    },
    rang: () => (knocking = undefined),
  }
}
