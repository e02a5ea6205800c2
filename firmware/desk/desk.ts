import { ask, end, told } from './engine.ts'
import { askHowHelp, greeting } from './idle.ts'
import { keyedIn, press } from './keys.ts'
import { hear } from './respond.ts'
import type { Shop } from './speaker.ts'
import { deskAt, type Desk, type DeskState, type Input, type Step } from './state.ts'
import { handOverTo, isRefusedOut, miss, silent } from './trouble.ts'

/** The same words said so often in a row that the caller is going round in circles. */
const circles = 4

/**
 * The receptionist: a pure function from what is known and what happened to what is known then and the one thing to do.
 * The same events give the same words. Jobs hold the work (jobs/); the engine runs them all alike.
 */
export const step = (shop: Shop, state: DeskState, input: Input, nowMs: number): Step => {
  if (state.isOver) return end(state, [])
  const desk = deskAt(shop, state, nowMs)
  const [next, act] = dispatch(desk, state, input)
  const isCircle = act.do === 'ask' && (next.saidTimes >= circles || isRefusedOut(state, next))
  return isCircle ? handOverTo(deskAt(shop, next, nowMs), next, []) : [next, act]
}

const dispatch = (desk: Desk, state: DeskState, input: Input): Step => {
  switch (input.on) {
    case 'opened':
      return ask(state, greeting(desk.shop, desk.speaker), askHowHelp(desk.speaker))
    case 'heard':
      return hear(desk, state, input.heard)
    case 'unheard':
      return miss(desk, state)
    case 'key':
      return press(desk, { ...state, silences: 0 }, input.key)
    case 'silence':
      return state.keyed === '' ? silent(desk, state) : keyedIn(desk, state)
    case 'gone':
      return end(state, [])
    default:
      return told(desk, state, input)
  }
}
