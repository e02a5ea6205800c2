import { isFault } from '../fault/fault.ts'
import { simClock } from '../time/sim-clock.ts'
import { CMEE_MARKER } from './exchange.ts'
import type { Ask } from './job.ts'
import { createAtSession, type AtSession, type AtSessionOptions } from './session.ts'
import type { Entry } from './transcript-file.ts'

/** What the session made of a piece of a conversation. */
export type Outcome =
  | { readonly kind: 'answered'; readonly command: string; readonly lines: readonly string[] }
  | { readonly kind: 'failed'; readonly command: string; readonly code: string; readonly reason: string }
  | { readonly kind: 'event'; readonly line: string; readonly payload?: string }

export interface Replay {
  readonly outcomes: readonly Outcome[]
  /** Where the session wrote something else than the transcript has; empty when it behaves as then. */
  readonly differences: readonly string[]
  /** Why the session closed, if it did. */
  readonly closed: unknown
}

export interface ReplayOptions extends Partial<Pick<AtSessionOptions, 'unsolicited' | 'marker'>> {
  /** How a command of the transcript was sent, where not by default. */
  readonly ask?: (command: string) => Ask | undefined
  /** Cuts what the modem said; in one piece an entry by default. */
  readonly cut?: (bytes: Uint8Array) => Iterable<Uint8Array>
}

/** Longer than the longest time-out. */
const AFTERMATH_MS = 120_000
const ESCAPE = '\x1b'
const SUBMIT = '\x1a'

/** Source: 3GPP TS 27.005 §3.5.1, §4.3 to §4.5 */
const prompting = /^AT\+CMG[SWC]=/i
/** The payload that the transcript has for this command, be it at the second try; null for a command without one. */
const payloadFor = (entries: readonly Entry[], at: number, markerCommand: string): string | null => {
  const command = entries[at]?.text ?? ''
  if (!prompting.test(command)) return null
  const between = new Set([ESCAPE, markerCommand, command])
  const next = entries.slice(at + 1).find(({ way, text }) => way === '>' && !between.has(text))
  return next?.text.endsWith(SUBMIT) ? next.text.slice(0, -1) : ''
}

/**
 * Plays a transcript to a session, in simulated time: the modem says what it said, when it said it, and each command goes
 * out when it did, unless the session sends it by itself (markers, payloads, ESC). So what happened in the field can be
 * looked at again, and becomes a test.
 */
export const replay = async (entries: readonly Entry[], options: ReplayOptions = {}): Promise<Replay> => {
  const { unsolicited = [], marker = CMEE_MARKER, ask = () => undefined, cut = bytes => [bytes] } = options
  const clock = simClock()
  const outcomes: Outcome[] = []
  const differences: string[] = []
  const written: string[] = []
  let matched = 0
  const write = async (text: string) => void written.push(text.replace(/\r$/, ''))
  const event = (line: string, payload?: string) =>
    void outcomes.push(payload === undefined ? { kind: 'event', line } : { kind: 'event', line, payload })
  const session = createAtSession({ write, clock, unsolicited, event, marker })

  const note = (command: string, answer: Promise<readonly string[]>) =>
    answer.then(
      lines => void outcomes.push({ kind: 'answered', command, lines }),
      (error: unknown) => {
        const code = isFault(error) ? error.code : 'none'
        const reason = isFault(error, 'AT_ERROR') ? String(error.detail['result']) : String(error)
        outcomes.push({ kind: 'failed', command, code, reason })
      },
    )
  const issue = (text: string, at: number) => {
    const payload = payloadFor(entries, at, marker.command)
    if (text === ESCAPE)
      return note(
        'wake',
        session.wake(10).then(() => []),
      )
    if (payload === null) return note(text, session.send(text, ask(text)))
    return note(text, session.sendPayload(text, payload, ask(text)))
  }
  const expect = async (text: string, at: number) => {
    if (matched >= written.length) {
      void issue(text, at)
      await clock.advance(0)
    }
    const found = written[matched]
    if (found === undefined) return void differences.push(`entry ${at + 1}: '${text}' was not written`)
    matched += 1
    if (found !== text) differences.push(`entry ${at + 1}: '${found}' was written, not '${text}'`)
  }
  const say = (text: string) => {
    for (const chunk of cut(Buffer.from(text, 'latin1'))) session.feed(chunk)
  }
  for (const [at, { atMs, way, text }] of entries.entries()) {
    await clock.advance(Math.max(0, atMs - clock.nowMs()))
    if (way === '>') await expect(text, at)
    else if (way !== '!') say(way === '=' ? text : `\r\n${text}\r\n`)
  }
  await finish(session, clock)
  for (const text of written.slice(matched)) differences.push(`at the end: '${text}' was written`)
  return { outcomes, differences, closed: session.closed.reason }
}

const finish = async (session: AtSession, clock: { advance(ms: number): Promise<void> }) => {
  await clock.advance(0)
  if (!session.closed.aborted) await clock.advance(AFTERMATH_MS)
}
