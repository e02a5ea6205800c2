import { createTranscript, type Transcript } from '../../firmware/at/transcript.ts'
import type { Entry } from '../../firmware/at/transcript-file.ts'
import type { AtSession } from '../../firmware/at/session.ts'
import { Fault, isFault } from '../../firmware/fault/fault.ts'
import type { Reach } from '../../firmware/main/modem-finder.ts'
import { createAtPort } from '../../firmware/modem/at-port.ts'
import type { DriverName } from '../../firmware/modem/usb/profiles.ts'
import { createPort } from '../../firmware/modem/v253/port.ts'
import type { Clock } from '../../firmware/time/clock.ts'

/** A modem's AT port, for a person: nothing is set, only asked. */
export interface OpenPort extends AsyncDisposable {
  readonly at: AtSession
  readonly transcript: Transcript
}

export interface PortOptions {
  readonly reach: Reach
  readonly driver: DriverName
  readonly clock: Clock
  /** Each entry as it comes, without secrets. */
  readonly told?: (entry: Entry) => void
}

const TRIES = 5
const KEPT = 10_000

const ignore = () => undefined

/** A voice modem may have been left in a stream of sound by a crash, and is brought out of it. */
const attach = async ({ reach, driver, clock, told }: PortOptions) => {
  const transcript = createTranscript(clock, KEPT, told)
  const link = await reach.openLink(reach.atPath, clock)
  const options = { clock, transcript, unsolicited: [], event: ignore }
  if (driver === 'v253') {
    const port = createPort(link, { ...options, code: ignore })
    return { port, at: port.at, transcript, wake: () => port.recover(TRIES) }
  }
  const port = createAtPort(link, options)
  return { port, at: port.session, transcript, wake: () => port.session.wake(TRIES) }
}

/** @throws LINE_MISSING, LINE_BUSY, LINE_FORBIDDEN, LINE_MUTE */
export const openPort = async (options: PortOptions): Promise<OpenPort> => {
  const { port, at, transcript, wake } = await attach(options)
  try {
    await wake()
  } catch (error) {
    await port[Symbol.asyncDispose]()
    throw isFault(error, 'AT_TIMEOUT') ? new Fault('LINE_MUTE', { path: options.reach.atPath }, error) : error
  }
  return { at, transcript, [Symbol.asyncDispose]: () => port[Symbol.asyncDispose]() }
}
