import { Fault } from '../fault/fault.ts'
import { type AppOptions, createApp } from './app.ts'
import { isLoopback } from './guard.ts'
import { listenAt, type Listening, type ListenOptions } from './listen.ts'

export interface WebOptions extends Omit<AppOptions, 'closing'>, Pick<ListenOptions, 'port'> {
  /** A loopback name or address: there is no log-in yet, so nobody else may reach it. */
  readonly host: string
}

/**
 * Opens the page and its data to browsers on this machine. Disposing it ends every follower and closes the port.
 * @throws USAGE for a host that is not loopback, PORT_IN_USE, PORT_FORBIDDEN
 */
export const openWeb = async (options: WebOptions): Promise<Listening> => {
  const { host, log } = options
  if (!isLoopback(host))
    throw new Fault('USAGE', {
      reason: `The page has no log-in yet, so it opens on this machine only: use --host 127.0.0.1, not ${host}.`,
    })
  const closing = new AbortController()
  const app = await createApp({ ...options, closing: closing.signal })
  const web = await listenAt(app, options)
  log.info({ url: web.url }, 'page open')
  const dispose = () => {
    closing.abort()
    return web[Symbol.asyncDispose]()
  }
  return { url: web.url, [Symbol.asyncDispose]: dispose }
}
