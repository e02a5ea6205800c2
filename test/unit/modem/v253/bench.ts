import type { Test } from 'tap'
import { createExchange } from '../../../../board/virtual/exchange/exchange.ts'
import type { DevicePort } from '../../../../board/virtual/cellular/pcm-endpoint.ts'
import type { FlashService } from '../../../../board/virtual/exchange/loop.ts'
import type { Clearing } from '../../../../board/virtual/exchange/station.ts'
import { noV253Faults, type V253Faults } from '../../../../board/virtual/v253/faults.ts'
import type { V253FirmwareName } from '../../../../board/virtual/v253/firmware.ts'
import { createV253, type V253Device } from '../../../../board/virtual/v253/v253.ts'
import { Fault } from '../../../../firmware/fault/fault.ts'
import { deadline } from '../../../../firmware/flow/deadline.ts'
import { mailbox, type Mailbox } from '../../../../firmware/flow/mailbox.ts'
import type { ByteLink } from '../../../../firmware/modem/serial-link.ts'
import { openV253, type V253Options } from '../../../../firmware/modem/v253.ts'
import type { Ring, Talk } from '../../../../firmware/ports/line.ts'
import { simClock, type SimClock } from '../../../../firmware/time/sim-clock.ts'
import { elapse, memoryLog } from '../memory-modem.ts'

export const NUMBER = '+37052000000'
/** From a restart to its port. */
const BOOT_MS = 500
export const CALLER = '+37061234567'
export const never = new AbortController().signal

export interface MemoryV253Options {
  readonly firmware?: V253FirmwareName
  readonly faults?: Partial<V253Faults>
  /** How the exchange shows that the other side is gone. */
  readonly clearing?: Clearing
  /** What the exchange makes of a hook flash. */
  readonly service?: FlashService
  /** Whose tones the exchange plays. */
  readonly country?: string
}

/** The virtual voice modem without its pty, in simulated time: a driver under test cannot tell it from a device. */
export const memoryV253 = (clock: SimClock, options: MemoryV253Options = {}) => {
  const { firmware, clearing = { isTold: true, tone: null }, country = 'LT' } = options
  const exchange = createExchange({ clock, country })
  const faults = Object.assign(noV253Faults(), options.faults)
  /** Every command the driver wrote, in order; sound is left out. */
  const sent: string[] = []
  const writes: { readonly atMs: number; readonly bytes: number }[] = []
  let open: Mailbox<Uint8Array> | undefined
  const crashed = new Set<unknown>()
  let isPlugged = true
  /** Bytes a piece for the driver: 0 as they come. */
  let pieceBytes = 0
  const port: DevicePort = {
    write: bytes => {
      const size = pieceBytes || bytes.length
      for (let at = 0; at < bytes.length; at += size) open?.put(bytes.slice(at, at + size))
      return bytes.length
    },
    pause: () => undefined,
    resume: () => undefined,
  }
  let device: V253Device
  const power = () => {
    device = createV253({
      clock,
      port,
      faults,
      reset: () => void restart(),
      ...(firmware ? { firmware } : {}),
    })
    const { service: flash } = options
    return exchange.connect(NUMBER, device.terminal, { clearing, ...(flash ? { flash } : {}) })
  }
  let disconnect = power()
  const unplug = () => {
    isPlugged = false
    disconnect()
    device.die()
    open?.close(new Fault('LINK_LOST', { path: 'memory' }))
  }
  const plug = () => {
    isPlugged = true
    disconnect = power()
  }
  const restart = async () => {
    unplug()
    await clock.sleep(BOOT_MS)
    plug()
  }
  const openLink = async (path: string): Promise<ByteLink> => {
    if (!isPlugged) throw new Fault('LINE_MISSING', { path })
    const bytes = mailbox<Uint8Array>({ limit: 1_000_000, full: 'drop newest' })
    open = bytes
    const write = async (chunk: Uint8Array) => {
      if (crashed.has(bytes)) return
      if (!isPlugged) throw new Fault('LINK_LOST', { path })
      const text = Buffer.from(chunk).toString('latin1')
      if (/^\r?AT.*\r$/.test(text)) sent.push(text.replaceAll('\r', ''))
      else writes.push({ atMs: clock.nowMs(), bytes: chunk.length })
      const taken = faults.isStuck ? new Promise<void>(() => undefined) : Promise.resolve()
      await deadline(clock, 1_000, taken, () => new Fault('LINK_STUCK', { path }))
      device.feed(chunk)
    }
    const close = async () => {
      bytes.close()
      if (open === bytes) open = undefined
    }
    const dropDtr = async () => {
      faults.isHung = false
      return true
    }
    return { path, bytes, write, dropDtr, [Symbol.asyncDispose]: close }
  }
  const { log, lines } = memoryLog()
  const line: V253Options = { name: 'a', path: 'memory', clock, log, openLink }
  return {
    line,
    logged: lines,
    exchange,
    faults,
    sent,
    writes,
    unplug,
    plug,
    device: () => device,
    /** Bytes to the driver that no device would send. */
    noise: (bytes: Uint8Array) => void open?.put(bytes),
    cutInto: (bytes: number) => void (pieceBytes = bytes),
    /** The program that had the port is gone from one moment to the next, and says no more. */
    crash: () => {
      crashed.add(open)
      open = undefined
    },
    isPortOpen: () => open !== undefined,
  }
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

type BenchOptions = Partial<V253Options> & MemoryV253Options

/** A voice modem in simulated time, a line on it, and people to ring and be rung. */
export const v253Bench = async (t: Test, options: BenchOptions = {}) => {
  const clock = simClock()
  const modem = memoryV253(clock, options)
  const line = await elapse(clock, openV253({ ...modem.line, ...options }))
  t.teardown(() => elapse(clock, (async () => line[Symbol.asyncDispose]())()))
  const rings = line.rings(never)[Symbol.asyncIterator]()
  const ring = (from: string | null = CALLER) => modem.exchange.dial({ from, to: NUMBER })
  const nextRing = async (limitMs = 60_000): Promise<Ring> => {
    const next = await elapse(clock, rings.next(), limitMs)
    if (next.done) throw new Error('no more rings')
    return next.value
  }
  const call = async (from: string | null = CALLER) => {
    const caller = ring(from)
    const talk = await elapse(clock, line.answer(await nextRing(), never))
    return { caller, talk, ears: collect(talk) }
  }
  /** Resolves as the promise does, while time passes. */
  const wait = <T>(promise: Promise<T>, limitMs?: number) => elapse(clock, promise, limitMs)
  /** Lets time pass until that holds; false when it never did. */
  const until = async (holds: () => boolean, limitMs = 60_000) => {
    for (let ms = 0; ms < limitMs && !holds(); ms += 10) await clock.advance(10)
    return holds()
  }
  return { clock, modem, line, ring, nextRing, call, wait, until }
}
