import { personOf, type Clinic } from '../../clinic/clinic.ts'
import { placeName } from '../../clinic/places.ts'
import type { CallFact, ChangeFact, OutageFact, UnansweredFact } from '../../clinic/report/facts.ts'
import type { Need } from '../../clinic/report/needs.ts'
import type { Peak } from '../../clinic/report/peak.ts'
import type { Report } from '../../clinic/report/report.ts'
import type {
  PeakView,
  ReportedCall,
  ReportedNeed,
  ReportedOutage,
  ReportedVisit,
  ReportView,
} from '../../ports/report.ts'
import { isoInZone } from '../../time/calendar.ts'

/** A report put into the words of its port: names for ids, ISO 8601 for instants. */

type Write = (atMs: number) => string

const callView = (call: CallFact, iso: Write): ReportedCall => {
  const { id, line, from, startedMs, endedMs, answeredMs, outcome, summary, tags } = call
  const isAnswered = answeredMs !== null
  return {
    id,
    line,
    from,
    at: iso(startedMs),
    durationMs: Math.max(0, (endedMs ?? startedMs) - startedMs),
    fate: isAnswered ? 'answered' : 'missed',
    why: isAnswered ? null : 'gone',
    outcome: isAnswered ? outcome : null,
    summary,
    tags,
  }
}

const unansweredView = (call: UnansweredFact, iso: Write): ReportedCall => ({
  id: call.id,
  line: call.line,
  from: call.from,
  at: iso(call.startedMs),
  durationMs: Math.max(0, call.endedMs - call.startedMs),
  fate: call.why === 'busy' ? 'missed' : 'left to staff',
  why: call.why,
  outcome: null,
  summary: '',
  tags: [],
})

const visitView = ({ kind, by, atMs, visit }: ChangeFact, clinic: Clinic, iso: Write): ReportedVisit => ({
  what: kind,
  by,
  at: iso(atMs),
  id: visit.id,
  service: visit.serviceName,
  staff: visit.staffName,
  start: iso(visit.startMs),
  place: placeName(clinic, visit),
  name: visit.name,
  phone: visit.phone,
})

const needView = (need: Need, clinic: Clinic, iso: Write): ReportedNeed => {
  const owner = need.owner === null ? undefined : personOf(clinic, need.owner)
  return {
    id: need.id,
    kind: need.kind,
    name: need.name,
    phone: need.phone,
    text: need.text,
    owner: owner?.name[clinic.languages[0]] ?? need.owner,
    at: iso(need.createdMs),
    due: need.dueMs === null ? null : iso(need.dueMs),
    isOverdue: need.isOverdue,
    callId: need.callId,
  }
}

const outageView = (
  { line, fromMs, toMs, says }: OutageFact,
  untilMs: number,
  iso: Write,
): ReportedOutage => ({
  line,
  from: iso(fromMs),
  to: toMs === null ? null : iso(toMs),
  durationMs: Math.max(0, (toMs ?? untilMs) - fromMs),
  says,
})

const peakView = ({ most, atMs, levels }: Peak, iso: Write): PeakView => ({
  most,
  at: atMs === null ? null : iso(atMs),
  levels,
})

/** @param nowMs until when what is still out of order has been so */
export const viewOf = (clinic: Clinic, report: Report, nowMs: number): ReportView => {
  const { period, figures, heat, lost, listed } = report
  const iso = (atMs: number) => isoInZone(atMs, clinic.zone)
  const calls = [
    ...report.calls.map(call => ({ startedMs: call.startedMs, view: callView(call, iso) })),
    ...report.unanswered.map(call => ({ startedMs: call.startedMs, view: unansweredView(call, iso) })),
  ].sort((a, b) => a.startedMs - b.startedMs)
  return {
    from: iso(period.fromMs),
    to: iso(period.toMs),
    calls: calls.map(({ view }) => view),
    visits: report.changes.map(change => visitView(change, clinic, iso)),
    needs: report.needs.map(need => needView(need, clinic, iso)),
    outages: report.outages.map(one => outageView(one, Math.min(nowMs, period.toMs), iso)),
    figures,
    heat,
    peak: peakView(report.peak, iso),
    lost,
    listed: listed && { ...listed, peak: peakView(listed.peak, iso) },
  }
}
