import type { Hearing } from '../../firmware/ports/ear.ts'
import type { Key } from '../../firmware/ports/line.ts'
import type { CallerAct, Reply } from '../../firmware/ports/receptionist.ts'
import { createSpeaker } from '../../firmware/desk/speaker.ts'
import type { Language } from '../../firmware/language/language.ts'
import { readInstant } from '../../firmware/time/calendar.ts'
import type { Step } from '../virtual/script.ts'
import type { DeskCall } from './desk-call.ts'
import type { Scenario } from './scenario.ts'

/**
 * A caller in writing. Does the steps, then answers what is asked; says again what was not understood, as people do; and
 * listens to what is read back: to a time that is not theirs they say what `wrong` holds.
 */

export interface Talk {
  /** Both sides, in order. */
  readonly lines: readonly { readonly who: 'caller' | 'desk'; readonly text: string }[]
  readonly turns: number
  readonly reAsks: number
  /** Read-backs that the caller had to refuse. */
  readonly refused: number
}

const mostTurns = 40
const mostRepeats = 3
/** Questions whose yes puts a visit, or a change of one, on disk. */
const readBacks = new Set(['confirm', 'agree'])

const heard = (text: string, language: Language): CallerAct => {
  const hearing: Hearing = {
    text,
    language,
    meanLogProb: 0,
    noSpeech: 0,
    words: [],
    doubt: null,
    tookMs: 0,
  }
  return text === '' ? { on: 'unheard', hearing: null } : { on: 'heard', hearing }
}

const actsOf = (step: Step, say: (text: string) => CallerAct): readonly CallerAct[] => {
  const words = step.say ?? step.interrupt
  if (words !== undefined) return [say(words)]
  if (step.key !== undefined) return step.key.split('').map(key => ({ on: 'key', key: key as Key }))
  if (step.silence) return [{ on: 'silence' }]
  if (step['hang-up']) return [{ on: 'gone' }]
  return step.wait === undefined ? [{ on: 'unheard', hearing: null }] : []
}

const shown = (act: CallerAct): string =>
  act.on === 'heard' ? act.hearing.text : act.on === 'key' ? `#key ${act.key}` : `#${act.on}`

/** The times that a read-back may name, as the desk says them; null: nothing is to be stored, so whatever it names is wrong. */
const rightTimes = ({ shop, clock }: DeskCall, { visits, expect }: Scenario, language: Language) => {
  const { bookings = [], changes = [] } = expect
  const speaker = createSpeaker(shop, language, clock.epochMs())
  const starts = [
    ...bookings.map(({ start }) => start),
    ...changes.map(change => change.start ?? visits.find(({ id }) => id === change.visit)?.start ?? ''),
  ]
  return starts.map(start => {
    const startMs = readInstant(start, shop.clinic.zone) ?? NaN
    return speaker.slotWhen({ service: '', staff: '', room: null, startMs, endMs: startMs }).toLowerCase()
  })
}

/** The services that the scenario is about, as the desk says them. */
const rightServices = ({ shop, clock }: DeskCall, { visits, expect }: Scenario, language: Language) => {
  const { bookings = [], changes = [], waiting = [], quotes = [] } = expect
  const speaker = createSpeaker(shop, language, clock.epochMs())
  const changed = changes.map(change => visits.find(({ id }) => id === change.visit)?.service ?? '')
  const ids = [...[...bookings, ...waiting, ...quotes].map(({ service }) => service), ...changed]
  return ids.map(id => speaker.serviceName(id).toLowerCase()).filter(name => name !== '')
}

/** What is said to each question: the n-th time the n-th of the list, then the last. */
const createAnswers = ({ answers }: Scenario) => {
  const used = new Map<string, number>()
  return (asked: string): string | null => {
    const list = answers[asked] ?? []
    const times = used.get(asked) ?? 0
    used.set(asked, times + 1)
    return list[Math.min(times, list.length - 1)] ?? null
  }
}

const textOf = ({ say }: Reply) => say.map(({ text }) => text).join(' ')

/** @param change what becomes of words on their way, such as disturb */
export const playDeskCall = async (
  call: DeskCall,
  scenario: Scenario,
  change: (text: string) => string,
): Promise<Talk> => {
  const { conversation, shop } = call
  const lines: { who: 'caller' | 'desk'; text: string }[] = []
  const answer = createAnswers(scenario)
  const steps = [...scenario.steps]
  const count = { turns: 0, reAsks: 0, refused: 0, repeats: 0 }
  let said: string | null = null

  const isNotUnderstood = (reply: Reply): boolean =>
    reply.say.some(({ text, language }) => text === shop.texts.get(language)?.('not-understood'))
  const isWrong = (reply: Reply): boolean => {
    if (!readBacks.has(reply.asked ?? '') || isNotUnderstood(reply)) return false
    const text = textOf(reply).toLowerCase()
    const language = reply.say.at(-1)?.language ?? scenario.language
    return !rightTimes(call, scenario, language).some(when => text.includes(when))
  }
  const words = (text: string): Step => ({ say: text })
  /** 'Did you mean …?': yes to what they came for, no to anything else; to one of two, its name. */
  const answerMeant = (reply: Reply): Step | null => {
    const text = textOf(reply).toLowerCase()
    const language = reply.say.at(-1)?.language ?? scenario.language
    const right = rightServices(call, scenario, language).find(name => text.includes(name))
    const { answers } = scenario
    const answer =
      right === undefined
        ? (answers['wrong'] ?? answers['more'])?.[0]
        : (answers['agree'] ?? answers['confirm'])?.[0]
    return answer === undefined ? null : words(answer)
  }
  /** What the caller does at a reply; null: they hang up. */
  const chosen = (reply: Reply): Step | null => {
    if (isNotUnderstood(reply)) count.reAsks += 1
    if (isNotUnderstood(reply) && said !== null && count.repeats < mostRepeats) {
      count.repeats += 1
      return words(said)
    }
    count.repeats = 0
    if (isWrong(reply)) {
      count.refused += 1
      const refusal = answer('wrong')
      return refusal === null ? null : words(refusal)
    }
    if (reply.asked === 'meant') return answerMeant(reply)
    const step = steps.shift()
    if (step) return step
    const text = reply.asked === null ? null : answer(reply.asked)
    if (text === null) return null
    return text.startsWith('#key ') ? { key: text.slice(5) } : words(text)
  }
  const take = async (act: CallerAct): Promise<Reply> => {
    if (act.on !== 'opened' && act.on !== 'not connected') lines.push({ who: 'caller', text: shown(act) })
    const reply = await conversation.take(act)
    if (reply.say.length > 0) lines.push({ who: 'desk', text: textOf(reply) })
    // in writing nobody can be connected
    return reply.connect ? take({ on: 'not connected', why: 'cannot' }) : reply
  }

  for (let reply = await take({ on: 'opened' }); reply.listen && count.turns < mostTurns; count.turns += 1) {
    const step: Step = chosen(reply) ?? { 'hang-up': true }
    said = step.say ?? step.interrupt ?? null
    for (const act of actsOf(step, text => heard(change(text), scenario.language)))
      if (reply.listen) reply = await take(act)
  }
  return { lines, turns: count.turns, reAsks: count.reAsks, refused: count.refused }
}
