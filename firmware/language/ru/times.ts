import { found } from '../found.ts'
import type { Found } from '../language.ts'
import type { ClockWords } from '../slavic/clock-words.ts'
import { counted } from '../slavic/numerals.ts'
import { readTimes } from '../slavic/times.ts'
import { denials } from './denials.ts'
import { number, ordinals, sayGenitive, sayNumber } from './numbers.ts'

type Tokens = readonly string[]

/** 'Один' is the hour only before 'час' or minutes, other forms of it never. */
export const isLoneOne = (tokens: Tokens, at: number): boolean => {
  if (number(tokens, at)?.value !== 1 || /^\d/.test(tokens[at] ?? '')) return false
  const isNext = /^(час|годин)/.test(tokens[at + 1] ?? '') || number(tokens, at + 1) !== null
  return tokens[at] !== 'один' || !isNext
}

/** A cardinal to 24; 'двадцать третьего' is a date, and 'с тремя' are people. */
const hour = (tokens: Tokens, at: number): Found<number> | null => {
  const one = isLoneOne(tokens, at) ? null : number(tokens, at)
  const isHour = one !== null && one.value <= 24 && !ordinals.has(tokens[one.to] ?? '')
  const isInstrumental = /(мя|ью|оими)$/.test(tokens[at] ?? '') && !/^(между|и)$/.test(tokens[at - 1] ?? '')
  return isHour && !isInstrumental ? one : null
}

/** The hour of 'половина третьего'. */
export const running = (tokens: Tokens, at: number): Found<number> | null => {
  const one = ordinals.get(tokens[at] ?? '')
  return one !== undefined && one >= 1 && one <= 24 ? found(one, at, at + 1) : null
}

const lunch = { kind: 'between', from: 12 * 60, to: 14 * 60, either: false } as const

export const clockWords: ClockWords = {
  number,
  hour,
  running,
  oneHour: /^час(а|у|ом)?$/,
  hourWord: /^(час(а|ов|у|ам|ах|ик|ика|иков)?|ч)$/,
  minuteWord: /^(мин|минут[аыу]?|минуток|минуточек)$/,
  half: /^(пол|половин[аыуе])$/,
  quarter: /^четверт(ь|и|ью)$/,
  halfPrefix: /^пол/,
  less: new Set(['без']),
  links: new Map(),
  named: [
    ['полдень', 720],
    ['полудню', 720],
    ['полудня', 720],
    ['полночь', 0],
    ['полуночи', 0],
  ],
  parts: [
    ['утра', 'morning'],
    ['утром', 'morning'],
    ['с утра', 'morning'],
    ['дня', 'day'],
    ['днем', 'day'],
    ['пополудни', 'day'],
    ['после обеда', 'day'],
    ['вечера', 'evening'],
    ['вечером', 'evening'],
    ['ночи', 'night'],
    ['ночью', 'night'],
  ],
  leads: new Set('в во к ко на около примерно ровно приблизительно где-то'.split(' ')),
  lengths: new Set(['через', 'за', 'каждые', 'раз']),
  counts:
    /^(дн(я|ей|и)|ден(ь|ек|ька)|недел|месяц|минут|год(а|у)?$|лет$|секунд|евро|рубл|грив|грн|доллар|драм|фунт|копе|цент|тысяч|тыщ|человек|люд|раза?$|зуб|штук|процент|кабинет|этаж|вариант|пациент|дет|ребен|взросл|собак|кош|кот|январ|феврал|март|апрел|ма[яй]$|июн|июл|август|сентябр|октябр|ноябр|декабр|числ)/,
  bounds: [
    ['после', 'from'],
    ['с', 'from'],
    ['со', 'from'],
    ['от', 'from'],
    ['позже', 'from'],
    ['не раньше', 'from'],
    ['не ранее', 'from'],
    ['начиная с', 'from'],
    ['до', 'until'],
    ['раньше', 'until'],
    ['не позже', 'until'],
    ['не позднее', 'until'],
    ['между', 'between'],
  ],
  joints: new Set(['до', 'по', 'и']),
  within: /^(\S+) часу$/,
  dayParts: [
    ['утром', 'morning'],
    ['утро', 'morning'],
    ['утречком', 'morning'],
    ['с утра', 'morning'],
    ['с утречка', 'morning'],
    ['с самого утра', 'morning'],
    ['утренн*', 'morning'],
    ['до обеда', 'morning'],
    ['перед обедом', 'morning'],
    ['перв* половин* дня', 'morning'],
    ['днем', 'afternoon'],
    ['дневное', 'afternoon'],
    ['после обеда', 'afternoon'],
    ['пообедав', 'afternoon'],
    ['послеобед*', 'afternoon'],
    ['пополудни', 'afternoon'],
    ['втор* половин* дня', 'afternoon'],
    ['вечером', 'evening'],
    ['вечерком', 'evening'],
    ['вечер', 'evening'],
    ['вечеру', 'evening'],
    ['вечерн*', 'evening'],
    ['после работы', 'evening'],
  ],
  general: [
    ['в обед', lunch],
    ['обеденн*', lunch],
    ['как можно раньше', { kind: 'earliest' }],
    ['как можно скорее', { kind: 'earliest' }],
    ['как можно быстрее', { kind: 'earliest' }],
    ['чем раньше тем лучше', { kind: 'earliest' }],
    ['чем скорее тем лучше', { kind: 'earliest' }],
    ['пораньше', { kind: 'earliest' }],
    ['поскорее', { kind: 'earliest' }],
    ['побыстрее', { kind: 'earliest' }],
    // alone it is half a yes or a no: 'скорее да'
    ['хочу скорее', { kind: 'earliest' }],
    ['надо скорее', { kind: 'earliest' }],
    ['нужно скорее', { kind: 'earliest' }],
    ['можно скорее', { kind: 'earliest' }],
    ['бы скорее', { kind: 'earliest' }],
    ['скорее бы', { kind: 'earliest' }],
    ['самое раннее', { kind: 'earliest' }],
    ['самый ранний', { kind: 'earliest' }],
    ['самое ближайшее', { kind: 'earliest' }],
    ['ближайшее', { kind: 'earliest' }],
    ['ближайшее время', { kind: 'earliest' }],
    ['прямо сейчас', { kind: 'earliest' }],
    ['как можно позже', { kind: 'latest' }],
    ['самое позднее', { kind: 'latest' }],
    ['самый поздний', { kind: 'latest' }],
    ['любое', { kind: 'any' }],
    ['любое время', { kind: 'any' }],
    ['любой день', { kind: 'any' }],
    ['когда угодно', { kind: 'any' }],
    ['в любой час', { kind: 'any' }],
    ['все равно', { kind: 'any' }],
    ['без разницы', { kind: 'any' }],
    ['неважно', { kind: 'any' }],
    ['не важно', { kind: 'any' }],
    ['не принципиально', { kind: 'any' }],
  ],
  greetings: /^(добр|хорош|приятн|спокойн)/,
  denials,
}

export const readTime = (tokens: Tokens) => readTimes(clockWords, tokens)

const minuteForms = ['минута', 'минуты', 'минут'] as const
const hourForms = ['час', 'часа', 'часов'] as const

/** '', 'ноль пять', 'тридцать': minutes as they follow an hour. */
const sayMinute = (minute: number): string =>
  minute === 0 ? '' : `${minute < 10 ? 'ноль ' : ''}${sayNumber(minute)}`

/** As the answer to 'when': 'в девять часов', 'в четырнадцать тридцать'. */
export const sayTime = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const minute = sayMinute(minutes % 60)
  return `в ${sayNumber(hours)} ${minute === '' ? counted(hours, hourForms) : minute}`
}

const sayBound = (minutes: number): string => {
  const minute = minutes % 60
  const zero = minute > 0 && minute < 10 ? 'ноль ' : ''
  const hours = sayGenitive(Math.floor(minutes / 60))
  return minute === 0 ? hours : `${hours} ${zero}${zero ? sayNumber(minute) : sayGenitive(minute)}`
}

/** 'С восьми до восемнадцати тридцати'. */
export const sayHours = (from: number, to: number): string => `с ${sayBound(from)} до ${sayBound(to)}`

/** How long: 'тридцать минут', 'один час тридцать минут'. */
export const sayMinutes = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const inHours = hours ? `${sayNumber(hours)} ${counted(hours, hourForms)}` : ''
  const inMinutes = rest || !hours ? `${sayNumber(rest, 'feminine')} ${counted(rest, minuteForms)}` : ''
  return [inHours, inMinutes].filter(part => part !== '').join(' ')
}
