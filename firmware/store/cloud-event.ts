import type { CloudEvent } from '../ports/outbox.ts'
import type { Task } from '../ports/clinic-store.ts'
import type { MorningReport } from '../ports/report.ts'
import type { Booking, CallRecord, Message, VisitChange } from '../ports/store.ts'
import { isoInZone } from '../time/calendar.ts'

/** The event's own id and the instant it was made, ISO 8601. */
export type Stamp = Pick<CloudEvent, 'id' | 'at'>

/** A visit as the cloud is told of it. `status` says what has just happened to it. */
export const bookingEvent = (
  { id, at }: Stamp,
  booking: Booking,
  status: VisitChange['what']['kind'] = 'booked',
): CloudEvent => ({
  kind: 'booking',
  id,
  at,
  status,
  booking: {
    id: booking.id,
    service: booking.service,
    serviceName: booking.serviceName,
    staff: booking.staff,
    staffName: booking.staffName,
    start: isoInZone(booking.startMs, booking.zone),
    end: isoInZone(booking.endMs, booking.zone),
    name: booking.name,
    phone: booking.phone,
    language: booking.language,
    callId: booking.callId,
  },
})

/** A message as the cloud is told of it. */
export const messageEvent = ({ id, at }: Stamp, message: Message): CloudEvent => ({
  kind: 'message',
  id,
  at,
  message: {
    id: message.id,
    text: message.text,
    name: message.name,
    phone: message.phone,
    language: message.language,
    callId: message.callId,
  },
})

/** Work for a person as the cloud is told of it. */
export const taskEvent = ({ id, at }: Stamp, task: Task, zone: string): CloudEvent => ({
  kind: 'task',
  id,
  at,
  task: {
    id: task.id,
    kind: task.kind,
    state: task.state,
    text: task.text,
    fields: task.fields,
    name: task.name,
    phone: task.phone,
    owner: task.owner,
    due: isoInZone(task.dueMs, zone),
    language: task.language,
    callId: task.callId,
  },
})

/** A call that is over. */
export type EndedCall = CallRecord & {
  readonly endedMs: number
  readonly outcome: NonNullable<CallRecord['outcome']>
}

/** A call as the cloud is told of it: without its transcript, which stays on the box. */
export const callEvent = ({ id, at }: Stamp, call: EndedCall, zone: string): CloudEvent => ({
  kind: 'call',
  id,
  at,
  call: {
    id: call.id,
    line: call.line,
    from: call.from,
    start: isoInZone(call.startedMs, zone),
    durationMs: Math.max(0, call.endedMs - call.startedMs),
    language: call.language,
    outcome: call.outcome,
    summary: call.summary,
    tags: call.tags,
  },
})

/** The report of a morning as the cloud is told of it: what was counted. Whom it was about, the other events have said. */
export const reportEvent = ({ id, at }: Stamp, { day, view }: MorningReport): CloudEvent => ({
  kind: 'report',
  id,
  at,
  report: {
    day,
    from: view.from,
    to: view.to,
    figures: view.figures,
    needs: {
      all: view.needs.length,
      urgent: view.needs.filter(({ kind }) => kind === 'urgent').length,
      overdue: view.needs.filter(({ isOverdue }) => isOverdue).length,
    },
    outages: view.outages,
    heat: view.heat,
    peak: view.peak,
    lost: view.lost,
  },
})
