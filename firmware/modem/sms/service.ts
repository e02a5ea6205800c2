import type { AtSession } from '../../at/session.ts'
import { Fault } from '../../fault/fault.ts'
import type { OutgoingPart } from '../../ports/message-store.ts'
import type { Clock } from '../../time/clock.ts'
import { createIntake, type IntakeOptions } from './intake.ts'
import { readSmsSign, type SmsSign } from './lines.ts'
import type { Queue } from './queue.ts'
import { LINE_MS } from './refusal.ts'
import { createRest } from './rest.ts'

export interface ServiceOptions extends IntakeOptions {
  readonly at: AtSession
  readonly queue: Queue
  readonly clock: Clock
  /** False while a call needs the modem: a message in the network's hands holds every other command up. */
  readonly isIdle: () => boolean
}

/** The text messages of one modem, from its set-up until it is lost. */
export interface SmsService {
  /** An event of the modem; true when it was one of text messages. */
  readonly take: (line: string, payload?: string) => boolean
  /** Serves until the session closes. Never rejects. */
  readonly run: () => Promise<void>
}

/** What notices may have missed is found by looking: lost ones, those without an index, those of another program. */
const LOOK_MS = 300_000
/** A service that refuses is tried again; at its own word that it is ready, at once. */
const BROKEN_MS = 10_000
const BUSY_MS = 500
/** What the network held back takes a moment to come. */
const REFILL_MS = 5_000
/** More signs than this waiting, and the storage is looked through instead. */
const SIGNS = 256

export const createSmsService = (options: ServiceOptions): SmsService => {
  const { line, at, device, queue, clock, log } = options
  const intake = createIntake(options)
  const rest = createRest(clock, at.closed)
  const signs: Exclude<SmsSign, { on: 'full' | 'ready' }>[] = []
  let lookDueMs = 0
  let sendDueMs = 0
  let wasFull = false
  let told = ''

  const lookSoon = () => void (lookDueMs = 0)
  const take: SmsService['take'] = (text, payload) => {
    const sign = readSmsSign(text, payload)
    if (!sign) return false
    if (sign.on === 'full') wasFull = true
    if (sign.on === 'full' || sign.on === 'ready') lookSoon()
    else if (signs.length < SIGNS) signs.push(sign)
    else if (sign.on === 'stored') lookSoon()
    else log.error({ line }, 'a text message was lost: too many at once')
    rest.wake()
    return true
  }
  /** Once it was full, until there is nothing left: what the network held back comes as soon as there is room. */
  const look = async () => {
    lookDueMs = clock.nowMs() + LOOK_MS
    const taken = await intake.drain()
    if (wasFull && taken > 0) lookDueMs = Math.min(lookDueMs, clock.nowMs() + REFILL_MS)
    else wasFull = false
  }
  const follow = async (sign: (typeof signs)[number]) => {
    if (sign.on === 'direct') {
      await intake.takePdu(sign.hex, sign.octets)
      return void signs.shift() // it is nowhere else: until it is on disk it stays here
    }
    signs.shift()
    if (sign.index === null) lookSoon()
    else await intake.takeAt(sign.memory, sign.index)
  }
  const send = async (part: OutgoingPart) => {
    const { messageId, seq } = part
    await queue.begin(part, line)
    const verdict = await queue.settle(part, await device.submit({ hex: part.pdu, octets: part.octets }))
    if (verdict === 'full') {
      wasFull = true
      lookSoon()
    }
    if (verdict === 'line') sendDueMs = clock.nowMs() + LINE_MS
    if (verdict !== 'sent') log.info({ line, messageId, seq, verdict }, 'text message refused')
  }
  /** Nothing came: something may go. */
  const sendOrRest = async () => {
    const nowMs = clock.nowMs()
    if (!options.isIdle()) return rest.pause(BUSY_MS)
    if (sendDueMs > nowMs) return rest.pause(Math.min(sendDueMs, lookDueMs) - nowMs)
    const todo = await queue.next(line)
    return 'part' in todo ? send(todo.part) : rest.pause(Math.min(todo.waitMs, lookDueMs - nowMs))
  }
  const serve = async () => {
    await device.setUp()
    told = ''
    lookSoon()
    while (!at.closed.aborted) {
      const [sign] = signs
      if (sign) await follow(sign)
      else if (lookDueMs <= clock.nowMs()) await look()
      else await sendOrRest()
    }
  }
  const listen = async () => {
    for await (const _ of queue.news(at.closed)) rest.wake()
  }
  const run = async () => {
    void listen()
    while (!at.closed.aborted) {
      try {
        await serve()
      } catch (error) {
        if (at.closed.aborted) return
        const fault = new Fault('MESSAGES_BROKEN', { line, reason: (error as Error).message }, error)
        if (told !== fault.message) log.warn({ line, reason: fault.message }, 'text messages do not work')
        told = fault.message
        await rest.pause(BROKEN_MS)
      }
    }
  }
  return { take, run }
}
