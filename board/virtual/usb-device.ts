import { mkdtemp, rename, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../firmware/time/clock.ts'
import type { Exchange } from './exchange/exchange.ts'
import { openPty, type Pty } from './pty.ts'
import type { Terminal } from './exchange/terminal.ts'

/** A device with its power on, for as long as it is plugged in. */
export interface PoweredDevice {
  readonly terminal: Terminal
  /** Takes what the host writes to a port. */
  readonly feeds: Readonly<Record<string, (bytes: Uint8Array) => void>>
  /** Says what it says when it has started. */
  readonly boot: () => void
  /** Power is gone: a call ends without another word. */
  readonly die: () => void
}

export interface UsbDeviceOptions {
  readonly clock: Clock
  readonly exchange: Exchange
  /** The number under which the exchange rings it. */
  readonly number: string
  /** The names of its ports. */
  readonly ports: readonly string[]
  /** From power to its first word. */
  readonly bootMs: number
  /** Switches it on, with its end of each port; `reset` restarts it, and its ports with it. */
  readonly power: (port: (name: string) => Pty, reset: () => void) => PoweredDevice
}

/** Something on USB with serial ports. To a program that opens its paths it is real. */
export interface UsbDevice extends AsyncDisposable {
  /** A name that stays while the port behind it comes and goes, as udev makes it. */
  readonly path: (port: string) => string
  /** The cable is pulled: its ports are gone, and a call with them. */
  readonly unplug: () => Promise<void>
  /** The cable is back; resolves when the ports are there. */
  readonly plug: () => Promise<void>
}

interface Plugged {
  readonly device: PoweredDevice
  readonly ptys: readonly Pty[]
  readonly disconnect: () => void
}

/** Points a name at another target without a moment in which there is none. */
const point = async (name: string, target: string) => {
  await symlink(target, `${name}.new`)
  await rename(`${name}.new`, name)
}

export const openUsbDevice = async (options: UsbDeviceOptions): Promise<UsbDevice> => {
  const { clock, exchange, ports } = options
  const folder = await mkdtemp(join(tmpdir(), 'ragelis-modem-'))
  const path = (port: string) => join(folder, port)
  let plugged: Plugged | undefined
  let isDisposed = false

  const insert = async () => {
    const ptys = new Map(ports.map(name => [name, openPty()]))
    const port = (name: string) => ptys.get(name) ?? openPty()
    const device = options.power(port, () => void restart())
    for (const [name, pty] of ptys) pty.onBytes(bytes => device.feeds[name]?.(bytes))
    const disconnect = exchange.connect(options.number, device.terminal)
    plugged = { device, ptys: [...ptys.values()], disconnect }
    for (const [name, pty] of ptys) await point(path(name), pty.path)
    return device
  }
  const unplug = async () => {
    const gone = plugged
    plugged = undefined
    if (!gone) return
    gone.disconnect()
    gone.device.die()
    await Promise.all(ports.map(port => rm(path(port))))
    await Promise.all(gone.ptys.map(pty => pty[Symbol.asyncDispose]()))
  }
  const plug = async () => {
    await clock.sleep(options.bootMs)
    if (plugged || isDisposed) return
    const device = await insert()
    device.boot()
  }
  const restart = async () => {
    await unplug()
    await plug()
  }
  const dispose = async () => {
    isDisposed = true
    await unplug()
    await rm(folder, { recursive: true, force: true })
  }
  await insert()
  return { path, unplug, plug, [Symbol.asyncDispose]: dispose }
}
