import { levelDb } from '../audio/frame.ts'
import { isFault } from '../fault/fault.ts'
import { mailbox } from '../flow/mailbox.ts'
import type { CallEvent } from '../ports/call-event.ts'
import type { Ear, Hearing, VoiceActivity } from '../ports/ear.ts'
import type { Talk } from '../ports/line.ts'
import type { Log } from '../ports/log.ts'
import type { CallerAct, Conversation, Reply } from '../ports/receptionist.ts'
import type { Utterance, Voice } from '../ports/voice.ts'
import type { Clock } from '../time/clock.ts'
import { turnAccount } from './account.ts'
import { createConnection, type Outward } from './connection.ts'
import type { DutyPolicy } from './duty-machine.ts'
import { frameMemory } from './frame-memory.ts'
import { createListener } from './listener.ts'
import { createMouth } from './mouth.ts'
import { initialTurn, type TurnEffect, type TurnInput, type Waited } from './turn-state.ts'
import { turn } from './turn.ts'

export interface CallParts {
  readonly talk: Talk
  readonly conversation: Conversation
  /** What to say first; prepared before the answer. */
  readonly opening: Reply
  readonly ear: Ear
  readonly activity: VoiceActivity
  readonly voice: Voice
  readonly clock: Clock
  readonly log: Log
  /** Told of everything that happens, in order. */
  readonly emit: (event: CallEvent) => void
  /** Said, before hanging up, when the desk itself fails. */
  readonly apology: Reply
  /** How somebody else is reached for the caller; absent: not at all. */
  readonly outward?: Outward
  readonly dutyPolicy?: Partial<Omit<DutyPolicy, 'people'>>
}

type Untimed = CallEvent extends infer E ? (E extends CallEvent ? Omit<E, 'atMs'> : never) : never

const longestCallMs = 15 * 60_000
/** Two people who were connected talk for as long as they like; this is for a line that misses their end. */
const longestConnectionMs = 3 * 60 * 60_000

/**
 * One call from the answer to the end: the thin loop around turn.ts. Frames, keys and results go in; the machine's
 * effects go to the mouth, the listener and the desk. Resolves when the line is dead and the desk was told.
 */
export const runCall = async (parts: CallParts, signal: AbortSignal): Promise<void> => {
  const { talk, clock } = parts
  const startMs = clock.nowMs()
  const over = new AbortController()
  const ended = AbortSignal.any([signal, over.signal])
  const inbox = mailbox<TurnInput>({ limit: 4_096, full: 'drop oldest' })
  const put = (input: TurnInput) => void inbox.put(input)
  const emit = (event: Untimed) => parts.emit({ atMs: Math.round(clock.nowMs() - startMs), ...event })
  const trouble = (error: unknown) => {
    const code = isFault(error) ? error.code : 'UNKNOWN'
    parts.log.warn({ code, pii: { error: String(error) } }, 'a part of the call failed')
    emit({ kind: 'trouble', code })
  }
  const act = createActor(parts, { put, emit, trouble, ended })

  emit({ kind: 'answered' })
  void hearLine(parts, act.heard, put)
    .catch(trouble)
    .then(act.leave)
    .then(() => put({ on: 'gone' }))
  void readKeys(talk, put).catch(trouble)
  void hangUpAfter(clock.sleep(longestCallMs, AbortSignal.any([ended, act.connected])), talk)
  void hangUpAfter(clock.sleep(longestConnectionMs, ended), talk)
  signal.addEventListener('abort', () => void talk[Symbol.asyncDispose](), { once: true })
  put({ on: 'reply', reply: parts.opening })
  let state = initialTurn
  for await (const input of inbox) {
    const [next, ...effects] = turn(state, input)
    state = next
    const works = effects.map(effect => act.perform(effect, state.reply))
    if (input.on !== 'gone') continue
    await Promise.all(works)
    break
  }
  over.abort(new Error('the call is over'))
}

const hearLine = async (
  { talk, activity }: CallParts,
  keep: (frame: Int16Array) => void,
  put: (input: TurnInput) => void,
) => {
  activity.reset()
  for await (const heard of talk.heard) {
    keep(heard)
    put({ on: 'frame', probability: await activity.push(heard), levelDb: levelDb(heard) })
  }
}

const readKeys = async (talk: Talk, put: (input: TurnInput) => void) => {
  for await (const key of talk.keys) put({ on: 'key', key })
}

const hangUpAfter = (time: Promise<void>, talk: Talk) =>
  time.then(
    () => talk[Symbol.asyncDispose](),
    () => undefined,
  )

interface Outlets {
  readonly put: (input: TurnInput) => void
  readonly emit: (event: Untimed) => void
  readonly trouble: (error: unknown) => void
  readonly ended: AbortSignal
}

/** Carries out what the machine wants. */
const createActor = (parts: CallParts, { put, emit, trouble, ended }: Outlets) => {
  const { talk, conversation, ear, voice, clock } = parts
  const memory = frameMemory()
  const connected = new AbortController()
  const account = turnAccount(clock)
  const began = () => {
    const timings = account.began()
    if (timings) emit({ kind: 'turn', timings })
  }
  const mouth = createMouth({ talk, voice, began, said: () => put({ on: 'said' }), trouble })
  const connection = createConnection({
    ...parts,
    ...(parts.dutyPolicy ? { policy: parts.dutyPolicy } : {}),
    comforted: utterances => noteSaid(utterances, null),
    came: one => {
      if (one.on === 'connected') connected.abort(new Error('connected'))
      put({ on: 'connection', connection: one })
    },
    trouble,
  })
  const listener = createListener({ ear, memory, clock, weigh: conversation.weigh, put, trouble, ended })

  const tell = async (act: CallerAct, waited: Waited | null): Promise<void> => {
    note(act, emit)
    account.asked(waited)
    const reply = await conversation.take(act).catch((error: unknown) => (trouble(error), parts.apology))
    account.decided()
    put({ on: 'reply', reply })
  }
  const noteSaid = (utterances: readonly Utterance[], asked: string | null) => {
    for (const [i, { text, language }] of utterances.entries())
      emit({ kind: 'said', text, language, asked: i === utterances.length - 1 ? asked : null })
  }
  const say = (reply: Reply | null) => {
    const utterances = reply?.say ?? []
    noteSaid(utterances, reply?.asked ?? null)
    return mouth.say(utterances)
  }
  const perform = async (effect: TurnEffect, reply: Reply | null): Promise<void> => {
    switch (effect.do) {
      case 'say':
        return say(reply)
      case 'pause':
        emit({ kind: 'interrupted', saidMs: mouth.saidMs() })
        return mouth.pause()
      case 'resume':
        emit({ kind: 'resumed' })
        return mouth.resume()
      case 'stop':
        return mouth.stop()
      case 'recognise':
        return listener.recognise(effect)
      case 'forget':
        return listener.forget(effect.guess)
      case 'connect':
        return connection.begin(effect.connect, ended)
      case 'tell':
        return tell(effect.act, effect.waited)
      case 'hangUp':
        return talk[Symbol.asyncDispose]()
    }
  }
  const heard = (frame: Int16Array) => {
    memory.add(frame)
    connection.hear(frame)
  }
  return { heard, perform, leave: connection.leave, connected: connected.signal }
}

/** Writes down what the caller did. */
const note = (act: CallerAct, emit: (event: Untimed) => void): void => {
  switch (act.on) {
    case 'heard':
      return emit(heardEvent(act.hearing))
    case 'unheard':
      return act.hearing ? emit(heardEvent(act.hearing)) : undefined
    case 'key':
      return emit({ kind: 'key', key: act.key })
    case 'silence':
      return emit({ kind: 'silence' })
    case 'opened':
    case 'connected':
    case 'not connected':
    case 'gone':
      return undefined
  }
}

const heardEvent = ({ text, language, meanLogProb, doubt }: Hearing): Untimed => ({
  kind: 'heard',
  text,
  language,
  certainty: Math.round(Math.exp(meanLogProb) * 100) / 100,
  doubt,
})
