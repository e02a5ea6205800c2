/**
 * Writes firmware/clinic/holidays.ts: `node tools/holidays.ts > firmware/clinic/holidays.ts`.
 * The rules are those of the npm package date-holidays (ISC, its data CC BY 3.0), which is needed only here.
 */
import Holidays from 'date-holidays'

const countries: readonly (readonly [string, ...string[]])[] = [
  ['LT'],
  ['GB', 'ENG'],
  ['HR'],
  ['BA'],
  ['AM'],
  ['UA'],
  ['RU'],
]
const years = [2026, 2027, 2028, 2029, 2030, 2031, 2032]

const daysOf = ([country, state]: readonly [string, ...string[]]) => {
  const calendar = state ? new Holidays(country, state) : new Holidays(country)
  return years.map(year => {
    const days = calendar
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(({ date }) => date.slice(5, 10))
    return `    ${year}: '${[...new Set(days)].sort().join(' ')}',`
  })
}

const table = countries.map(country => `  ${country[0]}: {\n${daysOf(country).join('\n')}\n  },`)

console.log(`import type { Day } from '../time/calendar.ts'

/**
 * Public holidays by country (ISO 3166-1 alpha-2) and year, as MM-DD. GB is England; BA holds what any of its
 * communities keeps. A clinic that works on one lists the day under \`exceptions\`. Made by tools/holidays.ts from the
 * rules of date-holidays (https://github.com/commenthol/date-holidays, data CC BY 3.0).
 */
const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
${table.join('\n')}
}

/** True on a public holiday of the country. Unknown countries and years have none: \`knowsHolidays\` tells. */
export const isHoliday = (country: string, day: Day): boolean =>
  table[country]?.[day.slice(0, 4)]?.includes(day.slice(5)) ?? false

export const knowsHolidays = (country: string, year: number): boolean => table[country]?.[String(year)] !== undefined`)
