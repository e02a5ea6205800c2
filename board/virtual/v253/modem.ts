import { mkdtemp, rename, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../../firmware/time/clock.ts'
import { createExchange, type Exchange, type ExchangeOptions } from '../exchange/exchange.ts'
import type { FlashService } from '../exchange/loop.ts'
import { openPty, type Pty } from '../pty.ts'
import { noV253Faults, type V253Faults } from './faults.ts'
import { createV253, type V253Device, type V253DeviceOptions } from './v253.ts'
import type { V253StreamCounts } from './stream.ts'

/** How the device behaves, and the network behind it. */
type Behaviour = Partial<
  Omit<ExchangeOptions, 'clock'> & Pick<V253DeviceOptions, 'firmware' | 'replyMs' | 'callerIdMs' | 'noticeMs'>
>
export interface VirtualV253Options extends Behaviour {
  readonly clock: Clock
  /** The number under which the exchange rings it. Default +37052000000. */
  readonly number?: string
  /** An exchange shared with other modems; by default it has one to itself. */
  readonly exchange?: Exchange
  /** What its exchange makes of a hook flash. Default: nothing. */
  readonly flash?: FlashService
  /** From power to its port being there. */
  readonly bootMs?: number
}

/** A voice modem on an analogue line, with an exchange behind it. To a program that opens its path it is one. */
export interface VirtualV253 extends AsyncDisposable {
  /** A name that stays while the port behind it comes and goes, as udev makes it. */
  readonly path: string
  readonly number: string
  readonly exchange: Exchange
  /** What is wrong with it; to be changed at any time. */
  readonly faults: V253Faults
  /** The cable is pulled: the port is gone, and a call with it. */
  readonly unplug: () => Promise<void>
  /** The cable is back; resolves when the port is there. */
  readonly plug: () => Promise<void>
  /** As a crash of its host leaves it: in duplex. */
  readonly wedge: () => void
  /** A code of its own accord. */
  readonly code: (letter: string) => void
  /** Of the sound since it was plugged in. */
  readonly counts: () => V253StreamCounts
}

interface Plugged {
  readonly device: V253Device
  readonly pty: Pty
  readonly disconnect: () => void
}

const BOOT_MS = 500

/** Points a name at another target without a moment in which there is none. */
const point = async (name: string, target: string) => {
  await symlink(target, `${name}.new`)
  await rename(`${name}.new`, name)
}

export const openVirtualV253 = async (options: VirtualV253Options): Promise<VirtualV253> => {
  const { clock, number = '+37052000000', bootMs = BOOT_MS } = options
  const exchange = options.exchange ?? createExchange(options)
  const folder = await mkdtemp(join(tmpdir(), 'ragelis-v253-'))
  const path = join(folder, 'modem')
  const faults = noV253Faults()
  const line = options.flash ? { flash: options.flash } : {}
  let plugged: Plugged | undefined
  let isDisposed = false
  let counts = (): V253StreamCounts => ({ framesIn: 0, framesOut: 0, underruns: 0, mostAhead: 0 })

  const insert = async () => {
    const pty = openPty()
    const device = createV253({ ...options, port: pty, faults, reset: () => void restart() })
    pty.onBytes(device.feed)
    plugged = { device, pty, disconnect: exchange.connect(number, device.terminal, line) }
    counts = device.counts
    await point(path, pty.path)
  }
  const unplug = async () => {
    const gone = plugged
    plugged = undefined
    if (!gone) return
    gone.disconnect()
    gone.device.die()
    await rm(path)
    await gone.pty[Symbol.asyncDispose]()
  }
  const plug = async () => {
    await clock.sleep(bootMs)
    if (!plugged && !isDisposed) await insert()
  }
  const restart = async () => {
    await unplug()
    await plug()
  }
  await insert()
  return {
    path,
    number,
    exchange,
    faults,
    unplug,
    plug,
    wedge: () => plugged?.device.wedge(),
    code: letter => plugged?.device.code(letter),
    counts: () => counts(),
    [Symbol.asyncDispose]: async () => {
      isDisposed = true
      await unplug()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
