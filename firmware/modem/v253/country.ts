/** Codes for `AT+GCI`, hexadecimal. Source: ITU-T T.35 annex A, as far as the modems list it (modems.md 3.1) */
const codeNames: Readonly<Record<string, string>> = {
  B5: 'the United States',
  B4: 'the United Kingdom',
  B8: 'Russia',
  FA: 'Croatia',
  F9: 'Estonia',
  '42': 'Germany',
  '8A': 'Poland',
}

/**
 * By ISO 3166-1, the best code first. LT, BA, AM and UA are in no modem's list: countries in it whose lines follow ETSI TBR 21
 * stand in. A wrong country shows as NO DIALTONE, or as rings that go unnoticed (field report).
 */
const countries: Readonly<Record<string, readonly string[]>> = {
  US: ['B5'],
  GB: ['B4'],
  RU: ['B8'],
  HR: ['FA'],
  EE: ['F9'],
  DE: ['42'],
  PL: ['8A'],
  LT: ['F9', '8A', '42'],
  BA: ['FA', '42'],
  AM: ['42', 'F9'],
  UA: ['8A', '42'],
}
const withoutCode = new Set(['LT', 'BA', 'AM', 'UA'])

/** One way to tell a modem its country. */
export interface CountryCode {
  readonly code: string
  /** The country whose rules are used in place of the one asked for; null when it is that one. */
  readonly standsIn: string | null
}

/** What to try, in order; nothing for a country that nobody has looked up: the modem keeps what it has. */
export const countryCodes = (country: string): readonly CountryCode[] =>
  (countries[country] ?? []).map(code => ({
    code,
    standsIn: withoutCode.has(country) ? (codeNames[code] ?? code) : null,
  }))
