import { mailbox } from './mailbox.ts'

/** One source of events, any number of listeners. A slow listener loses its own oldest events, never anyone else's. */
export interface Feed<T> {
  publish(event: T): void
  /** Events from now on, until aborted. */
  subscribe(signal: AbortSignal): AsyncIterable<T>
}

/** @param limit events that wait for one listener before its oldest is dropped */
export const createFeed = <T>(limit = 256): Feed<T> => {
  const boxes = new Set<ReturnType<typeof mailbox<T>>>()
  const publish = (event: T) => {
    for (const box of boxes) box.put(event)
  }
  const subscribe = (signal: AbortSignal): AsyncIterable<T> => {
    const box = mailbox<T>({ limit, full: 'drop oldest' })
    const leave = () => {
      boxes.delete(box)
      box.close()
    }
    if (signal.aborted) leave()
    else {
      boxes.add(box)
      signal.addEventListener('abort', leave, { once: true })
    }
    return box
  }
  return { publish, subscribe }
}
