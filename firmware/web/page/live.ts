import type { LineStatus } from '../../ports/line.ts'
import type { LiveCall, LiveEvent, LiveState } from '../../ports/live.ts'

type CallHappening = Extract<LiveEvent, { kind: 'call' }>

const withLine = (lines: readonly LineStatus[], status: LineStatus): readonly LineStatus[] =>
  lines.some(({ line }) => line === status.line)
    ? lines.map(old => (old.line === status.line ? status : old))
    : [...lines, status]

/** The call this happened in, one event longer; a call not met before starts at `nowMs`. */
export const grow = (call: LiveCall | undefined, happening: CallHappening, nowMs: number): LiveCall => {
  const { callId, line, from, event } = happening
  const known = call ?? { callId, line, from, startedMs: nowMs, events: [] }
  return { ...known, from: known.from ?? from, events: [...known.events, event] }
}

const withCall = (calls: readonly LiveCall[], happening: CallHappening, nowMs: number) => {
  const before = calls.find(({ callId }) => callId === happening.callId)
  // the outcome is the last event of a call: with it the call is over
  if (happening.event.kind === 'outcome') return calls.filter(call => call !== before)
  const after = grow(before, happening, nowMs)
  return before ? calls.map(call => (call === before ? after : call)) : [...calls, after]
}

/**
 * The present after one more event; changes nothing in place. A call is gone once its outcome came.
 * @param nowMs the box's clock, UTC epoch ms: when a call that begins with this event is said to have started
 */
export const applyLive = <State extends LiveState>(state: State, event: LiveEvent, nowMs: number): State => {
  if (event.kind === 'line') return { ...state, lines: withLine(state.lines, event.status) }
  if (event.kind === 'cloud') return { ...state, cloud: event.status }
  return { ...state, calls: withCall(state.calls, event, nowMs) }
}
