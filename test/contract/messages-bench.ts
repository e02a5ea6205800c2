import { join } from 'node:path'
import type { Test } from 'tap'
import { openVirtualEc25 } from '../../board/virtual/ec25/modem.ts'
import { openVirtualGeneric } from '../../board/virtual/generic/modem.ts'
import { openVirtualModem, type VirtualModem } from '../../board/virtual/sim7600/modem.ts'
import type { CellularOptions } from '../../firmware/modem/cellular/line.ts'
import { openEc25 } from '../../firmware/modem/ec25.ts'
import { openGeneric } from '../../firmware/modem/generic.ts'
import { openSim7600 } from '../../firmware/modem/sim7600.ts'
import { openMessages } from '../../firmware/modem/sms/exchange.ts'
import { defaultPolicy } from '../../firmware/modem/sms/policy.ts'
import type { Line } from '../../firmware/ports/line.ts'
import type { Messages } from '../../firmware/ports/messages.ts'
import { openStore } from '../../firmware/store/store.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import { keepingLog } from '../unit/store/sample.ts'
import type { MessagesBench } from './messages.ts'

const FRIEND = '+37061234567'

/** Texts of the SMS that the centre took, put together. */
const whole = (taken: readonly { to: string; text: string; seq: number; total: number }[]) => {
  const texts: { to: string; text: string }[] = []
  let text = ''
  for (const sms of taken) {
    text += sms.text
    if (sms.seq === sms.total) texts.push({ to: sms.to, text })
    if (sms.seq === sms.total) text = ''
  }
  return texts
}

type Box = Pick<CellularOptions, 'name' | 'clock' | 'log' | 'riders'>
interface Family {
  readonly modem: Pick<VirtualModem, 'sms' | 'number' | 'plug' | 'unplug' | typeof Symbol.asyncDispose>
  readonly openLine: (box: Box) => Promise<Line>
}
const options = { clock, bootMs: 50, networkMs: 50 }
export const families = {
  SIM7600: async () => {
    const modem = await openVirtualModem(options)
    const { atPath, pcmPath } = modem
    return { modem, openLine: box => openSim7600({ ...box, atPath, pcmPath }) }
  },
  EC25: async () => {
    const modem = await openVirtualEc25(options)
    const { atPath, pcmPath } = modem
    return { modem, openLine: box => openEc25({ ...box, atPath, pcmPath }) }
  },
  'a plain modem': async () => {
    const modem = await openVirtualGeneric(options)
    const { atPath } = modem
    return { modem, openLine: box => openGeneric({ ...box, atPath }) }
  },
} satisfies Readonly<Record<string, () => Promise<Family>>>

/** A virtual modem on real ptys, and the store in its thread. */
export const startMessages = (t: Test, family: () => Promise<Family>) => async (): Promise<MessagesBench> => {
  const { modem, openLine } = await family()
  const { sms } = modem
  sms.centre.fates.set(FRIEND, { status: 0, afterMs: 100 })
  const folder = join(t.testdir(), 'store')
  const { log } = keepingLog()
  const open = async (): Promise<Messages> => {
    const store = await openStore({ folder, zone: 'Europe/Vilnius', clock, log })
    const policy = { ...defaultPolicy, allow: ['+370'] }
    const messages = await openMessages({ store, clock, log, policy })
    const line = await openLine({ name: 'virtual', clock, log, riders: [messages.rider('virtual')] })
    let closing: Promise<void> | undefined
    const close = async () => {
      await line[Symbol.asyncDispose]()
      await messages[Symbol.asyncDispose]()
      await store[Symbol.asyncDispose]()
    }
    return { ...messages, [Symbol.asyncDispose]: () => (closing ??= close()) }
  }
  return {
    open,
    friend: FRIEND,
    stranger: '+4915112345678',
    write: (from, text) => sms.centre.write({ from, to: modem.number, text }),
    reached: () => whole(sms.centre.taken),
    cable: { pull: modem.unplug, plug: modem.plug },
    [Symbol.asyncDispose]: modem[Symbol.asyncDispose],
  }
}
