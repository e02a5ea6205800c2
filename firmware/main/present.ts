import { createFeed } from '../flow/feed.ts'
import type { CallEvent } from '../ports/call-event.ts'
import type { CloudStatus, Live, LiveCall, LiveEvent, LiveLine } from '../ports/live.ts'

/** What the box does at this moment: told by its parts, followed by the page. */
export interface Present extends Live {
  line(status: LiveLine): void
  cloud(status: CloudStatus): void
  call(of: Pick<LiveCall, 'callId' | 'line' | 'from' | 'startedMs'>, event: CallEvent): void
}

export const createPresent = (): Present => {
  const feed = createFeed<LiveEvent>()
  const lines = new Map<string, LiveLine>()
  const calls = new Map<string, LiveCall>()
  let cloud: CloudStatus = { state: 'off', waiting: 0, reason: null }
  return {
    state: () => ({ lines: [...lines.values()], cloud, calls: [...calls.values()] }),
    follow: feed.subscribe,
    line: status => {
      lines.set(status.line, status)
      feed.publish({ kind: 'line', status })
    },
    cloud: status => {
      cloud = status
      feed.publish({ kind: 'cloud', status })
    },
    call: (of, event) => {
      const events = [...(calls.get(of.callId)?.events ?? []), event]
      if (event.kind === 'outcome') calls.delete(of.callId)
      else calls.set(of.callId, { ...of, events })
      feed.publish({ kind: 'call', callId: of.callId, line: of.line, from: of.from, event })
    },
  }
}
