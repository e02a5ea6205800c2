import type { Clock } from '../../../firmware/time/clock.ts'
import { noFaults, type CellularFaults } from '../cellular/faults.ts'
import { createExchange, type Exchange, type ExchangeOptions } from '../exchange/exchange.ts'
import type { PcmCounts } from '../cellular/pcm-endpoint.ts'
import { createMessageCentre, type MessageCentre } from '../sms/centre.ts'
import { createSmsUnit, type SmsUnit } from '../sms/storage.ts'
import type { Device } from '../cellular/device.ts'
import { createSim7600, type Sim7600Options } from './sim7600.ts'
import { openUsbDevice, type UsbDevice } from '../usb-device.ts'

/** What any virtual modem is given: the network behind it, and how it starts. */
export interface ModemOptions extends Partial<Omit<ExchangeOptions, 'clock'>> {
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
/** How the device behaves, and the network behind it. */
export interface VirtualModemOptions
  extends
    ModemOptions,
    Partial<
      Pick<
        Sim7600Options,
        'firmware' | 'imei' | 'operator' | 'replyMs' | 'throughMs' | 'callerIdMs' | 'networkMs'
      >
    > {}

/** A SIM7600 with an exchange behind it. To a program that opens its paths it is one. */
export interface VirtualModem extends AsyncDisposable {
  /** Names that stay while the ports behind them come and go, as udev makes them. */
  readonly atPath: string
  readonly pcmPath: string
  readonly number: string
  readonly exchange: Exchange
  /** What is wrong with it; to be changed at any time. */
  readonly faults: CellularFaults
  /** Its text messages: what it holds, the centre behind it, and what is wrong with them. */
  readonly sms: SmsUnit
  /** The cable is pulled: both ports are gone, and a call with them. */
  readonly unplug: () => Promise<void>
  /** The cable is back; resolves when the ports are there. */
  readonly plug: () => Promise<void>
  /** Sends a line of its own accord. */
  readonly notify: (line: string) => void
  /** Of the audio since it was plugged in. */
  readonly counts: () => PcmCounts
}

const BOOT_MS = 500
export const noCounts = (): PcmCounts => ({
  framesIn: 0,
  framesOut: 0,
  underruns: 0,
  overruns: 0,
  spilled: 0,
})

/** What every virtual modem needs of the world, by what it was given. */
export const surroundings = (options: ModemOptions) => {
  const { clock, number = '+37061200000', bootMs = BOOT_MS } = options
  const exchange = options.exchange ?? createExchange(options)
  const sms = createSmsUnit(number, options.centre ?? createMessageCentre(clock))
  return { clock, number, bootMs, exchange, sms }
}
/** The part of a virtual modem that is the same for all. */
export const handles = (usb: UsbDevice) => ({
  atPath: usb.path('at'),
  unplug: usb.unplug,
  plug: usb.plug,
  [Symbol.asyncDispose]: usb[Symbol.asyncDispose],
})

export const openVirtualModem = async (options: VirtualModemOptions): Promise<VirtualModem> => {
  const around = surroundings(options)
  const faults = noFaults()
  const { number, exchange, sms } = around
  let device: Device | undefined
  const usb = await openUsbDevice({
    ...around,
    ports: ['at', 'audio'],
    power: (port, reset) => {
      device = createSim7600({ ...options, at: port('at'), pcm: port('audio'), faults, sms, reset })
      return { ...device, feeds: { at: device.feedAt, audio: device.feedPcm } }
    },
  })
  const ports = { ...handles(usb), pcmPath: usb.path('audio') }
  const notify = (line: string) => device?.notify(line)
  const counts = () => device?.counts() ?? noCounts()
  return { ...ports, number, exchange, faults, sms, notify, counts }
}
