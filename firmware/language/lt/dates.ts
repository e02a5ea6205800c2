import { addDays, dayParts, monthStart, weekdayOf, type Day, type Weekday } from '../../time/calendar.ts'
import { dateAhead, monthAhead, needsYear, oneDay, weekAfter, weekdayAfter, weekend } from '../dates.ts'
import { monthThird, readDays, restOfMonth, type DayWords } from '../days.ts'
import { found } from '../found.ts'
import type { DayWish, Found } from '../language.ts'
import type { NamedDay } from '../named-days.ts'
import { settle } from '../settle.ts'
import { listed } from '../times.ts'
import { nearDateAt } from '../whole-date.ts'
import { isDayWord, monthOf, months } from './months.ts'
import { number, ordinal, sayOrdinal } from './numbers.ts'
import { denials } from './phrases.ts'
import { dateWords, sayYear } from './whole-date.ts'

const weekdayStems = 'pirmadien antradien treciadien ketvirtadien penktadien sestadien sekmadien'.split(' ')
const weekdays = 'pirmadienį antradienį trečiadienį ketvirtadienį penktadienį šeštadienį sekmadienį'.split(
  ' ',
)

type Days = Found<DayWish> | null

const readWeekdayName = (tokens: readonly string[], at: number): Found<Weekday> | null => {
  const index = weekdayStems.findIndex(stem => tokens[at]?.startsWith(stem))
  return index < 0 ? null : found((index + 1) as Weekday, at, at + 1)
}

/** 'lapkričio dvidešimt šeštą (dieną)', 'dvidešimt šeštą dieną', 'dvidešimt šeštą lapkričio' */
const readDate = (tokens: readonly string[], at: number, today: Day): Days => {
  const month = monthOf(tokens[at])
  const start = month && tokens[at + 1]?.startsWith('menes') ? at + 2 : month ? at + 1 : at
  const day = ordinal(tokens, start) ?? (month ? number(tokens, start) : null)
  if (!day) return null
  const hasWord = isDayWord(tokens[day.to])
  const to = hasWord ? day.to + 1 : day.to
  const later = month ? 0 : monthOf(tokens[to])
  if (later) return dated(today, day.value, later, at, to + 1)
  // 'antrą dienos' is two in the afternoon
  const isHour = tokens[day.to] === 'dienos' && tokens[day.to - 1]?.endsWith('a')
  return month || (hasWord && !isHour) ? dated(today, day.value, month || null, at, to) : null
}

const dated = (today: Day, dayOfMonth: number, month: number | null, from: number, to: number): Days => {
  const date = dateAhead(today, dayOfMonth, month)
  return date === null ? null : found(oneDay(date), from, to)
}

const readNear = (tokens: readonly string[], at: number, today: Day): Days => {
  const date = nearDateAt(dateWords, tokens, at, today)
  return date && found(oneDay(date.value), at, date.to)
}

const isNext = (word: string | undefined) =>
  /^(kit(a|o|os|as)|sekant(i|is)|sekanci(o|a|os)|ateinant(i|is)|ateinanci(o|a|os))$/.test(word ?? '')
const isThis = (word: string | undefined) =>
  /^(si|sia|sio|sios|sis|artimiaus(i|ia|io|ios|ias))$/.test(word ?? '')

/** 'ketvirtadienį', 'kitą ketvirtadienį', 'ketvirtadienį, lapkričio dvidešimt šeštą', 'ketvirtadienį po savaitės' */
const readWeekday = (tokens: readonly string[], at: number, today: Day): Days => {
  const which = isNext(tokens[at]) ? 'next' : isThis(tokens[at]) ? 'this' : null
  const name = readWeekdayName(tokens, which ? at + 1 : at)
  if (!name) return null
  const date = readNear(tokens, name.to, today) ?? readDate(tokens, name.to, today)
  // a weekday that does not fit the date leaves a doubt
  if (date) return found(date.value, at, date.to, weekdayOf(date.value.from) === name.value ? 1 : 0.5)
  return found(oneDay(weekdayAfter(today, name.value, which)), at, name.to)
}

const relative: readonly (readonly [string, number])[] = [
  ['uzvakar', -2],
  ['vakar', -1],
  ['siandien', 0],
  ['siandiena', 0],
  ['siandienai', 0],
  ['sivakar', 0],
  ['siryt', 0],
  ['rytojaus', 1],
  ['rytojui', 1],
  ['rytoj', 1],
  ['ryt', 1],
  ['uzporyt', 3],
  ['poryt', 2],
]

const isWeek = (word: string | undefined) => /^savai[tc]/.test(word ?? '') && !word?.startsWith('savaitgal')
const isAfter = (word: string | undefined) => word === 'po' || word === 'uz'

/** 'po trijų dienų', 'už dviejų dienų' */
const readLater = (tokens: readonly string[], at: number, today: Day): Days => {
  const count = isAfter(tokens[at]) ? number(tokens, at + 1) : null
  const isDays = count && count.value <= 365 && /^dien(a|u|os|as)$/.test(tokens[count.to] ?? '')
  return isDays ? found(oneDay(addDays(today, count.value)), at, count.to + 1) : null
}

const readOneDay = (tokens: readonly string[], at: number, today: Day): Days => {
  const word = listed(relative, tokens, at)
  if (word) return found(oneDay(addDays(today, word.value)), at, word.to)
  return (
    readLater(tokens, at, today) ??
    readWeekday(tokens, at, today) ??
    readNear(tokens, at, today) ??
    readDate(tokens, at, today)
  )
}

/** 'kitą savaitę', 'po savaitės', 'po dviejų savaičių', 'dar kitą savaitę' */
const readWeek = (tokens: readonly string[], at: number, today: Day): Days => {
  if (tokens[at] === 'dar' && isNext(tokens[at + 1]) && isWeek(tokens[at + 2]))
    return found(weekAfter(today, 2), at, at + 3)
  if (isNext(tokens[at]) && isWeek(tokens[at + 1])) return found(weekAfter(today, 1), at, at + 2)
  if (isThis(tokens[at]) && isWeek(tokens[at + 1])) return found(weekAfter(today, 0), at, at + 2)
  if (!isAfter(tokens[at])) return null
  if (isWeek(tokens[at + 1])) return found(weekAfter(today, 1), at, at + 2)
  const count = number(tokens, at + 1)
  const isWeeks = count && count.value <= 52 && isWeek(tokens[count.to])
  return isWeeks ? found(weekAfter(today, count.value), at, count.to + 1) : null
}

const isMonthWord = (word: string | undefined) => /^men(uo|es)/.test(word ?? '')

/** 'gruodžio mėnesį', 'gruodį', 'kitą mėnesį', 'šį mėnesį' */
const readMonth = (tokens: readonly string[], at: number, today: Day): Days => {
  const month = monthOf(tokens[at])
  if (month) return found(monthAhead(today, month), at, isMonthWord(tokens[at + 1]) ? at + 2 : at + 1)
  const next = dayParts(monthStart(today, 1)).month
  if (isNext(tokens[at]) && isMonthWord(tokens[at + 1])) return found(monthAhead(today, next), at, at + 2)
  if (isThis(tokens[at]) && isMonthWord(tokens[at + 1])) return found(restOfMonth(today), at, at + 2)
  return isMonthWord(tokens[at]) ? found(restOfMonth(today), at, at + 1) : null
}

const thirdOf = (word: string | undefined): 1 | 2 | 3 | null => {
  if (/^(pradzio(je|s)|pradzia|pradzi)$/.test(word ?? '')) return 1
  if (/^(vidur(yje|i|io|ys))$/.test(word ?? '')) return 2
  return /^(pabaigo(je|s)|pabaiga|gale)$/.test(word ?? '') ? 3 : null
}

/** 'gruodžio pradžioje', 'kito mėnesio viduryje', 'mėnesio pabaigoje' */
const readThird = (tokens: readonly string[], at: number, today: Day): Days => {
  const month = readMonth(tokens, at, today)
  const third = month && thirdOf(tokens[month.to])
  return month && third ? found(monthThird(month.value, third, today), at, month.to + 1) : null
}

const near: readonly (readonly [string, number])[] = [
  ['artimiausiomis dienomis', 3],
  ['per artimiausias dienas', 3],
  ['artimiausias dienas', 3],
  ['per savaite', 7],
]

const readSpan = (tokens: readonly string[], at: number, today: Day): Days => {
  const days = listed(near, tokens, at)
  if (days) return found({ from: today, to: addDays(today, days.value) }, at, days.to)
  const end = tokens[at]?.startsWith('savaitgal') ? weekend(today) : null
  if (end) return found(end, at, at + 1)
  if (isNext(tokens[at]) && tokens[at + 1]?.startsWith('savaitgal'))
    return found(weekend(addDays(weekend(today).to, 1)), at, at + 2)
  return readWeek(tokens, at, today) ?? readThird(tokens, at, today) ?? readMonth(tokens, at, today)
}

const forms = (stem: string, endings: string, rule: NamedDay) =>
  endings.split(' ').map(ending => [`${stem}${ending}`, rule] as const)

const named: readonly (readonly [string, NamedDay])[] = [
  ...forms('kūči', 'os ų as oms', { month: 12, dayOfMonth: 24 }),
  ...forms('šv kalėd', 'os ų as', { month: 12, dayOfMonth: 25, before: 1, after: 1 }),
  ...forms('kalėd', 'os ų as oms', { month: 12, dayOfMonth: 25, before: 1, after: 1 }),
  ...forms('naujųjų met', 'ų', { month: 1, dayOfMonth: 1 }),
  ...forms('naujuosius met', 'us', { month: 1, dayOfMonth: 1 }),
  ...forms('nauj', 'ųjų uosius ieji', { month: 1, dayOfMonth: 1 }),
  ...forms('tris karali', 'us', { month: 1, dayOfMonth: 6 }),
  ...forms('trijų karali', 'ų', { month: 1, dayOfMonth: 6 }),
  ...forms('vasario šešiolikt', 'oji osios ąją', { month: 2, dayOfMonth: 16 }),
  ...forms('kovo vienuolikt', 'oji osios ąją', { month: 3, dayOfMonth: 11 }),
  ...forms('užgavėn', 'ės ių es', { easter: 'western', days: -47 }),
  ...forms('velyk', 'os ų as oms', { easter: 'western', days: 0, after: 1 }),
  ...forms('motinos dien', 'a os ą', { month: 5, weekday: 7, nth: 1 }),
  ...forms('tėvo dien', 'a os ą', { month: 6, weekday: 7, nth: 1 }),
  ...forms('jonin', 'ės ių es ėms', { month: 6, dayOfMonth: 24 }),
  ...forms('mindaugin', 'ės ių es', { month: 7, dayOfMonth: 6 }),
  ...forms('žolin', 'ė ės ę ių es', { month: 8, dayOfMonth: 15 }),
  ...forms('rugsėjo pirm', 'oji osios ąją', { month: 9, dayOfMonth: 1 }),
  ...forms('vėlin', 'ės ių es ėms', { month: 11, dayOfMonth: 2, before: 1 }),
  ...forms('visų šventųjų dien', 'a os ą', { month: 11, dayOfMonth: 1 }),
]

const words: DayWords = {
  day: readOneDay,
  span: readSpan,
  weekday: readWeekdayName,
  named,
  limits: {
    from: ['nuo', 'tarp', 'pradedant', 'pradedant nuo'],
    to: ['iki', 'ir', 'ligi'],
    until: ['iki', 'ligi', 'ne vėliau kaip', 'ne vėliau nei', 'ne vėliau negu'],
    before: ['prieš', 'anksčiau nei', 'anksčiau kaip'],
    after: ['po', 'vėliau nei', 'vėliau kaip', 'ne anksčiau kaip', 'ne anksčiau nei'],
  },
}

/** The first day or range of days in what was said. */
export const readDay = (tokens: readonly string[], today: Day): Days =>
  settle(denials, tokens, left => readDays(words, left, today))

export const sayWeekday = (weekday: Weekday): string => weekdays[weekday - 1] ?? ''

/** As the answer to 'when': 'ketvirtadienį, lapkričio dvidešimt šeštą', with the year where it is not the next such date. */
export const sayDay = (day: Day, today: Day): string => {
  if (day === today) return 'šiandien'
  const { year, month, dayOfMonth } = dayParts(day)
  const inYear = needsYear(day, today) ? `${sayYear(year)} ` : ''
  return `${sayWeekday(weekdayOf(day))}, ${inYear}${months[month - 1]} ${sayOrdinal(dayOfMonth, 'accusative')}`
}
