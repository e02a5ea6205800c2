import type { Taken } from '../ports/store.ts'

/**
 * Time taken, as it crosses from the thread: 5 600 of them as objects hold the main thread for 6 ms, like this for under 1.
 * `times` is start and end of each, epoch ms; `staff` of the n-th is `names[who[n]]`.
 */
export interface Packed {
  readonly names: readonly string[]
  readonly who: Uint32Array
  readonly times: Float64Array
}

export const pack = (rows: readonly (readonly [staff: string, startMs: number, endMs: number])[]): Packed => {
  const indexes = new Map<string, number>()
  const who = new Uint32Array(rows.length)
  const times = new Float64Array(rows.length * 2)
  for (const [n, [staff, startMs, endMs]] of rows.entries()) {
    const index = indexes.get(staff) ?? indexes.size
    indexes.set(staff, index)
    who[n] = index
    times[2 * n] = startMs
    times[2 * n + 1] = endMs
  }
  return { names: [...indexes.keys()], who, times }
}

export const unpack = ({ names, who, times }: Packed): Taken[] =>
  Array.from(who, (index, n) => ({
    staff: names[index] ?? '',
    startMs: times[2 * n] ?? 0,
    endMs: times[2 * n + 1] ?? 0,
  }))
