import { createList } from '../listed.ts'
import { dictated, type DictationWords } from '../dictation.ts'
import { number } from './numbers.ts'

/** Digits by name: 'petica' is the digit 5, 'dvije petice' is 55. */
const digitNames = 'nul jedinic dvojk trojk četvork petic šestic sedmic osmic devetk'.split(' ')

const named = (endings: readonly string[]) =>
  createList(
    digitNames.flatMap((stem, digit) => endings.map(ending => [stem + ending, String(digit)] as const)),
  )

const words: DictationWords = {
  number,
  digit: named(['a', 'u']),
  digits: named(['e']),
  times: createList<number>([
    ['dvije|dvaput|dva puta|duplo|dupla|duple|dupli|duplu|dvostruka', 2],
    ['tri|triput|tri puta|triplo', 3],
    ['četiri|četiri puta', 4],
  ]),
  repeats: new Set(['dvaput', 'triput', 'puta', 'duplo', 'dupla', 'duple', 'dupli', 'duplu', 'triplo']),
  corrections: createList<true>([
    [
      'ne|ne ne|krivo|pogrešno|pardon|oprostite|ispravak|ispravljam|pogriješio sam|pogriješila sam|hoću reći',
      true,
    ],
  ]),
}

/** 'Nula devedeset jedan, dva tri četiri, pedeset šest sedamdeset osam' */
export const readDigits = (tokens: readonly string[]): string => dictated(words, tokens)
