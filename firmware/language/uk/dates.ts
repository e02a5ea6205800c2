import { addDays, dayParts, weekdayOf, type Day, type Weekday } from '../../time/calendar.ts'
import * as russian from '../ru/dates.ts'
import { needsYear } from '../dates.ts'
import { afterEaster, easternEaster, fixedFeast } from '../easter.ts'
import type { DayWords } from '../slavic/day-words.ts'
import { readDays } from '../slavic/days.ts'
import { readDateBy } from '../slavic/whole-date.ts'
import { denials } from './denials.ts'
import { figureEndings, number, ordinal, sayOrdinal } from './numbers.ts'

const sure = 1
/** Kept on different days in different communities. */
const differs = 0.8

/** Fixed feasts of the calendar of 2023 (law 3258-IX; the churches' new Julian calendar), Easter by the old computus. */
const feasts: DayWords['feasts'] = [
  ['нов* рік', { feast: fixedFeast(1, 1), certainty: sure }],
  ['нов* рок*', { feast: fixedFeast(1, 1), certainty: sure }],
  ['стар* нов* рік', { feast: fixedFeast(1, 14), certainty: sure }],
  ['стар* нов* рок*', { feast: fixedFeast(1, 14), certainty: sure }],
  ['різдв*', { feast: fixedFeast(12, 25), certainty: sure }],
  ['святвечір', { feast: fixedFeast(12, 24), certainty: sure }],
  ['свят* веч*', { feast: fixedFeast(12, 24), certainty: sure }],
  ['водохрещ*', { feast: fixedFeast(1, 6), certainty: differs }],
  ['на йордана', { feast: fixedFeast(1, 6), certainty: differs }],
  ['день закоханих', { feast: fixedFeast(2, 14), certainty: sure }],
  ['жіноч* день', { feast: fixedFeast(3, 8), certainty: sure }],
  ['жіноч* дн*', { feast: fixedFeast(3, 8), certainty: sure }],
  ['вербн* неділ*', { feast: afterEaster(easternEaster, -7), certainty: sure }],
  ['велик* день', { feast: afterEaster(easternEaster, 0), certainty: sure }],
  ['великд*', { feast: afterEaster(easternEaster, 0), certainty: sure }],
  ['паск*', { feast: afterEaster(easternEaster, 0), certainty: differs }],
  ['на проводи', { feast: afterEaster(easternEaster, 7), certainty: differs }],
  ['трійц*', { feast: afterEaster(easternEaster, 49), certainty: sure }],
  ['зелен* свят*', { feast: afterEaster(easternEaster, 49), certainty: sure }],
  ['день перемоги', { feast: fixedFeast(5, 9), certainty: sure }],
  ['дня перемоги', { feast: fixedFeast(5, 9), certainty: sure }],
  ['день конституції', { feast: fixedFeast(6, 28), certainty: sure }],
  ['дня конституції', { feast: fixedFeast(6, 28), certainty: sure }],
  ['день державності', { feast: fixedFeast(7, 15), certainty: sure }],
  ['дня державності', { feast: fixedFeast(7, 15), certainty: sure }],
  ['день незалежності', { feast: fixedFeast(8, 24), certainty: sure }],
  ['дня незалежності', { feast: fixedFeast(8, 24), certainty: sure }],
  ['день захисник*', { feast: fixedFeast(10, 1), certainty: sure }],
  ['дня захисник*', { feast: fixedFeast(10, 1), certainty: sure }],
  ['покров*', { feast: fixedFeast(10, 1), certainty: sure }],
  ['святого миколая', { feast: fixedFeast(12, 6), certainty: sure }],
  ['на миколая', { feast: fixedFeast(12, 6), certainty: differs }],
  ...russian.feasts,
]

const merged = (own: readonly string[], others: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...own, ...others])
const either = (own: RegExp, other: RegExp) => new RegExp(`${own.source}|${other.source}`)

/** 'Січень' in its cases, for months in -ень. */
const soft = (stem: string) => new RegExp(`^${stem}(ень|ня|ню|нем|ні|ьня)$`)
const ownMonths = [
  soft('січ'),
  /^лют(ий|ого|ому|им)$/,
  soft('берез'),
  soft('квіт'),
  soft('трав'),
  soft('черв'),
  soft('лип'),
  soft('серп'),
  soft('верес'),
  soft('жовт'),
  /^листопад(а|у|і|ом)?$/,
  soft('груд'),
]
const ownWeekdays = [
  /^понеділ/,
  /^вівтор/,
  /^серед(а|у|и|і|ою|ам)$/,
  /^четвер(г|га|гу|гом|ги)?$/,
  /^пятниц/,
  /^субот/,
  /^неділ/,
]

/** Russian words are understood too, as they come in mixed speech. */
export const dayWords: DayWords = {
  number,
  ordinal,
  figureEndings,
  near: [
    ...russian.dayWords.near,
    ['позавчора', -2],
    ['вчора', -1],
    ['учора', -1],
    ['сьогодні', 0],
    ['сьогоднішн* день', 0],
    ['сьогоднішн*', 0],
    ['взавтра', 1],
    ['завтрашн* дн*', 1],
    ['післязавтра', 2],
    ['після завтра', 2],
    ['позавтра', 2],
  ],
  soon: [
    ...russian.dayWords.soon,
    ['цими днями', true],
    ['найближчі дні', true],
    ['найближчими днями', true],
  ],
  feasts,
  weekdays: ownWeekdays.map((own, i) => either(own, russian.dayWords.weekdays[i] ?? own)),
  months: ownMonths.map((own, i) => either(own, russian.dayWords.months[i] ?? own)),
  monthAlone: either(
    /^((січ|берез|квіт|трав|черв|лип|серп|верес|жовт|груд)(ень|ні|нем)|лютому|листопад[іу]?)$/,
    russian.dayWords.monthAlone,
  ),
  next: /^(наступн|слідуюч|следующ|майбутн)/,
  this: /^(ц(ей|я|е|і|ю|ього|ьому|ієї|ій|им|их)|эт(от|а|у|ой|ом|ого|и))$/,
  nearest: /^(найближч|ближч|ближайш)/,
  day: /^(день|дня|днів|дні|дней|деньок|дньов)$/,
  week: either(/^(тиждень|тижн(я|ю|ем|і|ів|ями|ях))$/, russian.dayWords.week),
  month: /^(місяц|месяц)/,
  halfYear: /^(півроку|полгода)$/,
  weekend: /^(вихідн|выходн)/,
  year: /^(рік|року|році|р|год|года)$/,
  dayOfMonth: /^числ/,
  couple: /^пар[уи]$/,
  edges: [
    ...russian.dayWords.edges,
    ['початку', 'start'],
    ['початок', 'start'],
    ['початком', 'start'],
    ['перш* числ*', 'start'],
    ['посередин*', 'middle'],
    ['кінці', 'end'],
    ['кінець', 'end'],
    ['кінця', 'end'],
    ['наприкінці', 'end'],
    ['останн* числ*', 'end'],
  ],
  after: new Set(['через', 'за']),
  from: merged(['з', 'із', 'зі', 'від', 'між', 'поміж'], russian.dayWords.from),
  to: merged(['по', 'до', 'і', 'й', 'та'], russian.dayWords.to),
  until: russian.dayWords.until,
  past: merged(['після', 'опісля'], russian.dayWords.past),
  or: merged(['або', 'чи'], russian.dayWords.or),
  glue: merged(['у'], russian.dayWords.glue),
  genitive: /(ого|ьего)$/,
  neuter: /(е|є|ое|ье)$/,
  beforeHour: /^(пів|половин[аиуі]|чверть|хвилин[аиу]?|пол|половине|четверть|минут|за|без|початку)$/,
  afterDate: either(
    /^(о|об|з|із|зі|після|від|і|й|та|або|чи|близько|приблизно|зранку|вранці|ранком|вдень|удень|ввечері|увечері|якщо|будь|прошу|це|так|ні|мені|зручно|підійде|підходить|є|вільно|буде|хотів|хотіла|запишіть|дякую|десь|тоді|давайте|числа|раніше|пізніше|ближче|годині?)$/,
    russian.dayWords.afterDate,
  ),
  denials,
}

export const readDay = (tokens: readonly string[], today: Day) => readDays(dayWords, tokens, today)
export const readDate = (tokens: readonly string[]) => readDateBy(dayWords, tokens)

const weekdays = "у понеділок,у вівторок,у середу,у четвер,у п'ятницю,у суботу,у неділю".split(',')
const months = 'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня'.split(
  ' ',
)

/** As the answer to 'when': 'у середу'. */
export const sayWeekday = (weekday: Weekday): string => weekdays[weekday - 1] ?? ''

/** As the answer to 'when': 'у четвер, двадцять шостого листопада'. */
export const sayDay = (day: Day, today: Day): string => {
  if (day === today) return 'сьогодні'
  const { year, month, dayOfMonth } = dayParts(day)
  const name = day === addDays(today, 1) ? 'завтра' : sayWeekday(weekdayOf(day))
  const date = `${name}, ${sayOrdinal(dayOfMonth, 'ого')} ${months[month - 1]}`
  return needsYear(day, today) ? `${date} ${sayOrdinal(year, 'ого')} року` : date
}

/** 'Третє травня тисяча дев'ятсот вісімдесятого року'. */
export const sayDate = (day: Day): string => {
  const { year, month, dayOfMonth } = dayParts(day)
  return `${sayOrdinal(dayOfMonth, 'е')} ${months[month - 1]} ${sayOrdinal(year, 'ого')} року`
}
