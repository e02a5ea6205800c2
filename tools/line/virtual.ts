import type { Caller } from '../../board/virtual/caller/caller.ts'
import { openVirtualEc25 } from '../../board/virtual/ec25/modem.ts'
import { createExchange, type Exchange } from '../../board/virtual/exchange/exchange.ts'
import { openVirtualGeneric } from '../../board/virtual/generic/modem.ts'
import { openVirtualModem } from '../../board/virtual/sim7600/modem.ts'
import { openVirtualV253 } from '../../board/virtual/v253/modem.ts'
import type { DriverName } from '../../firmware/modem/usb/profiles.ts'
import { openSerialLink } from '../../firmware/modem/serial-link.ts'
import type { Reach } from '../../firmware/main/modem-finder.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'

/** A modem in this process, with an exchange behind it in which someone gives back whatever they hear. */
export interface VirtualLine extends AsyncDisposable {
  readonly reach: Reach
  readonly exchange: Exchange
  /** Its own number. */
  readonly number: string
  /** Of the one who gives everything back. */
  readonly echoNumber: string
  /** The cable. */
  readonly unplug: () => Promise<void>
  readonly plug: () => Promise<void>
}

const ECHO_NUMBER = '+37061200099'
const CALLER_NUMBER = '+37061234567'

/** Gives back what they hear, a frame at a time, until the call is over. */
const giveBack = async (phone: Caller): Promise<void> => {
  for await (const frame of phone.heard) void phone.say(frame)
}

const open = async (driver: DriverName, exchange: Exchange) => {
  const options = { clock, exchange }
  if (driver === 'v253') {
    const modem = await openVirtualV253(options)
    return { ...modem, atPath: modem.path, pcmPath: null }
  }
  if (driver === 'generic') return { ...(await openVirtualGeneric(options)), pcmPath: null }
  return driver === 'ec25' ? openVirtualEc25(options) : openVirtualModem(options)
}

export const openVirtualLine = async (driver: DriverName): Promise<VirtualLine> => {
  const exchange = createExchange({ clock, ringEveryMs: 2_000 })
  const echo = exchange.subscribe(ECHO_NUMBER, { is: 'person', answersAfterMs: 500 })
  const modem = await open(driver, exchange)
  const over = new AbortController()
  const serve = async () => {
    while (!over.signal.aborted) {
      const phone = await echo.next()
      giveBack(phone).catch(() => undefined)
    }
  }
  void serve()
  const { atPath, pcmPath, number, unplug, plug } = modem
  return {
    reach: { atPath, pcmPath, openLink: openSerialLink },
    exchange,
    number,
    echoNumber: ECHO_NUMBER,
    unplug,
    plug,
    [Symbol.asyncDispose]: async () => {
      over.abort()
      await modem[Symbol.asyncDispose]()
    },
  }
}

/** Someone rings it, and gives back what they hear. */
export const ringVirtual = (line: VirtualLine): Caller => {
  const caller = line.exchange.dial({ from: CALLER_NUMBER, to: line.number })
  giveBack(caller).catch(() => undefined)
  return caller
}
