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
