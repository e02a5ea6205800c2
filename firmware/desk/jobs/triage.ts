import type { TriageEnd, TriageRule } from '../../clinic/talk.ts'
import type { Speaker } from '../speaker.ts'
import { nothing, type Understanding } from '../understand/understanding.ts'
import {
  askWords,
  beginContact,
  callBack,
  namedOf,
  takeContact,
  tellContact,
  type Contact,
} from './contact.ts'
import type { Job, Need, TaskDraft } from './job.ts'
import { askOption, optionOf } from './option.ts'

/**
 * Finds out which service or person is the right one for a trouble, by the clinic's own words and questions; never says
 * what the trouble is or what to take for it. Data contract: the caller's words, an answer to each question asked; where a
 * person is needed, a name and a telephone. Done: a booking of the service began, or what is urgent did, or a task with
 * words and answers is on disk and that was said. Handed over: whatever the clinic file has no rule for.
 */
export interface TriageData extends Contact {
  /** In the caller's words; null until said. */
  readonly text: string | null
  /** The rule whose question is asked, by its id. */
  readonly rule: string | null
  readonly answers: Readonly<Record<string, string>>
  /** Null until it is known. */
  readonly end: Exclude<TriageEnd, { to: 'rule' }> | null
}

const ruleOf = ({ clinic }: Speaker, id: string): TriageRule | undefined =>
  clinic.triage.find(rule => rule.id === id)

/** Goes where a rule or an answer leads; rules only lead down their list, so this ends. */
const follow = (data: TriageData, end: TriageEnd, speaker: Speaker): TriageData => {
  if (end.to !== 'rule') return { ...data, rule: null, end }
  const rule = ruleOf(speaker, end.rule)
  if (!rule) return { ...data, rule: null, end: { to: 'person' } }
  return rule.question ? { ...data, rule: rule.id } : follow(data, rule.end, speaker)
}

/** What the words alone tell: something urgent, a rule, or a service that was named. */
const sort = (data: TriageData, heard: Understanding, speaker: Speaker): TriageData | null => {
  if (heard.urgent !== undefined) return follow(data, { to: 'urgent', rule: heard.urgent }, speaker)
  if (heard.triage !== undefined) return follow(data, { to: 'rule', rule: heard.triage }, speaker)
  if (heard.service === undefined) return null
  return follow(data, { to: 'visit', service: heard.service, staff: heard.staff ?? null }, speaker)
}

const begin: Job<TriageData>['begin'] = (heard, caller, speaker) => {
  // 'who should I see, I have grown a lump': a trouble that nobody has a rule for
  const isDescribed = heard.triage !== undefined || heard.wishes.has('problem') || heard.strange.length > 0
  const text = isDescribed ? heard.text : null
  const data = { ...beginContact(heard, caller), text, rule: null, answers: {}, end: null }
  if (!isDescribed) return data
  return sort(data, heard, speaker) ?? follow(data, { to: 'person' }, speaker)
}

const take: Job<TriageData>['take'] = (data, heard, asked, speaker) => {
  if (asked === 'trouble') {
    if (heard.text === '' && !heard.phrases.has('none')) return null
    const told = { ...data, text: heard.text }
    return sort(told, heard, speaker) ?? follow(told, { to: 'person' }, speaker)
  }
  if (asked !== 'triage') return takeContact(data, heard, asked, speaker)
  if (heard.urgent !== undefined) return sort(data, heard, speaker)
  const rule = data.rule === null ? undefined : ruleOf(speaker, data.rule)
  const option = rule?.question ? optionOf(rule.question.options, heard, speaker) : null
  if (!rule || !option) {
    // who cannot tell is told by nobody: a person calls them
    const isUnsure = heard.phrases.has('unsure') || heard.phrases.has('none')
    return isUnsure ? follow(data, { to: 'person' }, speaker) : null
  }
  return follow({ ...data, answers: { ...data.answers, [rule.id]: option.id } }, option.end, speaker)
}

const draftOf = (data: TriageData, speaker: Speaker): TaskDraft => ({
  kind: 'triage',
  ...namedOf(data),
  text: data.text === null || data.text === '' ? speaker.text('wants-callback') : data.text,
  fields: data.answers,
  owner: null,
  dueMs: null,
})

const ended = (data: TriageData, end: NonNullable<TriageData['end']>, speaker: Speaker): Need => {
  const known = data.name === null || data.name === '' ? {} : { name: data.name }
  if (end.to === 'urgent') {
    const heard = { ...nothing, ...known, urgent: end.rule, text: data.text ?? '' }
    // a rule that offers the earliest visit is a booking
    const isSoonest = speaker.clinic.urgent.find(({ id }) => id === end.rule)?.does === 'soonest'
    return isSoonest
      ? { need: 'job', say: [], job: 'book', heard: { ...heard, wishes: new Set(['urgent'] as const) } }
      : { need: 'job', say: [], job: 'urgent', heard }
  }
  if (end.to === 'person') return callBack(data, draftOf(data, speaker), speaker)
  const { service, staff } = end
  const say = [speaker.line('triage-service', { service: speaker.serviceName(service) })]
  const heard = { ...nothing, ...known, service, ...(staff === null ? {} : { staff }) }
  return { need: 'job', say, job: 'book', heard }
}

const next: Job<TriageData>['next'] = (data, speaker) => {
  if (data.end) return [data, ended(data, data.end, speaker)]
  const rule = data.rule === null ? undefined : ruleOf(speaker, data.rule)
  if (rule?.question) {
    const line = speaker.own(rule.question.ask)
    const question = { ...askOption(speaker, line, rule.question.options), asked: 'triage' }
    return [data, { need: 'answer', lead: [], question }]
  }
  return [data, { need: 'answer', lead: [], question: askWords(speaker, 'trouble', 'ask-trouble') }]
}

export const triage: Job<TriageData> = {
  begin,
  take,
  tell: tellContact,
  next,
  wanted: (data, speaker) => draftOf(data, speaker).text,
}
