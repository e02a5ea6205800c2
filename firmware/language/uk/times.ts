import type { Found } from '../language.ts'
import * as russian from '../ru/times.ts'
import type { ClockWords } from '../slavic/clock-words.ts'
import { counted } from '../slavic/numerals.ts'
import { readTimes } from '../slavic/times.ts'
import { found } from '../found.ts'
import { denials } from './denials.ts'
import { number, ordinal, ordinals, sayNumber, sayOrdinal } from './numbers.ts'

type Tokens = readonly string[]

const hourForm = /(а|я|у|ю|ій|ої|ою|ая|ую|ой)$/
/** What may follow figures that are an hour: 'о 15-й', 'на 3-ту'. */
const figureForm = /^(ту|тій|тої|ій|ої|й|шу|шій|гу|гій|му|мій)$/

/** 'Третя', 'о двадцять першій', 'о 15-й'; a cardinal as in mixed speech. */
const hour = (tokens: Tokens, at: number): Found<number> | null => {
  const one = ordinal(tokens, at)
  if (one) return one.value <= 24 && hourForm.test(tokens[one.to - 1] ?? '') ? one : null
  const figures = russian.isLoneOne(tokens, at) ? null : number(tokens, at)
  if (!figures || figures.value > 24) return null
  const isFigure = /^\d/.test(tokens[at] ?? '')
  return isFigure && figureForm.test(tokens[figures.to] ?? '')
    ? found(figures.value, at, figures.to + 1)
    : figures
}

const running = (tokens: Tokens, at: number): Found<number> | null => {
  const one = ordinals.get(tokens[at] ?? '')
  return one !== undefined && one >= 1 && one <= 24 ? found(one, at, at + 1) : null
}

const merged = (own: readonly string[], others: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...own, ...others])
const either = (own: RegExp, other: RegExp) => new RegExp(`${own.source}|${other.source}`)

const mixed = russian.clockWords
const lunch = { kind: 'between', from: 12 * 60, to: 14 * 60, either: false } as const

/** Russian words are understood too, as they come in mixed speech; 'час' alone is no hour here but 'time'. */
export const clockWords: ClockWords = {
  number,
  hour,
  running,
  oneHour: /(?!)/,
  hourWord: /^(годин(а|у|и|і|ою|ку|ці)?|год|часа|часов|ч)$/,
  minuteWord: either(/^(хв|хвилин[аиуку]*|хвилинок)$/, mixed.minuteWord),
  half: /^(пів|половин[аиуіые]|пол)$/,
  quarter: either(/^чверт[ьі]$/, mixed.quarter),
  halfPrefix: /^(пів|пол)/,
  less: merged(['за'], mixed.less),
  links: new Map([
    ['на', 'into'],
    ['по', 'past'],
    ['після', 'past'],
    ['до', 'before'],
  ]),
  named: [
    ...mixed.named,
    ['опівдні', 720],
    ['полудень', 720],
    ['південь', 720],
    ['опівночі', 0],
    ['північ', 0],
  ],
  parts: [
    ...mixed.parts,
    ['ранку', 'morning'],
    ['ранком', 'morning'],
    ['ранечку', 'morning'],
    ['зранку', 'morning'],
    ['вранці', 'morning'],
    ['дня', 'day'],
    ['вдень', 'day'],
    ['удень', 'day'],
    ['пополудні', 'day'],
    ['по обіді', 'day'],
    ['після обіду', 'day'],
    ['вечора', 'evening'],
    ['ввечері', 'evening'],
    ['увечері', 'evening'],
    ['вечором', 'evening'],
    ['ночі', 'night'],
    ['вночі', 'night'],
  ],
  leads: merged('о об у десь біля близько приблизно орієнтовно рівно'.split(' '), mixed.leads),
  lengths: merged(['кожні'], mixed.lengths),
  counts: either(
    /^(дн(ів|і)$|тиж|місяц|рок(и|ів|у)$|рік|хвилин|секунд|євро|долар|коп|люд|осіб|особ|відсот|поверх|пропозиц|опці|дит|січ(ня|ень)|лютого|берез(ня|ень)|квіт(ня|ень)|трав(ня|ень)|черв(ня|ень)|лип(ня|ень)|серп(ня|ень)|верес(ня|ень)|жовт(ня|ень)|листопад|груд(ня|ень)|варіант|кабінет|половин|черг|лікар|змін|частин|час$)/,
    mixed.counts,
  ),
  bounds: [
    ...mixed.bounds,
    ['після', 'from'],
    ['опісля', 'from'],
    ['з', 'from'],
    ['із', 'from'],
    ['зі', 'from'],
    ['від', 'from'],
    ['пізніше', 'from'],
    ['не раніше', 'from'],
    ['починаючи з', 'from'],
    ['раніше', 'until'],
    ['не пізніше', 'until'],
    ['між', 'between'],
    ['поміж', 'between'],
  ],
  joints: merged(['та', 'і', 'й'], mixed.joints),
  within: /^(\S+) часу$/,
  dayParts: [
    ...mixed.dayParts,
    ['зранку', 'morning'],
    ['вранці', 'morning'],
    ['уранці', 'morning'],
    ['ранок', 'morning'],
    ['ранком', 'morning'],
    ['ранков*', 'morning'],
    ['з ранку', 'morning'],
    ['з самого ранку', 'morning'],
    ['до обіду', 'morning'],
    ['перед обідом', 'morning'],
    ['перш* половин* дня', 'morning'],
    ['вдень', 'afternoon'],
    ['удень', 'afternoon'],
    ['після обіду', 'afternoon'],
    ['по обіді', 'afternoon'],
    ['пообідн*', 'afternoon'],
    ['пообіді', 'afternoon'],
    ['пополудні', 'afternoon'],
    ['друг* половин* дня', 'afternoon'],
    ['вечір', 'evening'],
    ['ввечері', 'evening'],
    ['увечері', 'evening'],
    ['вечором', 'evening'],
    ['вечорі', 'evening'],
    ['вечора', 'evening'],
    ['під вечір', 'evening'],
    ['вечірн*', 'evening'],
    ['надвечір', 'evening'],
    ['після роботи', 'evening'],
  ],
  general: [
    ...mixed.general,
    ['в обід', lunch],
    ['у обід', lunch],
    ['обідн*', lunch],
    ['якнайшвидше', { kind: 'earliest' }],
    ['якнайраніше', { kind: 'earliest' }],
    ['якнайскоріше', { kind: 'earliest' }],
    ['якомога швидше', { kind: 'earliest' }],
    ['якомога раніше', { kind: 'earliest' }],
    ['якомога скоріше', { kind: 'earliest' }],
    ['найшвидше', { kind: 'earliest' }],
    ['найраніше', { kind: 'earliest' }],
    ['найперше', { kind: 'earliest' }],
    ['найперший', { kind: 'earliest' }],
    ['найперша', { kind: 'earliest' }],
    ['перше що є', { kind: 'earliest' }],
    ['що є найближче', { kind: 'earliest' }],
    ['найраніший', { kind: 'earliest' }],
    ['найближчий', { kind: 'earliest' }],
    ['найближчий час', { kind: 'earliest' }],
    ['найближче', { kind: 'earliest' }],
    ['чим раніше тим краще', { kind: 'earliest' }],
    ['чим швидше тим краще', { kind: 'earliest' }],
    ['що раніше то краще', { kind: 'earliest' }],
    // alone it is half a yes or a no: 'скоріше так'
    ['хочу скоріше', { kind: 'earliest' }],
    ['треба скоріше', { kind: 'earliest' }],
    ['потрібно скоріше', { kind: 'earliest' }],
    ['можна скоріше', { kind: 'earliest' }],
    ['би скоріше', { kind: 'earliest' }],
    ['скоріше б', { kind: 'earliest' }],
    ['швидше', { kind: 'earliest' }],
    ['просто зараз', { kind: 'earliest' }],
    ['якнайпізніше', { kind: 'latest' }],
    ['якомога пізніше', { kind: 'latest' }],
    ['найпізніше', { kind: 'latest' }],
    ['найпізніший', { kind: 'latest' }],
    ['будь який', { kind: 'any' }],
    ['будь який час', { kind: 'any' }],
    ['будь коли', { kind: 'any' }],
    ['будь який день', { kind: 'any' }],
    ['коли завгодно', { kind: 'any' }],
    ['байдуже', { kind: 'any' }],
    ['однаково', { kind: 'any' }],
    ['все одно', { kind: 'any' }],
    ['без різниці', { kind: 'any' }],
    ['неважливо', { kind: 'any' }],
    ['не важливо', { kind: 'any' }],
    ['не принципово', { kind: 'any' }],
  ],
  greetings: /^(добр|гарн|приємн|спокійн|хорош)/,
  denials,
}

export const readTime = (tokens: Tokens) => readTimes(clockWords, tokens)

const minuteForms = ['хвилина', 'хвилини', 'хвилин'] as const
const hourForms = ['година', 'години', 'годин'] as const

const sayMinute = (minute: number): string => `${minute < 10 ? 'нуль ' : ''}${sayNumber(minute)}`

/** As the answer to 'when': 'о дев'ятій годині', 'о чотирнадцятій тридцять', 'об одинадцятій нуль п'ять'. */
export const sayTime = (minutes: number): string => {
  const hours = sayOrdinal(Math.floor(minutes / 60), 'ій')
  const rest = minutes % 60 ? sayMinute(minutes % 60) : 'годині'
  return `${/^[аоуеиі]/.test(hours) ? 'об' : 'о'} ${hours} ${rest}`
}

const sayBound = (minutes: number): string => {
  const hours = sayOrdinal(Math.floor(minutes / 60), 'ої')
  return minutes % 60 ? `${hours} ${sayMinute(minutes % 60)}` : hours
}

/** 'З восьмої до вісімнадцятої тридцять', 'із шостої до дев'ятої'. */
export const sayHours = (from: number, to: number): string => {
  const start = sayBound(from)
  return `${/^[сш]/.test(start) ? 'із' : 'з'} ${start} до ${sayBound(to)}`
}

/** How long: 'тридцять хвилин', 'одна година тридцять хвилин'. */
export const sayMinutes = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const inHours = hours ? `${sayNumber(hours, 'feminine')} ${counted(hours, hourForms)}` : ''
  const inMinutes = rest || !hours ? `${sayNumber(rest, 'feminine')} ${counted(rest, minuteForms)}` : ''
  return [inHours, inMinutes].filter(part => part !== '').join(' ')
}
