import type { FastifyInstance } from 'fastify'
import { Fault } from '../fault/fault.ts'
import type { Clock } from '../time/clock.ts'
import { type AppOptions, createApp } from './app.ts'
import { isLoopback } from './guard.ts'

/** How long closing waits for answers that are on their way. */
const PATIENCE_MS = 500

export interface WebOptions extends Omit<AppOptions, 'closing'> {
  /** A loopback name or address: there is no log-in yet, so nobody else may reach it. */
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
}

export interface Web extends AsyncDisposable {
  /** Where a browser finds the page, such as http://127.0.0.1:8080 */
  readonly url: string
}

const refusal = ({ host, port }: WebOptions, cause: unknown): unknown => {
  const code = (cause as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE') return new Fault('PORT_IN_USE', { host, port }, cause)
  if (code === 'EACCES') return new Fault('PORT_FORBIDDEN', { host, port }, cause)
  return cause
}

const close = async (app: FastifyInstance, clock: Clock) => {
  const over = new AbortController()
  // a reader that takes nothing would hold the port for good
  const force = clock.sleep(PATIENCE_MS, over.signal).then(
    () => app.server.closeAllConnections(),
    () => undefined,
  )
  await app.close()
  over.abort()
  await force
}

/**
 * Opens the page and its data to browsers on this machine. Disposing it ends every follower and closes the port.
 * @throws USAGE for a host that is not loopback, PORT_IN_USE, PORT_FORBIDDEN
 */
export const openWeb = async (options: WebOptions): Promise<Web> => {
  const { host, port, log } = options
  if (!isLoopback(host))
    throw new Fault('USAGE', {
      reason: `The page has no log-in yet, so it opens on this machine only: use --host 127.0.0.1, not ${host}.`,
    })
  const closing = new AbortController()
  const app = await createApp({ ...options, closing: closing.signal })
  const url = await app.listen({ host, port }).catch(async (cause: unknown) => {
    await app.close()
    throw refusal(options, cause)
  })
  log.info({ url }, 'page open')
  let closed: Promise<void> | undefined
  const dispose = () => {
    closing.abort()
    return (closed ??= close(app, options.clock))
  }
  return { url, [Symbol.asyncDispose]: dispose }
}
