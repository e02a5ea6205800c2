import type { Job } from './job.ts'
import type { Final } from './result.ts'

/** One time that a command is on the wire: what came back so far. */
export interface Attempt {
  readonly job: Job
  readonly givenUp: string | undefined
  readonly lines: readonly string[]
  /** Settles with the final result. */
  readonly final: Promise<Final>
  /** Settles when the modem asks for the payload; with false when the final result came instead. */
  readonly prompted: Promise<boolean>
  /** Set once the payload is written: it may have gone out, so it must not be sent again. */
  isPayloadSent: boolean
  /** Set when it was taken as over without a final result. */
  isUnfinished: boolean
  add(line: string): void
  /** Takes a line back that was a final result after all. */
  dropLast(): void
  /** True when a final result is its own: always, unless it waits for an answer by name. */
  isOver(): boolean
  /** True when a lone 0 may be its OK: a command that asks for numbers, or a marker that has its answer. */
  couldBeNumeric(): boolean
  prompt(): void
  finish(final: Final): void
}

/** A full SIM card lists 500 messages in 1 000 lines; more is a fault of the modem. */
const ANSWER_LINES = 2_000

/**
 * @param until for a marker: final results count only once such a line was seen
 * @param givenUp the command whose answer may still come before that
 */
export const createAttempt = (job: Job, until?: RegExp, givenUp?: string): Attempt => {
  const final = Promise.withResolvers<Final>()
  const prompted = Promise.withResolvers<boolean>()
  const lines: string[] = []
  const finish = (result: Final) => {
    prompted.resolve(false)
    final.resolve(result)
  }
  const hasAnswer = () => until !== undefined && lines.some(line => until.test(line))
  return {
    job,
    givenUp,
    lines,
    final: final.promise,
    prompted: prompted.promise,
    isPayloadSent: false,
    isUnfinished: false,
    add: line => void (lines.length < ANSWER_LINES && lines.push(line)),
    dropLast: () => void lines.pop(),
    isOver: () => until === undefined || hasAnswer(),
    couldBeNumeric: () => hasAnswer() || /^AT[^+]*V0/i.test(job.command),
    prompt: () => prompted.resolve(true),
    finish,
  }
}
