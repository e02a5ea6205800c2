import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { refuse } from './problem.ts'

/** A name with a hash never changes its content. */
const isHashed = (path: string) => /-[\w-]{8,}\.(?:js|css|svg)$/.test(path)

/**
 * Serves the page that `npm run build` makes. Without it the box still answers calls, and / says what to run.
 * @param folder absolute path of the folder that holds index.html
 */
export const addPageFiles = async (app: FastifyInstance, folder: string): Promise<void> => {
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/', (_, reply) => refuse(reply, 503, 'The page is not built. Run: npm run build'))
    return
  }
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    decorateReply: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
