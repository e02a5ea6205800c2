import { found } from '../found.ts'
import type { DayPart, Found, TimeWish } from '../language.ts'
import { first } from '../numbers.ts'
import { plainest, type Said } from '../times.ts'
import { ofPart, readSaid } from './clock.ts'
import type { ClockWords } from './clock-words.ts'
import { listed } from './listed.ts'
import { settled } from './settled.ts'

const noon = 12 * 60

/** Two times as one span. A part of the day after the last is of both: 'с двух до пяти дня'; hours to 24 tell nothing. */
const between = (from: Said, to: Said, hasPart: boolean): TimeWish => {
  const isCrossed = to.minutes <= from.minutes
  if (from.either && to.either)
    return isCrossed
      ? { kind: 'between', from: from.minutes, to: to.minutes + noon, either: false }
      : { kind: 'between', from: from.minutes, to: to.minutes, either: true }
  const isLater = from.either && hasPart && from.minutes + noon < to.minutes
  const start = isLater ? from.minutes + noon : from.minutes
  const end = to.either && to.minutes <= start ? to.minutes + noon : to.minutes
  return { kind: 'between', from: start, to: end, either: false }
}

/** A bound leads to its hour: no doubt is left that it is one, and 'до' after it begins the other end. */
const readLed = (words: ClockWords, tokens: readonly string[], at: number): Found<Said> | null => {
  const links = new Map([...words.links].filter(([, relation]) => relation !== 'before'))
  return readSaid({ ...words, links, leads: new Set([tokens[at - 1] ?? '']) }, tokens, at)
}

/** 'Пізніше, о четвертій': at four, which is later; 'пізніше четвертої' is after it. */
const comparative = /^(п?о?пізніше|по?зже|попозже|п?о?раніше|п?о?раньше)$/

/** 'После пяти', 'с девяти до одиннадцати', 'не позже трёх'; 'с трёх на пять' moves to five. */
const readBound = (words: ClockWords, tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const bound = listed(words.bounds, tokens, at)
  if (!bound) return null
  const hasLead = words.leads.has(tokens[bound.to] ?? '')
  if (hasLead && bound.to === at + 1 && comparative.test(tokens[at] ?? '')) return null
  const start = hasLead ? bound.to + 1 : bound.to
  const time = readLed(words, tokens, start)
  if (!time) return null
  const isMoved = bound.value === 'from' && tokens[time.to] === 'на'
  const target = isMoved ? readLed(words, tokens, time.to + 1) : null
  if (target) return found({ kind: 'at', ...target.value }, at, target.to)
  const isJoint = (place: number) => words.joints.has(tokens[place] ?? '')
  const joint = isJoint(time.to) && isJoint(time.to + 1) ? time.to + 1 : time.to
  const end = isJoint(joint) ? readLed(words, tokens, joint + 1) : null
  if (bound.value !== 'until' && end) {
    const hasPart = [1, 2].some(back => listed(words.parts, tokens, end.to - back)?.to === end.to)
    return found(between(time.value, end.value, hasPart), at, end.to)
  }
  const kind = bound.value === 'until' ? 'until' : 'from'
  return found({ kind, ...time.value }, at, time.to)
}

/** 'В третьем часу': between two and three. */
const readWithin = (words: ClockWords, tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const [, ordinal = ''] = words.within.exec(tokens.slice(at, at + 2).join(' ')) ?? []
  const hour = ordinal === '' ? null : words.running([ordinal], 0)
  if (!hour) return null
  const to = hour.value * 60
  return found({ kind: 'between', from: to - 60, to, either: hour.value <= 12 }, at, at + 2)
}

const readPart = (words: ClockWords, tokens: readonly string[], at: number): Found<DayPart> | null => {
  const part = listed(words.dayParts, tokens, at)
  const isGreeting = words.greetings.test(tokens[at - 1] ?? '')
  return isGreeting ? null : part
}

const hourPart = { morning: 'morning', afternoon: 'day', evening: 'evening' } as const

/** How far from its hour a part of the day may stand: 'завтра вечером, часов в семь'. */
const partReach = 3

/** 'Вечером в семь': the part of the day that stands near tells which seven. */
const withPartNear = (
  words: ClockWords,
  tokens: readonly string[],
  time: Found<TimeWish>,
): Found<TimeWish> => {
  const { value } = time
  if (value.kind !== 'at' && value.kind !== 'from' && value.kind !== 'until') return time
  if (!value.either) return time
  const near = first(tokens, at => {
    const part = readPart(words, tokens, at)
    const isNear = part && part.to <= time.from + 1 && time.from - part.to <= partReach
    return isNear || (part && part.from >= time.to && part.from - time.to <= 1) ? part : null
  })
  if (!near) return time
  const sure = ofPart({ minutes: value.minutes, either: true }, hourPart[near.value])
  const from = Math.min(time.from, near.from)
  return found({ kind: value.kind, ...sure }, from, Math.max(time.to, near.to))
}

/** 'Часов в пять-шесть', 'о десятій-одинадцятій': an hour and the next; 'в девять десять' are minutes. */
const readPair = (words: ClockWords, tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const one = words.hour(tokens, at)
  const next = one && words.hour(tokens, one.to)
  if (!one || !next || next.value !== one.value + 1 || one.value < 1 || next.value > 23) return null
  const isWorded = words.hourWord.test(tokens[next.to] ?? '')
  const isRough = isWorded || words.hourWord.test(tokens[at - 2] ?? '')
  const isMinutes = words.number(tokens, one.to) !== null && next.value >= 10
  if (!isRough && (isMinutes || !words.leads.has(tokens[at - 1] ?? ''))) return null
  const wish = {
    kind: 'between',
    from: one.value * 60,
    to: next.value * 60,
    either: next.value <= 12,
  } as const
  return found(wish, at, isWorded ? next.to + 1 : next.to)
}

const readAt = (words: ClockWords, tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const span = readBound(words, tokens, at) ?? readPair(words, tokens, at)
  if (span) return span
  const time = readSaid(words, tokens, at)
  return time && found({ kind: 'at', ...time.value }, at, time.to, time.certainty)
}

const readGeneral = (words: ClockWords, tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const part = readPart(words, tokens, at)
  if (part) return found({ kind: 'part', part: part.value }, at, part.to)
  return listed(words.general, tokens, at)
}

/** Every bound and clock time, each beginning after the one before. */
const readAll = (words: ClockWords, tokens: readonly string[]): readonly Found<TimeWish>[] => {
  const times: Found<TimeWish>[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const one = readAt(words, tokens, at)
    if (one) times.push(one)
    if (one) at = one.to - 1
  }
  return times
}

/** The 'в' before an hour belongs to it. */
const withLead = ({ leads }: ClockWords, tokens: readonly string[], time: Found<TimeWish>) =>
  leads.has(tokens[time.from - 1] ?? '') ? { ...time, from: time.from - 1 } : time

const readOnce = (words: ClockWords, tokens: readonly string[]): Found<TimeWish> | null => {
  const within = first(tokens, at => readWithin(words, tokens, at))
  if (within) return within
  const times = readAll(words, tokens)
  const bound = times.find(({ value }) => value.kind !== 'at')
  if (bound) return withPartNear(words, tokens, bound)
  const sure = times.filter(({ certainty }) => certainty === 1)
  const plain = sure.length > 0 ? sure : times
  const best = plainest(tokens, words.leads, at => plain.find(({ from }) => from === at) ?? null)
  const near = best && withPartNear(words, tokens, withLead(words, tokens, best))
  const isDoubtful = near === null || near.certainty < 1
  return (isDoubtful ? first(tokens, at => readGeneral(words, tokens, at)) : null) ?? near
}

/** The time of day in what was said, but for those refused or put right; bounds and clock times before parts of the day. */
export const readTimes = (words: ClockWords, tokens: readonly string[]): Found<TimeWish> | null =>
  settled(words.denials, tokens, said => readOnce(words, said))
