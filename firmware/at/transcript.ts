import type { Clock } from '../time/clock.ts'

/** `>` the program wrote it, `<` the modem said a line, `=` the modem said just this, `!` neither: a remark. */
export type Way = '>' | '<' | '=' | '!'

/** The last of the traffic with a modem, for the field: what it said is the only witness of what it did. */
export interface Transcript {
  note(way: Way, line: string): void
  /** Oldest first: '   12.345 > AT+CSQ', seconds since the transcript began, numbers of callers masked. */
  report(): readonly string[]
  /** The same traffic as a script for a simulated modem: '> AT+CSQ', '< +CSQ: 21,99'; numbers masked. */
  script(): readonly string[]
}

/** Telephone numbers keep their last two digits, secrets nothing. */
const mask = (line: string): string =>
  line
    .replace(/^(AT\+CPIN=).*/i, '$1***')
    .replace(/\+?\d{5,}(?=\d\d)/g, digits => digits.replaceAll(/\d/g, '*'))

/** @param limit lines kept; the oldest give way */
export const createTranscript = (clock: Clock, limit = 500): Transcript => {
  const startMs = clock.nowMs()
  const entries: { readonly atMs: number; readonly way: Way; readonly line: string }[] = []
  const note = (way: Way, line: string) => {
    if (entries.length >= limit) entries.shift()
    entries.push({ atMs: clock.nowMs() - startMs, way, line })
  }
  const report = () => entries.map(e => `${(e.atMs / 1_000).toFixed(3).padStart(9)} ${e.way} ${mask(e.line)}`)
  const script = () => entries.filter(e => e.way !== '!').map(e => `${e.way} ${mask(e.line)}`)
  return { note, report, script }
}
