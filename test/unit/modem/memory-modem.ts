import { createExchange } from '../../../board/virtual/exchange/exchange.ts'
import { noFaults } from '../../../board/virtual/cellular/faults.ts'
import type { Device } from '../../../board/virtual/cellular/device.ts'
import { createSim7600, type Sim7600Options } from '../../../board/virtual/sim7600/sim7600.ts'
import { Fault } from '../../../firmware/fault/fault.ts'
import { deadline } from '../../../firmware/flow/deadline.ts'
import { mailbox, type Mailbox } from '../../../firmware/flow/mailbox.ts'
import type { CellularOptions } from '../../../firmware/modem/cellular/line.ts'
import type { ByteLink } from '../../../firmware/modem/serial-link.ts'
import type { Log } from '../../../firmware/ports/log.ts'
import type { SimClock } from '../../../firmware/time/sim-clock.ts'

export const NUMBER = '+37061200000'

interface Port {
  open: Mailbox<Uint8Array> | undefined
  /** Set while the device takes nothing; resolved when it does again. */
  paused?: PromiseWithResolvers<void> | undefined
  readonly feed: (bytes: Uint8Array) => void
}

interface Logged {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly message: string
  readonly fields: Readonly<Record<string, unknown>>
}
/** What a line logs. */
export const memoryLog = () => {
  const lines: Logged[] = []
  const at =
    (level: Logged['level']): Log['info'] =>
    (fields, message) =>
      void lines.push({ level, message, fields })
  const log: Log = {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: () => log,
  }
  return { log, lines }
}

export interface MemoryOptions extends Pick<Sim7600Options, 'firmware' | 'replyMs' | 'networkMs' | 'sms'> {
  /** From a restart to its ports. */
  readonly bootMs?: number
}
/** What a device is given here. */
export type MemoryParts = Pick<Sim7600Options, 'clock' | 'at' | 'pcm' | 'faults' | 'reset'>

/**
 * A virtual modem without ptys, in simulated time: a driver under test cannot tell it from a device.
 * @param create by default a SIM7600 with these options
 */
export const memoryModem = (
  clock: SimClock,
  options: MemoryOptions = {},
  create: (parts: MemoryParts) => Device = parts => createSim7600({ ...parts, ...options }),
) => {
  const exchange = createExchange({ clock })
  const faults = noFaults()
  /** Every command the driver wrote, in order; not the ESC that ends what may be left over. */
  const sent: string[] = []
  let isPlugged = true
  let device: Device
  const at: Port = { open: undefined, feed: bytes => device.feedAt(bytes) }
  const pcm: Port = { open: undefined, feed: bytes => device.feedPcm(bytes) }
  const output = (port: Port) => ({
    write: (bytes: Uint8Array) => {
      port.open?.put(bytes.slice())
      return bytes.length
    },
    pause: () => void (port.paused ??= Promise.withResolvers()),
    resume: () => {
      port.paused?.resolve()
      port.paused = undefined
    },
  })
  const power = () => {
    device = create({ clock, at: output(at), pcm: output(pcm), faults, reset: () => void restart() })
    return device
  }
  let disconnect = exchange.connect(NUMBER, power().terminal)
  const unplug = () => {
    isPlugged = false
    disconnect()
    device.die()
    at.paused = pcm.paused = undefined
    for (const port of [at, pcm]) port.open?.close(new Fault('LINK_LOST', { path: 'memory' }))
  }
  const plug = () => {
    isPlugged = true
    disconnect = exchange.connect(NUMBER, power().terminal)
    device.boot()
  }
  const restart = async () => {
    unplug()
    await clock.sleep(options.bootMs ?? 500)
    plug()
  }
  const openLink = async (path: string): Promise<ByteLink> => {
    const port = path === 'at' ? at : pcm
    if (!isPlugged) throw new Fault('LINE_MISSING', { path })
    if (port.open) throw new Fault('LINE_BUSY', { path })
    const bytes = mailbox<Uint8Array>({ limit: 100_000, full: 'drop newest' })
    port.open = bytes
    const write = async (chunk: Uint8Array) => {
      if (!isPlugged) throw new Fault('LINK_LOST', { path })
      if (path === 'at')
        sent.push(...Buffer.from(chunk).toString().replaceAll('\x1b', '').split('\r').filter(Boolean))
      const isStuck = path === 'pcm' && faults.isStuck
      const taken = isStuck ? new Promise<void>(() => undefined) : (port.paused?.promise ?? Promise.resolve())
      await deadline(clock, 1_000, taken, () => new Fault('LINK_STUCK', { path }))
      port.feed(chunk)
    }
    const close = async () => {
      bytes.close()
      port.open = undefined
    }
    const dropDtr = async () => {
      faults.isHung = false
      return true
    }
    return { path, bytes, write, dropDtr, [Symbol.asyncDispose]: close }
  }
  const { log, lines } = memoryLog()
  const line: CellularOptions = { name: 'a', atPath: 'at', pcmPath: 'pcm', clock, log, openLink }
  return {
    /** Options for the line. */
    line,
    logged: lines,
    exchange,
    faults,
    sent,
    unplug,
    plug,
    counts: () => device.counts(),
    /** The audio port alone goes away. */
    cutAudio: () => pcm.open?.close(new Fault('LINK_LOST', { path: 'pcm' })),
    /** Another program types at another of its ports; nothing is said. */
    typeElsewhere: (commands: string) => device.typeElsewhere(commands),
    factoryReset: () => device.typeElsewhere('&F;E0'),
    notify: (text: string) => device.notify(text),
    isAudioPortOpen: () => pcm.open !== undefined,
  }
}

/** Lets simulated time pass until the promise settles. @throws when it has not after `limitMs` */
export const elapse = async <T>(clock: SimClock, promise: Promise<T>, limitMs = 60_000): Promise<T> => {
  let isSettled = false
  promise.then(
    () => (isSettled = true),
    () => (isSettled = true),
  )
  for (let ms = 0; ms < limitMs; ms += 10) {
    await clock.advance(0)
    if (isSettled) return promise
    await clock.advance(10)
  }
  throw new Error(`not settled in ${limitMs} ms`)
}
