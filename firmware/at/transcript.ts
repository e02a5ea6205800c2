import type { Clock } from '../time/clock.ts'
import { createMask, type Way } from './mask.ts'
import { writeEntry, type Entry } from './transcript-file.ts'

/** The last of the traffic with a modem, for the field: what it said is the only witness of what it did. */
export interface Transcript {
  note(way: Way, text: string): void
  /** Oldest first, times from when the transcript began, without secrets: what createMask leaves. */
  entries(): readonly Entry[]
  /** The lines of a transcript file: '   12.345 > AT+CSQ'. */
  report(): readonly string[]
  /** The same traffic as a script for a simulated modem: '> AT+CSQ', '< +CSQ: 21,99'. */
  script(): readonly string[]
}

/**
 * @param limit entries kept; the oldest give way
 * @param told is given each entry as it comes, secrets taken out. Must not throw
 */
export const createTranscript = (clock: Clock, limit = 500, told?: (entry: Entry) => void): Transcript => {
  const startMs = clock.nowMs()
  const mask = createMask()
  const entries: Entry[] = []
  const note = (way: Way, text: string) => {
    const entry = { atMs: clock.nowMs() - startMs, way, text: mask(way, text) }
    if (entries.length >= limit) entries.shift()
    entries.push(entry)
    told?.(entry)
  }
  const report = () => entries.map(writeEntry)
  const script = () => entries.filter(e => e.way !== '!').map(e => `${e.way} ${e.text}`)
  return { note, entries: () => entries, report, script }
}
