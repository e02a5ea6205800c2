/** What a modem has told of who rings. Undefined: nothing yet. */
export interface CallerReport {
  /** As the network gave it, without spaces and hyphens; null when it gave none. */
  readonly number?: string | null
  /** Why there is no number: the caller does not want it shown, or the network does not have it. */
  readonly absence?: 'withheld' | 'unavailable'
  readonly name?: string
  /** MMDD and HHMM by the network's clock. */
  readonly date?: string
  readonly time?: string
  /** The number that was called, and the one that sent the call on to it. */
  readonly called?: string
  readonly redirectedFrom?: string
}

/** P is withheld by the caller, O is out of area. Source: Telcordia GR-31-CORE; the words are other modems' for it */
const absences: readonly (readonly [RegExp, 'withheld' | 'unavailable'])[] = [
  [/^(?:P|PRIVATE|WITHHELD|ANONYMOUS|BLOCKED|RESTRICTED)$/i, 'withheld'],
  [/^(?:O|OUT[ -_]OF[ -_]AREA|UNAVAILABLE|UNKNOWN|NOT AVAILABLE)?$/i, 'unavailable'],
]
/** True for what can be dialled. */
export const isNumber = (text: string) => /^\+?[\d*#A-D]+$/i.test(text)

/** Why a value is no number, if it says so. */
export const absenceOf = (value: string) => absences.find(([words]) => words.test(value.trim()))?.[1]

/** A number, or why there is none; a value that is neither tells nothing. */
export const readNumber = (value: string): CallerReport => {
  const absence = absenceOf(value)
  if (absence) return { number: null, absence }
  const number = value.replaceAll(/[\s().-]/g, '')
  return isNumber(number) ? { number } : {}
}
/** Two parts of one report as one, whichever came first: a number counts before the reason for having none. */
export const mergeReports = (one: CallerReport, other: CallerReport): CallerReport => {
  const number = one.number ?? other.number
  const { absence: _one, ...rest } = { ...other, ...one }
  if (typeof number === 'string') return { ...rest, number }
  const reasons = [one.absence, other.absence]
  const absence = reasons.includes('withheld') ? 'withheld' : reasons.find(Boolean)
  return absence ? { ...rest, number: null, absence } : rest
}
