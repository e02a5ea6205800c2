import { Fault, type FaultCode } from '../fault/fault.ts'
import type { LineStatus } from '../ports/line.ts'
import type { Clock } from '../time/clock.ts'

/** Without which a line cannot be rung. */
export type Need = 'network' | 'nothing'

/** A line could not be rung for too long, or it can again. */
export interface LineChange {
  readonly isUp: boolean
  /** UTC epoch ms: since when it cannot be rung; or, when it can again, since when it could not. */
  readonly sinceMs: number
  readonly code: FaultCode | null
  /** One line for a person. */
  readonly says: string
}

export interface LineWatchOptions {
  readonly clock: Clock
  /** How long it may be out of order before anyone is told. */
  readonly afterMs: number
  readonly needs: Need
  readonly tell: (change: LineChange) => void
}

/** Sees whether a line can be rung. */
export interface LineWatch extends AsyncDisposable {
  readonly take: (status: LineStatus) => void
  /** The status for people: one that has been on no network for too long says so. */
  readonly shown: (status: LineStatus) => LineStatus
}

/** A line without credit can be rung, and one in use by somebody else will be free again. */
const harmless: ReadonlySet<FaultCode | null> = new Set([null, 'NO_CREDIT', 'LINE_IN_USE'])

const isUsable = ({ state, fault, network }: LineStatus, needs: Need): boolean => {
  if (state === 'starting' || state === 'failed' || !harmless.has(fault)) return false
  return needs === 'nothing' || network === 'home' || network === 'roaming'
}

const minutesOf = (ms: number) => Math.round(ms / 60_000)

const troubleOf = ({ line, state, fault, reason, network }: LineStatus, minutes: number) => {
  if (fault !== null && !harmless.has(fault) && reason !== null) return { code: fault, says: reason }
  const lost =
    state === 'starting'
      ? new Fault('LINE_MUTE', { path: line })
      : new Fault('NOT_REGISTERED', { minutes, network })
  return { code: lost.code, says: lost.message }
}

export const createLineWatch = ({ clock, afterMs, needs, tell }: LineWatchOptions): LineWatch => {
  let last: LineStatus | undefined
  let down: { readonly sinceMs: number; readonly over: AbortController } | undefined
  let told: { readonly code: FaultCode | null; readonly says: string } | undefined

  const sound = (sinceMs: number) => {
    if (!last) return
    told = troubleOf(last, minutesOf(afterMs))
    tell({ isUp: false, sinceMs, ...told })
  }
  const start = () => {
    const begun = { sinceMs: clock.epochMs(), over: new AbortController() }
    down = begun
    clock.sleep(afterMs, begun.over.signal).then(
      () => sound(begun.sinceMs),
      () => undefined,
    )
  }
  const end = () => {
    const was = down
    const wasTold = told !== undefined
    was?.over.abort()
    down = undefined
    told = undefined
    if (!was || !wasTold) return
    const minutes = minutesOf(clock.epochMs() - was.sinceMs)
    tell({
      isUp: true,
      sinceMs: was.sinceMs,
      code: null,
      says: `It can be rung again, after ${minutes} minutes.`,
    })
  }
  const take = (status: LineStatus) => {
    last = status
    if (isUsable(status, needs)) end()
    else if (!down) start()
  }
  const shown = (status: LineStatus): LineStatus =>
    told && status.fault === null ? { ...status, fault: told.code, reason: told.says } : status
  const dispose = () => {
    down?.over.abort()
    return Promise.resolve()
  }
  return { take, shown, [Symbol.asyncDispose]: dispose }
}
