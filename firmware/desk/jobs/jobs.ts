import type { Speaker } from '../speaker.ts'
import { answer } from './answer.ts'
import { book } from './book.ts'
import type { Job } from './job.ts'
import { message } from './message.ts'

const jobs = { book, answer, message } as const

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

export const wanted = (running: Running, speaker: Speaker): string =>
  jobOf(running).wanted(running.data, speaker)

/** The service a running job is about, for a question asked in the middle of it: 'and how much is that?' */
export const serviceOfJob = ({ data }: Running): string | undefined => {
  const { service } = data as { readonly service?: string | null }
  return service ?? undefined
}
