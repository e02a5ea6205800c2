import type { UrgentRule } from '../../clinic/clinic.ts'
import type { Speaker } from '../speaker.ts'
import { askPhone } from './book-questions.ts'
import { takePhone } from './phone.ts'
import type { Job, TaskDraft } from './job.ts'

/**
 * What the clinic itself calls urgent: says the clinic's own sentence, never advice, and has the people on duty told at
 * once. Data contract: the caller's words and a telephone. Done: the task is on disk, and what is done about it was said.
 * Handed over: always; this is how.
 */
export interface UrgentData {
  readonly rule: string
  readonly text: string
  readonly name: string | null
  readonly phone: string | null
  readonly digits: string
  readonly isTold: boolean
  readonly stage: 'collect' | 'saved' | 'failed'
}

/** The rule that words fall under. */
export const urgentRule = (speaker: Speaker, id: string | undefined): UrgentRule | undefined =>
  speaker.clinic.urgent.find(rule => rule.id === id)

const begin: Job<UrgentData>['begin'] = (heard, caller) => ({
  rule: heard.urgent ?? '',
  text: heard.text,
  name: heard.name ?? null,
  phone: caller.phone,
  digits: '',
  isTold: false,
  stage: 'collect',
})

const take: Job<UrgentData>['take'] = (data, heard, asked, speaker) =>
  asked === 'phone' ? takePhone(data, heard, speaker) : null

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

const next: Job<UrgentData>['next'] = (data, speaker) => {
  const rule = urgentRule(speaker, data.rule)
  const own = rule ? [{ ...speaker.line('how-help'), text: speaker.local(rule.say) }] : []
  const lead = data.isTold ? [] : own
  const told = { ...data, isTold: true }
  if (data.phone === null) return [told, { need: 'answer', lead, question: askPhone(speaker, data.digits) }]
  const draft = draftOf(data, speaker)
  switch (data.stage) {
    case 'collect':
      return [data, { need: 'errand', errand: { do: 'task', draft } }]
    case 'saved':
      return [
        told,
        { need: 'nothing', say: [...lead, speaker.line('urgent-saved')], done: { kind: 'task', draft } },
      ]
    case 'failed': {
      const number = speaker.pack.sayDigits(speaker.clinic.emergency)
      const done = { kind: 'undone', wanted: data.text, failed: true } as const
      return [told, { need: 'nothing', say: [...lead, speaker.line('urgent-failed', { number })], done }]
    }
  }
}

export const urgent: Job<UrgentData> = {
  begin,
  take,
  tell: (data, result) => ({ ...data, stage: result.on === 'saved' ? 'saved' : 'failed' }),
  next,
  wanted: data => data.text,
}
