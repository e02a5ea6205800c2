import { workingDeadline } from '../../clinic/working-time.ts'
import type { DayWish, TimeWish } from '../../language/language.ts'
import { instantOf } from '../../time/calendar.ts'
import type { Speaker } from '../speaker.ts'
import { windowOf } from './book-search.ts'
import {
  askWords,
  beginContact,
  callBack,
  namedOf,
  takeContact,
  tellContact,
  type Contact,
} from './contact.ts'
import type { Job, TaskDraft } from './job.ts'

/**
 * Has a person call back. Data contract: what it is about, a name (may be declined), a telephone, a day and hour if the
 * caller has a wish. Done: the task is on disk with its deadline and owner, and that was said. Handed over: it is itself
 * a handing over.
 */
export interface CallbackData extends Contact {
  readonly text: string | null
  readonly day: DayWish | null
  readonly time: TimeWish | null
}

const take: Job<CallbackData>['take'] = (data, heard, asked, speaker) => {
  if (asked !== 'callback-about') return takeContact(data, heard, asked, speaker)
  return heard.text === '' && !heard.phrases.has('none') ? null : { ...data, text: heard.text }
}

/** The hour wished for, as a deadline; null: the clinic's own rule. */
export const wishedMs = (
  { day, time }: Pick<CallbackData, 'day' | 'time'>,
  { clinic, nowMs, today }: Speaker,
): number | null => {
  if (!day && !time) return null
  const at = windowOf(clinic, time)?.from ?? 12 * 60
  const ms = instantOf(day?.from ?? today, at, clinic.zone)
  return ms > nowMs ? ms : null
}

/** The hour wished for, where somebody is there then; else the next one at which somebody is. */
const calledBy = (data: CallbackData, speaker: Speaker): number | null => {
  const wished = wishedMs(data, speaker)
  return wished === null ? null : workingDeadline(speaker.clinic, wished, 0)
}

const draftOf = (data: CallbackData, speaker: Speaker): TaskDraft => ({
  kind: 'callback',
  ...namedOf(data),
  text: data.text === null || data.text === '' ? speaker.text('wants-callback') : data.text,
  fields: {},
  owner: null,
  dueMs: calledBy(data, speaker),
})

const next: Job<CallbackData>['next'] = (data, speaker) => {
  if (data.text !== null) return [data, callBack(data, draftOf(data, speaker), speaker)]
  const question = askWords(speaker, 'callback-about', 'ask-callback-about')
  return [data, { need: 'answer', lead: [], question }]
}

export const callback: Job<CallbackData> = {
  begin: (heard, caller) => ({
    ...beginContact(heard, caller),
    text: null,
    day: heard.day ?? null,
    time: heard.time ?? null,
  }),
  take,
  tell: tellContact,
  next,
  wanted: (data, speaker) => draftOf(data, speaker).text,
}
