import type { Test } from 'tap'
import { openSim7600, type Sim7600LineOptions } from '../../../firmware/modem/sim7600.ts'
import type { Ring, Talk } from '../../../firmware/ports/line.ts'
import { simClock, type SimClock } from '../../../firmware/time/sim-clock.ts'
import { elapse, memoryModem, NUMBER, type MemoryOptions } from './memory-modem.ts'

export const CALLER = '+37061234567'
export const close = async (what: AsyncDisposable) => what[Symbol.asyncDispose]()
export const never = new AbortController().signal

/** Lets time pass until that holds; false when it never did. */
export const until = async (clock: SimClock, holds: () => boolean, limitMs = 60_000) => {
  for (let ms = 0; ms < limitMs && !holds(); ms += 10) await clock.advance(10)
  return holds()
}

/** What a talk brings, as it comes. */
export const collect = (talk: Talk) => {
  const heard: Int16Array[] = []
  const keys: string[] = []
  const hear = async () => {
    for await (const frame of talk.heard) heard.push(frame)
  }
  const feel = async () => {
    for await (const key of talk.keys) keys.push(key)
  }
  return { heard, keys, done: Promise.all([hear(), feel()]) }
}

/** A modem in simulated time, a line on it, and people to ring and be rung. */
export const lineBench = async (
  t: Test,
  device: MemoryOptions = {},
  options: Partial<Sim7600LineOptions> = {},
) => {
  const clock = simClock()
  const modem = memoryModem(clock, device)
  const line = await elapse(clock, openSim7600({ ...modem.line, ...options }))
  t.teardown(() => elapse(clock, close(line)))
  const rings = line.rings(never)[Symbol.asyncIterator]()
  const ring = (from: string | null = CALLER) => modem.exchange.dial({ from, to: NUMBER })
  const nextRing = async (limitMs = 60_000): Promise<Ring> => {
    const next = await elapse(clock, rings.next(), limitMs)
    if (next.done) throw new Error('no more rings')
    return next.value
  }
  /** Someone rings and is answered. */
  const call = async (from: string | null = CALLER) => {
    const caller = ring(from)
    const talk = await elapse(clock, line.answer(await nextRing(), never))
    return { caller, talk }
  }
  /** We ring someone who picks up. */
  const dial = async (number: string) => {
    const person = modem.exchange.subscribe(number, { is: 'person' })
    const coming = person.next()
    const talk = await elapse(clock, line.dial(number, never))
    return { person: await coming, talk }
  }
  /** Resolves as the promise does, while time passes. */
  const wait = <T>(promise: Promise<T>, limitMs?: number) => elapse(clock, promise, limitMs)
  return { clock, modem, line, ring, nextRing, call, dial, wait }
}
