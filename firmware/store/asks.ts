import { Fault, reviveFault } from '../fault/fault.ts'
import type { Answer, Request, Work } from './wire.ts'

export type Ask = Exclude<Request, { readonly name: 'close' }>

interface Waiting {
  readonly ask: Ask
  readonly resolve: (value: unknown) => void
  readonly reject: (fault: Fault) => void
  /** How often the thread died while this was the one being done. */
  deaths: number
}

/** More than a box with four lines asks in a minute; beyond it the disk hangs, and whoever asks should hear so. */
const waitingLimit = 1_000

/** What the thread was asked and has not answered, oldest first. */
export const createAsks = (folder: string) => {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let bar: Fault | undefined
  /** The ask to send, and the promise of its answer. @throws the bar if there is one, STORE_FAILED when too much waits */
  const add = <Name extends keyof Work>(name: Name, args: Parameters<Work[Name]>) => {
    if (bar) throw bar
    if (waiting.size >= waitingLimit)
      throw new Fault('STORE_FAILED', { folder, reason: `${waiting.size} requests wait for the disk` })
    const id = (lastId += 1)
    const ask = { id, name, args } as Ask
    const { promise, resolve, reject } = Promise.withResolvers<ReturnType<Work[Name]>>()
    waiting.set(id, { ask, resolve: resolve as Waiting['resolve'], reject, deaths: 0 })
    return { ask, answer: promise }
  }
  const answered = (answer: Answer) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('fault' in answer) asked?.reject(reviveFault(answer.fault))
    else asked?.resolve(answer.value)
  }
  const refuseAll = (fault: Fault) => {
    for (const { reject } of waiting.values()) reject(fault)
    waiting.clear()
  }
  /** The thread died: the oldest was being done. The second time it is refused, for it may be the cause. */
  const blame = (fault: Fault) => {
    const [oldest] = waiting.values()
    if (!oldest || (oldest.deaths += 1) < 2) return
    waiting.delete(oldest.ask.id)
    oldest.reject(fault)
  }
  /** From here on every ask is refused with this; `undefined` admits them again. */
  const setBar = (fault: Fault | undefined) => void (bar = fault)
  const all = () => Array.from(waiting.values(), ({ ask }) => ask)
  return { add, answered, setBar, refuseAll, blame, all }
}
