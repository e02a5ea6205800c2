import { askHowHelp, askMore } from './idle.ts'
import type { Result } from './jobs/job.ts'
import { begin, jobOf, messageAbout, personFor } from './jobs/jobs.ts'
import type { Question } from './question.ts'
import type { Line } from './speaker.ts'
import type { Desk, DeskState, Step } from './state.ts'
import { nothing, type Understanding } from './understand/understanding.ts'

/** Says the lines and listens for an answer to the question, which they are expected to hold. */
export const ask = (state: DeskState, say: readonly Line[], question: Question): Step => {
  const text = say.map(line => line.text).join(' ')
  const saidTimes = text === state.lastSaid ? state.saidTimes + 1 : 1
  return [
    { ...state, question, keyed: '', lead: [], lastSaid: text, saidTimes },
    { do: 'ask', say, question },
  ]
}

export const end = (state: DeskState, say: readonly Line[]): Step => [
  { ...state, isOver: true },
  { do: 'end', say },
]

/** Lets the job at work say what it needs; a finished one makes way for the one below. */
export const proceed = (desk: Desk, state: DeskState, lead: readonly Line[]): Step => {
  const running = state.jobs.at(-1)
  const idle = state.done.length > 0 ? askMore : askHowHelp
  if (!running) return ask(state, [...lead, ...idle(desk.speaker).say], idle(desk.speaker))
  const [data, need] = jobOf(running).next(running.data, desk.speaker)
  const below = state.jobs.slice(0, -1)
  const at = { ...state, jobs: [...below, { ...running, data }] }
  switch (need.need) {
    case 'answer':
      return ask(at, [...lead, ...need.lead, ...need.question.say], need.question)
    case 'connection':
      return [
        { ...at, question: null, lead: [] },
        { do: 'connect', say: [...lead, ...need.say], plan: need.plan },
      ]
    case 'errand':
      return [{ ...at, lead }, need.errand]
    case 'person':
      return proceed(desk, { ...at, jobs: [...below, messageAbout(need.text, knownOf(state))] }, [
        ...lead,
        ...need.say,
      ])
    case 'ring': {
      const through = personFor(nothing, knownToStaff(state), need.text, desk.speaker)
      return proceed(desk, { ...at, jobs: [...below, through] }, [...lead, ...need.say])
    }
    case 'job': {
      const { name, phone } = knownOf(state)
      const caller = { ...state.caller, name: name ?? state.caller.name, phone }
      const begun = begin(need.job, need.heard, caller, desk.speaker)
      return proceed(desk, { ...at, jobs: [...below, begun] }, [...lead, ...need.say])
    }
    case 'nothing':
      return proceed(desk, { ...at, jobs: below, done: [...state.done, need.done] }, [...lead, ...need.say])
  }
}

/** Name and number as far as this call knows them. */
const knownOf = ({
  caller,
  jobs,
}: DeskState): { readonly name: string | null; readonly phone: string | null } => {
  const { name = null, phone = null } = (jobs.at(-1)?.data ?? {}) as {
    readonly name?: string | null
    readonly phone?: string | null
  }
  return { name, phone: phone ?? caller.phone }
}

/** The same for somebody of the staff, who may hear under which name the number was served before. */
export const knownToStaff = (state: DeskState): ReturnType<typeof knownOf> => {
  const { name, phone } = knownOf(state)
  return { name: name ?? state.caller.name, phone }
}

/** Gives the job at work what came of its errand. A caller who was connected is no longer spoken to. */
export const told = (desk: Desk, state: DeskState, result: Result): Step => {
  const running = state.jobs.at(-1)
  if (!running) return proceed(desk, state, state.lead)
  const job = jobOf(running)
  const data = job.tell(running.data, result, desk.speaker)
  if (result.on === 'connected') {
    const [, need] = job.next(data, desk.speaker)
    return end(
      { ...state, jobs: [], done: need.need === 'nothing' ? [...state.done, need.done] : state.done },
      [],
    )
  }
  return proceed(desk, { ...state, jobs: [...state.jobs.slice(0, -1), { ...running, data }] }, state.lead)
}

/** Gives what was said to the job at work; null when it does not answer its question. */
export const answered = (desk: Desk, state: DeskState, heard: Understanding): DeskState | null => {
  const running = state.jobs.at(-1)
  if (!running || !state.question) return null
  const data = jobOf(running).take(running.data, heard, state.question.asked, desk.speaker)
  return data === null ? null : { ...state, jobs: [...state.jobs.slice(0, -1), { ...running, data }] }
}
