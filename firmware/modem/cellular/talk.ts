import { mailbox } from '../../flow/mailbox.ts'
import type { Answerer, Key, Talk, TalkCounts } from '../../ports/line.ts'
import type { Call } from './call-driver.ts'
import type { Strand } from './strand.ts'

/** What a talk can do besides talking. */
export type Skills = Pick<Talk, 'press' | 'hold' | 'resume' | 'consult' | 'join' | 'transfer'>

export interface ModemTalkOptions {
  readonly call: Call
  readonly strand: Strand
  readonly confirmed: Promise<Answerer>
  readonly skills: (talk: ModemTalk) => Skills
  readonly counts: () => Omit<TalkCounts, 'dropped'>
  /** Frees what the call used; hangs up if it is we who end it. Never rejects. */
  readonly release: (talk: ModemTalk, how: Ending) => Promise<void>
}

/** Who ended the call. */
export type Ending = 'ours' | 'theirs'

/** A Talk, with what its line must know of it. */
export interface ModemTalk {
  readonly talk: Talk
  readonly call: Call
  readonly strand: Strand
  /** The other side pressed a key. */
  readonly pressed: (key: Key) => void
  /** Ends what the core sees of it. */
  readonly close: () => void
  readonly finish: (how: Ending) => Promise<void>
}

const KEYS_LIMIT = 64

/** A call whose audio flows. Ends once: when either side hangs up, or when the audio breaks. */
export const createTalk = (options: ModemTalkOptions): ModemTalk => {
  const { call, strand } = options
  const keys = mailbox<Key>({ limit: KEYS_LIMIT, full: 'drop newest' })
  let ending: Promise<void> | undefined
  const finish = (how: Ending) => (ending ??= options.release(mine, how))
  const mine: ModemTalk = {
    get talk() {
      return talk
    },
    call,
    strand,
    pressed: key => void keys.put(key),
    close: () => {
      strand.end()
      keys.close()
    },
    finish,
  }
  const talk: Talk = {
    ...options.skills(mine),
    confirmed: options.confirmed,
    heard: strand.heard,
    keys,
    say: strand.say,
    onPlayed: strand.onPlayed,
    counts: () => ({ ...options.counts(), dropped: strand.dropped() }),
    [Symbol.asyncDispose]: () => finish('ours'),
  }
  call.over.addEventListener('abort', () => void finish('theirs'), { once: true })
  if (call.over.aborted) void finish('theirs')
  return mine
}
