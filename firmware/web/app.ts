import { fastify, type FastifyInstance } from 'fastify'
import type { Log } from '../ports/log.ts'
import { guard } from './guard.ts'
import { addPageFiles } from './page-files.ts'
import { answerError, answerNotFound } from './problem.ts'
import { addRoutes, type RouteOptions } from './routes.ts'

export interface AppOptions extends RouteOptions {
  /** Absolute path of the built page. */
  readonly pageFolder: string
  readonly log: Log
}

/** The whole web server, not listening. */
export const createApp = async (options: AppOptions): Promise<FastifyInstance> => {
  const app = fastify({
    logger: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })
  app.addHook('onRequest', (request, reply, done) => {
    if (!guard(request, reply)) done()
  })
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
  app.setErrorHandler(answerError(options.log))
  app.setNotFoundHandler(answerNotFound)
  addRoutes(app, options)
  await addPageFiles(app, options.pageFolder)
  return app
}
