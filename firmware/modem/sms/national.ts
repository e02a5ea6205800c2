import { indicLocking, indicShift } from './indic.ts'

/**
 * The national tables of 3GPP TS 23.038 Annex A. A locking table takes the place of the whole default alphabet, a single
 * shift table that of the extension behind ESC; a header in the message names them.
 */

/** National Language Identifier. Source: TS 23.038 §6.2.1.2.4 */
export type LanguageId = number

/** Characters in code order; what differs is listed as code and character. */
const DEFAULT =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const EXTENSION = '0A\f 14^ 28{ 29} 2F\\ 3C[ 3D~ 3E] 40| 65€'

/** '41Á 49Í' as code → character. */
const readCodes = (codes: string): ReadonlyMap<number, string> =>
  new Map(codes.split(' ').map(entry => [Number.parseInt(entry.slice(0, 2), 16), entry.slice(2)]))
const alter = (codes: string): string => {
  const changes = readCodes(codes)
  return Array.from(DEFAULT, (letter, code) => changes.get(code) ?? letter).join('')
}

/** 128 characters, the one at 0x1B being ESC. */
export const lockingTables: ReadonlyMap<LanguageId, string> = new Map([
  ...indicLocking,
  [0, DEFAULT],
  [1, alter('04€ 07ı 0BĞ 0Cğ 1CŞ 1Dş 40İ 60ç')], // Turkish, A.3.1
  [
    3, // Portuguese, A.3.3
    alter(
      '04ê 06ú 07í 08ó 09ç 0BÔ 0Cô 0EÁ 0Fá 12ª 13Ç 14À 15∞ 16^ 17\\ 18€ 19Ó 1A| 1CÂ 1Dâ 1EÊ 24º 40Í 5BÃ 5CÕ 5DÚ 60~ 7Bã 7Cõ 7D`',
    ),
  ],
])

/** What a code behind ESC means. */
export const shiftTables: ReadonlyMap<LanguageId, ReadonlyMap<number, string>> = new Map([
  ...indicShift,
  [0, readCodes(EXTENSION)],
  [1, readCodes(`${EXTENSION} 47Ğ 49İ 53Ş 63ç 67ğ 69ı 73ş`)], // Turkish, A.2.1
  [2, readCodes(`${EXTENSION} 09ç 41Á 49Í 4FÓ 55Ú 61á 69í 6Fó 75ú`)], // Spanish, A.2.2
  [
    3, // Portuguese, A.2.3
    readCodes(
      `${EXTENSION} 05ê 09ç 0BÔ 0Cô 0EÁ 0Fá 12Φ 13Γ 15Ω 16Π 17Ψ 18Σ 19Θ 1FÊ 41À 49Í 4FÓ 55Ú 5BÃ 5CÕ 61Â 69í 6Fó 75ú 7Bã 7Cõ 7Fâ`,
    ),
  ],
])
