import { answered, ask, end, proceed } from './engine.ts'
import { askHowHelp } from './idle.ts'
import { handOver } from './jobs/message.ts'
import { meaning } from './question.ts'
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

/** Lets a person call back; where nobody can be called, or somebody was asked to already, the call ends. */
export const handOverTo = (desk: Desk, state: DeskState, lead: readonly Line[]): Step => {
  const isNoted = state.done.some(({ kind }) => kind === 'message')
  if (state.question?.wants === 'digits' || isNoted)
    return end(state, [...lead, desk.speaker.line('goodbye')])
  const note = { name: 'message', data: handOver(knownPhone(state), state.lastHeard) } as const
  return proceed(desk, { ...state, misses: 0, jobs: [note] }, lead)
}

/** A number given in this call, else the one it came from. */
const knownPhone = ({ caller, jobs }: DeskState): string | null => {
  const { phone } = (jobs.at(-1)?.data ?? {}) as { readonly phone?: string | null }
  return phone ?? caller.phone
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
