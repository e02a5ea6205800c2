import type { AtSession } from '../../at/session.ts'
import type { MessageStore } from '../../ports/message-store.ts'
import type { Messages } from '../../ports/messages.ts'
import type { Log } from '../../ports/log.ts'
import type { Clock } from '../../time/clock.ts'
import { createSmsDevice } from './device.ts'
import { createInbox } from './inbox.ts'
import type { SendingPolicy } from './policy.ts'
import { createQueue } from './queue.ts'
import { createSmsService, type SmsService } from './service.ts'

export interface MessageExchangeOptions {
  readonly store: MessageStore
  readonly clock: Clock
  readonly log: Log
  readonly policy: SendingPolicy
}

/** Text messages of all lines; outlives their modems. */
export interface MessageExchange extends Messages {
  /**
   * A modem has come. Give its events to `take`; `run` once it is set up, and it serves until the session closes.
   * @param isFree false while a call needs the modem
   */
  attach(line: string, at: AtSession, isFree: () => boolean): SmsService
}

const TICK_MS = 10_000
const FORGET_MS = 3_600_000
/** As long as the outbox keeps what it delivered: they hold names and numbers. */
const KEPT_MS = 30 * 86_400_000

/** Opens the queue and the inbox on disk. @throws STORE_FAILED, STORE_FULL */
export const openMessages = async (options: MessageExchangeOptions): Promise<MessageExchange> => {
  const { store, clock, log, policy } = options
  const closing = new AbortController()
  const queue = createQueue({ store, clock, policy })
  const inbox = createInbox(store, clock)
  await queue.recover()
  await inbox.recover()

  const tick = async () => {
    await inbox.expire()
    await queue.expire()
  }
  const tend = async () => {
    let forgetMs = 0
    while (!closing.signal.aborted) {
      try {
        await tick()
        if (clock.nowMs() >= forgetMs) await store.forgetMessages(clock.epochMs() - KEPT_MS)
        forgetMs = clock.nowMs() >= forgetMs ? clock.nowMs() + FORGET_MS : forgetMs
      } catch (error) {
        if (!closing.signal.aborted) log.warn({ reason: String(error) }, 'text messages could not be tended')
      }
      await clock.sleep(TICK_MS, closing.signal).catch(() => undefined)
    }
  }
  const tending = tend()
  const until = (signal: AbortSignal) => AbortSignal.any([signal, closing.signal])
  return {
    messages: signal => inbox.messages(until(signal)),
    done: id => store.markRead(id),
    send: queue.send,
    changes: signal => queue.changes(until(signal)),
    outgoing: queue.outgoing,
    decide: queue.decide,
    attach: (line, at, isFree) => {
      const device = createSmsDevice(at, clock)
      return createSmsService({ line, at, device, inbox, queue, clock, log, isFree })
    },
    [Symbol.asyncDispose]: async () => {
      closing.abort()
      await tending
    },
  }
}
