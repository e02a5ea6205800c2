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

/** Lithuanians still say the trunk prefix 8, which the country gave up for 0; both mean the same number. */
const trunk = (digits: string, country: string) =>
  country === 'LT' && /^8[0-9]{8}$/.test(digits) ? `0${digits.slice(1)}` : digits

/** Dictated digits start with the country code when they would otherwise be too long: 370 612… */
const international = (digits: string, country: CountryCode) => {
  const parsed = parsePhoneNumberFromString(`+${digits}`)
  return parsed?.isValid() && parsed.country === country ? parsed : undefined
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
  const abroad = digits.startsWith('00')
    ? parsePhoneNumberFromString(`+${digits.slice(2)}`)
    : international(national, home)
  if (abroad?.isValid()) return { kind: 'number', phone: abroad.number }
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

/** E.164 of a number as the network gave it; null when it is none (withheld, a service name). */
export const normalPhone = (number: string | null, country: string): string | null => {
  const parsed = number ? parsePhoneNumberFromString(number, country as CountryCode) : undefined
  return parsed?.isPossible() ? parsed.number : null
}
