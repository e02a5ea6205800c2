import { createFeed } from '../flow/feed.ts'
import type { LineStatus } from '../ports/line.ts'

/** A line's status, and everyone who follows it. */
export interface StatusBoard {
  readonly get: () => LineStatus
  /** Changes what is named; tells the followers if anything did change. */
  readonly set: (change: Partial<Omit<LineStatus, 'line'>>) => void
  readonly follow: (signal: AbortSignal) => AsyncIterable<LineStatus>
}

export const createStatusBoard = (line: string): StatusBoard => {
  const feed = createFeed<LineStatus>()
  let status: LineStatus = {
    line,
    state: 'starting',
    fault: null,
    reason: null,
    network: 'unknown',
    operator: null,
    signalDbm: null,
  }
  const set = (change: Partial<LineStatus>) => {
    const names = Object.keys(change) as (keyof LineStatus)[]
    if (names.every(name => change[name] === status[name])) return
    status = { ...status, ...change }
    feed.publish(status)
  }
  return { get: () => status, set, follow: signal => feed.subscribe(signal) }
}
