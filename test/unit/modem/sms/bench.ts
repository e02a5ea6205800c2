import { createMessageCentre } from '../../../../board/virtual/sms/centre.ts'
import { noSmsFaults } from '../../../../board/virtual/sms/faults.ts'
import { createSmsUnit } from '../../../../board/virtual/sms/storage.ts'
import { openSim7600 } from '../../../../firmware/modem/sim7600.ts'
import { openMessages } from '../../../../firmware/modem/sms/exchange.ts'
import { defaultPolicy, type SendingPolicy } from '../../../../firmware/modem/sms/policy.ts'
import type { MessageStore } from '../../../../firmware/ports/message-store.ts'
import type { IncomingMessage, OutgoingMessage } from '../../../../firmware/ports/messages.ts'
import { openDatabase } from '../../../../firmware/store/database.ts'
import { createWork } from '../../../../firmware/store/work.ts'
import { simClock } from '../../../../firmware/time/sim-clock.ts'
import { elapse, memoryLog, memoryModem, NUMBER } from '../memory-modem.ts'

export const PATIENT = '+37061234567'
export const BOX = NUMBER

type Call = (...args: unknown[]) => unknown

/** The store without its thread: in simulated time nothing may wait for a real one. `before` may throw: the power went. */
export const directStore = (
  folder: string,
  before: (name: string, when: 'before' | 'after') => void = () => undefined,
) => {
  const database = openDatabase(folder)
  database.db.pragma('synchronous = off') // a process that ends loses nothing that it wrote
  const work = createWork(database.db, folder) as unknown as Readonly<Record<string, Call>>
  const store = new Proxy({} as MessageStore, {
    get:
      (_, name: string) =>
      async (...args: unknown[]) => {
        before(name, 'before')
        const answer = work[name]?.(...args)
        before(name, 'after')
        return answer
      },
  })
  return { store, [Symbol.dispose]: () => database[Symbol.dispose]() }
}

/** A text message centre, one SIM card, and what is wrong with it: what a power cut of the box leaves as it is. */
export const smsWorld = () => {
  const clock = simClock()
  const centre = createMessageCentre(clock)
  const faults = noSmsFaults()
  return { clock, centre, faults, unit: createSmsUnit(BOX, centre, faults) }
}

/** What a box needs of the test it is in. */
export interface Host {
  readonly teardown: (close: () => Promise<void>) => unknown
  readonly testdir: () => string
}
export interface BoxOptions {
  readonly policy?: Partial<SendingPolicy>
  readonly store?: MessageStore
  /** How long it is left alone first; by default until its text messages are set up. */
  readonly readyMs?: number
}

/** A box on a SIM7600 in simulated time. */
export const smsBox = async (t: Host, world = smsWorld(), options: BoxOptions = {}) => {
  const { clock, unit } = world
  const modem = memoryModem(clock, { sms: unit })
  const own = options.store ? undefined : directStore(t.testdir())
  const store = options.store ?? own?.store
  if (!store) throw new Error('no store')
  const { log, lines } = memoryLog()
  const policy = { ...defaultPolicy, allow: ['+370'], ...options.policy }
  const messages = await elapse(clock, openMessages({ store, clock, log, policy }))
  const line = await elapse(clock, openSim7600({ ...modem.line, riders: [messages.rider('a')] }))
  const stop = new AbortController()
  const came: IncomingMessage[] = []
  const changes: OutgoingMessage[] = []
  const read = async () => {
    for await (const message of messages.messages(stop.signal)) came.push(message)
  }
  const follow = async () => {
    for await (const change of messages.changes(stop.signal)) changes.push(change)
  }
  const reading = Promise.allSettled([read(), follow()]) // a store without power throws
  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    stop.abort()
    await elapse(clock, Promise.all([line[Symbol.asyncDispose](), messages[Symbol.asyncDispose]()]))
    await elapse(clock, reading)
    own?.[Symbol.dispose]()
  }
  t.teardown(close)
  const until = async (holds: () => boolean, limitMs = 120_000) => {
    for (let ms = 0; ms < limitMs && !holds(); ms += 50) await clock.advance(50)
    return holds()
  }
  const state = async (id: string) => (await messages.outgoing(50)).find(message => message.id === id)
  return { ...world, modem, line, messages, store, came, changes, logged: lines, until, state, close }
}

/** The same once its text messages are set up. */
export const ready = async (t: Host, world = smsWorld(), options: BoxOptions = {}) => {
  const box = await smsBox(t, world, options)
  await world.clock.advance(options.readyMs ?? 2_000)
  return box
}
