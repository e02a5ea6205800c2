import type { Clock } from '../time/clock.ts'
import type { Attempt } from './attempt.ts'
import { readFinal, type Final } from './result.ts'

/** A message in text mode: its header has a text in quotes before all else. Source: 3GPP TS 27.005 §3.4.2, §3.4.3 */
const header = /^\+CMG[RL]: ?(?:\d+, ?)?"/
const reading = /^AT\+CMG[RL]/i
/** After a body whose maker puts no empty line before the final result. */
const GRACE_MS = 500

/**
 * Lines of a message's own text in the answer to AT+CMGR and AT+CMGL, which may read like a final result (modems.md 4,
 * cases 13 and 14). A real one has an empty line before it; where some maker leaves that out, it is the last line.
 */
export const createTextBody = (
  clock: Clock,
  ended: AbortSignal,
  finish: (attempt: Attempt, final: Final) => void,
) => {
  const inBody = new WeakSet<Attempt>()
  const finishIfLast = async (attempt: Attempt, final: Final) => {
    const size = attempt.lines.length
    await clock.sleep(GRACE_MS, ended).catch(() => undefined)
    if (attempt.lines.length !== size) return
    attempt.dropLast()
    finish(attempt, final)
  }
  /** True when the line is part of a message, and taken. */
  const take = (attempt: Attempt, line: string, isAfterBlank: boolean): boolean => {
    if (!reading.test(attempt.job.command)) return false
    if (header.test(line)) inBody.add(attempt)
    else if (!inBody.has(attempt) || isAfterBlank) return false
    attempt.add(line)
    const final = header.test(line) ? null : readFinal(line)
    if (final) void finishIfLast(attempt, final)
    return true
  }
  return { take }
}
