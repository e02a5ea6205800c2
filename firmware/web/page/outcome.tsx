import type { BookingView, CallEvent, Outcome } from '../../ports/call-event.ts'
import { nameOf, useWords } from './words.ts'

const moods: Readonly<Record<Outcome, 'good' | 'plain' | 'warn' | 'bad'>> = {
  booked: 'good',
  moved: 'good',
  cancelled: 'plain',
  message: 'warn',
  callback: 'warn',
  urgent: 'bad',
  answered: 'plain',
  quoted: 'plain',
  transferred: 'plain',
  abandoned: 'plain',
}

/** How a call ended, in a word. */
export const OutcomeBadge = ({ outcome }: { readonly outcome: Outcome }) => (
  <span class={`badge ${moods[outcome]}`}>{useWords().texts.outcomes[outcome]}</span>
)

/** 2026-11-26T09:30:00+02:00: the wall time of the clinic stands in the text itself. */
const wallTime = (iso: string) => iso.slice(11, 16)
const wallDay = (iso: string) => iso.slice(0, 10)

const Visit = ({ booking }: { readonly booking: BookingView }) => {
  const { clinic } = useWords()
  return (
    <p class="visit">
      <strong>
        {wallDay(booking.start)} {wallTime(booking.start)}
      </strong>
      <span>{nameOf(clinic?.services, booking.service)}</span>
      <span>{nameOf(clinic?.people, booking.staff)}</span>
      <span>{booking.name}</span>
      {booking.phone && <span class="phone">{booking.phone}</span>}
    </p>
  )
}

/** What came of a call: the last line of its conversation. */
export const OutcomeNote = ({ event }: { readonly event: Extract<CallEvent, { kind: 'outcome' }> }) => (
  <div class="outcome">
    <OutcomeBadge outcome={event.outcome} />
    <p>{event.summary}</p>
    {event.booking && <Visit booking={event.booking} />}
    {event.message && <blockquote>{event.message.text}</blockquote>}
  </div>
)
