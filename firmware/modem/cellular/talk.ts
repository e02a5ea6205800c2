import type { Answerer, Talk, TalkCounts } from '../../ports/line.ts'
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
  /** Ends what the core sees of it. */
  readonly close: () => void
  readonly finish: (how: Ending) => Promise<void>
}

/** A call whose audio flows. Ends once: when either side hangs up, or when the audio breaks. */
export const createTalk = (options: ModemTalkOptions): ModemTalk => {
  const { call, strand } = options
  let ending: Promise<void> | undefined
  const finish = (how: Ending) => (ending ??= options.release(mine, how))
  const mine: ModemTalk = {
    get talk() {
      return talk
    },
    call,
    strand,
    close: strand.end,
    finish,
  }
  const talk: Talk = {
    ...options.skills(mine),
    confirmed: options.confirmed,
    heard: strand.heard,
    keys: strand.keys,
    say: strand.say,
    onPlayed: strand.onPlayed,
    counts: () => ({ ...options.counts(), dropped: strand.dropped() }),
    [Symbol.asyncDispose]: () => finish('ours'),
  }
  call.over.addEventListener('abort', () => void finish('theirs'), { once: true })
  if (call.over.aborted) void finish('theirs')
  return mine
}
