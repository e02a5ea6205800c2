import { createSpeaker, type Shop } from '../../firmware/desk/speaker.ts'
import type { Language } from '../../firmware/language/language.ts'
import { readInstant } from '../../firmware/time/calendar.ts'
import type { Step } from '../virtual/script.ts'
import type { Channel, Said } from './channel.ts'
import { keyed } from './keypad.ts'
import type { Scenario } from './scenario.ts'

/**
 * A caller, whatever carries the call. Does the steps, then answers what is asked; says again what was not understood, and
 * keys it when told how, as people do; and listens to what is read back: to a time that is not theirs they say what `wrong`
 * holds.
 */

export interface Talk {
  /** Both sides, in order; `heard` is what reached the desk of the caller's words. */
  readonly lines: readonly { readonly who: 'caller' | 'heard' | 'desk'; readonly text: string }[]
  readonly turns: number
  readonly reAsks: number
  /** Read-backs that the caller had to refuse. */
  readonly refused: number
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
/** Questions whose yes puts a visit, or a change of one, on disk. */
const readBacks = new Set(['confirm', 'agree'])

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

const textOf = ({ say }: Said) => say.map(({ text }) => text).join(' ')
const stepOf = (words: string): Step => (words.startsWith('#key ') ? { key: words.slice(5) } : { say: words })

/** What a step is in the written conversation. */
const shown = (step: Step): string => {
  const words = step.say ?? step.interrupt
  if (words !== undefined) return words
  const [[what, value] = ['nothing', true]] = Object.entries(step)
  return value === true ? `#${what}` : `#${what} ${value}`
}

/** The mind of the caller: what they do at what is said; null: they hang up. */
const createMind = (parts: CallerParts, scenario: Scenario) => {
  const { shop } = parts
  const answer = createAnswers(scenario)
  const steps = [...scenario.steps]
  const count = { reAsks: 0, refused: 0, repeats: 0 }
  let last: string | null = null

  const isNotUnderstood = ({ say }: Said): boolean =>
    say.some(({ text, language }) => text === shop.texts.get(language)?.('not-understood'))
  const isWrong = (said: Said): boolean => {
    if (!readBacks.has(said.asked ?? '') || isNotUnderstood(said)) return false
    const text = textOf(said).toLowerCase()
    const language = said.say.at(-1)?.language ?? scenario.language
    return !rightTimes(parts, scenario, language).some(when => text.includes(when))
  }
  const again = (said: Said, words: string): Step => {
    count.repeats += 1
    const { nowMs } = parts
    const at = { language: scenario.language, nowMs }
    const keys = count.repeats < untilKeys ? null : keyed(shop, at, said.asked ?? '', words)
    return keys ?? stepOf(words)
  }
  const next = (said: Said): Step | null => {
    if (isNotUnderstood(said)) {
      count.reAsks += 1
      if (last !== null && count.repeats < mostRepeats) return again(said, last)
    }
    count.repeats = 0
    if (isWrong(said)) {
      count.refused += 1
      const refusal = answer('wrong')
      return refusal === null ? null : stepOf(refusal)
    }
    const step = steps.shift()
    if (step) return step
    const words = said.asked === null ? null : answer(said.asked)
    return words === null ? null : stepOf(words)
  }
  const does = (said: Said): Step => {
    const step = next(said) ?? { 'hang-up': true }
    last = step.say ?? step.interrupt ?? (count.repeats > 0 ? last : null)
    return step
  }
  return { does, count }
}

export const playCaller = async (parts: CallerParts, scenario: Scenario): Promise<Talk> => {
  const { channel } = parts
  const lines: { who: 'caller' | 'heard' | 'desk'; text: string }[] = []
  const mind = createMind(parts, scenario)
  const hear = (said: Said) => {
    if (said.say.length > 0) lines.push({ who: 'desk', text: textOf(said) })
    return said
  }
  let turns = 0
  for (let said = hear(await channel.open()); !said.isOver && turns < mostTurns; turns += 1) {
    const step = mind.does(said)
    lines.push({ who: 'caller', text: shown(step) })
    const exchange = await channel.take(step)
    if (exchange.did !== '' && exchange.did !== shown(step)) lines.push({ who: 'heard', text: exchange.did })
    said = hear(exchange.said)
  }
  const { reAsks, refused } = mind.count
  return { lines, turns, reAsks, refused }
}
