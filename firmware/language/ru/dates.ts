import { addDays, dayParts, weekdayOf, type Day, type Weekday } from '../../time/calendar.ts'
import { needsYear } from '../dates.ts'
import { afterEaster, easternEaster, fixedFeast } from '../easter.ts'
import type { DayWords } from '../slavic/day-words.ts'
import { readDays } from '../slavic/days.ts'
import { readDateBy } from '../slavic/whole-date.ts'
import { denials } from './denials.ts'
import { figureEndings, number, ordinal, sayOrdinal } from './numbers.ts'

const sure = 1
/** Kept on different days, or at home only in some countries. */
const differs = 0.7

/** Moveable feasts by the Eastern Easter; Christmas on 25 December as in Ukraine (law 3258-IX of 2023) and the West. */
export const feasts: DayWords['feasts'] = [
  ['нов* год*', { feast: fixedFeast(1, 1), certainty: sure }],
  ['стар* нов* год*', { feast: fixedFeast(1, 14), certainty: sure }],
  ['рождеств*', { feast: fixedFeast(12, 25), certainty: differs }],
  ['православн* рождеств*', { feast: fixedFeast(1, 7), certainty: sure }],
  ['католическ* рождеств*', { feast: fixedFeast(12, 25), certainty: sure }],
  ['сочельник*', { feast: fixedFeast(12, 24), certainty: differs }],
  ['святого валентина', { feast: fixedFeast(2, 14), certainty: sure }],
  ['день влюбленных', { feast: fixedFeast(2, 14), certainty: sure }],
  ['женск* день', { feast: fixedFeast(3, 8), certainty: sure }],
  ['женск* дн*', { feast: fixedFeast(3, 8), certainty: sure }],
  ['вербн* воскресень*', { feast: afterEaster(easternEaster, -7), certainty: sure }],
  ['пасх*', { feast: afterEaster(easternEaster, 0), certainty: differs }],
  ['троиц*', { feast: afterEaster(easternEaster, 49), certainty: differs }],
  ['дн* победы', { feast: fixedFeast(5, 9), certainty: sure }],
  ['день победы', { feast: fixedFeast(5, 9), certainty: sure }],
  ['день конституции', { feast: fixedFeast(6, 28), certainty: differs }],
  ['дн* конституции', { feast: fixedFeast(6, 28), certainty: differs }],
  ['день независимости', { feast: fixedFeast(8, 24), certainty: differs }],
  ['дн* независимости', { feast: fixedFeast(8, 24), certainty: differs }],
  ['покров*', { feast: fixedFeast(10, 1), certainty: differs }],
  ['хэллоуин*', { feast: fixedFeast(10, 31), certainty: sure }],
  ['святого николая', { feast: fixedFeast(12, 6), certainty: differs }],
]

export const dayWords: DayWords = {
  number,
  ordinal,
  figureEndings,
  near: [
    ['сегодня', 0],
    ['сегодняшн* день', 0],
    ['сегодняшн*', 0],
    ['завтра', 1],
    ['назавтра', 1],
    ['завтрашн* дн*', 1],
    ['завтрашн*', 1],
    ['позавчера', -2],
    ['вчера', -1],
    ['послезавтра', 2],
    ['после завтра', 2],
  ],
  soon: [
    ['на днях', true],
    ['ближайшие дни', true],
    ['ближайшие пару дней', true],
    ['ближайших днях', true],
  ],
  feasts,
  weekdays: [
    /^понедельн/,
    /^вторник/,
    /^сред(а|у|ы|е|ой|ам)$/,
    /^четверг/,
    /^пятниц/,
    /^суббот/,
    /^воскресень/,
  ],
  months: [
    /^январ/,
    /^феврал/,
    /^март(а|е|у|ом)?$/,
    /^апрел/,
    /^ма(й|я|е|ю|ем)$/,
    /^июн/,
    /^июл/,
    /^август(а|е|у|ом)?$/,
    /^сентябр/,
    /^октябр/,
    /^ноябр/,
    /^декабр/,
  ],
  monthAlone: /^((январ|феврал|апрел|июн|июл|(сен|ок)тябр|ноябр|декабр)[ьею]|март[еу]?|ма[йею]|август[еу]?)$/,
  next: /^(следующ|будущ|той$)/,
  this: /^(эт(от|а|о|и|у|ой|ом|ого|их|им)|текущ(ей|ем|его))$/,
  nearest: /^ближайш/,
  day: /^(день|дня|дней|дни|денек|деньков)$/,
  week: /^недел(я|и|ю|е|ей|ь|ям|ях|ьку|ьки)$/,
  month: /^месяц/,
  halfYear: /^полгода$/,
  weekend: /^выходн/,
  year: /^(год|года|году|г)$/,
  dayOfMonth: /^числ/,
  couple: /^пар[уы]$/,
  edges: [
    ['начале', 'start'],
    ['начало', 'start'],
    ['начала', 'start'],
    ['перв* числ*', 'start'],
    ['середин*', 'middle'],
    ['конце', 'end'],
    ['конец', 'end'],
    ['конца', 'end'],
    ['последн* числ*', 'end'],
  ],
  after: new Set(['через']),
  from: new Set(['с', 'со', 'от', 'между']),
  to: new Set(['по', 'до', 'и']),
  until: new Set(['до']),
  past: new Set(['после']),
  or: new Set(['или', 'либо']),
  glue: new Set(['в', 'во', 'на', 'к', 'ко']),
  genitive: /(ого|ьего)$/,
  neuter: /(ое|ье)$/,
  beforeHour: /^(пол|половин[аыуе]|четверть|минут[аыу]?|без|начал[оеа]|конце)$/,
  afterDate:
    /^(\d.*|в|во|на|к|ко|после|до|с|со|по|и|или|либо|около|примерно|часов|часиков|утр[оа]м?|днем|вечер[оа]м?|если|можно|пожалуйста|а|у|это|да|нет|мне|удобно|подойдет|подходит|есть|свободно|будет|хочу|хотел|хотела|запишите|спасибо|где|тогда|давайте|числа|пораньше|попозже|ближе)$/,
  denials,
}

export const readDay = (tokens: readonly string[], today: Day) => readDays(dayWords, tokens, today)
export const readDate = (tokens: readonly string[]) => readDateBy(dayWords, tokens)

const weekdays = 'в понедельник,во вторник,в среду,в четверг,в пятницу,в субботу,в воскресенье'.split(',')
const months = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')

/** As the answer to 'when': 'в среду'. */
export const sayWeekday = (weekday: Weekday): string => weekdays[weekday - 1] ?? ''

/** As the answer to 'when': 'в четверг, двадцать шестого ноября'. */
export const sayDay = (day: Day, today: Day): string => {
  if (day === today) return 'сегодня'
  const { year, month, dayOfMonth } = dayParts(day)
  const name = day === addDays(today, 1) ? 'завтра' : sayWeekday(weekdayOf(day))
  const date = `${name}, ${sayOrdinal(dayOfMonth, 'ого')} ${months[month - 1]}`
  return needsYear(day, today) ? `${date} ${sayOrdinal(year, 'ого')} года` : date
}

/** 'Третье мая тысяча девятьсот восьмидесятого года'. */
export const sayDate = (day: Day): string => {
  const { year, month, dayOfMonth } = dayParts(day)
  return `${sayOrdinal(dayOfMonth, 'ое')} ${months[month - 1]} ${sayOrdinal(year, 'ого')} года`
}
