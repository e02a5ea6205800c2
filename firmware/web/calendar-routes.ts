import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { CalendarOffice } from '../ports/calendar.ts'
import type { CalendarsView } from './api.ts'
import { addFeed } from './calendar-feed.ts'
import type { TypeboxProvider } from './typebox-provider.ts'

/** Larger files are no calendar of one person. */
const MOST_BYTES = 40 * 1024 * 1024

const one = Type.Object({ staff: Type.String() })

/** What the command asks of a box that runs; see CalendarOffice. */
export const addCalendarRoutes = (app: FastifyInstance, office: CalendarOffice): void => {
  addFeed(app, office)
  const api = app.withTypeProvider<TypeboxProvider>()
  app.addContentTypeParser('text/calendar', { parseAs: 'string', bodyLimit: MOST_BYTES }, (_, text, done) =>
    done(null, text),
  )
  api.route({
    method: 'GET',
    url: '/api/calendars',
    handler: async (): Promise<CalendarsView> => ({ calendars: await office.list() }),
  })
  api.route({
    method: 'POST',
    url: '/api/calendars/:staff/feed',
    schema: { params: one },
    handler: async ({ params }) => office.renew(params.staff),
  })
  api.route({
    method: 'POST',
    url: '/api/calendars/:staff/events',
    bodyLimit: MOST_BYTES,
    schema: { params: one, querystring: Type.Object({ whole: Type.Boolean({ default: false }) }) },
    handler: async ({ params, query, body }) =>
      office.takeIn(params.staff, typeof body === 'string' ? body : '', query.whole),
  })
  api.route({
    method: 'GET',
    url: '/api/calendars/visits',
    schema: {
      querystring: Type.Object({
        staff: Type.Optional(Type.String()),
        fromMs: Type.Integer(),
        toMs: Type.Integer(),
      }),
    },
    handler: async ({ query }, reply) => {
      const text = await office.give(query.staff ?? null, query.fromMs, query.toMs)
      return reply.type('text/calendar; charset=utf-8').send(text)
    },
  })
}
