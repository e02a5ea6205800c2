import type { BurstHeard, Going } from './burst.ts'
import type { Burst, Tone, ToneName } from './tone-plan.ts'

/** Follows one tone through bursts and silences. */
export interface Cadence {
  readonly tone: Tone
  /** Takes what ended. */
  hear(heard: BurstHeard): void
  /** Whole cycles heard in a row. */
  cycles(): number
  /** Whether what goes on may still be this tone. */
  mayBe(going: Going): boolean
  reset(): void
}

/** Measured 12 % or 40 ms beside what it should be, a burst is still taken: Asterisk's 10 % and a frame (modems.md 5.2). */
const TOLERANCE = 0.12
const TOLERANCE_MS = 40
/** Cycles differ by no more than this, whatever their length. Source: Asterisk's busy detector, modems.md 5.2 */
const SPREAD_MS = 100

const YOUNG_MS = 60

const isNear = (ms: number, wantedMs: number): boolean =>
  Math.abs(ms - wantedMs) <= Math.max(TOLERANCE_MS, TOLERANCE * wantedMs)
const isIn = (ms: number, [least, most]: readonly [number, number]) => ms >= least && ms <= most

const takesOn = ({ takes }: Tone, burst: Burst, onMs: number): boolean =>
  takes ? isIn(onMs, takes.onMs) : isNear(onMs, burst.onMs)
const takesOff = ({ takes }: Tone, burst: Burst, offMs: number): boolean =>
  takes ? isIn(offMs, takes.offMs) : isNear(offMs, burst.offMs)
export const latestOff = ({ takes }: Tone, burst: Burst): number =>
  takes ? takes.offMs[1] : burst.offMs + Math.max(TOLERANCE_MS, TOLERANCE * burst.offMs)
const latestOn = ({ takes }: Tone, burst: Burst): number =>
  takes ? takes.onMs[1] : burst.onMs + Math.max(TOLERANCE_MS, TOLERANCE * burst.onMs)

/** After how many whole cycles a tone is believed: what makes us hang up is heard three times over (modems.md 5.1). */
export const cyclesToBelieve: Readonly<Record<ToneName, number>> = {
  dial: 2,
  'special dial': 3,
  ringback: 1,
  busy: 3,
  congestion: 3,
  'call waiting': 1,
  'special information': 1,
  unobtainable: 1,
}

/** @param groupOf number of a burst's frequencies among those listened to */
export const createCadence = (tone: Tone, groupOf: (hz: readonly number[]) => number): Cadence => {
  const groups = tone.bursts.map(({ hz }) => groupOf(hz))
  const count = tone.bursts.length
  /** The burst expected next; null before the first. */
  let next: number | null = null
  let matched = 0
  let periods: number[] = []

  const reset = () => {
    next = null
    matched = 0
    periods = []
  }
  const fits = (at: number, heard: BurstHeard): boolean => {
    const burst = tone.bursts[at]
    if (!burst || groups[at] !== heard.group || !takesOn(tone, burst, heard.onMs)) return false
    return heard.on === 'burst' || takesOff(tone, burst, heard.offMs)
  }
  const places = () => [...tone.bursts.keys()]
  const isRegular = (period: number) =>
    periods.length < count || Math.abs(period - (periods[periods.length - count] ?? 0)) <= SPREAD_MS
  const silence = (heard: BurstHeard) => {
    const at = next !== null && fits(next, heard) ? next : places().find(place => fits(place, heard))
    const period = heard.onMs + heard.offMs
    if (at === undefined) return reset()
    if (at !== next || !isRegular(period)) reset()
    matched += 1
    next = (at + 1) % count
    periods = [...periods, period].slice(-count)
  }
  /** The last burst of a sequence without a rhythm needs no silence after it: speech may follow. */
  const isSequence = count > 1 && tone.bursts.slice(0, -1).every(({ offMs }) => offMs === 0)
  const hear = (heard: BurstHeard) => {
    if (heard.on === 'silence') return silence(heard)
    if (isSequence && next === count - 1 && matched >= count - 1 && fits(next, heard)) matched = count
  }
  const mayBe = ({ group, onMs, offMs }: Going): boolean => {
    const at = next ?? 0
    const burst = tone.bursts[at]
    if (!burst || matched === 0) return false
    // at its very beginning a burst may look like another
    if (groups[at] !== group && (onMs > YOUNG_MS || offMs > 0)) return false
    return offMs > 0 ? offMs <= latestOff(tone, burst) : onMs <= latestOn(tone, burst)
  }
  return { tone, hear, cycles: () => Math.floor(matched / count), mayBe, reset }
}
