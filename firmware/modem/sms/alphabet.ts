import { EMPTY } from './indic.ts'
import { lockingTables, shiftTables, type LanguageId } from './national.ts'

/** Which tables 7-bit text is written in; 0 is the GSM default alphabet and its extension. */
export interface Alphabet {
  readonly locking: LanguageId
  readonly shift: LanguageId
}
export const DEFAULT_ALPHABET: Alphabet = { locking: 0, shift: 0 }

const ESC = 0x1b
const tables = ({ locking, shift }: Alphabet) => ({
  main: lockingTables.get(locking) ?? lockingTables.get(0) ?? '',
  behindEsc: shiftTables.get(shift) ?? shiftTables.get(0) ?? new Map<number, string>(),
})

/** False for a language whose tables are not here: its text is read by the default alphabet. */
export const isKnown = ({ locking, shift }: Alphabet): boolean =>
  lockingTables.has(locking) && shiftTables.has(shift)

const encoders = new Map<string, ReadonlyMap<string, readonly number[]>>()
/** How each character of these tables is written: one septet, or ESC and another. */
const encoderOf = (alphabet: Alphabet): ReadonlyMap<string, readonly number[]> => {
  const name = `${alphabet.locking}/${alphabet.shift}`
  const known = encoders.get(name)
  if (known) return known
  const { main, behindEsc } = tables(alphabet)
  const codes = new Map<string, readonly number[]>()
  for (const [code, letter] of behindEsc) codes.set(letter, [ESC, code])
  for (const [code, letter] of Array.from(main).entries())
    if (code !== ESC && letter !== EMPTY) codes.set(letter, [code])
  encoders.set(name, codes)
  return codes
}

/** Each character's septets; null when one is not in these tables. An ESC and its character are one entry, not to be parted. */
export const toSeptets = (text: string, alphabet: Alphabet): readonly (readonly number[])[] | null => {
  const encoder = encoderOf(alphabet)
  const found: (readonly number[])[] = []
  for (const letter of text) {
    const codes = encoder.get(letter)
    if (!codes) return null
    found.push(codes)
  }
  return found
}

/** ESC before an unknown code gives the main table's character, ESC twice a space. Source: TS 23.038 §6.2.1.1 */
export const fromSeptets = (septets: readonly number[], alphabet: Alphabet): string => {
  const { main, behindEsc } = tables(alphabet)
  let text = ''
  for (let at = 0; at < septets.length; at += 1) {
    const code = septets[at] ?? 0
    if (code !== ESC) {
      text += main[code] ?? ''
      continue
    }
    at += 1
    const next = septets[at]
    if (next !== undefined) text += next === ESC ? ' ' : (behindEsc.get(next) ?? main[next] ?? '')
  }
  return text
}

const ofLanguage = (language: LanguageId): readonly Alphabet[] => {
  if (language === 0) return []
  const single = { locking: 0, shift: language }
  const locking = { locking: language, shift: 0 }
  return lockingTables.has(language) ? [single, locking, { locking: language, shift: language }] : [single]
}
/** The default, then each language's tables, one or both; a text that mixes two languages' is better off in UCS-2. */
export const alphabets: readonly Alphabet[] = [
  DEFAULT_ALPHABET,
  ...Array.from(shiftTables.keys()).flatMap(ofLanguage),
]
