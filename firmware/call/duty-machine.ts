import type { Key } from '../ports/line.ts'

/** Whom the chain has reached: the position in the list of people. */
type Who = number

export interface DutyPolicy {
  /** How many people there are, in the order in which they are rung. */
  readonly people: number
  /** Each rings for this long. */
  readonly ringMs: number
  /** Once the call is up, finding out who is there may take this long, whenever in the ringing that was. */
  readonly tellMs: number
  /** From the first word of the whispered summary to the key that accepts. */
  readonly askMs: number
  /** How often the list is gone through. */
  readonly rounds: number
  readonly acceptKey: Key
}
export const dutyPolicy = {
  ringMs: 20_000,
  tellMs: 10_000,
  askMs: 25_000,
  rounds: 1,
  acceptKey: '1',
} as const

export type DutyState =
  | { readonly at: 'start' }
  | { readonly at: 'ringing' | 'asking'; readonly who: Who; readonly round: number; readonly untilMs: number }
  /** Null: nobody accepted. */
  | { readonly at: 'over'; readonly who: Who | null }

export type DutyInput =
  /** The number goes out: what came before was no ringing. The call is up, and who is there is not known yet; then someone listens: a machine counts as a failure. */
  | { readonly on: 'begin' | 'dialled' | 'answered' | 'picked up' | 'tick' }
  /** Busy, refused, a machine, hung up. */
  | { readonly on: 'failed'; readonly who: Who }
  | { readonly on: 'key'; readonly key: Key }

export type DutyEffect =
  | { readonly do: 'ring' | 'whisper' | 'accept'; readonly who: Who }
  /** Hang up on whoever is being tried. */
  | { readonly do: 'drop'; readonly who: Who }
  | { readonly do: 'give up' }

type Step = readonly [DutyState, ...DutyEffect[]]

const ring = (who: Who, round: number, nowMs: number, policy: DutyPolicy): Step => {
  if (who < policy.people)
    return [
      { at: 'ringing', who, round, untilMs: nowMs + policy.ringMs },
      { do: 'ring', who },
    ]
  if (round < policy.rounds && policy.people > 0) return ring(0, round + 1, nowMs, policy)
  return [{ at: 'over', who: null }, { do: 'give up' }]
}

/**
 * The people on duty are rung one after another, each for a while; whoever picks up is told in a whisper what it is about
 * and accepts by a key. Any other key is a no. Same state, input and time, same step; what makes no sense changes nothing.
 */
export const dutyStep = (state: DutyState, input: DutyInput, nowMs: number, policy: DutyPolicy): Step => {
  if (state.at === 'start') return input.on === 'begin' ? ring(0, 1, nowMs, policy) : [state]
  if (state.at === 'over') return [state]
  const { who, round } = state
  const next = (...effects: readonly DutyEffect[]): Step => {
    const [after, ...more] = ring(who + 1, round, nowMs, policy)
    return [after, ...effects, ...more]
  }
  if (input.on === 'failed') return input.who === who ? next() : [state]
  if (input.on === 'tick') return nowMs >= state.untilMs ? next({ do: 'drop', who }) : [state]
  if (input.on === 'dialled' && state.at === 'ringing') return [{ ...state, untilMs: nowMs + policy.ringMs }]
  if (input.on === 'answered' && state.at === 'ringing')
    return [{ ...state, untilMs: Math.max(state.untilMs, nowMs + policy.tellMs) }]
  if (input.on === 'picked up' && state.at === 'ringing')
    return [
      { at: 'asking', who, round, untilMs: nowMs + policy.askMs },
      { do: 'whisper', who },
    ]
  if (input.on !== 'key' || state.at !== 'asking') return [state]
  if (input.key !== policy.acceptKey) return next({ do: 'drop', who })
  return [
    { at: 'over', who },
    { do: 'accept', who },
  ]
}
