import { Worker } from 'node:worker_threads'
import { Fault, isFault, reviveFault, type FaultData } from '../fault/fault.ts'
import type { CalendarReader, ReadCalendar, Window } from '../ports/calendar.ts'

/** To the thread and back. */
export interface ReadRequest {
  readonly id: number
  readonly text: string
  readonly window: Window
}
export type ReadAnswer =
  { readonly id: number; readonly found: ReadCalendar } | { readonly id: number; readonly fault: FaultData }

interface Ask {
  readonly done: (found: ReadCalendar) => void
  readonly failed: (error: unknown) => void
}

/**
 * Reads calendars in a thread of its own, begun when it is first needed: a year of somebody's events takes longer than the
 * 2 ms that the thread of the calls may be held. What a thread that died had not answered fails, and the next has a new one.
 */
export const createCalendarReader = (): CalendarReader => {
  const asked = new Map<number, Ask>()
  let nextId = 1
  let thread: Worker | undefined
  const fail = (error: unknown) => {
    thread = undefined
    for (const { failed } of asked.values()) failed(error)
    asked.clear()
  }
  const take = (answer: ReadAnswer) => {
    const ask = asked.get(answer.id)
    asked.delete(answer.id)
    if (asked.size === 0) thread?.unref()
    if ('fault' in answer) ask?.failed(reviveFault(answer.fault))
    else ask?.done(answer.found)
  }
  const start = () => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { name: 'calendar' })
    worker.on('message', take)
    worker.on('error', error =>
      fail(isFault(error) ? error : new Fault('CALENDAR_INVALID', { reason: String(error) }, error)),
    )
    worker.on('exit', () => fail(new Fault('CALENDAR_INVALID', { reason: 'its reader ended' })))
    return worker
  }
  const read: CalendarReader['read'] = (text, window) =>
    new Promise((done, failed) => {
      const id = nextId
      nextId += 1
      asked.set(id, { done, failed })
      thread ??= start()
      thread.ref()
      thread.postMessage({ id, text, window } satisfies ReadRequest)
    })
  const dispose = async () => {
    await thread?.terminate()
  }
  return { read, [Symbol.asyncDispose]: dispose }
}
