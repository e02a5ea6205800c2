import type { Unsolicited } from '../../../firmware/at/routing.ts'
import { createAtSession, type AtSessionOptions } from '../../../firmware/at/session.ts'
import type { Clock } from '../../../firmware/time/clock.ts'

/** Events of all the families in the tests. */
export const table: readonly Unsolicited[] = [
  ...'RING|VOICE CALL:|MISSED_CALL:|RDY|+CLCC:|+CMTI:|+RXDTMF:|+CPIN:|^BOOT|+CFUN:|+QUSIM:|+QIND:'
    .split('|')
    .map(starts => ({ starts })),
  { starts: '+CLIP:', reply: /^\+CLIP: ?\d/ },
  { starts: '+CREG:', reply: /^\+CREG: ?\d?,\d(?:,|$)/ },
]

/** How bytes reach the session: 'whole' as the modem sent them, or one by one. */
export type Chunks = 'whole' | 'bytes'

/**
 * A modem that plays a transcript. `> AT+CSQ` waits for this command, `< OK` says a line, `= text` says exactly this, and
 * `. 300` is silent for 300 ms. What comes before the first `>` is said at `start`.
 */
export const simModem = (
  clock: Clock,
  script: readonly string[],
  options: Partial<AtSessionOptions> & { readonly chunks?: Chunks } = {},
) => {
  const sent: string[] = []
  const events: string[] = []
  let at = 0
  const says = (text: string) => {
    const bytes = Buffer.from(text, 'latin1')
    if (options.chunks !== 'bytes') session.feed(bytes)
    else for (const byte of bytes) session.feed(Uint8Array.of(byte))
  }
  const play = async () => {
    for (let line = script[at]; line !== undefined && !line.startsWith('>'); line = script[at]) {
      at += 1
      const rest = line.slice(2)
      if (line.startsWith('.')) await clock.sleep(Number(rest))
      else says(line.startsWith('=') ? rest : `\r\n${rest}\r\n`)
    }
  }
  const write = async (text: string) => {
    const command = text.replace('\r', '')
    sent.push(command)
    if (script[at] !== `> ${command}`) return
    at += 1
    queueMicrotask(() => void play())
  }
  const event = (line: string, payload?: string) =>
    void events.push(payload === undefined ? line : `${line} | ${payload}`)
  const session = createAtSession({ write, clock, unsolicited: table, event, ...options })
  return { ...session, sent, events, says, start: play }
}
