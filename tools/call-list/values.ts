import { instantOf, makeDay, readInstant, type Day } from '../../firmware/time/calendar.ts'

/** Values as providers write them. Null: it cannot be read. */

/** Which of two numbers is the day where the year comes last. */
export type DateOrder = 'dmy' | 'mdy'

const dateParts = /^(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{1,4})\.?$/

/** The order that a date leaves no doubt of; null where it may be either. */
export const orderOf = (text: string): DateOrder | null => {
  const [, first = '', mark, second] = dateParts.exec(text.trim().split(/[\sT,]+/)[0] ?? '') ?? []
  if (first === '' || first.length === 4) return null
  if (mark === '.') return 'dmy'
  if (Number(first) > 12) return 'dmy'
  return Number(second) > 12 ? 'mdy' : null
}

/** yyyy-mm-dd, dd.mm.yyyy, dd/mm/yy and the like. */
export const readDate = (text: string, order: DateOrder): Day | null => {
  const [, first = '', mark, second = '', third = ''] = dateParts.exec(text.trim()) ?? []
  if (first === '') return null
  if (first.length === 4)
    return makeDay({ year: Number(first), month: Number(second), dayOfMonth: Number(third) })
  if (third.length !== 4 && third.length !== 2) return null
  const year = third.length === 2 ? 2_000 + Number(third) : Number(third)
  const isDayFirst = mark === '.' || order === 'dmy'
  const [dayOfMonth, month] = isDayFirst ? [first, second] : [second, first]
  return makeDay({ year, month: Number(month), dayOfMonth: Number(dayOfMonth) })
}

const clock = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?m?\.?$/i

/** Seconds since midnight. */
const readClock = (text: string): number | null => {
  const found = clock.exec(text.trim())
  if (!found) return null
  const [hour, minute, second] = [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)]
  const half = found[4]?.toLowerCase()
  if (half !== undefined && (hour < 1 || hour > 12)) return null
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
  return hours > 23 || minute > 59 || second > 59 ? null : (hours * 60 + minute) * 60 + second
}

export interface Reading {
  readonly zone: string
  readonly order: DateOrder
}

/** A date and, in the same or another cell, a time: wall time of the zone, unless it says its own offset. */
export const readStart = (date: string, time: string | null, { zone, order }: Reading): number | null => {
  const whole = date.trim()
  if (time === null && /^\d{10}$/.test(whole)) return Number(whole) * 1_000
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/.test(whole))
    return readInstant(whole.replace(' ', 'T'), zone)
  const [head = '', ...rest] = whole.split(/(?<=[\d.])[T,\s]+(?=\d{1,2}[:.]\d{2}(?:[:.]|\s|$))/)
  const day = readDate(head, order)
  // a spreadsheet may have put midnight behind a date that has its time elsewhere
  const seconds = readClock(time ?? rest.join(' '))
  if (day === null || seconds === null) return null
  return instantOf(day, Math.floor(seconds / 60), zone) + (seconds % 60) * 1_000
}

const decimal = (text: string): number => Number(text.replace(/\s/g, '').replace(',', '.'))
const units = [
  { unit: /([\d.,]+)\s*(?:h|hr|val|ч|год|ժ)(?![a-zа-яіա-ֆėųž])/iu, ms: 3_600_000 },
  { unit: /([\d.,]+)\s*(?:min|m|мин|м|хв|ր|րոպե)(?![a-zа-яіա-ֆėųž])/iu, ms: 60_000 },
  { unit: /([\d.,]+)\s*(?:sec|sek|s|сек|с|վ|վրկ)(?![a-zа-яіա-ֆėųž])/iu, ms: 1_000 },
]

/** h:mm:ss, m:ss, '1 min 20 s', or a number of seconds or minutes with a point or a comma. */
export const readDuration = (text: string, isMinutes: boolean): number | null => {
  const bare = text.trim()
  if (/^\d+(?::[0-5]?\d){1,2}(?:[.,]\d+)?$/.test(bare)) {
    const seconds = bare.split(':').reduce((sum, part) => sum * 60 + decimal(part), 0)
    return Math.round(seconds * 1_000)
  }
  if (/^\d[\d\s]*(?:[.,]\d+)?$/.test(bare)) return Math.round(decimal(bare) * (isMinutes ? 60_000 : 1_000))
  const parts = units.map(({ unit, ms }) => ({ found: unit.exec(bare), ms }))
  const rest = units.reduce((left, { unit }) => left.replace(unit, ''), bare)
  if (parts.every(({ found }) => !found) || !/^[\s.,]*$/.test(rest)) return null
  return Math.round(parts.reduce((sum, { found, ms }) => sum + (found ? decimal(found[1] ?? '') * ms : 0), 0))
}

const has = (words: string) => {
  const set = new Set(words.split('|'))
  return (text: string) => set.has(text.trim().toLowerCase())
}
const isYes = has(
  'answered|yes|1|true|ok|success|completed|normal|atsiliepta|atsakyta|atsakytas|taip|odgovoreno|odgovoren|da|отвечен|отвечено|принят|принято|успешно|да|прийнято|прийнятий|відповіли|успішний|так|պատասխանված|այո',
)
const isNo = has(
  'no answer|noanswer|unanswered|not answered|missed|busy|failed|no|0|false|cancel|cancelled|canceled|abandoned|chanunavail|congestion|neatsiliepta|neatsakyta|neatsakytas|praleista|praleistas|užimta|ne|propušteno|propušten|neodgovoreno|zauzeto|пропущен|пропущено|пропущенный|нет ответа|без ответа|не отвечен|неотвеченный|занято|нет|пропущений|без відповіді|не прийнято|зайнято|ні|բաց թողնված|չպատասխանված|զբաղված|ոչ',
)
/** Null: these words do not say. */
export const readStatus = (text: string): boolean | null => (isYes(text) ? true : isNo(text) ? false : null)

export const isOutgoing = has(
  'out|outgoing|outbound|išeinantis|išeinantys|išeinanti|odlazni|odlazno|исходящий|исходящие|исх|вихідний|вихідні|ելքային|ելից',
)
