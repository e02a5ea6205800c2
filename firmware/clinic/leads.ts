import type { Clinic } from './clinic.ts'
import type { LeadQuestion } from './talk.ts'

/** What was answered, by id of the question; '' where they would rather not say. */
export type LeadAnswers = Readonly<Record<string, string>>

/** `hot`: called as soon as they like. `no-fit`: no customer of this clinic. `open`: everybody else. */
export type LeadLevel = 'hot' | 'open' | 'no-fit'

const pointsOf = (question: LeadQuestion, answer: string): number => {
  switch (question.kind) {
    case 'choice':
      return question.options.find(({ id }) => id === answer)?.points ?? 0
    case 'count':
      return question.points.findLast(({ from }) => answer !== '' && Number(answer) >= from)?.points ?? 0
    case 'words':
      return 0
  }
}

/** How much somebody wants, by the clinic's own points. */
export const scoreOf = (
  { questions, hot, fit }: Clinic['leads'],
  answers: LeadAnswers,
): { readonly score: number; readonly level: LeadLevel } => {
  const score = questions.reduce((sum, one) => sum + pointsOf(one, answers[one.id] ?? ''), 0)
  if (hot !== null && score >= hot) return { score, level: 'hot' }
  return { score, level: fit !== null && score < fit ? 'no-fit' : 'open' }
}

/** The question to ask next; undefined when all are answered. */
export const nextQuestion = (
  { questions }: Clinic['leads'],
  answers: LeadAnswers,
): LeadQuestion | undefined => questions.find(({ id }) => answers[id] === undefined)

/** One of the times at which somebody who may become a customer is written to, unless they were called by then. */
export interface LeadFollowUp {
  /** As the clinic file has it, so that a follow-up is known by it. */
  readonly hours: number
  readonly dueMs: number
}

const hourMs = 3_600_000

/**
 * When they are written to, the earliest first: the first time says by when they are called, and nobody is asked about a call
 * before it was to come. Who is no customer of the clinic is not written to.
 * @param level as `scoreOf` had it
 */
export const leadFollowUps = (
  { leads: { followUpHours } }: Pick<Clinic, 'leads'>,
  task: { readonly createdMs: number; readonly dueMs: number; readonly level: string | undefined },
): readonly LeadFollowUp[] => {
  const [first = 0, ...more] = followUpHours
  if (followUpHours.length === 0 || task.level === 'no-fit') return []
  const after = (hours: number) => task.createdMs + hours * hourMs
  const later = more.map(hours => ({ hours, dueMs: Math.max(after(hours), task.dueMs + first * hourMs) }))
  return [{ hours: first, dueMs: after(first) }, ...later]
}
