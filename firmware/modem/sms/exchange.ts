import type { MessageStore } from '../../ports/message-store.ts'
import type { Messages } from '../../ports/messages.ts'
import type { Log } from '../../ports/log.ts'
import type { Clock } from '../../time/clock.ts'
import type { Rider } from '../rider.ts'
import { createSmsDevice } from './device.ts'
import { createInbox } from './inbox.ts'
import { smsUnsolicited } from './lines.ts'
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
  /** The part of it that sits on one line's modem. */
  rider(line: string): Rider
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
  const rider = (line: string): Rider => {
    let service: SmsService | undefined
    return {
      unsolicited: smsUnsolicited,
      take: (text, payload) => void service?.take(text, payload),
      run: async (at, isIdle) => {
        const device = createSmsDevice(at, clock)
        service = createSmsService({ line, at, device, inbox, queue, clock, log, isIdle })
        await service.run()
      },
    }
  }
  const until = (signal: AbortSignal) => AbortSignal.any([signal, closing.signal])
  return {
    messages: signal => inbox.messages(until(signal)),
    done: id => store.markRead(id),
    send: queue.send,
    changes: signal => queue.changes(until(signal)),
    outgoing: queue.outgoing,
    decide: queue.decide,
    rider,
    [Symbol.asyncDispose]: async () => {
      closing.abort()
      await tending
    },
  }
}
