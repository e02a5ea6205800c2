import type { FastifyReply, FastifyRequest, FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { CalendarOffice } from '../ports/calendar.ts'
import type { Live } from '../ports/live.ts'
import type { Reports } from '../ports/report.ts'
import type { Store, Visit } from '../ports/store.ts'
import { addDays, dayBounds, dayOf, isDay } from '../time/calendar.ts'
import type { Clock } from '../time/clock.ts'
import type { BoxState, CallsView, ClinicView, DayView, HealthView, MessagesView, PeriodView } from './api.ts'
import { addCalendarRoutes } from './calendar-routes.ts'
import { eventStream } from './events.ts'
import { readHealth } from './health.ts'
import { refuse } from './problem.ts'
import type { TypeboxProvider } from './typebox-provider.ts'
import { addStaffRoutes } from './staff-routes.ts'
import { createStaffWork, type StaffWorkParts } from './staff-work.ts'

/** Pages that may follow the box at once; a browser opens at most six. */
const READERS = 32

export interface RouteOptions {
  readonly live: Live
  readonly store: Pick<Store, 'bookings' | 'calls' | 'messages'> & StaffWorkParts['store']
  readonly reports: Reports
  readonly clinic: ClinicView
  /** The name of the place of a visit, of several; null: there is only one. */
  readonly placeOf: (visit: Visit) => string | null
  /** Null: there are no calendars to be had. */
  readonly calendars: CalendarOffice | null
  readonly clock: Clock
  /** Aborted when the server closes. */
  readonly closing: AbortSignal
}

const limited = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 50, description: 'how many, newest first' }),
})
const oneDay = Type.Object({
  day: Type.Optional(
    Type.String({
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      description: 'a date of the clinic; today when left out',
    }),
  ),
})

const aDay = (description: string) =>
  Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description }))
const someDays = Type.Object({
  from: aDay('a date of the clinic; today when left out'),
  to: aDay('the last date; the first one when left out'),
})

/** A report of more is asked for at the terminal. */
const mostDays = 366

const followers = ({ live, clock, closing }: RouteOptions, state: () => BoxState) => {
  let readers = 0
  return (_: FastifyRequest, reply: FastifyReply) => {
    if (readers >= READERS)
      return refuse(
        reply.header('retry-after', 5),
        503,
        'Too many pages follow this box. Close some and reload.',
      )
    readers += 1
    const left = new AbortController()
    reply.raw.once('close', () => {
      readers -= 1
      left.abort()
    })
    const stream = eventStream({ live, state, clock }, AbortSignal.any([left.signal, closing]))
    const headers = { 'content-type': 'text/event-stream', connection: 'close', 'x-accel-buffering': 'no' }
    return reply.headers(headers).send(stream)
  }
}

const addLists = (app: FastifyInstance, { store, clinic, placeOf, clock }: RouteOptions) => {
  const api = app.withTypeProvider<TypeboxProvider>()
  api.route({
    method: 'GET',
    url: '/api/calls',
    schema: { querystring: limited },
    handler: async (request): Promise<CallsView> => ({ calls: await store.calls(request.query.limit) }),
  })
  api.route({
    method: 'GET',
    url: '/api/messages',
    schema: { querystring: limited },
    handler: async (request): Promise<MessagesView> => ({
      messages: await store.messages(request.query.limit),
    }),
  })
  api.route({
    method: 'GET',
    url: '/api/bookings',
    schema: { querystring: oneDay },
    handler: async (request, reply): Promise<DayView | FastifyReply> => {
      const day = request.query.day ?? dayOf(clock.epochMs(), clinic.zone)
      if (!isDay(day)) return refuse(reply, 400, `There is no day ${day}. Write it as YYYY-MM-DD.`)
      const bounds = dayBounds(day, clinic.zone)
      const visits = await store.bookings(bounds.startMs, bounds.endMs)
      const bookings = visits.map(visit => ({ ...visit, place: placeOf(visit) }))
      return { day, previous: addDays(day, -1), next: addDays(day, 1), ...bounds, bookings }
    },
  })
}

const addReport = (app: FastifyInstance, { reports, clinic, clock }: RouteOptions) => {
  app.withTypeProvider<TypeboxProvider>().route({
    method: 'GET',
    url: '/api/report',
    schema: { querystring: someDays },
    handler: async (request, reply): Promise<PeriodView | FastifyReply> => {
      const from = request.query.from ?? dayOf(clock.epochMs(), clinic.zone)
      const to = request.query.to ?? from
      const wrong = [from, to].find(day => !isDay(day))
      if (wrong !== undefined) return refuse(reply, 400, `There is no day ${wrong}. Write it as YYYY-MM-DD.`)
      if (from > to) return refuse(reply, 400, `${from} is after ${to}. Put the first day first.`)
      if (addDays(from, mostDays) <= to)
        return refuse(reply, 400, `A report of more than ${mostDays} days: use ragelis report.`)
      return { fromDay: from, toDay: to, report: await reports.of(from, to) }
    },
  })
}

/** The interface under /api/, for the page and for scripts. Shapes: api.ts. */
export const addRoutes = (app: FastifyInstance, options: RouteOptions): void => {
  const { live, store, clinic, clock } = options
  const state = (): BoxState => ({ clinic, nowMs: clock.epochMs(), ...live.state() })
  app.route({ method: 'GET', url: '/api/state', handler: async (): Promise<BoxState> => state() })
  app.route({
    method: 'GET',
    url: '/api/events',
    exposeHeadRoute: false,
    handler: followers(options, state),
  })
  app.route({
    method: 'GET',
    url: '/api/health',
    handler: async (_, reply): Promise<HealthView> => {
      const health = await readHealth({ live, store, clock })
      reply.code(health.status === 'ok' ? 200 : 503)
      return health
    },
  })
  addLists(app, options)
  if (options.calendars) addCalendarRoutes(app, options.calendars)
  addReport(app, options)
  addStaffRoutes(app, createStaffWork({ store, people: clinic.people, clock }))
}
