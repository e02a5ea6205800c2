import { useState } from 'preact/hooks'
import type { DayView, DayVisit } from '../api.ts'
import { byPerson, type PersonDay } from './day.ts'
import { Empty, ListState, Part } from './part.tsx'
import { useList } from './use-list.ts'
import { useSend } from './use-send.ts'
import { useWords } from './words.ts'

/** A visit booked this recently is marked. */
const FRESH_MS = 10 * 60_000

/** Did they come? Asked once the visit has begun; nobody can have missed it before. */
const Came = ({ visit }: { readonly visit: DayVisit }) => {
  const { texts } = useWords()
  const { send, refusal } = useSend()
  const mark = (status: 'missed' | 'done') => () => send(`/api/visits/${visit.id}`, { status })
  return (
    <p class="message-foot">
      <button type="button" class="link" onClick={mark('done')}>
        {texts.bookings.came}
      </button>
      <button type="button" class="link" onClick={mark('missed')}>
        {texts.bookings.missed}
      </button>
      {refusal !== null && <span role="alert">{refusal || texts.failed}</span>}
    </p>
  )
}

const Visit = ({ visit, nowMs }: { readonly visit: DayVisit; readonly nowMs: number }) => {
  const { texts, format } = useWords()
  const isPast = visit.endMs < nowMs
  return (
    <li class={`visit-row ${isPast ? 'past' : ''}`}>
      <p class="visit-time">
        <span>{format.time(visit.startMs)}</span>
        <span class="until">–{format.time(visit.endMs)}</span>
      </p>
      <div class="visit-what">
        <p class="visit-name">
          {visit.name}
          {nowMs - visit.createdMs < FRESH_MS && <span class="badge good">{texts.bookings.fresh}</span>}
          {typeof visit.lateMinutes === 'number' && (
            <span class="badge plain">{texts.bookings.late(visit.lateMinutes)}</span>
          )}
          {visit.status === 'missed' && <span class="badge plain">{texts.bookings.wasMissed}</span>}
          {visit.status === 'done' && <span class="badge plain">{texts.bookings.hasCome}</span>}
        </p>
        <p class="visit-note">
          <span>{visit.serviceName}</span>
          {visit.place !== null && <span>{visit.place}</span>}
          <span class="phone">{visit.phone ?? texts.now.withheld}</span>
          <span>{format.language(visit.language)}</span>
        </p>
        {visit.status === 'booked' && visit.startMs <= nowMs && <Came visit={visit} />}
      </div>
    </li>
  )
}

const Person = ({ person, nowMs }: { readonly person: PersonDay<DayVisit>; readonly nowMs: number }) => {
  const { texts } = useWords()
  return (
    <div class="person">
      <header class="person-head">
        <h3>{person.name}</h3>
        <p>{person.visits.length > 0 ? texts.bookings.count(person.visits.length) : texts.bookings.none}</p>
      </header>
      {person.visits.length > 0 && (
        <ol class="visits">
          {person.visits.map(visit => (
            <Visit key={visit.id} visit={visit} nowMs={nowMs} />
          ))}
        </ol>
      )}
    </div>
  )
}

const Arrow = ({ back = false }: { readonly back?: boolean }) => (
  <svg viewBox="0 0 16 16" class="arrow" aria-hidden="true">
    <path d={back ? 'M10 3 5 8l5 5' : 'm6 3 5 5-5 5'} />
  </svg>
)

interface DayChoice {
  readonly view: DayView | null
  readonly today: string
  /** Null goes back to today, whichever day that is by then. */
  readonly choose: (day: string | null) => void
}

const DayChooser = ({ view, today, choose }: DayChoice) => {
  const { texts } = useWords()
  const { previous, next, choose: label } = texts.bookings
  return (
    <div class="day-chooser">
      <button
        type="button"
        class="button icon"
        aria-label={previous}
        onClick={() => view && choose(view.previous)}
      >
        <Arrow back />
      </button>
      <button type="button" class="button" disabled={view?.day === today} onClick={() => choose(null)}>
        {texts.today}
      </button>
      <button type="button" class="button icon" aria-label={next} onClick={() => view && choose(view.next)}>
        <Arrow />
      </button>
      <input
        type="date"
        class="button"
        aria-label={label}
        value={view?.day ?? today}
        onChange={event => choose(event.currentTarget.value || null)}
      />
    </div>
  )
}

const Day = ({ view, nowMs }: { readonly view: DayView; readonly nowMs: number }) => {
  const { texts, clinic } = useWords()
  if (view.bookings.length === 0)
    return <Empty title={texts.bookings.empty} note={texts.bookings.emptyNote} />
  return (
    <>
      {byPerson(view.bookings, clinic?.people ?? []).map(person => (
        <Person key={person.id} person={person} nowMs={nowMs} />
      ))}
    </>
  )
}

/** The visits of a day, person by person. */
export const Bookings = ({ edition, nowMs }: { readonly edition: number; readonly nowMs: number }) => {
  const { texts, format } = useWords()
  const [day, choose] = useState<string | null>(null)
  const list = useList<DayView>(day === null ? '/api/bookings' : `/api/bookings?day=${day}`, edition)
  const { data } = list
  const today = format.dayOf(nowMs)
  return (
    <Part
      id="bookings"
      title={texts.bookings.title}
      aside={<DayChooser view={data} today={today} choose={choose} />}
    >
      {data && (
        <p class="day-title" aria-live="polite">
          <span>{format.longDay(data.startMs)}</span>
          {data.day === today && <span class="badge plain">{texts.today}</span>}
        </p>
      )}
      <ListState list={list} />
      {data && <Day view={data} nowMs={nowMs} />}
    </Part>
  )
}
