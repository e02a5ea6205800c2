import type { Clinic } from '../clinic.ts'

/**
 * The money lost to unanswered calls: how many of those who ring come, times what a visit is worth, times the calls
 * missed. 20 % of 1 500 EUR is 300 EUR a call (field.md C).
 */
export interface Lost {
  readonly missed: number
  /** In the clinic's currency, whole. */
  readonly amount: number
  readonly perCall: number
  /** ISO 4217. */
  readonly currency: string
}

/** Null where the clinic does not say what a visit is worth. */
export const lostOf = (
  { worth, currency }: Pick<Clinic, 'worth' | 'currency'>,
  missed: number,
): Lost | null => {
  if (worth === null) return null
  const perCall = (worth.visit * worth.conversionPercent) / 100
  return { missed, amount: Math.round(missed * perCall), perCall: Math.round(perCall), currency }
}
