import { FRAME_MS } from './frame.ts'
import type { Sound } from './tone-ear.ts'

/** A burst of a tone that is over, or the silence after it that is over too. */
export interface BurstHeard {
  readonly on: 'burst' | 'silence'
  /** Number of its group of frequencies. */
  readonly group: number
  readonly fromMs: number
  readonly onMs: number
  /** How long the silence after it lasted; 0 while it is not over. */
  readonly offMs: number
}

/** What goes on at the moment. */
export interface Going {
  readonly group: number
  readonly onMs: number
  readonly offMs: number
}

/** At half its strength a tone begins and ends: half of a look sees it. */
const HALF = 0.5
/** Below this nothing of the burst is in the look any more. */
const GONE = 0.12
/** While a burst is this short its look is not whole, and may show other frequencies than it has. */
const YOUNG_FRAMES = 2
/** The last look at a burst may do so too, but is fainter than this. */
const TAIL = 0.75
/** Delay of the middle of a look, ms. */
const DELAY_MS = 20

interface Open {
  group: number
  readonly fromMs: number
  peak: number
  /** Frames at full strength; looks overlap so that they sum to what there was. */
  frames: number
  isTold: boolean
  /** When it was half gone, ms; null while it sounds. */
  endMs: number | null
}

/** Cuts sounds into bursts with lengths in ms, exact to a few ms whatever the frames' edges cut through. */
export const createBurstCutter = () => {
  let nowMs = 0
  let last: Sound = { group: -1, strength: 0 }
  let open: Open | null = null

  const lasted = ({ frames }: Open) => Math.round(frames * FRAME_MS)
  const begin = (sound: Sound): Open => {
    // what the look before saw of it, if it saw any
    const before = last.group === sound.group ? last.strength / sound.strength : 0
    const fromMs = nowMs - DELAY_MS
    return { group: sound.group, fromMs, peak: sound.strength, frames: before, isTold: false, endMs: null }
  }
  const told = (burst: Open, on: BurstHeard['on'], offMs: number): BurstHeard => ({
    on,
    group: burst.group,
    fromMs: burst.fromMs,
    onMs: lasted(burst),
    offMs,
  })
  const close = (burst: Open, atMs: number): BurstHeard[] => {
    const offMs = Math.max(0, atMs - burst.fromMs - lasted(burst))
    return [...(burst.isTold ? [] : [told(burst, 'burst', 0)]), told(burst, 'silence', offMs)]
  }
  const follow = (burst: Open, sound: Sound): BurstHeard[] => {
    if (sound.group >= 0 && burst.frames < YOUNG_FRAMES) burst.group = sound.group
    const { strength } = sound
    if (strength > burst.peak && burst.endMs === null) {
      burst.frames *= burst.peak / strength
      burst.peak = strength
    }
    const share = Math.min(1, strength / burst.peak)
    if (!burst.isTold) burst.frames += share
    if (share < HALF) burst.endMs ??= nowMs - DELAY_MS
    if (burst.isTold || share >= GONE) return []
    burst.isTold = true
    return [told(burst, 'burst', 0)]
  }
  const isAgain = (burst: Open, { group, strength }: Sound) => {
    const isRising = strength > last.strength
    if (burst.endMs !== null) return group >= 0 && isRising && strength >= HALF * burst.peak
    return (
      group >= 0 && group !== burst.group && burst.frames >= YOUNG_FRAMES && strength >= TAIL * burst.peak
    )
  }
  const push = (sound: Sound): BurstHeard[] => {
    nowMs += FRAME_MS
    const said: BurstHeard[] = []
    if (open && isAgain(open, sound)) {
      said.push(...close(open, nowMs - DELAY_MS))
      open = null
    }
    if (!open && sound.group >= 0) open = begin(sound)
    if (open) said.push(...follow(open, sound))
    last = sound
    return said
  }
  const going = (): Going | null =>
    open && {
      group: open.group,
      onMs: lasted(open),
      offMs: open.endMs === null ? 0 : nowMs - DELAY_MS - open.endMs,
    }
  return { push, going, nowMs: () => nowMs }
}
