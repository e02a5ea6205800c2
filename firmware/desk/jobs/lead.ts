import type { LeadQuestion } from '../../clinic/talk.ts'
import { nextQuestion, scoreOf, type LeadAnswers } from '../../clinic/leads.ts'
import { workingDeadline } from '../../clinic/working-time.ts'
import type { DayWish, TimeWish } from '../../language/language.ts'
import { dayOf, minutesOf } from '../../time/calendar.ts'
import { noInput, type Question } from '../question.ts'
import type { Line, Speaker } from '../speaker.ts'
import type { Understanding } from '../understand/understanding.ts'
import { wishedMs } from './callback.ts'
import { beginContact, callBack, namedOf, takeContact, tellContact, type Contact } from './contact.ts'
import type { Job, TaskDraft } from './job.ts'
import { askOption, optionOf } from './option.ts'

/**
 * Somebody who may become a customer: a firm, a group, a longer contract. Data contract: what they asked for, an answer to
 * each question of the clinic file (may be declined), its points, a name, a telephone; of those who want it most the hour
 * at which they are called. Done: the task is on disk with fields, points and the instant by which they are called, within
 * opening hours, and that was said. Handed over: always, to the person who calls; prices and terms are theirs.
 */
export interface LeadData extends Contact {
  readonly text: string
  readonly answers: LeadAnswers
  readonly isIntroduced: boolean
  /** Asked of the hot ones alone. */
  readonly isWhenAsked: boolean
  readonly day: DayWish | null
  readonly time: TimeWish | null
}

const declines = ({ phrases }: Understanding): boolean =>
  (['none', 'unsure', 'no', 'nothing more'] as const).some(phrase => phrases.has(phrase))

/** What an answer is stored as; null when it is none. */
const answerTo = (question: LeadQuestion, heard: Understanding, speaker: Speaker): string | null => {
  if (question.kind === 'words') {
    if (declines(heard)) return ''
    return heard.text === '' ? null : heard.text
  }
  if (question.kind === 'choice') {
    const option = optionOf(question.options, heard, speaker)
    return option ? option.id : declines(heard) ? '' : null
  }
  const count = heard.count ?? (heard.digits === '' ? undefined : Number(heard.digits))
  if (count === undefined) return declines(heard) ? '' : null
  return count >= question.min && count <= question.max ? String(count) : null
}

const take: Job<LeadData>['take'] = (data, heard, asked, speaker) => {
  const question = nextQuestion(speaker.clinic.leads, data.answers)
  if (asked === 'lead' && question) {
    const answer = answerTo(question, heard, speaker)
    return answer === null ? null : { ...data, answers: { ...data.answers, [question.id]: answer } }
  }
  if (asked === 'lead-when') {
    const { day = data.day, time = data.time } = heard
    const isAnswer = heard.day !== undefined || heard.time !== undefined || declines(heard)
    return isAnswer || heard.phrases.has('yes') ? { ...data, day, time, isWhenAsked: true } : null
  }
  return takeContact(data, heard, asked, speaker)
}

const ownWords = (speaker: Speaker, { id, ask }: LeadQuestion): Line => {
  const own = speaker.own(ask)
  return own.text === '' ? speaker.line(`lead-${id}`) : own
}

const askLead = (speaker: Speaker, question: LeadQuestion): Question => {
  const line = ownWords(speaker, question)
  const frame = { asked: 'lead', say: [line] }
  if (question.kind === 'choice') return { ...frame, ...askOption(speaker, line, question.options) }
  const skip = { keysSay: [line, speaker.line('lead-keys')], noInputMs: noInput.message }
  if (question.kind === 'words')
    return { ...frame, ...skip, wants: 'words', keys: { 1: { phrases: new Set(['none'] as const) } } }
  return {
    ...frame,
    ...skip,
    wants: 'count',
    keys: {},
    keysSay: [line, speaker.line('key-in-count')],
    takesDigits: 6,
  }
}

const askWhenToCall = (speaker: Speaker): Question => ({
  asked: 'lead-when',
  wants: 'when',
  say: [speaker.line('ask-lead-when')],
  keysSay: [speaker.line('ask-lead-when-keys')],
  keys: { 1: { time: { kind: 'earliest' } } },
  noInputMs: noInput.recall,
})

/** The instant by which they are called: as they wish, but while somebody is there; else by the clinic's rule. */
const dueMs = (data: LeadData, speaker: Speaker): number => {
  const { clinic, nowMs } = speaker
  const wished = wishedMs(data, speaker)
  return wished === null
    ? workingDeadline(clinic, nowMs, clinic.callbacks.withinMinutes)
    : workingDeadline(clinic, wished, 0)
}

const draftOf = (data: LeadData, speaker: Speaker): TaskDraft => {
  const { score, level } = scoreOf(speaker.clinic.leads, data.answers)
  return {
    kind: 'lead',
    ...namedOf(data),
    text: data.text,
    fields: { ...data.answers, points: String(score), level },
    owner: null,
    dueMs: dueMs(data, speaker),
  }
}

const promised = (data: LeadData, speaker: Speaker): Line => {
  const { clinic, pack, today } = speaker
  const due = dueMs(data, speaker)
  const day = pack.sayDay(dayOf(due, clinic.zone), today)
  const time = pack.sayTime(minutesOf(due, clinic.zone))
  return speaker.line('lead-saved', { when: speaker.text('when', { day, time }) })
}

const next: Job<LeadData>['next'] = (data, speaker) => {
  const question = nextQuestion(speaker.clinic.leads, data.answers)
  if (question) {
    const lead = data.isIntroduced ? [] : [speaker.line('lead-intro')]
    return [
      { ...data, isIntroduced: true },
      { need: 'answer', lead, question: askLead(speaker, question) },
    ]
  }
  const draft = draftOf(data, speaker)
  if (draft.fields['level'] === 'hot' && !data.isWhenAsked)
    return [data, { need: 'answer', lead: [], question: askWhenToCall(speaker) }]
  const need = callBack(data, draft, speaker)
  return [data, data.stage === 'saved' ? { ...need, say: [promised(data, speaker)] } : need]
}

export const lead: Job<LeadData> = {
  begin: (heard, caller) => ({
    ...beginContact(heard, caller),
    text: heard.text,
    answers: {},
    isIntroduced: false,
    isWhenAsked: heard.day !== undefined || heard.time !== undefined,
    day: heard.day ?? null,
    time: heard.time ?? null,
  }),
  take,
  tell: tellContact,
  next,
  wanted: data => data.text,
}
