import type { LiveCall, LiveEvent } from '../../ports/live.ts'
import type { BoxState } from '../api.ts'
import { applyLive, grow } from './live.ts'

export type Link = 'connecting' | 'live' | 'lost'

/** All that the page knows of the box's present. */
export interface Seen {
  readonly link: Link
  /** Null until the box was reached once; kept when the link is lost. */
  readonly box: BoxState | null
  /** The call that ended last, with its outcome: it stays to be read until the next one begins. */
  readonly ended: LiveCall | null
  /** What to add to this browser's clock to get the box's, ms. */
  readonly aheadMs: number
  /** Grows whenever stored lists may have changed. */
  readonly edition: number
}

export type Sight =
  | { readonly on: 'state'; readonly state: BoxState; readonly browserMs: number }
  | { readonly on: 'live'; readonly event: LiveEvent; readonly browserMs: number }
  | { readonly on: 'lost' }
  | { readonly on: 'stored' }

export const nothingSeen: Seen = { link: 'connecting', box: null, ended: null, aheadMs: 0, edition: 0 }

const endedBy = (seen: Seen, event: LiveEvent, nowMs: number): LiveCall | null => {
  if (event.kind !== 'call') return seen.ended
  const call = seen.box?.calls.find(({ callId }) => callId === event.callId)
  if (event.event.kind === 'outcome') return grow(call, event, nowMs)
  return call ? seen.ended : null
}

const withEvent = (seen: Seen, event: LiveEvent, browserMs: number): Seen => {
  if (!seen.box) return seen
  const nowMs = browserMs + seen.aheadMs
  const isStored = event.kind === 'call' && event.event.kind === 'outcome'
  return {
    ...seen,
    box: applyLive(seen.box, event, nowMs),
    ended: endedBy(seen, event, nowMs),
    edition: isStored ? seen.edition + 1 : seen.edition,
  }
}

/** What the page knows after one more message of the box. Pure and total. */
export const see = (seen: Seen, sight: Sight): Seen => {
  if (sight.on === 'lost') return { ...seen, link: seen.box ? 'lost' : 'connecting' }
  // while the box is away, asking again would only fail again
  if (sight.on === 'stored') return seen.link === 'live' ? { ...seen, edition: seen.edition + 1 } : seen
  if (sight.on === 'live') return withEvent(seen, sight.event, sight.browserMs)
  const { state, browserMs } = sight
  const edition = seen.edition + 1
  return { ...seen, link: 'live', box: state, aheadMs: state.nowMs - browserMs, edition }
}
