import { Fault } from '../fault/fault.ts'
import { deadline } from '../flow/deadline.ts'
import type { Ear, Hearing } from '../ports/ear.ts'
import type { Verdict } from '../ports/receptionist.ts'
import type { Clock } from '../time/clock.ts'
import type { FrameMemory } from './frame-memory.ts'
import type { TurnEffect, TurnInput } from './turn-state.ts'

export interface ListenerParts {
  readonly ear: Ear
  readonly memory: FrameMemory
  readonly clock: Clock
  readonly weigh: (hearing: Hearing) => Verdict
  readonly put: (input: TurnInput) => void
  readonly trouble: (error: unknown) => void
  /** Aborted when the call is over. */
  readonly ended: AbortSignal
}

/** Long enough for a small box with a large model; a recogniser that takes longer counts as failed. */
const withinMs = 8_000

/** Runs recognitions on trial: each can be forgotten while it is under way. */
export const createListener = (parts: ListenerParts) => {
  const { ear, memory, clock, weigh, put, trouble, ended } = parts
  const running = new Map<number, AbortController>()
  const recognise = async ({
    guess,
    from,
    to,
    listen,
  }: Extract<TurnEffect, { do: 'recognise' }>): Promise<void> => {
    const stop = new AbortController()
    running.set(guess, stop)
    const signal = AbortSignal.any([stop.signal, ended])
    try {
      const work = ear.hear(memory.slice(from, to), listen, signal)
      const hearing = await deadline(
        clock,
        withinMs,
        work,
        () => new Fault('ASR_FAILED', { status: 'late' }),
        signal,
      )
      put({ on: 'heard', guess, hearing, verdict: weigh(hearing) })
    } catch (error) {
      if (signal.aborted) return
      stop.abort(error)
      trouble(error)
      put({ on: 'failed', guess })
    } finally {
      running.delete(guess)
    }
  }
  const forget = (guess: number) => running.get(guess)?.abort(new Error('the caller went on'))
  return { recognise, forget }
}
