import type { CloudEvent } from '../ports/outbox.ts'
import type { Booking, CallRecord, Message } from '../ports/store.ts'
import { isoInZone } from '../time/calendar.ts'

/** The event's own id and the instant it was made, ISO 8601. */
export type Stamp = Pick<CloudEvent, 'id' | 'at'>

/** A booking as the cloud is told of it. */
export const bookingEvent = ({ id, at }: Stamp, booking: Booking): CloudEvent => ({
  kind: 'booking',
  id,
  at,
  status: 'booked',
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
