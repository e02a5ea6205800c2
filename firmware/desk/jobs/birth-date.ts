import { dayParts, makeDay, type Day } from '../../time/calendar.ts'
import { noInput, type Question } from '../question.ts'
import { sentence, type Speaker } from '../speaker.ts'
import type { Understanding } from '../understand/understanding.ts'
import { askIsRight } from './phone.ts'

/** What a job keeps of a date of birth. One that was dictated is read back before it counts. */
export interface BirthDated {
  /** Keyed, or read back and agreed to. */
  readonly birthDate: Day | null
  /** As it was heard, until it is agreed to. */
  readonly dictatedDate: Day | null
  /** How many that were read back were not theirs. */
  readonly dateRefusals: number
  /** The one that was refused last, of which a part may yet be put right. */
  readonly refusedDate: Day | null
}

/** @param date what was said before it was asked for */
export const datedFrom = (date: Day | null): BirthDated => ({
  birthDate: null,
  dictatedDate: date,
  dateRefusals: 0,
  refusedDate: null,
})

/** After so many refusals keys are asked for: who was misheard twice will be again. */
const untilKeys = 2

/** '03051980', as it is keyed in: day, month, year. */
const keyedDate = (digits: string): Day | null => {
  const found = /^(\d{2})(\d{2})(\d{4})$/.exec(digits)
  return found && makeDay({ dayOfMonth: Number(found[1]), month: Number(found[2]), year: Number(found[3]) })
}

/** The date that was said or keyed in. */
const takeDate = <D extends BirthDated>(data: D, { date, digits, text }: Understanding): D | null => {
  const keyed = text === '' ? keyedDate(digits) : null
  if (keyed) return { ...data, birthDate: keyed, dictatedDate: null }
  const said = date ?? keyedDate(digits)
  return said === null ? null : { ...data, birthDate: null, dictatedDate: said }
}

const isYear = (value: number, thisYear: number) => value >= 1_900 && value <= thisYear

/** The part of a date that was said to be another one: its year alone, or its day and month. */
const amended = (before: Day, { day, count, digits }: Understanding, { today }: Speaker): Day | null => {
  const parts = dayParts(before)
  const year = [count, Number(digits)].find(
    value => value !== undefined && isYear(value, dayParts(today).year),
  )
  if (year !== undefined) return makeDay({ ...parts, year })
  if (!day || day.from !== day.to) return null
  const { month, dayOfMonth } = dayParts(day.from)
  return makeDay({ ...parts, month, dayOfMonth })
}

const takeReadBack = <D extends BirthDated>(data: D, heard: Understanding, speaker: Speaker): D | null => {
  const { dictatedDate } = data
  if (dictatedDate === null) return null
  const again = takeDate(data, heard)
  const isNo = heard.phrases.has('no') || heard.phrases.has('correction')
  if (again && again.dictatedDate !== dictatedDate) return again
  if (heard.phrases.has('yes') && !isNo) return { ...data, birthDate: dictatedDate, dictatedDate: null }
  const part = amended(dictatedDate, heard, speaker)
  if (part !== null && part !== dictatedDate) return { ...data, dictatedDate: part }
  return isNo
    ? { ...data, dictatedDate: null, refusedDate: dictatedDate, dateRefusals: data.dateRefusals + 1 }
    : null
}

/** After a bare no: 'nineteen eighty one' alone. */
const takePart = <D extends BirthDated>(data: D, heard: Understanding, speaker: Speaker): D | null => {
  const part = data.refusedDate === null ? null : amended(data.refusedDate, heard, speaker)
  return part === null || part === data.refusedDate ? null : { ...data, dictatedDate: part }
}

/** The data with one more answer to 'when were you born?', or to its read-back; null when it was none. */
export const takeBirthDate = <D extends BirthDated>(
  data: D,
  heard: Understanding,
  asked: string,
  speaker: Speaker,
): D | null => {
  if (asked === 'birth-date') return takeDate(data, heard) ?? takePart(data, heard, speaker)
  return asked === 'birth-date-confirm' ? takeReadBack(data, heard, speaker) : null
}

const askBirthDate = (speaker: Speaker, refusals: number): Question => {
  const keysSay = [speaker.line('ask-birth-date-keys')]
  return {
    asked: 'birth-date',
    wants: 'date',
    say: refusals < untilKeys ? [speaker.line('ask-birth-date')] : keysSay,
    keysSay,
    keys: {},
    takesDigits: 8,
    noInputMs: noInput.recall,
  }
}

/** What is asked until there is a date; null once there is. */
export const askForBirthDate = (data: BirthDated, speaker: Speaker): Question | null => {
  if (data.birthDate !== null) return null
  if (data.dictatedDate === null) return askBirthDate(speaker, data.dateRefusals)
  const date = sentence(speaker.pack.sayDate(data.dictatedDate))
  return askIsRight(speaker, 'birth-date-confirm', date)
}
