import { createHash } from 'node:crypto'
import { fastify, type FastifyInstance } from 'fastify'
import type { CalendarOffice } from '../ports/calendar.ts'
import { listenAt, type Listening, type ListenOptions } from './listen.ts'
import { answerError, answerNotFound, refuse } from './problem.ts'

const etagOf = (text: string) => `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`

/** The one route that calendars fetch. Whoever has the secret name may read, so nothing else is asked of them. */
export const addFeed = (app: FastifyInstance, office: Pick<CalendarOffice, 'feed'>): void => {
  app.route<{ readonly Params: { readonly file: string } }>({
    method: 'GET',
    url: '/calendar/:file',
    handler: async (request, reply) => {
      const [, token] = /^([\w-]{20,100})\.ics$/.exec(request.params.file) ?? []
      const text = token === undefined ? null : await office.feed(token)
      if (text === null)
        return refuse(
          reply,
          404,
          'There is no calendar of this name. Ask for its new address: ragelis calendar feeds',
        )
      const etag = etagOf(text)
      const headers = { etag, 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' }
      reply.headers(headers)
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply.type('text/calendar; charset=utf-8').send(text)
    },
  })
}

/** How long a slow or idle client may hold a connection. */
const patienceMs = 15_000

/**
 * Opens the feeds, and nothing else of the box, to its network. @throws PORT_IN_USE, PORT_FORBIDDEN
 */
export const openFeedServer = async (
  options: ListenOptions & { readonly office: Pick<CalendarOffice, 'feed'> },
): Promise<Listening> => {
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    requestTimeout: patienceMs,
    connectionTimeout: patienceMs,
    keepAliveTimeout: patienceMs,
    routerOptions: { maxParamLength: 200 },
  })
  app.addHook('onRequest', (_, reply, done) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    done()
  })
  app.setErrorHandler(answerError(options.log))
  app.setNotFoundHandler(answerNotFound)
  addFeed(app, options.office)
  return listenAt(app, options)
}
