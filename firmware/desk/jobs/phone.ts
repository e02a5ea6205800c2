import { dictate } from '../../language/dictated-phone.ts'
import { addDigits, type Dialled } from '../../language/telephone.ts'
import type { Speaker } from '../speaker.ts'
import type { Understanding } from '../understand/understanding.ts'

/** The caller's number after one more answer: words may put digits right, keys only add to them. */
export const addPhone = (
  before: string,
  { text, words, digits }: Understanding,
  { pack, clinic: { country } }: Speaker,
): Dialled & { readonly digits: string } =>
  text === '' ? addDigits(before, digits, country) : dictate(pack, before, words, country)

/** What every job that asks for a telephone keeps of it. */
interface Phoned {
  readonly phone: string | null
  /** Of a number that is given in pieces. */
  readonly digits: string
}

/** The data with one more answer to 'on which number?'; null when there were no digits in it. */
export const takePhone = <D extends Phoned>(data: D, heard: Understanding, speaker: Speaker): D | null => {
  if (heard.digits === '') return null
  const { digits, ...dialled } = addPhone(data.digits, heard, speaker)
  return dialled.kind === 'number' ? { ...data, phone: dialled.phone, digits } : { ...data, digits }
}
