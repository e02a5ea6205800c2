import { dictate } from '../../language/dictated-phone.ts'
import { addDigits, type Dialled } from '../../language/telephone.ts'
import { tokens } from '../../language/words.ts'
import type { Speaker } from '../speaker.ts'
import type { Understanding } from '../understand/understanding.ts'

/** The caller's number after one more answer: words may put digits right, keys only add to them. */
export const addPhone = (
  before: string,
  { text, digits }: Understanding,
  { pack, clinic: { country } }: Speaker,
): Dialled & { readonly digits: string } =>
  text === '' ? addDigits(before, digits, country) : dictate(pack, before, tokens(text), country)
