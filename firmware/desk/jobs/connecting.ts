import type { RungFor } from '../../clinic/talk.ts'
import { reachableAt } from '../../clinic/reachable.ts'
import type { Line, Speaker } from '../speaker.ts'
import type { ConnectPlan } from './job.ts'

/** Of one caller, as far as it is known. */
export interface Ringing {
  readonly name: string | null
  /** E.164. */
  readonly phone: string | null
  /** What it is about, in words that the staff reads; '' when nothing is known. */
  readonly about: string
}

/** So many are rung for one caller: more would keep them waiting longer than they stay. */
const mostPeople = 4

const whisperOf = ({ name, phone, about }: Ringing, staff: Speaker): readonly Line[] => {
  const number = phone === null ? null : staff.pack.sayPhone(phone)
  const who = name !== null && name !== '' ? name : (number ?? staff.text('whisper-unknown'))
  const what = about === '' ? staff.text('whisper-nothing') : about
  return [staff.personal('whisper', { who, what }), staff.line('whisper-key')]
}

/** Whom to connect a caller to, and what each side is told. */
export const planOf = (people: ConnectPlan['people'], ringing: Ringing, speaker: Speaker): ConnectPlan => ({
  people: people.slice(0, mostPeople).map(({ name, phone }) => ({ name, phone })),
  whisper: whisperOf(ringing, speaker.forStaff()),
  comfort: [speaker.line('please-hold')],
})

/** Whether the clinic wants its people rung for this, and one of them is there. */
export const ringsFor = (what: RungFor, { clinic, nowMs }: Speaker): boolean =>
  clinic.ringsFor.includes(what) && reachableAt(clinic, null, nowMs).length > 0
