import { isSound } from '../../board/virtual/caller/recording.ts'
import { FRAME_MS, frames, levelDb, silence, type Frame } from '../../firmware/audio/frame.ts'
import { frameMemory } from '../../firmware/call/frame-memory.ts'
import { initialTurn, type TurnEffect, type TurnInput } from '../../firmware/call/turn-state.ts'
import { turn } from '../../firmware/call/turn.ts'
import type { Key } from '../../firmware/ports/line.ts'
import type { Conversation, Reply } from '../../firmware/ports/receptionist.ts'
import type { Utterance } from '../../firmware/ports/voice.ts'
import type { Language } from '../../firmware/language/language.ts'
import { beginsAtMs, isOver } from '../virtual/interruption.ts'
import { isStopping } from '../virtual/play-script.ts'
import { mumble, samplesPerMs, type Gap } from '../virtual/telephone.ts'
import type { Step } from '../virtual/script.ts'
import type { Channel } from './channel.ts'
import type { Ears } from './ears.ts'
import { saidBy, shown } from './text-channel.ts'

/**
 * A call in sound without a line: the caller's voice goes frame by frame through the voice activity, the turn-taking, the
 * recogniser and the desk that the box has, and no time passes but that of the frames: recognition takes none, and a call of
 * minutes takes a second or two. The box's own voice is not rendered: it is through when the caller begins.
 */

/** What people take to begin an answer. */
const beforeSpeakingMs = 480
/** Longer than any question waits. */
const patienceMs = 30_000

const never = AbortSignal.any([])

export interface SoundParts extends Ears {
  readonly conversation: Conversation
  readonly language: Language
}

/** The frames between which something can be heard. */
interface Heard {
  readonly from: number
  readonly to: number
}

const soundOf = async ({ speak, language }: SoundParts, step: Step): Promise<Int16Array | null> => {
  const words = step.say ?? step.interrupt
  if (words !== undefined) return speak(words, language)
  return step.mumble === undefined ? null : mumble(await speak('murmuras murmuras', language), step.mumble)
}

/** The turn-taking of the box and what it asks for; inputs are given one at a time, each worked off to its end. */
const createTurns = ({ ear, conversation }: SoundParts) => {
  const memory = frameMemory()
  const replies: Reply[] = []
  /** The frame of each reply. */
  const repliedAt: number[] = []
  const did: string[] = []
  let state = initialTurn
  /** The frames from which our voice was not heard. */
  const quietAt: number[] = []

  const put = async (input: TurnInput): Promise<void> => {
    const [next, ...effects] = turn(state, input)
    state = next
    for (const effect of effects) await perform(effect)
  }
  const reply = async (answer: Reply): Promise<void> => {
    replies.push(answer)
    repliedAt.push(state.frame)
    await put({ on: 'reply', reply: answer })
  }
  const perform = async (effect: TurnEffect): Promise<void> => {
    switch (effect.do) {
      case 'recognise': {
        const { guess, from, to, listen } = effect
        const hearing = await ear.hear(memory.slice(from, to), listen, never)
        return put({ on: 'heard', guess, hearing, verdict: conversation.weigh(hearing) })
      }
      case 'pause':
      case 'stop':
        quietAt.push(state.frame)
        return undefined
      case 'tell': {
        const { act } = effect
        const doubted =
          act.on === 'unheard' && act.hearing ? ` (${act.hearing.text}: ${act.hearing.doubt})` : ''
        did.push(`${shown(act)}${doubted}`)
        return reply(await conversation.take(act))
      }
      case 'connect':
        // there is no line to ring anybody by
        return put({ on: 'connection', connection: { on: 'not connected', why: 'cannot' } })
      default:
        return undefined
    }
  }
  const frame = async (pcm: Frame, probability: number) => {
    memory.add(pcm)
    await put({ on: 'frame', probability, levelDb: levelDb(pcm) })
  }
  return { put, reply, frame, replies, repliedAt, did, quietAt, state: () => state }
}

export const createSoundChannel = (parts: SoundParts): Channel => {
  const turns = createTurns(parts)
  const { put, frame, state } = turns

  const gaps: Gap[] = []
  const stopsMs: number[] = []
  const lengthMs = async ({ text, language }: Utterance) =>
    (await parts.speak(text, language)).length / samplesPerMs

  const quiet = async (ms: number) => {
    for (let at = 0; at < ms; at += FRAME_MS) await frame(silence(), 0)
  }
  const utter = async (pcm: Int16Array): Promise<Heard> => {
    const sound = frames(pcm)
    const probabilities = await parts.voiced(pcm)
    const { frame: begins } = state()
    const heard = {
      from: begins + sound.findIndex(one => isSound(one)),
      to: begins + sound.findLastIndex(one => isSound(one)) + 1,
    }
    for (const [i, probability] of probabilities.entries())
      if (!isEnded()) await frame(sound[i] ?? silence(), probability)
    return heard
  }
  const isEnded = () => state().at === 'ended'
  const isAnswered = (before: number) => {
    const { at, speech } = state()
    return at === 'ended' || (turns.replies.length > before && at === 'speaking' && speech === null)
  }
  /** Until the box has something to say to what was done. */
  const settle = async (before: number) => {
    for (let ms = 0; ms < patienceMs && !isAnswered(before); ms += FRAME_MS) await frame(silence(), 0)
  }
  const heardOut = async () => {
    if (state().at === 'speaking') await put({ on: 'said' })
  }
  /** Where somebody is to be connected the desk hears at once that nobody can be. */
  const connected = async () => {
    while (state().at === 'speaking' && state().reply?.connect) await heardOut()
  }
  /** @returns the frames of what was said, if anything was */
  const perform = async (step: Step): Promise<Heard | null> => {
    if (isOver(step)) await quiet(await beginsAtMs(step, turns.replies.at(-1)?.say ?? [], lengthMs))
    else await heardOut()
    if (step['hang-up']) await put({ on: 'gone' })
    if (step.wait !== undefined) await quiet(step.wait)
    for (const key of step.key ?? '') {
      if (!isOver(step)) await heardOut()
      await put({ on: 'key', key: key as Key })
    }
    const pcm = await soundOf(parts, step)
    if (!pcm) return null
    if (!isOver(step)) await quiet(beforeSpeakingMs)
    return utter(pcm)
  }
  const measure = (step: Step, heard: Heard, answered: number) => {
    gaps.push({ fromMs: heard.to * FRAME_MS, gapMs: (answered - heard.to) * FRAME_MS })
    const quiet = turns.quietAt.find(at => at >= heard.from)
    if (isStopping(step) && quiet !== undefined) stopsMs.push((quiet - heard.from) * FRAME_MS)
  }
  const take: Channel['take'] = async step => {
    const [replies, did] = [turns.replies.length, turns.did.length]
    const heard = await perform(step)
    if (step.wait === undefined) await settle(replies)
    const answered = turns.repliedAt[replies]
    if (heard && answered !== undefined) measure(step, heard, answered)
    await connected()
    const said = turns.replies.slice(replies)
    const here = said.length > 0 ? said : turns.replies.slice(-1).map(last => ({ ...last, say: [] }))
    return { did: turns.did.slice(did).join(' '), said: saidBy(here) }
  }
  const open: Channel['open'] = async () => {
    await turns.reply(await parts.conversation.take({ on: 'opened' }))
    await connected()
    return saidBy(turns.replies)
  }
  return { open, take, times: () => ({ greetingMs: null, gaps, stopsMs }) }
}
