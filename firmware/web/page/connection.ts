import type { LiveEvent } from '../../ports/live.ts'
import type { Clock } from '../../time/clock.ts'
import type { BoxState } from '../api.ts'
import type { Sight } from './box.ts'

/** A browser gives up for good on a refusal (too many readers, a proxy's error page); then the page tries again itself. */
const AGAIN_MS = 3_000

const read = (event: Event): unknown => JSON.parse((event as MessageEvent<string>).data)

/** Follows the box until the browser gives up or the signal aborts. */
const followOnce = (tell: (sight: Sight) => void, clock: Clock, signal: AbortSignal) =>
  new Promise<void>(resolve => {
    const source = new EventSource('/api/events')
    const over = () => {
      source.close()
      resolve()
    }
    signal.addEventListener('abort', over, { once: true })
    source.addEventListener('state', event => {
      tell({ on: 'state', state: read(event) as BoxState, browserMs: clock.epochMs() })
    })
    source.addEventListener('live', event => {
      tell({ on: 'live', event: read(event) as LiveEvent, browserMs: clock.epochMs() })
    })
    source.addEventListener('error', () => {
      tell({ on: 'lost' })
      if (source.readyState === EventSource.CLOSED) over()
    })
  })

/** Tells whatever the box sends, and when it cannot be reached, until aborted. */
export const followBox = async (
  tell: (sight: Sight) => void,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> => {
  while (!signal.aborted) {
    await followOnce(tell, clock, signal)
    await clock.sleep(AGAIN_MS, signal).catch(() => undefined)
  }
}
