import type { FarEndPolicy } from '../../audio/far-end.ts'
import { tonesOf } from '../../audio/tone-plan.ts'
import type { Unsolicited } from '../../at/routing.ts'
import type { Ring } from '../../ports/line.ts'
import type { Log } from '../../ports/log.ts'
import type { Clock } from '../../time/clock.ts'
import type { Attached, Attaching } from '../lasting-line.ts'
import type { StatusBoard } from '../line-status.ts'
import type { ByteLink } from '../serial-link.ts'
import { createBell } from './bell.ts'
import { callerIdStarts, readCallerLine } from './caller-id.ts'
import { createCalls, type Calls } from './calls.ts'
import type { FlashMemory, FlashPlan } from './flash-plan.ts'
import { createKnock } from './knock.ts'
import { createPort } from './port.ts'
import { createRecall } from './recall.ts'
import { readCadence } from './ring-machine.ts'
import { setUpV253, type ReadyModem } from './set-up.ts'
import type { SoundMemory } from './sound.ts'

export interface V253AttachmentOptions extends Attaching {
  readonly path: string
  readonly openLink: (path: string, clock: Clock) => Promise<ByteLink>
  readonly clock: Clock
  readonly log: Log
  readonly status: StatusBoard
  readonly answerAfterRings: number
  readonly country: string | undefined
  readonly internationalPrefix: string
  readonly flash: FlashPlan | null
  readonly flashMemory: FlashMemory
  readonly farEnd: FarEndPolicy
  readonly memory: SoundMemory
}

/** What a voice modem says of its own accord. */
const unsolicited: readonly Unsolicited[] = ['RING', 'DRON', 'DROF', ...callerIdStarts].map(starts => ({
  starts,
}))
/** A modem fresh from the mains needs a few seconds to its first answer. */
const RECOVER_TRIES = 10
/** A modem that says nothing for ten seconds is asked something (chan_dongle's rule). */
const POLL_MS = 10_000

/** The parts of one attached modem, in the order in which they need each other. */
const connect = (link: ByteLink, options: V253AttachmentOptions) => {
  const { clock, log, status, transcript, answerAfterRings } = options
  let isReady = false
  let calls: Calls | undefined
  const event = (line: string) => {
    if (line === 'RING') return isReady && takeCode('R')
    const cadence = readCadence(line)
    if (cadence) return isReady && bell.take(cadence)
    const report = readCallerLine(line)
    if (!report || !isReady) return
    if (calls?.isBusy() && report.number !== undefined) knock.named(report.number)
    recall.take(report)
  }
  const takeCode = (code: string) => {
    if (isReady) calls?.take(code)
  }
  const port = createPort(link, { clock, unsolicited, transcript, event, code: takeCode })
  const { at } = port
  const recall = createRecall(at, report => bell.take({ on: 'report', report }))
  const bell = createBell({
    clock,
    answerAfterRings,
    announce: (ring, report) => {
      log.info({ absence: report.absence, pii: { report } }, 'someone rings')
      options.announce(ring)
    },
    changed: state => status.set({ state }),
    recall: () => void recall.ask(modem?.profile.recall ?? null).then(() => bell.take({ on: 'recalled' })),
    closed: at.closed,
  })
  const missed = (ring: Ring) => {
    log.info({}, 'someone rang while a call was up')
    options.announce(ring)
  }
  const knock = createKnock({ clock, missed, closed: at.closed })
  let modem: ReadyModem | undefined
  const ready = async () => {
    await port.recover(RECOVER_TRIES)
    modem = await setUpV253({ at, path: options.path, log, country: options.country })
    const tones = tonesOf(options.country ?? '')
    calls = createCalls({ ...options, port, modem, bell, knock, tones })
    return calls
  }
  const watch = async () => {
    while (!at.closed.aborted) {
      await clock.sleep(POLL_MS, at.closed).catch(() => undefined)
      if (calls?.isBusy() || bell.isRinging()) continue
      await at.send('AT').catch(() => undefined) // silent: the session closes by itself if it stays so
    }
  }
  const open = () => {
    isReady = true
    status.set({ state: 'idle', fault: null, reason: null })
    void watch()
  }
  at.closed.addEventListener('abort', () => bell.lose(at.closed.reason as Error), { once: true })
  return { port, at, bell, ready, open }
}

/** Opens the port and sets the modem up. @throws what openSerialLink, recover and setUpV253 throw */
export const attachV253 = async (options: V253AttachmentOptions, signal: AbortSignal): Promise<Attached> => {
  const link = await options.openLink(options.path, options.clock)
  const { port, at, bell, ready, open } = connect(link, options)
  const give = () => at.close(signal.reason as Error)
  try {
    if (signal.aborted) give()
    signal.addEventListener('abort', give, { once: true })
    const calls = await ready()
    const dispose = async () => {
      await calls.end()
      await port[Symbol.asyncDispose]()
    }
    return {
      lost: at.closed,
      open,
      ringing: bell.ringing,
      answer: calls.answer,
      dial: calls.dial,
      [Symbol.asyncDispose]: dispose,
    }
  } catch (error) {
    await port[Symbol.asyncDispose]()
    throw error
  } finally {
    signal.removeEventListener('abort', give)
  }
}
