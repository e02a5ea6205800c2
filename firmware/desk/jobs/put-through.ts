import { personOf } from '../../clinic/clinic.ts'
import { isReachable, reachableAt } from '../../clinic/reachable.ts'
import { no, noInput, yes, type Question } from '../question.ts'
import { sentence, type Speaker } from '../speaker.ts'
import type { Understanding } from '../understand/understanding.ts'
import { planOf } from './connecting.ts'
import type { ConnectPlan, Job, Need } from './job.ts'

/**
 * Connects the caller to a person of the clinic: the one they name, once they agreed that this is whom they mean, else
 * whoever is there, by what the call is about. Data contract: whom, the service, what was said. Done: somebody accepted the
 * call. Handed over: nobody there, or nobody accepted; then a message is taken.
 */
export interface ThroughData {
  /** Id of the person asked for; null: anybody. */
  readonly staff: string | null
  readonly service: string | null
  readonly name: string | null
  readonly phone: string | null
  /** What the call is about, for the staff; '' when nothing is known. */
  readonly about: string
  readonly stage: 'collect' | 'agreed' | 'refused' | 'missed'
  /** Who took the call. */
  readonly to: string | null
}

/** What is known of the caller and of the call so far, whatever it was about. */
export const throughTo = (
  heard: Understanding,
  known: { readonly name: string | null; readonly phone: string | null },
  about: string,
  speaker: Speaker,
): ThroughData => {
  const service = heard.service ?? null
  return {
    staff: heard.staff ?? null,
    service,
    name: heard.name ?? known.name,
    phone: known.phone,
    about: about !== '' ? about : service === null ? '' : speaker.forStaff().serviceName(service),
    stage: 'collect',
    to: null,
  }
}

const take: Job<ThroughData>['take'] = (data, heard, asked) => {
  if (asked !== 'through-confirm') return null
  if (heard.staff !== undefined && heard.staff !== data.staff) return { ...data, staff: heard.staff }
  if (heard.phrases.has('yes')) return { ...data, stage: 'agreed' }
  return heard.phrases.has('no') ? { ...data, stage: 'refused' } : null
}

const askSure = (speaker: Speaker, staff: string): Question => ({
  asked: 'through-confirm',
  wants: 'yes or no',
  say: [speaker.line('confirm-through', { name: speaker.staffName(staff) })],
  keysSay: [speaker.line('confirm-through-keys')],
  keys: { 1: yes, 2: no },
  noInputMs: noInput.choice,
})

/** Whoever can be rung now, by name in the language of the staff. */
const peopleFor = ({ staff, service }: ThroughData, speaker: Speaker): ConnectPlan['people'] => {
  const { clinic, nowMs } = speaker
  const person = staff === null ? undefined : personOf(clinic, staff)
  const found = person
    ? [person].filter(one => isReachable(clinic, one, nowMs))
    : reachableAt(clinic, service, nowMs)
  const names = speaker.forStaff()
  return found.flatMap(({ id, phone }) => (phone === null ? [] : [{ name: names.staffName(id), phone }]))
}

const nobody = (line: string, data: ThroughData, speaker: Speaker): Need => ({
  need: 'person',
  say: [speaker.line(line, data.staff === null ? {} : { name: sentence(speaker.staffName(data.staff)) })],
  text: data.about,
})

const next: Job<ThroughData>['next'] = (data, speaker) => {
  if (data.to !== null)
    return [data, { need: 'nothing', say: [], done: { kind: 'transferred', to: data.to, task: null } }]
  if (data.stage === 'refused')
    return [data, { need: 'nothing', say: [], done: { kind: 'undone', wanted: data.about, failed: false } }]
  if (data.stage === 'missed') return [data, nobody('not-reached', data, speaker)]
  const people = peopleFor(data, speaker)
  if (people.length === 0)
    return [data, nobody(data.staff === null ? 'no-person' : 'not-there', data, speaker)]
  if (data.staff !== null && data.stage === 'collect')
    return [data, { need: 'answer', lead: [], question: askSure(speaker, data.staff) }]
  const plan = planOf(people, data, speaker)
  return [data, { need: 'connection', say: [speaker.line('connecting')], plan }]
}

export const putThrough: Job<ThroughData> = {
  begin: (heard, caller, speaker) => throughTo(heard, { name: null, phone: caller.phone }, '', speaker),
  take,
  tell: (data, result) =>
    result.on === 'connected' ? { ...data, to: result.to } : { ...data, stage: 'missed' },
  next,
  wanted: data => data.about,
}
