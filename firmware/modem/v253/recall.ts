import type { AtSession } from '../../at/session.ts'
import { mergeReports, type CallerReport } from './caller-report.ts'

/** Asks for the last report again, and keeps apart what belongs to the call before. */
export interface Recall {
  /** A part of a report, asked for or not. */
  readonly take: (report: CallerReport) => void
  /** Resolves when all has been told. @param command null where there is none */
  readonly ask: (command: string | null) => Promise<void>
}

const RECALL_MS = 2_000
const isSame = (one: CallerReport, other: CallerReport) => JSON.stringify(one) === JSON.stringify(other)

/**
 * `AT+VRID=0` recovers a report that was cut off, but gives the report of an earlier call where this one has none (modems.md 3.2,
 * 3.5): one that was seen before, to the minute, is not believed.
 */
export const createRecall = (at: AtSession, give: (report: CallerReport) => void): Recall => {
  let asked: CallerReport | undefined
  let last: CallerReport = {}
  const take = (report: CallerReport) => {
    if (asked) {
      asked = mergeReports(asked, report)
      return
    }
    last = report.date === undefined ? mergeReports(last, report) : report
    give(report)
  }
  const ask = async (command: string | null) => {
    if (command === null || asked) return
    asked = {}
    await at.send(command, { timeoutMs: RECALL_MS }).catch(() => undefined)
    const found = asked
    asked = undefined
    if (found.number === undefined || isSame(found, last)) return
    last = found
    give(found)
  }
  return { take, ask }
}
