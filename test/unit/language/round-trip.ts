import type { Test } from 'tap'
import type { Found, Language, Pack } from '../../../firmware/language/language.ts'
import { readPhone } from '../../../firmware/language/telephone.ts'
import { fold, tokens } from '../../../firmware/language/words.ts'
import { addDays, monthStart, weekdayOf, type Day } from '../../../firmware/time/calendar.ts'
import { today } from './table.ts'

/**
 * What a language says is what it understands: every value the desk can say is said, heard without its capitals and
 * punctuation, and must come back the same, all of its words used.
 */

const heard = (said: string): readonly string[] => tokens(said)

/** The first values that do not come back, with what was said; none is the aim. */
const wrong = <T>(
  values: readonly T[],
  say: (value: T) => string,
  isBack: (value: T, said: string) => boolean,
) =>
  values
    .filter(value => !isBack(value, say(value)))
    .slice(0, 8)
    .map(value => `${String(value)}: ${say(value)}`)

const isWhole = <T>(found: Found<T> | null, said: string): found is Found<T> =>
  found !== null && found.to - found.from === heard(said).length

const series = (from: number, count: number, step = 1) =>
  Array.from({ length: count }, (_, i) => from + i * step)

const days = (pack: Pack, from: Day): readonly string[] =>
  wrong(
    series(0, 427).map(later => addDays(from, later)),
    day => pack.sayDay(day, from),
    (day, said) => {
      const found = pack.readDay(heard(said), from)
      return isWhole(found, said) && found.value.from === day && found.value.to === day
    },
  )

const times = (pack: Pack): readonly string[] =>
  wrong(series(0, 288, 5), pack.sayTime, (minutes, said) => {
    const found = pack.readTime(heard(said))
    const isSame = (other: number, either: boolean) =>
      other === minutes || (either && (other + 720) % 1_440 === minutes)
    return (
      isWhole(found, said) && found.value.kind === 'at' && isSame(found.value.minutes, found.value.either)
    )
  })

const numbers = (pack: Pack): readonly string[] =>
  wrong([...series(0, 1_000), ...series(1_000, 999, 1_001), 999_999], pack.sayNumber, (value, said) => {
    const found = pack.readCount(heard(said))
    return isWhole(found, said) && found.value === value
  })

const prices = (pack: Pack, currency: string): readonly string[] =>
  wrong(
    [...series(1, 300), ...series(305, 140, 5), 1_000, 1_250, 2_999, 0.5, 9.9, 12.5, 35.05, 99.99],
    amount => pack.sayPrice(amount, currency),
    (amount, said) => {
      const found = pack.readMoney(heard(said))
      return isWhole(found, said) && found.value.amount === amount && found.value.currency === currency
    },
  )

/** Every month from 1920 to 2030, a different day in each. */
const dates = (pack: Pack): readonly string[] =>
  wrong(
    series(0, 111 * 12).map(months => addDays(monthStart('1920-01-01', months), (months * 11) % 28)),
    pack.sayDate,
    (day, said) => {
      const found = pack.readDate(heard(said))
      return isWhole(found, said) && found.value === day
    },
  )

/** Numbers of each country in which a language is spoken on the telephone, mobile and fixed. */
const phones: Readonly<Record<string, readonly string[]>> = {
  LT: ['+37061234567', '+37069900011', '+37052123456', '+37037200500'],
  GB: ['+447712345678', '+447900112233', '+442079460000', '+441134960000'],
  HR: ['+385912345678', '+38514800500', '+385981112223'],
  BA: ['+38761123456', '+38733200300'],
  AM: ['+37491123456', '+37410500600', '+37477001122'],
  UA: ['+380671234567', '+380442001122', '+380500007788'],
}

const phonesBack = (pack: Pack, country: string): readonly string[] =>
  wrong(phones[country] ?? [], pack.sayPhone, (phone, said) => {
    const dialled = readPhone(pack.readDigits(heard(said)), country)
    return dialled.kind === 'number' && dialled.phone === phone
  })

/** Where each language is spoken, and what is paid with there. */
const homes: Readonly<
  Record<Language, { readonly countries: readonly string[]; readonly currencies: readonly string[] }>
> = {
  lt: { countries: ['LT'], currencies: ['EUR'] },
  en: { countries: ['GB', 'LT', 'HR'], currencies: ['GBP', 'EUR'] },
  hr: { countries: ['HR', 'BA'], currencies: ['EUR', 'BAM'] },
  hy: { countries: ['AM'], currencies: ['AMD'] },
  uk: { countries: ['UA'], currencies: ['UAH'] },
  ru: { countries: ['UA', 'LT'], currencies: ['EUR', 'UAH'] },
}

const spelt: Readonly<Record<Language, readonly string[]>> = {
  lt: ['Kazlauskienė', 'Žukas', 'Jonas', 'Ąžuolas', 'Wójcik'],
  en: ['Smith', 'Kazlauskienė', 'Lloyd', "O'Connor"],
  hr: ['Horvat', 'Šarić', 'Đurđica', 'Ljubičić'],
  hy: ['Պետրոսյան', 'Հակոբ', 'Գևորգ'],
  uk: ['Шевченко', 'Їжак', 'Юлія'],
  ru: ['Иванов', 'Щукина', 'Юрьев'],
}

const lettersOf = (name: string) => fold(name).replace(/[^\p{L}]/gu, '')

const names = (pack: Pack): readonly string[] =>
  wrong(spelt[pack.code], pack.saySpelled, (name, said) => {
    const found = pack.readSpelling(heard(said))
    return isWhole(found, said) && fold(found.value) === lettersOf(name)
  })

/** The whole round trip of one language. */
export const assertRoundTrip = (t: Test, pack: Pack): void => {
  const { countries, currencies } = homes[pack.code]
  t.equal(weekdayOf(today), 2, 'said on a Tuesday')
  t.strictSame(days(pack, today), [], 'every day of fourteen months')
  t.strictSame(times(pack), [], 'every five minutes of a day')
  t.strictSame(numbers(pack), [], 'numbers up to 999 999')
  t.strictSame(dates(pack), [], 'dates from 1920 to 2030')
  t.strictSame(names(pack), [], 'names letter by letter')
  for (const currency of currencies) t.strictSame(prices(pack, currency), [], `prices in ${currency}`)
  for (const country of countries) t.strictSame(phonesBack(pack, country), [], `telephones of ${country}`)
}
