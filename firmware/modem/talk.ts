import { mailbox } from '../flow/mailbox.ts'
import type { Key, Talk } from '../ports/line.ts'
import type { Log } from '../ports/log.ts'
import { noSkills } from './abilities.ts'
import type { AudioPath } from './audio-path.ts'

export interface ModemTalkOptions {
  readonly path: AudioPath
  /** Aborted when the call is over. */
  readonly over: AbortSignal
  /** Stops the modem's side of the audio. */
  readonly closeAudio: () => Promise<void>
  /** Resolves when the modem agrees that the call is over. */
  readonly hangUp: () => Promise<void>
  /** The audio broke: the device must be set up afresh. */
  readonly broke: (fault: Error) => void
  readonly log: Log
}

/** A Talk, with what its line must know of it. */
export interface ModemTalk {
  readonly talk: Talk
  readonly press: (key: Key) => void
  /** Resolves when the call is over and its port is closed. */
  readonly ended: Promise<void>
}

const KEYS_LIMIT = 64

/** An answered call whose audio flows. Ends once: when either side hangs up, or when the audio breaks. */
export const createTalk = (options: ModemTalkOptions): ModemTalk => {
  const { path, over, log } = options
  const keys = mailbox<Key>({ limit: KEYS_LIMIT, full: 'drop newest' })
  const ended = Promise.withResolvers<void>()
  let ending: Promise<void> | undefined

  const report = () => {
    const lateP99Ms = path.lateness.quantile(0.99)
    log.info({ ...path.counts(), lateP99Ms, lateMaxMs: path.lateness.max() }, 'call audio ended')
  }
  const end = async (how: 'ours' | 'theirs') => {
    if (how === 'ours') await path.drain()
    path.stop()
    keys.close()
    await options.closeAudio().catch(() => undefined) // lost with the modem, if it is lost
    if (how === 'ours') await options.hangUp()
    await path[Symbol.asyncDispose]()
    report()
    ended.resolve()
  }
  const finish = (how: 'ours' | 'theirs') => (ending ??= end(how))
  const breakOff = async () => {
    const fault = path.broken.reason as Error
    log.error({ reason: fault.message }, 'call audio broke')
    await finish('ours')
    options.broke(fault)
  }
  over.addEventListener('abort', () => void finish('theirs'), { once: true })
  path.broken.addEventListener('abort', () => void breakOff(), { once: true })
  if (over.aborted) void finish('theirs')
  const talk: Talk = {
    ...noSkills,
    confirmed: Promise.resolve('person'),
    heard: path.heard,
    keys,
    say: path.say,
    counts: path.counts,
    [Symbol.asyncDispose]: () => finish('ours'),
  }
  return { talk, press: key => void keys.put(key), ended: ended.promise }
}
