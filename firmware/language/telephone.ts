import {
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
} from 'libphonenumber-js/max'

/** A telephone number being given, digit by digit. */
export type Dialled =
  | { readonly kind: 'number'; readonly phone: string }
  /** Too short for a number of the country. */
  | { readonly kind: 'more' }
  /** Long enough, but no such number can exist there. */
  | { readonly kind: 'wrong' }

/**
 * The trunk prefix 8 of old is still said: Lithuania gave it up for 0, and Ukraine for the 0 that came after it. All mean
 * the same number.
 */
const trunk = (digits: string, country: string) => {
  if (country === 'LT' && /^8[0-9]{8}$/.test(digits)) return `0${digits.slice(1)}`
  return country === 'UA' && /^80[0-9]{9}$/.test(digits) ? digits.slice(1) : digits
}

/** Where callers ring from besides home; elsewhere too long a number is more likely a slip than a foreign one. */
const abroad: ReadonlySet<string> = new Set(['LT', 'HR', 'BA', 'AM', 'UA', 'RU', 'GB'])

/** Dictated digits start with the country code when they would otherwise be too long: 370 612… or 8 912… in Russia. */
const international = (digits: string, country: CountryCode) => {
  const parsed = parsePhoneNumberFromString(`+${digits.replace(/^8(?=[0-9]{10}$)/, '7')}`)
  const from = parsed?.isValid() ? parsed.country : undefined
  return from !== undefined && (from === country || abroad.has(from)) ? parsed : undefined
}

/** True when more digits could make a number of it. */
const mayGrow = (digits: string, country: CountryCode): boolean =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9].some(
    more =>
      validatePhoneNumberLength(digits + '0'.repeat(more), country) === undefined &&
      digits.length + more < 12,
  )

/**
 * Reads digits as a number of the country. Source of the numbering plans: Google's libphonenumber metadata.
 * @param country ISO 3166-1 alpha-2
 */
export const readPhone = (digits: string, country: string): Dialled => {
  const home = country as CountryCode
  const national = trunk(digits.replace(/\D/g, ''), country)
  const parsed = parsePhoneNumberFromString(national, home)
  if (parsed?.isValid()) return { kind: 'number', phone: parsed.number }
  const full = digits.startsWith('00')
    ? parsePhoneNumberFromString(`+${digits.slice(2)}`)
    : international(national, home)
  if (full?.isValid()) return { kind: 'number', phone: full.number }
  return mayGrow(national, home) ? { kind: 'more' } : { kind: 'wrong' }
}

/** A number dictated in pieces: the new ones go on where the old ones stopped, or begin again. */
export const addDigits = (
  before: string,
  digits: string,
  country: string,
): Dialled & { readonly digits: string } => {
  const whole = before + digits
  const dialled = readPhone(whole, country)
  if (dialled.kind !== 'wrong' || before === '')
    return { ...dialled, digits: dialled.kind === 'more' ? whole : '' }
  return addDigits('', digits, country)
}

/** The digits of an E.164 number as they are dialled at home, in groups: +37061234567 → 0 612 34567 */
export const phoneGroups = (phone: string): readonly string[] => {
  const parsed = parsePhoneNumberFromString(phone)
  return (parsed?.formatNational() ?? phone).replace(/[()]/g, '').split(/[\s-]+/)
}

/** The digits of an E.164 number as they are dialled in a country, such that `readPhone` there gives it again. */
export const dialledAtHome = (phone: string, country: string): string => {
  const parsed = parsePhoneNumberFromString(phone)
  const isHome = parsed?.country === country
  return isHome ? parsed.formatNational().replace(/\D/g, '') : `00${phone.replace(/\D/g, '')}`
}

/** E.164 of a number as the network gave it; null when it is none (withheld, a service name). */
export const normalPhone = (number: string | null, country: string): string | null => {
  const parsed = number ? parsePhoneNumberFromString(number, country as CountryCode) : undefined
  return parsed?.isPossible() ? parsed.number : null
}
