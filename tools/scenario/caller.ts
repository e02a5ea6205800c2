import { createSpeaker, type Shop } from '../../firmware/desk/speaker.ts'
import type { Language } from '../../firmware/language/language.ts'
import { readInstant } from '../../firmware/time/calendar.ts'
import { isOver, saidUpTo } from '../virtual/interruption.ts'
import { actions, type Step } from '../virtual/script.ts'
import type { Channel, Said } from './channel.ts'
import { keyed } from './keypad.ts'
import { ownWords } from './own.ts'
import type { Scenario } from './scenario.ts'

/**
 * A caller, whatever carries the call. Does the steps, then answers what is asked; says again what was not understood, and
 * keys it when told how or when asked the same a third time, as people do; says their wish again when the desk is at
 * something else; and listens to what is read back: to a time, a deed, a number or a date that is not theirs they say what
 * `wrong` holds.
 */

export interface Talk {
  /** Both sides, in order; `heard` is what reached the desk of the caller's words. */
  readonly lines: readonly { readonly who: 'caller' | 'heard' | 'desk'; readonly text: string }[]
  readonly turns: number
  readonly reAsks: number
  /** Read-backs that the caller had to refuse. */
  readonly refused: number
  /** Words that the desk never said, and which the caller would have spoken over. */
  readonly waitedFor: readonly string[]
}

export interface CallerParts {
  readonly channel: Channel
  readonly shop: Shop
  /** When the call begins, UTC epoch ms. */
  readonly nowMs: number
}

const mostTurns = 40
const mostRepeats = 3
/** So often not understood at one question: the desk has told the keys. */
const untilKeys = 2
/** A wish is said so often in all. */
const mostWishes = 3
/** Questions whose yes puts a visit, or a change of one, on disk. */
const readBacks = new Set(['confirm', 'agree'])
/** Questions that ask what the caller came for. */
const openQuestions = new Set(['how-help', 'more'])

/** The times that a read-back may name, as the desk says them; null: nothing is to be stored, so whatever it names is wrong. */
const rightTimes = ({ shop, nowMs }: CallerParts, { visits, expect }: Scenario, language: Language) => {
  const { bookings = [], changes = [] } = expect
  const speaker = createSpeaker(shop, language, nowMs)
  const starts = [
    ...bookings.map(({ start }) => start),
    ...changes.map(change => change.start ?? visits.find(({ id }) => id === change.visit)?.start ?? ''),
  ]
  return starts.map(start => {
    const startMs = readInstant(start, shop.clinic.zone) ?? NaN
    return speaker.slotWhen({ service: '', staff: '', room: null, startMs, endMs: startMs }).toLowerCase()
  })
}

/** The days of what must come of it, as the desk says them. */
const rightDays = ({ shop, nowMs }: CallerParts, { expect }: Scenario, language: Language) => {
  const { pack, today } = createSpeaker(shop, language, nowMs)
  const starts = [...(expect.bookings ?? []), ...(expect.changes ?? [])].flatMap(({ start }) => start ?? [])
  return starts.map(start => pack.sayDay(start.slice(0, 10), today).toLowerCase())
}

/** The services that the scenario is about, as the desk says them. */
const rightServices = ({ shop, nowMs }: CallerParts, { visits, expect }: Scenario, language: Language) => {
  const { bookings = [], changes = [], waiting = [], quotes = [] } = expect
  const speaker = createSpeaker(shop, language, nowMs)
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

/** Who wants to speak over some words answers what is asked until they are said. */
const isDue = ({ upon }: Step, { say }: Said): boolean => upon === undefined || saidUpTo(say, upon) !== null

const textOf = ({ say }: Said) => say.map(({ text }) => text).join(' ')
const stepOf = (words: string): Step => (words.startsWith('#key ') ? { key: words.slice(5) } : { say: words })

/** What a step is in the written conversation. */
const shown = (step: Step): string => {
  const words = step.say ?? step.interrupt
  if (words !== undefined) return words
  const what = actions.find(action => step[action] !== undefined) ?? 'wait'
  const value = step[what]
  return value === true ? `#${what}` : `#${what} ${value}`
}

/** Questions whose answer is read back before it counts. */
const dictated = new Set(['phone', 'birth-date'])

/** The mind of the caller: what they do at what is said; null: they hang up. */
const createMind = (parts: CallerParts, scenario: Scenario) => {
  const { shop } = parts
  const answer = createAnswers(scenario)
  const steps = [...scenario.steps]
  const count = { reAsks: 0, refused: 0, repeats: 0, wishes: 1 }
  let last: string | null = null
  let lastAsked: string | null = null
  let [wish = null] = steps.flatMap(step => step.say ?? step.interrupt ?? [])

  const cancels = scenario.expect.changes?.some(({ kind }) => kind === 'cancelled') ?? false
  const isNotUnderstood = ({ say }: Said): boolean =>
    say.some(({ text, language }) => text === shop.texts.get(language)?.('not-understood'))
  /** A number or a date of theirs that was misheard. */
  const isMisheard = (said: Said): boolean => {
    const text = textOf(said).toLowerCase()
    const language = said.say.at(-1)?.language ?? scenario.language
    const own = ownWords(shop, { language, nowMs: parts.nowMs }, scenario, said.asked ?? '')
    return own.length > 0 && !own.some(words => text.includes(words.toLowerCase()))
  }
  const isWrong = (said: Said): boolean => {
    if (!isNotUnderstood(said) && isMisheard(said)) return true
    if (!readBacks.has(said.asked ?? '') || isNotUnderstood(said)) return false
    const text = textOf(said).toLowerCase()
    const language = said.say.at(-1)?.language ?? scenario.language
    if (said.asked === 'agree' && !cancels) return true
    return !rightTimes(parts, scenario, language).some(when => text.includes(when))
  }
  /** 'Did you mean …?': yes to what they came for, no to anything else; the day they came for, where it is one of several. */
  const meant = (said: Said): string | null => {
    const text = textOf(said).toLowerCase()
    const language = said.say.at(-1)?.language ?? scenario.language
    const { answers } = scenario
    if (rightDays(parts, scenario, language).some(day => text.includes(day))) return answer('meant')
    const right = rightServices(parts, scenario, language).find(name => text.includes(name))
    const given =
      right === undefined ? [answers['wrong'], answers['more']] : [answers['agree'], answers['confirm']]
    return given.find(list => list !== undefined)?.[0] ?? null
  }
  const at = { language: scenario.language, nowMs: parts.nowMs }
  /** Keys are not misheard: whoever keys a number or a date keys their own, whatever was said first. */
  const keyedOwn = (said: Said): Step | null => {
    const asked = said.asked ?? ''
    const [own] = dictated.has(asked) ? ownWords(shop, at, scenario, `${asked}-confirm`) : []
    return own === undefined ? null : keyed(shop, at, said, own)
  }
  const isToldKeys = ({ asked, say }: Said): boolean =>
    dictated.has(asked ?? '') &&
    say.some(({ text, language }) => text === shop.texts.get(language)?.(`ask-${asked}-keys`))
  const again = (said: Said, words: string): Step => {
    count.repeats += 1
    if (count.repeats < untilKeys) return stepOf(words)
    // what no key says is let be: the question has an answer as well
    const other = said.asked === null ? null : answer(said.asked)
    return keyedOwn(said) ?? keyed(shop, at, said, words) ?? stepOf(other ?? words)
  }
  /** The desk is at something else: what they came for, said again. */
  const wishAgain = (asked: string): Step | null => {
    if (asked === 'more' || wish === null || count.wishes >= mostWishes) return null
    count.wishes += 1
    return stepOf(wish)
  }
  const next = (said: Said): Step | null => {
    const { asked } = said
    if (isNotUnderstood(said)) {
      count.reAsks += 1
      if (last !== null && count.repeats < mostRepeats) return again(said, last)
    }
    // who does not hear it out does not know whether it is right
    if (steps[0] && isOver(steps[0]) && isDue(steps[0], said)) return steps.shift() ?? null
    if (isWrong(said)) {
      count.refused += 1
      const refusal = answer('wrong')
      return refusal === null ? null : stepOf(refusal)
    }
    if (asked === 'meant') {
      const words = meant(said)
      return words === null ? null : stepOf(words)
    }
    const step = steps[0]
    if (step && isDue(step, said)) return steps.shift() ?? null
    if (asked === null) return null
    const own = isToldKeys(said) ? keyedOwn(said) : null
    if (own) return own
    const words = answer(asked)
    if (words === null) return wishAgain(asked)
    if (asked === lastAsked && words === last) return again(said, words)
    count.repeats = 0
    return stepOf(words)
  }
  const does = (said: Said): Step => {
    const step = next(said) ?? { 'hang-up': true }
    const words = step.say ?? step.interrupt
    last = words ?? (step.key === undefined ? null : last)
    if (words !== undefined && !isNotUnderstood(said))
      wish = openQuestions.has(said.asked ?? '') ? words : wish
    lastAsked = said.asked
    return step
  }
  /** Words that were never said, to be spoken over. */
  const waitsFor = () => steps.flatMap(({ upon }) => upon ?? [])
  return { does, count, waitsFor }
}

export const playCaller = async (parts: CallerParts, scenario: Scenario): Promise<Talk> => {
  const { channel } = parts
  const lines: { who: 'caller' | 'heard' | 'desk'; text: string }[] = []
  const mind = createMind(parts, scenario)
  const hear = (said: Said) => {
    if (said.say.length > 0) lines.push({ who: 'desk', text: textOf(said) })
    return said
  }
  /** What the desk could not say any more is not said. */
  const cut = (said: Said, { upon }: Step) => {
    const heard = upon === undefined ? null : saidUpTo(said.say, upon)
    if (heard) lines.splice(-1, 1, { who: 'desk', text: `${textOf({ ...said, say: heard })} …` })
  }
  let turns = 0
  for (let said = hear(await channel.open()); !said.isOver && turns < mostTurns; turns += 1) {
    const step = mind.does(said)
    cut(said, step)
    lines.push({ who: 'caller', text: shown(step) })
    const exchange = await channel.take(step)
    if (exchange.did !== '' && exchange.did !== shown(step)) lines.push({ who: 'heard', text: exchange.did })
    said = hear(exchange.said)
  }
  const { reAsks, refused } = mind.count
  return { lines, turns, reAsks, refused, waitedFor: mind.waitsFor() }
}
