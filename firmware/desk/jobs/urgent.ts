import type { UrgentRule } from '../../clinic/talk.ts'
import { onDutyAt } from '../../clinic/reachable.ts'
import type { Line, Speaker } from '../speaker.ts'
import { planOf } from './connecting.ts'
import type { Job, Need, Result, TaskDraft } from './job.ts'
import { askForPhone, phonedFrom, takePhone, type Phoned } from './phone.ts'

/**
 * What the clinic itself calls urgent: says the clinic's own sentence, never advice, texts the owner and those on duty,
 * and where the rule says so rings them and connects whoever accepts. A life in danger is urgent without a rule: the desk
 * has said the emergency number, asks for nothing, and texts them too. Data contract: the caller's words and a telephone.
 * Done: the task is on disk, and what is done about it was said, or somebody has the caller. Handed over: always; this is
 * how.
 */
export interface UrgentData extends Phoned {
  readonly rule: string
  readonly text: string
  readonly name: string | null
  readonly isTold: boolean
  /** What became of the task. */
  readonly stage: 'collect' | 'saved' | 'failed'
  /** Those on duty were rung, and nobody took it. */
  readonly isMissed: boolean
  /** Numbers that were written to, and how many of them were. */
  readonly tried: number
  readonly texted: number
  /** Who took the call. */
  readonly to: string | null
}

/** The rule that words fall under. */
export const urgentRule = (speaker: Speaker, id: string | undefined): UrgentRule | undefined =>
  speaker.clinic.urgent.find(rule => rule.id === id)

const begin: Job<UrgentData>['begin'] = (heard, caller) => ({
  rule: heard.urgent ?? '',
  text: heard.text,
  name: heard.name ?? caller.name,
  ...phonedFrom(caller.phone),
  isTold: false,
  stage: 'collect',
  isMissed: false,
  tried: 0,
  texted: 0,
  to: null,
})

const take: Job<UrgentData>['take'] = (data, heard, asked, speaker) => takePhone(data, heard, asked, speaker)

const draftOf = (data: UrgentData, speaker: Speaker): TaskDraft => ({
  kind: 'urgent',
  name: data.name,
  phone: data.phone,
  text: data.text,
  fields: { rule: data.rule },
  owner: null,
  // at once
  dueMs: speaker.nowMs,
})

/** Who is written to: those on duty at this hour, and the owner. */
const readers = ({ clinic, nowMs }: Speaker): readonly string[] => {
  const owner = clinic.owner === null ? [] : [clinic.owner]
  return [...new Set([...onDutyAt(clinic, nowMs).map(({ phone }) => phone), ...owner])]
}

const textTo = (to: string, data: UrgentData, staff: Speaker): Need => ({
  need: 'errand',
  errand: { do: 'text', to, text: staff.text('urgent-text', { phone: data.phone ?? '', text: data.text }) },
})

/** The last words: who was told, or that nobody could be. */
const farewell = (data: UrgentData, speaker: Speaker): readonly Line[] => {
  if (data.texted > 0) return [speaker.line('urgent-saved')]
  const number = speaker.pack.sayDigits(speaker.clinic.emergency)
  const noted = data.stage === 'failed' || data.phone === null ? [] : [speaker.line('callback-saved')]
  // where no rule is the clinic's, nothing but the emergency number was promised
  return urgentRule(speaker, data.rule) ? [speaker.line('urgent-failed', { number }), ...noted] : noted
}

const next: Job<UrgentData>['next'] = (data, speaker) => {
  const rule = urgentRule(speaker, data.rule)
  const own = rule ? [speaker.own(rule.say)] : []
  const lead = data.isTold ? [] : own
  const told = { ...data, isTold: true }
  const draft = draftOf(data, speaker)
  if (data.to !== null)
    return [told, { need: 'nothing', say: [], done: { kind: 'transferred', to: data.to, task: draft } }]
  // whoever is to call for an ambulance is asked for nothing
  const phone = rule ? askForPhone(data, speaker) : null
  if (phone) return [told, { need: 'answer', lead, question: phone }]
  if (data.stage === 'collect') return [data, { need: 'errand', errand: { do: 'task', draft } }]
  const isSilent = data.isMissed || data.phone === null
  const reader = isSilent ? undefined : readers(speaker)[data.tried]
  if (reader !== undefined) return [data, textTo(reader, data, speaker.forStaff())]
  const isRung = rule?.does === 'duty' && !data.isMissed
  const duty = isRung ? onDutyAt(speaker.clinic, speaker.nowMs) : []
  if (duty.length > 0) {
    const plan = planOf(duty, { ...data, about: data.text }, speaker)
    return [told, { need: 'connection', say: [...lead, speaker.line('connecting')], plan }]
  }
  const missed = data.isMissed ? [speaker.line('duty-not-reached')] : []
  const say = [...lead, ...missed, ...farewell(data, speaker)]
  if (data.stage === 'failed')
    return [told, { need: 'nothing', say, done: { kind: 'undone', wanted: data.text, failed: true } }]
  return [told, { need: 'nothing', say, done: { kind: 'task', draft } }]
}

const tell = (data: UrgentData, result: Result): UrgentData => {
  if (result.on === 'connected') return { ...data, to: result.to }
  if (result.on === 'not connected') return { ...data, isMissed: true }
  if (data.stage === 'collect') return { ...data, stage: result.on === 'saved' ? 'saved' : 'failed' }
  return { ...data, tried: data.tried + 1, texted: data.texted + (result.on === 'sent' ? 1 : 0) }
}

export const urgent: Job<UrgentData> = { begin, take, tell, next, wanted: data => data.text }
