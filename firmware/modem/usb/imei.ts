import { createTranscript } from '../../at/transcript.ts'
import type { Clock } from '../../time/clock.ts'
import { createAtPort } from '../at-port.ts'
import type { ByteLink } from '../serial-link.ts'

export interface AskImei {
  readonly clock: Clock
  readonly openLink: (path: string, clock: Clock) => Promise<ByteLink>
}

const WAKE_TRIES = 3
const ASK_MS = 3_000

/** The IMEI in an answer to AT+CGSN: some say it alone, some after '+CGSN: '. Source: 3GPP TS 27.007 §5.4 */
export const readImei = (answer: readonly string[]): string | null =>
  answer.map(line => /^(?:\+CGSN: ?)?"?(\d{14,16})"?$/.exec(line.trim())?.[1]).find(found => found) ?? null

/** Asks the modem at this port who it is. Null when the port is in use, or nobody there answers. Never rejects. */
export const askImei = async (path: string, { clock, openLink }: AskImei): Promise<string | null> => {
  try {
    const link = await openLink(path, clock)
    const transcript = createTranscript(clock)
    await using port = createAtPort(link, { clock, transcript, unsolicited: [], event: () => undefined })
    await port.session.wake(WAKE_TRIES)
    return readImei(await port.session.send('AT+CGSN', { timeoutMs: ASK_MS }))
  } catch {
    return null
  }
}
