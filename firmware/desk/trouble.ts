import { answered, ask, end, knownToStaff, proceed } from './engine.ts'
import { askHowHelp } from './idle.ts'
import { ringsFor } from './jobs/connecting.ts'
import { personFor, wanted } from './jobs/jobs.ts'
import { handOver } from './jobs/message.ts'
import type { Phoned } from './jobs/phone.ts'
import { meaning } from './question.ts'
import { nothing } from './understand/understanding.ts'
import type { Line } from './speaker.ts'
import type { Desk, DeskState, Step } from './state.ts'

/**
 * Not understood: asked again, then by keys, then a person is to call back. A name alone is done without; a number that
 * cannot be had ends the call honestly, and so does whatever goes wrong after somebody was asked to call back.
 */
export const miss = (desk: Desk, before: DeskState): Step => {
  const { speaker } = desk
  const state = { ...before, misses: before.misses + 1, silences: 0 }
  const question = state.question ?? askHowHelp(speaker)
  const sorry = speaker.line('not-understood')
  if (state.misses === 1) return ask(state, [sorry, ...question.say], question)
  if (state.misses === 2) return ask(state, [sorry, ...question.keysSay], question)
  const nameless = question.wants === 'name' ? answered(desk, state, meaning({ name: '' })) : null
  if (nameless) return proceed(desk, { ...nameless, misses: 0 }, [])
  return handOverTo(desk, state, [sorry])
}

/** All that is known of what they wanted, for whoever deals with it: the words heard last, and what came before. */
const contextOf = ({ speaker }: Desk, { jobs, lastHeard }: DeskState) => {
  const running = jobs.at(-1)
  const staff = speaker.forStaff()
  const before = running && running.name !== 'message' ? wanted(running, staff) : ''
  return { text: lastHeard, before: before === lastHeard ? '' : before }
}

/** Rings a person for a caller who is not understood, once, while one is there and the clinic wants it so. */
const ringFor = (desk: Desk, state: DeskState, lead: readonly Line[]): Step | null => {
  if (state.isRung || !ringsFor('not-understood', desk.speaker)) return null
  const { text, before } = contextOf(desk, state)
  const staff = desk.speaker.forStaff()
  const note = staff.text('not-understood-note', { text })
  const about = before === '' ? note : `${note} ${staff.text('before-note', { wanted: before })}`
  const through = personFor(nothing, knownToStaff(state), about, desk.speaker)
  return proceed(desk, { ...state, misses: 0, isRung: true, jobs: [through] }, lead)
}

/** Lets a person call back; where nobody can be called, or somebody was asked to already, the call ends. */
export const handOverTo = (desk: Desk, state: DeskState, lead: readonly Line[]): Step => {
  const isNoted = state.done.some(({ kind }) => kind === 'message')
  if (state.question?.wants === 'digits' || isNoted)
    return end(state, [...lead, desk.speaker.line('goodbye')])
  const rung = ringFor(desk, state, lead)
  if (rung) return rung
  const { text, before } = contextOf(desk, state)
  const note = { name: 'message', data: handOver(knownPhone(state), text, before) } as const
  return proceed(desk, { ...state, misses: 0, jobs: [note] }, lead)
}

/** A number given in this call, though it may not have been agreed to, else the one it came from. */
const knownPhone = ({ caller, jobs }: DeskState): string | null => {
  const { phone, dictated } = (jobs.at(-1)?.data ?? {}) as Partial<Phoned>
  return phone ?? dictated ?? caller.phone
}

/** Nothing was said: asked again, then by keys, then goodbye. Who wants nothing more says nothing. */
export const silent = ({ speaker }: Desk, before: DeskState): Step => {
  const state = { ...before, silences: before.silences + 1 }
  const question = state.question ?? askHowHelp(speaker)
  if (question.asked === 'more') return end(state, [speaker.line('goodbye')])
  if (state.silences === 1) return ask(state, [speaker.line('are-you-there'), ...question.say], question)
  if (state.silences === 2) return ask(state, question.keysSay, question)
  return end(state, [speaker.line('silent-goodbye')])
}
