import type { Speaker } from '../speaker.ts'
import { answer } from './answer.ts'
import { book } from './book.ts'
import { callback } from './callback.ts'
import { cancel } from './cancel.ts'
import { check } from './check.ts'
import { confirm } from './confirm.ts'
import { followUp } from './follow-up.ts'
import type { Job } from './job.ts'
import { late } from './late.ts'
import { lead } from './lead.ts'
import { aboutMessage, message } from './message.ts'
import { move } from './move.ts'
import { putThrough, throughTo } from './put-through.ts'
import { quote } from './quote.ts'
import { triage } from './triage.ts'
import { urgent } from './urgent.ts'
import { waitlist } from './waitlist.ts'

const jobs = {
  book,
  move,
  cancel,
  check,
  confirm,
  waitlist,
  answer,
  quote,
  message,
  callback,
  urgent,
  lead,
  triage,
  'follow-up': followUp,
  late,
  'put-through': putThrough,
} as const

export type JobName = keyof typeof jobs

/** A job at work. Its data belongs to it: only the job of that name looks inside. */
export interface Running {
  readonly name: JobName
  readonly data: unknown
}

/** The one place where a job and its data meet again; `begin` and `with…` below never mix them. */
export const jobOf = ({ name }: Running): Job<unknown> => jobs[name]

export const begin = (name: JobName, ...known: Parameters<Job<unknown>['begin']>): Running => ({
  name,
  data: jobs[name].begin(...known),
})

/** A message for the staff that begins with these words. */
export const messageAbout = (...known: Parameters<typeof aboutMessage>): Running => ({
  name: 'message',
  data: aboutMessage(...known),
})

/** A dispute for the staff, with what the call was about before. */
export const disputeAbout = (
  heard: Parameters<typeof message.begin>[0],
  caller: Parameters<typeof message.begin>[1],
  before: string,
  speaker: Speaker,
): Running => ({ name: 'message', data: { ...message.begin(heard, caller, speaker), before } })

/** Somebody of the clinic for this caller. */
export const personFor = (...known: Parameters<typeof throughTo>): Running => ({
  name: 'put-through',
  data: throughTo(...known),
})

export const wanted = (running: Running, speaker: Speaker): string =>
  jobOf(running).wanted(running.data, speaker)

/** The service a running job is about, for a question asked in the middle of it: 'and how much is that?' */
export const serviceOfJob = ({ data }: Running): string | undefined => {
  const { service } = data as { readonly service?: string | null }
  return service ?? undefined
}
