import type { FastifyReply, FastifyRequest, FastifyTypeProvider, FastifyInstance } from 'fastify'
import { type Static, type TSchema, Type } from 'typebox'
import type { Live } from '../ports/live.ts'
import type { Store } from '../ports/store.ts'
import { addDays, dayBounds, dayOf, isDay } from '../time/calendar.ts'
import type { Clock } from '../time/clock.ts'
import type { BoxState, CallsView, ClinicView, DayView, HealthView, MessagesView } from './api.ts'
import { eventStream } from './events.ts'
import { readHealth } from './health.ts'
import { refuse } from './problem.ts'
import { addStaffRoutes, type StaffRouteOptions } from './staff-routes.ts'

/** Pages that may follow the box at once; a browser opens at most six. */
const READERS = 32

export interface RouteOptions {
  readonly live: Live
  readonly store: Pick<Store, 'bookings' | 'calls' | 'messages'> & StaffRouteOptions['store']
  readonly clinic: ClinicView
  readonly clock: Clock
  /** Aborted when the server closes. */
  readonly closing: AbortSignal
}

interface TypeboxProvider extends FastifyTypeProvider {
  readonly validator: this['schema'] extends TSchema ? Static<this['schema']> : unknown
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

const addLists = (app: FastifyInstance, { store, clinic, clock }: RouteOptions) => {
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
      const bookings = await store.bookings(bounds.startMs, bounds.endMs)
      return { day, previous: addDays(day, -1), next: addDays(day, 1), ...bounds, bookings }
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
  addStaffRoutes(app, options)
}
