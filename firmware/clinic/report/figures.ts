import type { Clinic } from '../clinic.ts'
import { isOpen } from '../hours.ts'
import { isIn, type CallFact, type Facts, type Period, type UnansweredFact } from './facts.ts'
import { countsOf, shareOf, spreadOf, type Share, type Spread } from './share.ts'

/**
 * The figures of a period (field.md, B "rules" and C). Each is over what began in the period; of nothing there is no
 * percentage and no median.
 */
export interface Figures {
  /** Every call that rang, whosesoever it was. */
  readonly calls: number
  readonly answered: number
  /** The box's to answer, and not answered: the caller gave up first, or no line was free. */
  readonly missed: number
  /** Left to the staff by the clinic's own rules; whether they answered, the line cannot know. */
  readonly leftToStaff: number
  /** Answered, of those that were the box's to answer. At least 98 % is the aim (field.md C). */
  readonly answerRate: Share
  /** From the first ring to the answer, of answered calls. */
  readonly firstResponse: Spread
  /** From the first ring to the end of the call, of answered calls that came to something. */
  readonly timeToOutcome: Spread
  /** From the call to the day a person did it, of tasks done in the period. */
  readonly timeToCallback: Spread
  /** Callers that booked, of callers that asked for a price or anything else, or booked; a number counts once. */
  readonly questionToBooking: Share
  /** Missed, of visits of the period that were marked as missed or done. */
  readonly noShow: Share
  /** Visits of the period that nobody marked. */
  readonly unmarked: number
  /** Calls that left something to a person, of answered calls. */
  readonly handOver: Share
  readonly handOverReasons: readonly { readonly reason: string; readonly calls: number }[]
  readonly outcomes: readonly { readonly outcome: string; readonly calls: number }[]
  /** Calls outside the opening hours, of all that rang. */
  readonly afterHours: Share
  /** Visits booked in the period, however. */
  readonly booked: number
  readonly messages: number
}

/** Nobody knows whether the staff took these. */
const isLeft = ({ why }: UnansweredFact): boolean => why !== 'busy'

/** What a visit may come of. */
const asking: ReadonlySet<string | null> = new Set(['answered', 'quoted', 'booked'])

const questions = (answered: readonly CallFact[]): Share => {
  // who withholds the number is nobody that could be met again
  const callers = Map.groupBy(answered, ({ id, from }) => from ?? id)
  const asked = [...callers.values()].filter(calls => calls.some(({ outcome }) => asking.has(outcome)))
  return shareOf(
    asked.filter(calls => calls.some(({ outcome }) => outcome === 'booked')).length,
    asked.length,
  )
}

const visitFigures = ({ visits, changes }: Facts): Pick<Figures, 'noShow' | 'unmarked' | 'booked'> => {
  const count = (status: string) => visits.filter(visit => visit.status === status).length
  return {
    noShow: shareOf(count('missed'), count('missed') + count('done')),
    unmarked: count('booked'),
    booked: changes.filter(({ kind }) => kind === 'booked').length,
  }
}

const talkFigures = (
  answered: readonly CallFact[],
): Pick<
  Figures,
  'firstResponse' | 'timeToOutcome' | 'questionToBooking' | 'handOver' | 'handOverReasons' | 'outcomes'
> => {
  const handed = answered.flatMap(({ handOver }) => handOver ?? [])
  const settled = answered.filter(({ outcome }) => outcome !== null && outcome !== 'abandoned')
  return {
    firstResponse: spreadOf(
      answered.map(({ startedMs, answeredMs }) => (answeredMs ?? startedMs) - startedMs),
    ),
    timeToOutcome: spreadOf(settled.map(({ startedMs, endedMs }) => (endedMs ?? startedMs) - startedMs)),
    questionToBooking: questions(answered),
    handOver: shareOf(handed.length, answered.length),
    handOverReasons: countsOf(handed).map(({ word, count }) => ({ reason: word, calls: count })),
    outcomes: countsOf(answered.flatMap(({ outcome }) => outcome ?? [])).map(({ word, count }) => ({
      outcome: word,
      calls: count,
    })),
  }
}

export const figuresOf = (clinic: Clinic, facts: Facts, period: Period): Figures => {
  const { calls, unanswered, tasks, messages } = facts
  const answered = calls.filter(({ answeredMs }) => answeredMs !== null)
  const leftToStaff = unanswered.filter(isLeft).length
  const missed = calls.length - answered.length + unanswered.length - leftToStaff
  const rung = [...calls, ...unanswered]
  const done = tasks.filter(({ doneMs }) => doneMs !== null && isIn(period, doneMs))
  return {
    calls: rung.length,
    answered: answered.length,
    missed,
    leftToStaff,
    answerRate: shareOf(answered.length, answered.length + missed),
    ...talkFigures(answered),
    timeToCallback: spreadOf(done.map(({ createdMs, doneMs }) => (doneMs ?? createdMs) - createdMs)),
    ...visitFigures(facts),
    afterHours: shareOf(rung.filter(({ startedMs }) => !isOpen(clinic, startedMs)).length, rung.length),
    messages: messages.length,
  }
}
