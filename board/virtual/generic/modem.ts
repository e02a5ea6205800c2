import { noFaults, type CellularFaults } from '../cellular/faults.ts'
import type { DeviceOptions } from '../cellular/device.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { createGeneric } from './generic.ts'
import { handles, surroundings, type ModemOptions } from '../sim7600/modem.ts'
import type { SmsUnit } from '../sms/storage.ts'
import { openUsbDevice } from '../usb-device.ts'

export interface VirtualGenericOptions
  extends
    ModemOptions,
    Partial<
      Pick<DeviceOptions, 'imei' | 'operator' | 'replyMs' | 'throughMs' | 'callerIdMs' | 'networkMs'>
    > {}

/** A modem of no known family with an exchange behind it, on one pty. */
export interface VirtualGeneric extends AsyncDisposable {
  readonly atPath: string
  readonly number: string
  readonly exchange: Exchange
  /** What is wrong with it; to be changed at any time. */
  readonly faults: CellularFaults
  /** Its text messages: what it holds, the centre behind it, and what is wrong with them. */
  readonly sms: SmsUnit
  readonly unplug: () => Promise<void>
  readonly plug: () => Promise<void>
}

export const openVirtualGeneric = async (options: VirtualGenericOptions): Promise<VirtualGeneric> => {
  const around = surroundings(options)
  const { number, exchange, sms } = around
  const faults = noFaults()
  const usb = await openUsbDevice({
    ...around,
    ports: ['at'],
    power: (port, reset) => {
      const device = createGeneric({ ...options, at: port('at'), faults, sms, reset })
      return { ...device, feeds: { at: device.feedAt } }
    },
  })
  return { ...handles(usb), number, exchange, faults, sms }
}
