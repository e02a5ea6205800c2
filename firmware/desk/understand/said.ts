import type { Phrase } from '../../language/language.ts'
import type { Understanding } from './understanding.ts'

/** True when any of the phrases was said. */
export const said = ({ phrases }: Pick<Understanding, 'phrases'>, ...some: readonly Phrase[]): boolean =>
  some.some(phrase => phrases.has(phrase))
