import { useEffect, useState } from 'preact/hooks'
import { type Clock, systemClock } from '../../time/clock.ts'
import { pace } from '../../time/pace.ts'

/** The box's clock, UTC epoch ms, once a period. */
export const useNow = (aheadMs: number, periodMs: number, clock: Clock = systemClock): number => {
  const [nowMs, setNowMs] = useState(clock.epochMs())
  useEffect(() => {
    const gone = new AbortController()
    const tick = async () => {
      for await (const _ of pace(clock, periodMs, gone.signal)) setNowMs(clock.epochMs())
    }
    void tick()
    return () => gone.abort()
  }, [clock, periodMs])
  return nowMs + aheadMs
}
