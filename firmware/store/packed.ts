import type { Taken } from '../ports/store.ts'

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
