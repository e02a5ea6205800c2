import { mkdtemp, rename, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../firmware/time/clock.ts'
import { createExchange, type Exchange, type ExchangeOptions } from './exchange.ts'
import type { PcmCounts } from './pcm-endpoint.ts'
import { openPty, type Pty } from './pty.ts'
import { noFaults, type Sim7600Faults } from './sim7600-faults.ts'
import { createMessageCentre, type MessageCentre } from './sms-centre.ts'
import { noSmsFaults, type SmsFaults } from './sms-faults.ts'
import { createSmsUnit } from './sms-storage.ts'
import { createSim7600, type Sim7600, type Sim7600Options } from './sim7600.ts'

/** How the device behaves, and the network behind it. */
type Behaviour = Partial<
  Omit<ExchangeOptions, 'clock'> &
    Pick<
      Sim7600Options,
      'firmware' | 'imei' | 'operator' | 'replyMs' | 'throughMs' | 'callerIdMs' | 'networkMs'
    >
>
export interface VirtualModemOptions extends Behaviour {
  readonly clock: Clock
  /** The number under which the exchange rings it. Default +37061200000. */
  readonly number?: string
  /** An exchange shared with other modems; by default it has one to itself. */
  readonly exchange?: Exchange
  /** A message centre shared with other modems; by default it has one to itself. */
  readonly centre?: MessageCentre
  /** From power to its first word. */
  readonly bootMs?: number
}

/** A SIM7600 with an exchange behind it. To a program that opens its paths it is one. */
export interface VirtualModem extends AsyncDisposable {
  /** Names that stay while the ports behind them come and go, as udev makes them. */
  readonly atPath: string
  readonly pcmPath: string
  readonly number: string
  readonly exchange: Exchange
  /** What is wrong with it; to be changed at any time. */
  readonly faults: Sim7600Faults
  /** Where it sends text messages, and what is wrong with those. */
  readonly centre: MessageCentre
  readonly smsFaults: SmsFaults
  /** The cable is pulled: both ports are gone, and a call with them. */
  readonly unplug: () => Promise<void>
  /** The cable is back; resolves when the ports are there. */
  readonly plug: () => Promise<void>
  /** Of the audio since it was plugged in. */
  readonly counts: () => PcmCounts
}

interface Plugged {
  readonly device: Sim7600
  readonly at: Pty
  readonly pcm: Pty
  readonly disconnect: () => void
}

const BOOT_MS = 500

/** Points a name at another target without a moment in which there is none. */
const point = async (name: string, target: string) => {
  await symlink(target, `${name}.new`)
  await rename(`${name}.new`, name)
}

export const openVirtualModem = async (options: VirtualModemOptions): Promise<VirtualModem> => {
  const { clock, number = '+37061200000', bootMs = BOOT_MS } = options
  const exchange = options.exchange ?? createExchange(options)
  const folder = await mkdtemp(join(tmpdir(), 'ragelis-modem-'))
  const [atPath, pcmPath] = [join(folder, 'at'), join(folder, 'audio')]
  const faults = noFaults()
  const smsFaults = noSmsFaults()
  const centre = options.centre ?? createMessageCentre(clock)
  const sms = createSmsUnit(number, centre, smsFaults)
  let plugged: Plugged | undefined
  let isDisposed = false
  let counts = (): PcmCounts => ({ framesIn: 0, framesOut: 0, underruns: 0, overruns: 0 })

  const insert = async () => {
    const [at, pcm] = [openPty(), openPty()]
    const device = createSim7600({ ...options, at, pcm, faults, sms, reset: () => void restart() })
    at.onBytes(device.feedAt)
    pcm.onBytes(device.feedPcm)
    plugged = { device, at, pcm, disconnect: exchange.connect(number, device.terminal) }
    counts = device.counts
    await point(atPath, at.path)
    await point(pcmPath, pcm.path)
    return device
  }
  const unplug = async () => {
    const gone = plugged
    plugged = undefined
    if (!gone) return
    gone.disconnect()
    gone.device.die()
    await Promise.all([rm(atPath), rm(pcmPath)])
    await Promise.all([gone.at[Symbol.asyncDispose](), gone.pcm[Symbol.asyncDispose]()])
  }
  const plug = async () => {
    await clock.sleep(bootMs)
    if (plugged || isDisposed) return
    const device = await insert()
    device.boot()
  }
  const restart = async () => {
    await unplug()
    await plug()
  }
  await insert()
  return {
    atPath,
    pcmPath,
    number,
    exchange,
    faults,
    centre,
    smsFaults,
    unplug,
    plug,
    counts: () => counts(),
    [Symbol.asyncDispose]: async () => {
      isDisposed = true
      await unplug()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
