import { stat } from 'node:fs/promises'
import { SerialPort } from 'serialport'
import { Fault, type FaultCode } from '../fault/fault.ts'
import { deadline } from '../flow/deadline.ts'
import type { Clock } from '../time/clock.ts'

/** Bytes both ways to one device, until it goes away or is disposed of. Used once: to come back, open another. */
export interface ByteLink extends AsyncDisposable {
  readonly path: string
  /** What arrives, in pieces of any size, for one reader. Ends when disposed of. @throws LINK_LOST when the device is gone */
  readonly bytes: AsyncIterable<Uint8Array>
  /** Resolves once the system has taken all of it. @throws LINK_STUCK after 1 000 ms, LINK_LOST */
  write(chunk: Uint8Array): Promise<void>
  /**
   * Lets DTR fall for a moment and rise again, by which a modem that hangs finds back to commands, or is reset (ITU-T V.250
   * §6.1.5, modems.md 4, case 42). False where there is no such wire, as on a pty. Absent where nobody thought of it.
   */
  dropDtr?(): Promise<boolean>
}

/** A USB endpoint that takes nothing for this long will not do so later either (field reports on SIM7600). */
const WRITE_LIMIT_MS = 1_000
const PRESENCE_MS = 500
/** Ignored by modems on USB, and the rate that all of them and their Windows drivers accept. */
const BAUD = 115_200

/** serialport gives words only; these are strerror()'s and its own. */
const refusals: readonly (readonly [RegExp, FaultCode])[] = [
  [/Permission denied|Operation not permitted/, 'LINE_FORBIDDEN'],
  [/Cannot lock|resource busy/i, 'LINE_BUSY'],
  [/No such|Is a directory|Not a directory|Inappropriate ioctl|Input\/output/, 'LINE_MISSING'],
]
const refusal = (path: string, cause: unknown): Fault => {
  const words = cause instanceof Error ? cause.message : ''
  const code = refusals.find(([pattern]) => pattern.test(words))?.[1] ?? 'LINK_LOST'
  return new Fault(code, { path }, cause)
}

type Done = (error?: Error | null) => void
const settle = (start: (done: Done) => void) =>
  new Promise<void>((resolve, reject) => start(error => (error ? reject(error) : resolve())))

/** Modems look at DTR every few hundredths of a second; S25 makes some of them wait. */
const DTR_MS = 500

/** Which device a path leads to; udev's stable names move to another one when a modem comes back. */
const deviceAt = (path: string) =>
  stat(path).then(
    found => `${found.dev}:${found.ino}`,
    () => 'none',
  )

/**
 * Opens a serial port or a pty for this process alone.
 * @throws LINE_MISSING, LINE_FORBIDDEN, LINE_BUSY
 */
export const openSerialLink = async (path: string, clock: Clock): Promise<ByteLink> => {
  // hupcl off: a falling DTR resets some modems
  const port = new SerialPort({ path, baudRate: BAUD, autoOpen: false, hupcl: false, lock: true })
  const closing = new AbortController()
  // before it is opened: a name that moves meanwhile is noticed, at worst once too often
  const device = await deviceAt(path)
  const lost = (cause?: unknown) => new Fault('LINK_LOST', { path }, cause)
  const close = async () => {
    closing.abort()
    if (port.isOpen) await settle(done => port.close(done)).catch(() => undefined)
  }
  /** After a hang-up read() gives 0 bytes for ever, and serialport 13 goes on reading: look at the path as well. */
  const watch = async () => {
    while (!closing.signal.aborted && port.isOpen && (await deviceAt(path)) === device)
      await clock.sleep(PRESENCE_MS, closing.signal).catch(() => undefined)
    if (port.isOpen) port.close()
  }
  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of port as AsyncIterable<Uint8Array>) yield chunk
    } catch (cause) {
      if (!closing.signal.aborted) throw lost(cause)
    }
    if (!closing.signal.aborted) throw lost()
  }
  const write = async (chunk: Uint8Array) => {
    if (!port.isOpen) throw lost()
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const stuck = () => new Fault('LINK_STUCK', { path })
    const written = settle(done => void port.write(bytes, done)).catch(cause => Promise.reject(lost(cause)))
    written.catch(() => undefined) // rejects once more when the port is closed under a stuck write
    await deadline(clock, WRITE_LIMIT_MS, written, stuck)
  }
  const dropDtr = async () => {
    const set = (dtr: boolean) => settle(done => port.set({ dtr, rts: true }, done))
    try {
      await set(false)
      await clock.sleep(DTR_MS, closing.signal)
      await set(true)
      return true
    } catch {
      return false
    }
  }
  port.on('error', () => undefined) // each error also comes through the call that met it
  await settle(done => port.open(done)).catch((cause: unknown) => Promise.reject(refusal(path, cause)))
  void watch()
  return { path, bytes: read(), write, dropDtr, [Symbol.asyncDispose]: close }
}
