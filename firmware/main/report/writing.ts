import type { Language } from '../../language/language.ts'

/** How values are written for the people of the clinic. Source: Unicode CLDR, by Intl. */
export interface Writing {
  /** 2026-11-26 09:30, from ISO 8601: read the same in every language. */
  readonly when: (iso: string) => string
  /** 09:30 */
  readonly time: (iso: string) => string
  /** 4.5 secs, 2 mins, 5 hrs, as the language has it and without its full stop; hours from two on. */
  readonly duration: (ms: number) => string
  /** From a number of a hundred. */
  readonly percent: (percent: number) => string
  /** @param currency ISO 4217 */
  readonly money: (amount: number, currency: string) => string
  /** Mon; 1 is Monday. */
  readonly weekday: (weekday: number) => string
}

/** A line must not break inside a value, but an SMS knows no such space. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

const locales: Readonly<Record<Language, string>> = {
  lt: 'lt-LT',
  hr: 'hr-HR',
  hy: 'hy-AM',
  uk: 'uk-UA',
  ru: 'ru-RU',
  en: 'en-GB',
}

const [secondMs, minuteMs, hourMs] = [1_000, 60_000, 3_600_000]

/** Monday 5 January 1970, to name weekdays by. */
const mondayMs = 4 * 24 * hourMs

export const writingIn = (language: Language): Writing => {
  const locale = locales[language]
  const unit = (name: string) => {
    const format = new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: 1,
    })
    return (value: number) => plain(format.format(value)).replace(/\.$/, '')
  }
  const [seconds, minutes, hours] = [unit('second'), unit('minute'), unit('hour')]
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const weekdays = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  return {
    when: iso => `${iso.slice(0, 10)} ${iso.slice(11, 16)}`,
    time: iso => iso.slice(11, 16),
    duration: ms =>
      ms < minuteMs ? seconds(ms / secondMs) : ms < 2 * hourMs ? minutes(ms / minuteMs) : hours(ms / hourMs),
    percent: percent => plain(percents.format(percent / 100)),
    money: (amount, currency) =>
      plain(
        new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(
          amount,
        ),
      ),
    weekday: weekday => weekdays.format(mondayMs + (weekday - 1) * 24 * hourMs),
  }
}
