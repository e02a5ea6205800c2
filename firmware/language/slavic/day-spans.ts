import { addDays } from '../../time/calendar.ts'
import { oneDay } from '../dates.ts'
import { nextFeast } from '../easter.ts'
import { found } from '../found.ts'
import { readDate } from './day-of-month.ts'
import { listed } from './listed.ts'
import { readAfter, readEdge, readMonth } from './months.ts'
import { loose, pastGlue, type ReadSpan } from './span.ts'
import { readWeek, readWeekday, readWeekend } from './weeks.ts'

/** 'Завтра', 'завтра, двадцать пятого ноября'. */
export const readNear: ReadSpan = (words, tokens, at, today) => {
  const near = listed(words.near, tokens, at)
  if (near) {
    const day = addDays(today, near.value)
    const more = pastGlue(words, tokens, near.to)
    const date = readDate(words, tokens, more, today) ?? readWeekday(words, tokens, more, today)
    const isSame = date !== null && date.value.from === day && date.value.to === day
    return found(oneDay(day), at, isSame ? date.to : near.to)
  }
  const soon = listed(words.soon, tokens, at)
  return soon && found({ from: today, to: addDays(today, 3) }, at, soon.to, loose)
}

const readFeast: ReadSpan = (words, tokens, at, today) => {
  const named = listed(words.feasts, tokens, at)
  if (!named) return null
  const { feast, certainty } = named.value
  return found(oneDay(nextFeast(feast, today)), at, named.to, certainty)
}

const readers: readonly ReadSpan[] = [
  readNear,
  readFeast,
  readAfter,
  readWeek,
  readWeekend,
  readWeekday,
  readEdge,
  readDate,
  readMonth,
]

export const readSpan: ReadSpan = (words, tokens, at, today) => {
  for (const read of readers) {
    const span = read(words, tokens, at, today)
    if (span) return span
  }
  return null
}
