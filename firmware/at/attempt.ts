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
  /** For a marker: settles at its first answer, while answers to those sent before may still come. */
  readonly found: Promise<void>
  /** Set once the payload is written: it may have gone out, so it must not be sent again. */
  isPayloadSent: boolean
  /** Set when it was taken as over without a final result. */
  isUnfinished: boolean
  add(line: string): void
  /** Takes a line back that was a final result after all. */
  dropLast(): void
  /** Told of a final result: true when that ends it, always but for a marker that still waits. */
  takeResult(): boolean
  /** True when a lone 0 may be its OK: a command that asks for numbers, or a marker that has its answer. */
  couldBeNumeric(): boolean
  prompt(): void
  /** Ends its time before it is up. */
  giveUp(fault: Error): void
  finish(final: Final): void
}

/** A full SIM card lists 500 messages in 1 000 lines; more is a fault of the modem. */
const ANSWER_LINES = 2_000

/** What a marker waits for. */
export interface Waiting {
  /** Final results count only behind such a line. */
  readonly until: RegExp
  /** How many such answers, each with its result: as many as markers were sent. */
  readonly times: number
  /** The command whose answer may still come before. */
  readonly givenUp: string | undefined
}

/** @param waiting for a marker */
export const createAttempt = (job: Job, waiting?: Waiting): Attempt => {
  const final = Promise.withResolvers<Final>()
  const prompted = Promise.withResolvers<boolean>()
  final.promise.catch(() => undefined) // given up when nothing waits for it any more
  const found = Promise.withResolvers<void>()
  const lines: string[] = []
  const finish = (result: Final) => {
    prompted.resolve(false)
    final.resolve(result)
  }
  let timesLeft = waiting?.times ?? 0
  const hasAnswer = () => lines.some(line => waiting?.until.test(line))
  const takeResult = () => {
    if (!waiting) return true
    if (!hasAnswer()) return false
    lines.length = 0
    timesLeft -= 1
    found.resolve()
    return timesLeft === 0
  }
  return {
    job,
    givenUp: waiting?.givenUp,
    lines,
    final: final.promise,
    prompted: prompted.promise,
    found: found.promise,
    isPayloadSent: false,
    isUnfinished: false,
    add: line => void (lines.length < ANSWER_LINES && lines.push(line)),
    dropLast: () => void lines.pop(),
    takeResult,
    couldBeNumeric: () => hasAnswer() || /^AT[^+]*V0/i.test(job.command),
    prompt: () => prompted.resolve(true),
    giveUp: final.reject,
    finish,
  }
}
