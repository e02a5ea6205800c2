import { reviveFault } from '../fault/fault.ts'
import type { Clock } from '../time/clock.ts'
import type { Answer, FromProcess, Request, ToProcess } from './protocol.ts'

interface Pending {
  readonly take: (pcm: Int16Array) => void
  readonly done: (answer: Answer) => void
  readonly failed: (error: unknown) => void
}

/** The requests that one process was given and has not answered. */
export const createRequests = (send: (message: ToProcess) => void, clock: Clock) => {
  const pending = new Map<number, Pending>()
  /** When the process last spoke of a request it has not finished; a cancelled one is owed an end too. */
  const owed = new Map<number, number>()
  let lastId = 0
  const ask = (request: Request, signal: AbortSignal, take: Pending['take']) =>
    new Promise<Answer>((ok, no) => {
      signal.throwIfAborted()
      const id = (lastId += 1)
      const over = () => {
        pending.delete(id)
        signal.removeEventListener('abort', cancel)
      }
      const cancel = () => {
        over()
        send({ do: 'cancel', id })
        no(signal.reason as Error)
      }
      const done = (answer: Answer) => (over(), ok(answer))
      const failed = (error: unknown) => (over(), no(error))
      owed.set(id, clock.nowMs())
      pending.set(id, { take, done, failed })
      signal.addEventListener('abort', cancel, { once: true })
      send({ ...request, id })
    })
  const take = (message: Extract<FromProcess, { id: number }>) => {
    const request = pending.get(message.id)
    if (message.on === 'part') owed.set(message.id, clock.nowMs())
    else owed.delete(message.id)
    if (message.on === 'part') request?.take(message.pcm)
    else if (message.on === 'done') request?.done(message.answer)
    else request?.failed(reviveFault(message.fault))
  }
  const failAll = (error: unknown) => {
    for (const request of pending.values()) request.failed(error)
  }
  /** For how long the process has kept silent about what it owes, ms. */
  const quietMs = () => clock.nowMs() - Math.min(clock.nowMs(), ...owed.values())
  return { ask, take, failAll, quietMs }
}
export type Requests = ReturnType<typeof createRequests>
