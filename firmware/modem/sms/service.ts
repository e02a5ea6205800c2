import type { AtSession } from '../../at/session.ts'
import { Fault, isFault } from '../../fault/fault.ts'
import type { OutgoingPart } from '../../ports/message-store.ts'
import type { Log } from '../../ports/log.ts'
import type { Clock } from '../../time/clock.ts'
import type { SmsDevice } from './device.ts'
import type { Inbox } from './inbox.ts'
import { readPdu } from './incoming.ts'
import { readSmsSign, type SmsSign, type StoredPdu } from './lines.ts'
import type { Queue } from './queue.ts'

export interface ServiceOptions {
  readonly line: string
  readonly at: AtSession
  readonly device: SmsDevice
  readonly inbox: Inbox
  readonly queue: Queue
  readonly clock: Clock
  readonly log: Log
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
const LINE_PAUSE_MS = 30_000
/** More signs than this waiting, and the storage is looked through instead. */
const SIGNS = 256

export const createSmsService = (options: ServiceOptions): SmsService => {
  const { line, at, device, inbox, queue, clock, log } = options
  const signs: Exclude<SmsSign, { on: 'full' | 'ready' }>[] = []
  let lookDueMs = 0
  let sendDueMs = 0
  let told = ''
  let wasFull = false
  let isWoken = false
  let stopPause = () => {}

  const wake = () => {
    isWoken = true
    stopPause()
  }
  const lookSoon = () => void (lookDueMs = 0)
  const take: SmsService['take'] = (text, payload) => {
    const sign = readSmsSign(text, payload)
    if (!sign) return false
    if (sign.on === 'full') wasFull = true
    if (sign.on === 'full' || sign.on === 'ready') lookSoon()
    else if (signs.length < SIGNS) signs.push(sign)
    else if (sign.on === 'stored') lookSoon()
    else log.error({ line }, 'a text message was lost: too many at once')
    wake()
    return true
  }
  /** True when it need not stay with the modem: it is on disk, or of no use. */
  const takePdu = async (hex: string, octets: number | null): Promise<boolean> => {
    try {
      const found = readPdu(hex, octets)
      if (found.kind === 'draft') return false
      if (found.kind === 'report') await queue.report(line, found)
      else if (!found.isSilent) await inbox.take(line, found, hex)
    } catch (error) {
      if (!isFault(error, 'MESSAGE_UNREADABLE')) throw error
      log.warn({ line, reason: error.message, pii: { hex } }, 'a text message could not be read')
      await inbox.takeUnreadable(line, hex)
    }
    return true
  }
  /** On disk first; a power cut in between brings it again, and it is known. True when it is out of the modem. */
  const takeStored = async (stored: StoredPdu): Promise<boolean> => {
    const isTaken = await takePdu(stored.hex, stored.octets)
    if (isTaken) await device.remove(stored)
    return isTaken
  }
  /** Once it was full, until there is nothing left: what the network held back comes as soon as there is room. */
  const look = async () => {
    lookDueMs = clock.nowMs() + LOOK_MS
    let taken = 0
    for (const stored of await device.list()) taken += (await takeStored(stored)) ? 1 : 0
    if (wasFull && taken > 0) lookDueMs = Math.min(lookDueMs, clock.nowMs() + REFILL_MS)
    else wasFull = false
  }
  const follow = async (sign: (typeof signs)[number]) => {
    if (sign.on === 'direct') {
      await takePdu(sign.hex, sign.octets)
      return void signs.shift() // it is nowhere else: until it is on disk it stays here
    }
    signs.shift()
    if (sign.index === null) return lookSoon()
    const stored = await device.read(sign.memory, sign.index)
    if (stored) await takeStored(stored)
  }
  const send = async (part: OutgoingPart) => {
    await queue.begin(part, line)
    const verdict = await queue.settle(part, await device.submit({ hex: part.pdu, octets: part.octets }))
    if (verdict === 'full') {
      wasFull = true
      lookSoon()
    }
    if (verdict === 'line') sendDueMs = clock.nowMs() + LINE_PAUSE_MS
    if (verdict !== 'sent')
      log.info({ line, messageId: part.messageId, seq: part.seq, verdict }, 'text message refused')
  }
  const pause = async (ms: number) => {
    const over = new AbortController()
    stopPause = () => over.abort()
    if (!isWoken) await clock.sleep(ms, AbortSignal.any([over.signal, at.closed])).catch(() => undefined)
    stopPause = () => {}
    isWoken = false
  }
  const rest = async () => {
    const nowMs = clock.nowMs()
    if (!options.isIdle()) return pause(BUSY_MS)
    if (sendDueMs > nowMs) return pause(Math.min(sendDueMs, lookDueMs) - nowMs)
    const todo = await queue.next(line)
    return 'part' in todo ? send(todo.part) : pause(Math.min(todo.waitMs, lookDueMs - nowMs))
  }
  const serve = async () => {
    await device.setUp()
    told = ''
    lookSoon()
    while (!at.closed.aborted) {
      const [sign] = signs
      if (sign) await follow(sign)
      else if (lookDueMs <= clock.nowMs()) await look()
      else await rest()
    }
  }
  const listen = async () => {
    for await (const _ of queue.news(at.closed)) wake()
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
        await pause(BROKEN_MS)
      }
    }
  }
  return { take, run }
}
