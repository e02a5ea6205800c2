import type { DayWish, TimeWish } from '../../language/language.ts'
import { no, noInput, yes, type Question } from '../question.ts'
import type { Speaker } from '../speaker.ts'
import type { Understanding } from '../understand/understanding.ts'
import { askName, askPhone } from './book-questions.ts'
import { windowOf } from './book-search.ts'
import { takePhone } from './phone.ts'
import type { Job, TaskDraft } from './job.ts'
import { instantOf } from '../../time/calendar.ts'

/**
 * Has a person call back. Data contract: what it is about, a name (may be declined), a telephone, a day and hour if the
 * caller has a wish. Done: the task is on disk with its deadline and owner, and that was said. Handed over: it is itself
 * a handing over.
 */
export interface CallbackData {
  readonly text: string | null
  readonly name: string | null
  readonly phone: string | null
  readonly digits: string
  readonly day: DayWish | null
  readonly time: TimeWish | null
  /** `lead`: for a firm or a group. `triage`: something does not work, or went wrong. */
  readonly kind: 'callback' | 'lead' | 'triage'
  readonly stage: 'collect' | 'confirmed' | 'saved' | 'failed'
}

const kindOf = ({ wishes }: Understanding): CallbackData['kind'] =>
  wishes.has('lead') ? 'lead' : wishes.has('problem') ? 'triage' : 'callback'

const begin: Job<CallbackData>['begin'] = (heard, caller) => ({
  text: kindOf(heard) === 'callback' ? null : heard.text,
  name: heard.name ?? caller.name,
  phone: caller.phone,
  digits: '',
  day: heard.day ?? null,
  time: heard.time ?? null,
  kind: kindOf(heard),
  stage: 'collect',
})

const take: Job<CallbackData>['take'] = (data, heard, asked, speaker) => {
  switch (asked) {
    case 'callback-about':
      return heard.text === '' && !heard.phrases.has('none') ? null : { ...data, text: heard.text }
    case 'name':
      return heard.name === undefined ? null : { ...data, name: heard.name }
    case 'phone':
      return takePhone(data, heard, speaker)
    case 'callback-confirm':
      if (heard.phrases.has('yes')) return { ...data, stage: 'confirmed' }
      return heard.phrases.has('no') ? { ...data, phone: null, digits: '' } : null
    default:
      return null
  }
}

/** The hour wished for, as a deadline; null: the clinic's own rule. */
const dueMs = ({ day, time }: CallbackData, { clinic, nowMs, today }: Speaker): number | null => {
  if (!day && !time) return null
  const at = windowOf(clinic, time)?.from ?? 12 * 60
  const ms = instantOf(day?.from ?? today, at, clinic.zone)
  return ms > nowMs ? ms : null
}

const draftOf = (data: CallbackData, speaker: Speaker): TaskDraft => ({
  kind: data.kind,
  name: data.name === '' ? null : data.name,
  phone: data.phone,
  text: data.text === null || data.text === '' ? speaker.text('wants-callback') : data.text,
  fields: {},
  owner: null,
  dueMs: dueMs(data, speaker),
})

const askAbout = (speaker: Speaker): Question => ({
  asked: 'callback-about',
  wants: 'words',
  say: [speaker.line('ask-callback-about')],
  keysSay: [speaker.line('ask-callback-about-keys')],
  keys: { 1: { phrases: new Set(['none'] as const) } },
  noInputMs: noInput.message,
})

const askSure = (speaker: Speaker, phone: string): Question => ({
  asked: 'callback-confirm',
  wants: 'yes or no',
  stores: true,
  say: [speaker.personal('confirm-callback', { phone: speaker.pack.sayPhone(phone) })],
  keysSay: [speaker.line('confirm-callback-keys')],
  keys: { 1: yes, 2: no },
  noInputMs: noInput.choice,
})

const question = (data: CallbackData, speaker: Speaker): Question | null => {
  if (data.text === null) return askAbout(speaker)
  if (data.name === null) return { ...askName(speaker), say: [speaker.line('ask-message-name')] }
  if (data.phone === null) return askPhone(speaker, data.digits)
  return data.stage === 'collect' ? askSure(speaker, data.phone) : null
}

const next: Job<CallbackData>['next'] = (data, speaker) => {
  const draft = draftOf(data, speaker)
  if (data.stage === 'saved')
    return [data, { need: 'nothing', say: [speaker.line('callback-saved')], done: { kind: 'task', draft } }]
  if (data.stage === 'failed') {
    const done = { kind: 'undone', wanted: draft.text, failed: true } as const
    return [data, { need: 'nothing', say: [speaker.line('message-failed')], done }]
  }
  const asks = question(data, speaker)
  if (asks) return [data, { need: 'answer', lead: [], question: asks }]
  return [data, { need: 'errand', errand: { do: 'task', draft } }]
}

export const callback: Job<CallbackData> = {
  begin,
  take,
  tell: (data, result) => ({ ...data, stage: result.on === 'saved' ? 'saved' : 'failed' }),
  next,
  wanted: (data, speaker) => draftOf(data, speaker).text,
}
