import type { FastifyInstance } from 'fastify'
import { Fault } from '../fault/fault.ts'
import type { Log } from '../ports/log.ts'
import type { Clock } from '../time/clock.ts'

/** How long closing waits for answers that are on their way. */
const PATIENCE_MS = 500

export interface ListenOptions {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly clock: Clock
  readonly log: Log
}

/** A server that is open. Disposing it closes its port. */
export interface Listening extends AsyncDisposable {
  /** Such as http://127.0.0.1:8080 */
  readonly url: string
}

const refusal = ({ host, port }: ListenOptions, cause: unknown): unknown => {
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

/** @throws PORT_IN_USE, PORT_FORBIDDEN */
export const listenAt = async (app: FastifyInstance, options: ListenOptions): Promise<Listening> => {
  const { host, port, clock } = options
  const url = await app.listen({ host, port }).catch(async (cause: unknown) => {
    await app.close()
    throw refusal(options, cause)
  })
  let closed: Promise<void> | undefined
  return { url, [Symbol.asyncDispose]: () => (closed ??= close(app, clock)) }
}
