import { deadline } from '../../../firmware/flow/deadline.ts'
import type { Rider } from '../../../firmware/modem/rider.ts'
import type { Ring } from '../../../firmware/ports/line.ts'
import type { Bench, Chance, Road } from './bench.ts'

/** Ends what it is given; asynchronous, whatever it is. */
export const gone = async (what: AsyncDisposable) => what[Symbol.asyncDispose]()

const STEP_MS = 10
const LOOK_MS = 50

/**
 * A line on a device, and all that a soak does to it. Time passes by itself, from the beginning to the end: with two who
 * move it on it would not be the same twice.
 */
export const openWorld = async (bench: Bench, road: Road, chance: Chance, riders: readonly Rider[]) => {
  const { clock } = bench
  const over = new AbortController()
  const drive = async () => {
    while (!over.signal.aborted) await clock.advance(STEP_MS)
  }
  const driving = drive()
  /** Lets time pass until that holds; false when it never did. */
  const until = async (holds: () => boolean, limitMs: number) => {
    for (let ms = 0; ms < limitMs && !holds(); ms += LOOK_MS) await clock.sleep(LOOK_MS)
    return holds()
  }
  /** @throws when it has not settled after `limitMs` */
  const wait = <T>(promise: Promise<T>, limitMs = 60_000): Promise<T> =>
    deadline(clock, limitMs, promise, () => new Error(`not settled in ${limitMs} ms`))
  const line = await wait(bench.open(riders))
  const stop = new AbortController()
  let ring: Ring | undefined
  const follow = async () => {
    for await (const next of line.rings(stop.signal)) ring = next
  }
  const following = follow()
  /** The next that comes from here on. */
  const nextRing = async (limitMs: number) => {
    ring = undefined
    await until(() => ring !== undefined, limitMs)
    return ring
  }
  const close = async () => {
    stop.abort()
    await wait(gone(line))
    await following
    over.abort()
    await driving
  }
  return { ...bench, bench, road, chance, line, until, wait, nextRing, close }
}
export type World = Awaited<ReturnType<typeof openWorld>>
