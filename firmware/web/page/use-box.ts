import { useEffect, useReducer } from 'preact/hooks'
import type { Clock } from '../../time/clock.ts'
import { pace } from '../../time/pace.ts'
import { nothingSeen, see, type Seen } from './box.ts'
import { followBox } from './connection.ts'

/** A call is stored a moment after its outcome is told; lists are read again then. */
const STORED_MS = 1_500
/** Visits may also come from elsewhere than a call. */
const REFRESH_MS = 60_000

/** The box as it is, kept up to date for as long as the component lives. */
export const useBox = (clock: Clock): Seen => {
  const [seen, tell] = useReducer(see, nothingSeen)
  useEffect(() => {
    const gone = new AbortController()
    const refresh = async () => {
      for await (const _ of pace(clock, REFRESH_MS, gone.signal)) tell({ on: 'stored' })
    }
    void followBox(tell, clock, gone.signal)
    void refresh()
    return () => gone.abort()
  }, [clock])
  useEffect(() => {
    if (!seen.ended) return undefined
    const gone = new AbortController()
    const stored = () => tell({ on: 'stored' })
    clock.sleep(STORED_MS, gone.signal).then(stored, () => undefined)
    return () => gone.abort()
  }, [clock, seen.ended])
  return seen
}
