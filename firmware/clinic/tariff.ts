import type { Range, Service, Tariff } from './clinic.ts'

/** The price of a service that has one; null also where it hangs on a tariff: that is worked out and never told flat. */
export const flatPrice = ({ tariff, price }: Pick<Service, 'tariff' | 'price'>): Range | null =>
  tariff ? null : price

/** What was answered, by id of the variable: the id of an option, or a number in figures. */
export type Answers = Readonly<Record<string, string>>

/** The variable to ask for next; undefined when all are answered. */
export const unanswered = ({ variables }: Tariff, answers: Answers) =>
  variables.find(({ id }) => answers[id] === undefined)

const plus = (a: Range, b: Range, count = 1): Range => ({
  from: a.from + b.from * count,
  to: a.to + b.to * count,
})

/** The price as a range, each end the same where it is certain: everything is added first, then multiplied. */
export const priceOf = ({ base, variables }: Tariff, answers: Answers): Range => {
  let sum = base
  let times = 1
  for (const variable of variables) {
    const answer = answers[variable.id] ?? ''
    if (variable.kind === 'count') {
      sum = plus(sum, variable.each, Number(answer))
      continue
    }
    const option = variable.options.find(({ id }) => id === answer)
    if (!option) continue
    sum = plus(sum, option.add)
    times *= option.times
  }
  return { from: Math.round(sum.from * times), to: Math.round(sum.to * times) }
}
