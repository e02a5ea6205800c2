import { FRAME_SAMPLES, silence, type Frame } from '../../firmware/audio/frame.ts'
import { mailbox } from '../../firmware/flow/mailbox.ts'
import { cannot, noAbilities } from '../../firmware/modem/abilities.ts'
import type { Ear, Hearing, VoiceActivity } from '../../firmware/ports/ear.ts'
import type { Key, Line, LineStatus, Ring, Talk } from '../../firmware/ports/line.ts'
import type { CallerAct, Conversation, Reply } from '../../firmware/ports/receptionist.ts'
import type { Voice } from '../../firmware/ports/voice.ts'

/** All that a talk may be asked beyond talking, refused. */
const noSkills: Pick<Talk, 'press' | 'hold' | 'resume' | 'consult' | 'join' | 'transfer'> = {
  press: () => cannot('send keys'),
  hold: () => cannot('hold a call'),
  resume: () => cannot('take a call back'),
  consult: () => cannot('make a second call'),
  join: () => cannot('join two calls'),
  transfer: () => cannot('put a call through'),
}

/** A telephone line without time: whoever holds it decides when 20 ms have gone by. */

const loud = (): Frame => new Int16Array(FRAME_SAMPLES).fill(9_000)
const settled = () => new Promise<void>(resolve => setImmediate(resolve))

export const fakeTalk = () => {
  const heard = mailbox<Frame>({ limit: 10_000, full: 'drop newest' })
  const keys = mailbox<Key>({ limit: 100, full: 'drop newest' })
  const said: Frame[] = []
  let isOver = false
  const end = () => {
    isOver = true
    heard.close()
    keys.close()
  }
  const talk: Talk = {
    heard,
    keys,
    say: async frame => {
      if (!isOver) said.push(frame.slice())
      await settled()
    },
    confirmed: Promise.resolve('person'),
    ...noSkills,
    counts: () => ({ framesIn: 0, framesOut: said.length, starved: 0, late: 0, dropped: 0 }),
    [Symbol.asyncDispose]: async () => end(),
  }
  const pass = async (ms: number, frame: () => Frame) => {
    for (let at = 0; at < ms; at += 20) {
      heard.put(frame())
      await settled()
      await settled()
    }
  }
  return {
    talk,
    said,
    voice: (ms: number) => pass(ms, loud),
    quiet: (ms: number) => pass(ms, silence),
    press: async (key: Key) => {
      keys.put(key)
      for (let i = 0; i < 5; i += 1) await settled()
    },
    hangUp: end,
    isOver: () => isOver,
  }
}

/** Hears loudness as speech. */
export const loudness: VoiceActivity = { push: async frame => (frame[0] ? 0.95 : 0.01), reset: () => {} }

export const hearing = (text: string, over: Partial<Hearing> = {}): Hearing => ({
  text,
  language: 'en',
  meanLogProb: -0.1,
  noSpeech: 0,
  words: [],
  doubt: null,
  tookMs: 50,
  ...over,
})

/** Hears the given things, one after another; an Error is thrown. */
export const scriptedEar = (...script: (string | Error)[]) => {
  const asked: { readonly samples: number; readonly signal: AbortSignal }[] = []
  const ear: Ear = {
    hear: async (pcm, _listening, signal) => {
      asked.push({ samples: pcm.length, signal })
      await settled()
      signal.throwIfAborted()
      const next = script.shift() ?? ''
      if (next instanceof Error) throw next
      return hearing(next)
    },
  }
  return { ear, asked }
}

/** Speaks five frames a sentence. */
export const shortVoice: Voice = {
  async *speak(_, signal) {
    signal.throwIfAborted()
    yield new Int16Array(5 * FRAME_SAMPLES).fill(3_000)
  },
}

export const reply = (text: string, over: Partial<Reply> = {}): Reply => ({
  say: [{ text, language: 'en', personal: false }],
  listen: { languages: ['en'], noInputMs: 2_000 },
  asked: text,
  ...over,
})

/** Answers with the given replies, one after another, and remembers what it was told. */
export const scriptedDesk = (...replies: (Reply | Error)[]) => {
  const acts: CallerAct[] = []
  const conversation: Conversation = {
    take: async act => {
      acts.push(act)
      const next = replies.shift() ?? reply('and?')
      if (next instanceof Error) throw next
      return next
    },
    weigh: () => 'complete',
    outcome: () => ({ kind: 'outcome', outcome: 'answered', summary: 'Asked.' }),
  }
  return { conversation, acts }
}

/** A line that rings when told to. */
export const fakeLine = (talk: Talk) => {
  const rings = mailbox<Ring>({ limit: 10, full: 'drop newest' })
  const status: LineStatus = {
    line: 'line-1',
    state: 'idle',
    fault: null,
    reason: null,
    network: 'home',
    operator: null,
    signalDbm: -70,
  }
  let answers = 0
  const line: Line = {
    name: 'line-1',
    status: () => status,
    abilities: () => ({ ...noAbilities, audio: 'duplex' }),
    dial: () => cannot('call out'),
    changes: async function* () {},
    rings: signal => {
      signal.addEventListener('abort', () => rings.close())
      return rings
    },
    answer: async () => {
      answers += 1
      return talk
    },
    [Symbol.asyncDispose]: async () => rings.close(),
  }
  return {
    line,
    ring: (from: string | null) => rings.put({ from, gone: new AbortController().signal }),
    answers: () => answers,
  }
}
