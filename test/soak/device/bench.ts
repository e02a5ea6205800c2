import type { Caller } from '../../../board/virtual/caller/caller.ts'
import type { Exchange } from '../../../board/virtual/exchange/exchange.ts'
import type { PathChange } from '../../../board/virtual/path/path.ts'
import type { MessageCentre } from '../../../board/virtual/sms/centre.ts'
import type { SmsFaults } from '../../../board/virtual/sms/faults.ts'
import type { Rider } from '../../../firmware/modem/rider.ts'
import type { Line, LineStatus } from '../../../firmware/ports/line.ts'
import type { SimClock } from '../../../firmware/time/sim-clock.ts'
import type { Random } from '../seeded.ts'

/** What is left to chance, all of it by one seed. */
export interface Chance {
  /** A whole number from 0 to just under this. */
  readonly below: (most: number) => number
  readonly pick: <T>(all: readonly T[]) => T
  /** True so often, 0 to 1. */
  readonly holds: (share: number) => boolean
}
/** @param randomOf the stream of a call; `begin` goes on with that of another */
export const chanceByCall = (randomOf: (call: number) => Random) => {
  let random = randomOf(0)
  const begin = (call: number) => void (random = randomOf(call))
  return { chance: chanceBy(() => random()), begin }
}
const chanceBy = (random: Random): Chance => {
  const below = (most: number) => Math.floor(random() * most)
  return { below, pick: all => all[below(all.length)] as never, holds: share => random() < share }
}

/** One thing that goes wrong. */
export interface Mischief {
  /** Begins it; the function puts it right. */
  readonly begin: (chance: Chance) => () => void
  /** Whether the line says so while it lasts. Absent where only a call meets it. */
  readonly shows?: (status: LineStatus) => boolean
}

/** A virtual device in simulated time, and the means to spoil it. */
export interface Bench {
  readonly clock: SimClock
  readonly exchange: Exchange
  readonly number: string
  readonly open: (riders: readonly Rider[]) => Promise<Line>
  readonly mischief: Readonly<Record<string, Mischief>>
  /** Nothing is held open that only a call needs. */
  readonly isAtRest: () => boolean
  /** False for a modem whose sound is reached in no known way. */
  readonly hasSound: boolean
  /** Its text messages; null where it has none. */
  readonly sms: { readonly centre: MessageCentre; readonly faults: SmsFaults } | null
  /** Lets go of what the bench itself has noted. */
  readonly forget: () => void
  /** What the line logged as a warning or worse since the last `forget`. */
  readonly warnings: () => readonly string[]
}

/** The call that is on, and what its path suffers from. */
export interface Road {
  caller: Caller | undefined
  spoiled: PathChange | undefined
}

/** Changes a call's path, and that of each call to come. */
export const spoil = (road: Road, change: PathChange | undefined) => {
  road.spoiled = change
  if (road.caller) lay(road.caller, change)
}
/** Makes a path as it is told, or clear. */
export const lay = ({ path }: Caller, change: PathChange | undefined) => {
  const clear = {
    gainDb: 0,
    noise: null,
    drops: null,
    delayMs: 0,
    jitterMs: 0,
    isCut: false,
    isSlipped: false,
  }
  const linear = { ...clear, codec: 'linear' as const }
  Object.assign(path.toDevice, linear, change?.toDevice)
  Object.assign(path.toCaller, linear, change?.toCaller)
  path.echo = change?.echo ?? null
}
