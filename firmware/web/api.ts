import type { CalendarView } from '../ports/calendar.ts'
import type { Language } from '../ports/ear.ts'
import type { LiveState } from '../ports/live.ts'
import type { ReportView } from '../ports/report.ts'
import type { Task } from '../ports/clinic-store.ts'
import type { CallRecord, Message, Visit } from '../ports/store.ts'

/** Something of the clinic file: its id and the name a person reads. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** The clinic as the page needs it. */
export interface ClinicView {
  readonly name: string
  /** IANA name; every time on the page is wall time of this zone. */
  readonly zone: string
  readonly languages: readonly Language[]
  /** In the order in which the page lists them. */
  readonly people: readonly Named[]
  readonly services: readonly Named[]
}

/** GET /api/state, and the first event of GET /api/events. */
export interface BoxState extends LiveState {
  readonly clinic: ClinicView
  /** The box's own clock, UTC epoch ms: a browser's may differ. */
  readonly nowMs: number
}

/** A visit, with the name of its place where the clinic has several; else null. */
export type DayVisit = Visit & { readonly place: string | null }

/** GET /api/bookings */
export interface DayView {
  /** ISO 8601 dates of the clinic's calendar. */
  readonly day: string
  readonly previous: string
  readonly next: string
  readonly startMs: number
  readonly endMs: number
  /** By start. */
  readonly bookings: readonly DayVisit[]
}

/** GET /api/calls, newest first. */
export interface CallsView {
  readonly calls: readonly CallRecord[]
}

/** GET /api/messages, newest first. */
export interface MessagesView {
  readonly messages: readonly Message[]
}

/** GET /api/calendars, in the order of the clinic file. */
export interface CalendarsView {
  readonly calendars: readonly CalendarView[]
}

/** GET /api/report */
export interface PeriodView {
  /** ISO 8601 dates of the clinic's calendar, the last included. */
  readonly fromDay: string
  readonly toDay: string
  readonly report: ReportView
}

/** GET /api/tasks, those not done, by due time. POST /api/tasks/ID { state, owner } and /api/visits/ID { status } change one. */
export interface TasksView {
  readonly tasks: readonly Task[]
}

/** GET /api/health: 200 when a call would be answered and its booking kept, else 503. */
export interface HealthView {
  readonly status: 'ok' | 'trouble'
  /** What is wrong, each in words for a person. */
  readonly troubles: readonly string[]
}

/** What every refusal looks like. Source: RFC 9457. */
export interface Problem {
  readonly type: 'about:blank'
  /** The phrase of the HTTP status. */
  readonly title: string
  readonly status: number
  /** One line that says what is wrong and what to do. */
  readonly detail: string
  /** The fault code, where a fault is behind it. */
  readonly code?: string
}
