import type { Clinic } from '../../clinic/clinic.ts'
import type { Facts, ListedCall, Period } from '../../clinic/report/facts.ts'
import { daysPeriod } from '../../clinic/report/period.ts'
import { reportOf } from '../../clinic/report/report.ts'
import type { Reports, ReportView } from '../../ports/report.ts'
import type { ReportFacts, ReportStore } from '../../ports/report-store.ts'
import type { Clock } from '../../time/clock.ts'
import { viewOf } from './view.ts'

export interface ReportParts {
  readonly clinic: Clinic
  readonly store: Pick<ReportStore, 'reportFacts'>
  readonly clock: Pick<Clock, 'epochMs'>
}

const factsOf = ({ changes, ...facts }: ReportFacts): Facts => ({
  ...facts,
  changes: changes.map(({ change: { id, atMs, by, what }, visit }) => ({
    id,
    atMs,
    by,
    kind: what.kind,
    visit,
  })),
})

/** @param listed a provider's list of calls @throws what the store throws */
export const makeReport = async (
  { clinic, store, clock }: ReportParts,
  period: Period,
  listed?: readonly ListedCall[],
): Promise<ReportView> => {
  const facts = factsOf(await store.reportFacts(period.fromMs, period.toMs))
  const nowMs = clock.epochMs()
  const report = reportOf(clinic, facts, { period, nowMs, ...(listed ? { listed } : {}) })
  return viewOf(clinic, report, nowMs)
}

export const createReports = (parts: ReportParts): Reports => ({
  of: (fromDay, toDay) => makeReport(parts, daysPeriod(fromDay, toDay, parts.clinic.zone)),
})
