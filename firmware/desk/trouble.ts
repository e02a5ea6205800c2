import { answered, ask, end, knownToStaff, proceed } from './engine.ts'
import { askHowHelp } from './idle.ts'
import { ringsFor } from './jobs/connecting.ts'
import { personFor, wanted } from './jobs/jobs.ts'
import { handOver, noNumber } from './jobs/message.ts'
import type { Phoned } from './jobs/phone.ts'
import { meaning } from './question.ts'
import { said } from './understand/said.ts'
import { nothing, type Understanding } from './understand/understanding.ts'
import type { Line } from './speaker.ts'
import type { Desk, DeskState, Step } from './state.ts'

/**
 * Not understood: asked again, then by keys, then a person is to call back. A name alone is done without; without a number
 * what was wanted is written down all the same. Whatever goes wrong after somebody was asked to call back ends the call.
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

/** Whoever refuses what is read back so often, and never says what is wrong in it, is a person's. */
const mostRefusals = 3

const brings = ({ day, time, service, staff, name, date, choice, count, digits, aspects }: Understanding) =>
  digits !== '' ||
  aspects.size > 0 ||
  [day, time, service, staff, name, date, choice, count].some(one => one !== undefined)

/** The state with a bare no to something read back counted; a yes to it forgets those before. */
export const countRefusal = (state: DeskState, heard: Understanding): DeskState => {
  const { question, refused, lastSaid } = state
  if (!question?.stores || brings(heard)) return state
  if (said(heard, 'yes')) return { ...state, refused: null }
  if (!said(heard, 'no', 'correction')) return state
  const times = refused?.asked === question.asked ? refused.times + 1 : 1
  return { ...state, refused: { asked: question.asked, said: lastSaid, times } }
}

/** Whether the job at work is none that will come to an end by asking on. */
export const isRefusedOut = ({ jobs }: DeskState, next: DeskState): boolean =>
  next.refused !== null && next.refused.times >= mostRefusals && next.jobs.at(-1)?.name === jobs.at(-1)?.name

/** All that is known of what they wanted, for whoever deals with it: the words heard last, and what came before. */
const contextOf = ({ speaker }: Desk, { jobs, lastHeard, refused }: DeskState) => {
  const running = jobs.at(-1)
  const staff = speaker.forStaff()
  const isOut = refused !== null && refused.times >= mostRefusals
  const text = isOut
    ? staff.text('refused-note', { text: refused.said })
    : staff.text('not-understood-note', { text: lastHeard })
  const before = running ? wanted(running, staff) : ''
  return { text, before: before === lastHeard ? '' : before }
}

/** Rings a person for a caller who is not understood, once, while one is there and the clinic wants it so. */
const ringFor = (desk: Desk, state: DeskState, lead: readonly Line[]): Step | null => {
  if (state.isRung || !ringsFor('not-understood', desk.speaker)) return null
  const { text, before } = contextOf(desk, state)
  const about =
    before === '' ? text : `${text} ${desk.speaker.forStaff().text('before-note', { wanted: before })}`
  const through = personFor(nothing, knownToStaff(state), about, desk.speaker)
  return proceed(desk, { ...state, misses: 0, refused: null, isRung: true, jobs: [through] }, lead)
}

/** Lets a person call back; where nobody can be called, or somebody was asked to already, the call ends. */
export const handOverTo = (desk: Desk, before: DeskState, lead: readonly Line[]): Step => {
  const state = { ...before, misses: 0, refused: null }
  const { text, before: wish } = contextOf(desk, before)
  const phone = knownPhone(state) ?? (state.question?.wants === 'digits' ? noNumber : null)
  const isNoted = state.done.some(({ kind }) => kind === 'message')
  // who cannot be called, and wanted nothing that is known, leaves nothing to write down
  if (isNoted || (phone === noNumber && wish === ''))
    return end(state, [...lead, desk.speaker.line('goodbye')])
  const rung = ringFor(desk, before, lead)
  if (rung) return rung
  const note = { name: 'message', data: handOver({ ...knownToStaff(before), phone }, text, wish) } as const
  return proceed(desk, { ...state, jobs: [note] }, lead)
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
