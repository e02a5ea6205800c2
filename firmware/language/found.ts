import type { Found } from './language.ts'

/** A value that lies in the tokens `from` up to but not including `to`. */
export const found = <T>(value: T, from: number, to: number, certainty = 1): Found<T> => ({
  value,
  from,
  to,
  certainty,
})
