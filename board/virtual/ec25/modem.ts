import { noFaults, type CellularFaults } from '../cellular/faults.ts'
import { ec25Factory, type Ec25Memory } from './firmware.ts'
import { createEc25, type Ec25Options } from './ec25.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { handles, noCounts, surroundings, type ModemOptions } from '../sim7600/modem.ts'
import type { PcmCounts } from '../cellular/pcm-endpoint.ts'
import type { SmsUnit } from '../sms/storage.ts'
import { openUsbDevice } from '../usb-device.ts'

/** How the device behaves, and the network behind it. */
export interface VirtualEc25Options
  extends
    ModemOptions,
    Partial<
      Pick<
        Ec25Options,
        'firmware' | 'imei' | 'operator' | 'replyMs' | 'throughMs' | 'callerIdMs' | 'networkMs'
      >
    > {}

/** An EC25 with an exchange behind it, on two ptys. */
export interface VirtualEc25 extends AsyncDisposable {
  readonly atPath: string
  readonly pcmPath: string
  readonly number: string
  readonly exchange: Exchange
  /** What is wrong with it; to be changed at any time. */
  readonly faults: CellularFaults
  /** What it keeps without power; to be changed at any time. */
  readonly memory: Ec25Memory
  /** Its text messages: what it holds, the centre behind it, and what is wrong with them. */
  readonly sms: SmsUnit
  readonly unplug: () => Promise<void>
  readonly plug: () => Promise<void>
  /** Of the audio since it was plugged in. */
  readonly counts: () => PcmCounts
}

export const openVirtualEc25 = async (options: VirtualEc25Options): Promise<VirtualEc25> => {
  const around = surroundings(options)
  const { number, exchange, sms } = around
  const [faults, memory] = [noFaults(), ec25Factory()]
  let counts = noCounts
  const usb = await openUsbDevice({
    ...around,
    ports: ['at', 'audio'],
    power: (port, reset) => {
      const device = createEc25({
        ...options,
        at: port('at'),
        pcm: port('audio'),
        faults,
        memory,
        sms,
        reset,
      })
      counts = device.counts
      return { ...device, feeds: { at: device.feedAt, audio: device.feedPcm } }
    },
  })
  const pcmPath = usb.path('audio')
  return { ...handles(usb), pcmPath, number, exchange, faults, memory, sms, counts: () => counts() }
}
