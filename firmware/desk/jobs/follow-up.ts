import { no, noInput, yes, type Question } from '../question.ts'
import type { Speaker } from '../speaker.ts'
import { nothing, type Understanding } from '../understand/understanding.ts'
import { ringsFor } from './connecting.ts'
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

/**
 * Hears how it was after a visit. Data contract: well or not; what is wrong, in the caller's words; then a name and a
 * telephone. Done: they were thanked, or the task is on disk and that was said, or somebody of the clinic has the caller.
 * Handed over: every complaint, to a person; what the clinic calls urgent, to its rule.
 */
export interface FollowUpData extends Contact {
  /** Null until told. */
  readonly isWell: boolean | null
  /** What is wrong; null until told. */
  readonly text: string | null
  /** Id of the clinic's rule of what is urgent. */
  readonly urgent: string | null
}

const isBad = ({ wishes, sensitive }: Understanding): boolean =>
  wishes.has('complaint') || wishes.has('problem') || wishes.has('urgent') || sensitive.size > 0

/** What was told along with the first words: 'all is well after the visit'. */
const wellness = (heard: Understanding): boolean | null =>
  isBad(heard) ? false : heard.phrases.has('yes') ? true : null

const begin: Job<FollowUpData>['begin'] = (heard, caller) => ({
  ...beginContact(heard, caller),
  isWell: wellness(heard),
  text: isBad(heard) ? heard.text : null,
  urgent: null,
})

const take: Job<FollowUpData>['take'] = (data, heard, asked, speaker) => {
  if (asked !== 'how-was-it' && asked !== 'what-is-wrong') return takeContact(data, heard, asked, speaker)
  if (heard.urgent !== undefined) return { ...data, isWell: false, text: heard.text, urgent: heard.urgent }
  if (asked === 'what-is-wrong')
    return heard.text === '' && !heard.phrases.has('none') ? null : { ...data, text: heard.text }
  if (isBad(heard)) return { ...data, isWell: false, text: heard.text }
  if (heard.phrases.has('yes')) return { ...data, isWell: true }
  return heard.phrases.has('no') ? { ...data, isWell: false } : null
}

const askHow = (speaker: Speaker): Question => ({
  asked: 'how-was-it',
  wants: 'yes or no',
  say: [speaker.line('ask-how-was-it')],
  keysSay: [speaker.line('ask-how-was-it-keys')],
  keys: { 1: yes, 2: no },
  noInputMs: noInput.recall,
})

const draftOf = (data: FollowUpData, speaker: Speaker): TaskDraft => ({
  kind: 'follow-up',
  ...namedOf(data),
  text: data.text === null || data.text === '' ? speaker.text('wants-callback') : data.text,
  fields: {},
  owner: null,
  dueMs: null,
})

const need = (data: FollowUpData, speaker: Speaker): Need => {
  if (data.isWell === null) return { need: 'answer', lead: [], question: askHow(speaker) }
  if (data.isWell) {
    const done = { kind: 'answered', topic: 'follow-up' } as const
    return { need: 'nothing', say: [speaker.line('all-is-well')], done }
  }
  if (data.text === null)
    return { need: 'answer', lead: [], question: askWords(speaker, 'what-is-wrong', 'ask-what-is-wrong') }
  if (data.urgent !== null) {
    const heard = { ...nothing, urgent: data.urgent, text: data.text }
    return { need: 'job', say: [], job: 'urgent', heard }
  }
  const isFresh = data.stage === 'collect'
  if (isFresh && ringsFor('disputes', speaker)) return { need: 'ring', say: [], text: data.text }
  return callBack(data, draftOf(data, speaker), speaker)
}

export const followUp: Job<FollowUpData> = {
  begin,
  take,
  tell: tellContact,
  next: (data, speaker) => [data, need(data, speaker)],
  wanted: (data, speaker) => draftOf(data, speaker).text,
}
