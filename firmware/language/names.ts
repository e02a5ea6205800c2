import { likeness, tokens } from './words.ts'

/** A recogniser writes 'Kazlauskiene' and 'Kazlauskienė', 'Jon' and 'John'; other people's names are less alike. */
const enough = 0.75

/**
 * Whether two names may be one person's: each word of the shorter is like one of the longer, so that a surname alone will
 * do. Only to be asked among people who are the same by something else, such as a birth date.
 */
export const sameName = (a: string, b: string): boolean => {
  const [short, long] = [tokens(a), tokens(b)].toSorted((one, other) => one.length - other.length)
  if (!short || !long || short.length === 0) return false
  return short.every(word => long.some(other => likeness(word, other, enough) >= enough))
}
