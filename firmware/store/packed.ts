import type { Engaged, Taken, Whose } from '../ports/store.ts'
import { joined, type Stretches } from '../time/stretches.ts'

/**
 * Time taken, as it crosses from the thread: 5 600 of them as objects hold the main thread for 6 ms, like this for under 1.
 * `times` is start and end of each, epoch ms; `staff` of the n-th is `names[who[n]]`, and `room` is `names[where[n]]`, none when that is -1.
 */
export interface Packed {
  readonly names: readonly string[]
  readonly who: Uint32Array
  readonly where: Int32Array
  readonly times: Float64Array
}

export type Row = readonly [staff: string, room: string | null, startMs: number, endMs: number]

export const pack = (rows: readonly Row[]): Packed => {
  const indexes = new Map<string, number>()
  const indexOf = (name: string) => {
    const index = indexes.get(name) ?? indexes.size
    indexes.set(name, index)
    return index
  }
  const who = new Uint32Array(rows.length)
  const where = new Int32Array(rows.length)
  const times = new Float64Array(rows.length * 2)
  for (const [n, [staff, room, startMs, endMs]] of rows.entries()) {
    who[n] = indexOf(staff)
    where[n] = room === null ? -1 : indexOf(room)
    times[2 * n] = startMs
    times[2 * n + 1] = endMs
  }
  return { names: [...indexes.keys()], who, where, times }
}

/** Two lists by start as one, by start. */
export const merge = (a: readonly Row[], b: readonly Row[]): readonly Row[] =>
  b.length === 0 ? a : [...a, ...b].sort((one, other) => one[2] - other[2])

export const unpack = ({ names, who, where, times }: Packed): Taken[] =>
  Array.from(who, (index, n) => ({
    staff: names[index] ?? '',
    room: names[where[n] ?? -1] ?? null,
    startMs: times[2 * n] ?? 0,
    endMs: times[2 * n + 1] ?? 0,
  }))

/** Taken time of the n-th of those asked for. */
export type EngagedRow = readonly [n: number, startMs: number, endMs: number]

/** Stretches of several side by side, each with its own `lengths` of numbers, in the order asked for. */
export interface PackedStretches {
  readonly lengths: Uint32Array
  readonly times: Stretches
}
export interface PackedEngaged {
  readonly staff: PackedStretches
  readonly rooms: PackedStretches
}

const byWhoAndStart = (one: EngagedRow, other: EngagedRow) => one[0] - other[0] || one[1] - other[1]
/** What one index is walked for comes in order, but nobody promises it, and calendars are read after visits. */
const inOrder = (rows: readonly EngagedRow[]): readonly EngagedRow[] => {
  const isOrdered = rows.every((row, i) => i === 0 || byWhoAndStart(rows[i - 1] ?? row, row) <= 0)
  return isOrdered ? rows : rows.toSorted(byWhoAndStart)
}

/** @param rows in any order, twice if need be @param count how many were asked for */
export const packStretches = (rows: readonly EngagedRow[], count: number): PackedStretches => {
  const lengths = new Uint32Array(count)
  const all = new Float64Array(rows.length * 2)
  const times = new Float64Array(rows.length * 2)
  inOrder(rows).forEach(([n, startMs, endMs], i) => {
    all[2 * i] = startMs
    all[2 * i + 1] = endMs
    lengths[n] = (lengths[n] ?? 0) + 2
  })
  let [read, written] = [0, 0]
  for (const [n, length] of lengths.entries()) {
    const own = joined(all.subarray(read, read + length))
    times.set(own, written)
    lengths[n] = own.length
    read += length
    written += own.length
  }
  return { lengths, times: times.slice(0, written) }
}

const unpackStretches = (
  ids: readonly string[],
  { lengths, times }: PackedStretches,
): ReadonlyMap<string, Stretches> => {
  let at = 0
  return new Map(ids.map((id, n) => [id, times.subarray(at, (at += lengths[n] ?? 0))]))
}

export const unpackEngaged = ({ staff, rooms }: Whose, packed: PackedEngaged): Engaged => ({
  staff: unpackStretches(staff, packed.staff),
  rooms: unpackStretches(rooms, packed.rooms),
})
