/** AT+CSCS="UCS2": four hex digits a letter, also for numbers. Source: 3GPP TS 27.007 §5.5 */
const unitsIn = (text: string): readonly number[] | null =>
  /^(?:[0-9A-Fa-f]{4})+$/.test(text)
    ? (text.match(/.{4}/g) ?? []).map(unit => Number.parseInt(unit, 16))
    : null

const decoded = (text: string, isPlausible: (unit: number) => boolean): string | null => {
  const units = unitsIn(text)
  return units?.every(isPlausible) ? String.fromCharCode(...units) : null
}

/** What a number is written with: digits, * # + */
const isDialled = (unit: number) =>
  (unit >= 0x30 && unit <= 0x39) || unit === 0x2a || unit === 0x23 || unit === 0x2b
/** Letters of Europe and the Caucasus: Latin, Greek, Cyrillic, Armenian, and typographic signs. */
const isEuropean = (unit: number) =>
  unit === 10 ||
  unit === 13 ||
  (unit >= 0x20 && unit <= 0x7e) ||
  (unit >= 0xa0 && unit <= 0x58f) ||
  (unit >= 0x2010 && unit <= 0x203a) ||
  (unit >= 0x20a0 && unit <= 0x20bf)

/**
 * A number as a modem writes it: UCS-2 as hex while AT+CSCS="UCS2" holds, plain after a reset that nobody saw (modems.md 4,
 * case 47). A dialled number of which every four digits are the code of a digit is none that exists.
 */
export const readDialled = (text: string): string =>
  (text.length < 8 ? null : decoded(text, isDialled)) ?? text

const utf8 = new TextDecoder('utf-8', { fatal: true })
/** Bytes that came as Latin-1 but are UTF-8, as some firmware writes names whatever CSCS says. */
const readBytes = (text: string): string => {
  if (!/[\u0080-\u00ff]/.test(text)) return text
  try {
    return utf8.decode(Buffer.from(text, 'latin1'))
  } catch {
    return text
  }
}

/** A name or a message as a modem writes it: UCS-2 as hex where every four digits are a letter, else as it is. */
export const readText = (text: string): string => decoded(text, isEuropean) ?? readBytes(text)
