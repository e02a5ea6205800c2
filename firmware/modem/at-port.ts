import { createAtSession, type AtSession, type AtSessionOptions } from '../at/session.ts'
import { Fault } from '../fault/fault.ts'
import type { ByteLink } from './serial-link.ts'

/** The session's own options; what it writes goes to the link. */
export type AtPortOptions = Omit<AtSessionOptions, 'write'>

/** An AT session that lives as long as its link, and ends it when it gives the modem up. */
export interface AtPort extends AsyncDisposable {
  readonly session: AtSession
}

export const createAtPort = (link: ByteLink, options: AtPortOptions): AtPort => {
  const write = (text: string) => link.write(Buffer.from(text, 'latin1'))
  const session = createAtSession({ ...options, write })
  const gone = () => new Fault('LINK_LOST', { path: link.path })
  const pump = async () => {
    try {
      for await (const chunk of link.bytes) session.feed(chunk)
      session.close(gone())
    } catch (error) {
      session.close(error as Error)
    }
  }
  void pump()
  const dispose = async () => {
    session.close(gone())
    await link[Symbol.asyncDispose]()
  }
  return { session, [Symbol.asyncDispose]: dispose }
}
