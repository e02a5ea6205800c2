/** How instants, durations and shares are written: in one locale, and always in the clinic's zone. */
export interface Format {
  /** 14:32 */
  time(epochMs: number): string
  /** Tuesday 24 November */
  longDay(epochMs: number): string
  /** Tue 24 Nov */
  shortDay(epochMs: number): string
  /** YYYY-MM-DD, as the clinic's calendar shows it. */
  dayOf(epochMs: number): string
  /** 1:34, from ms. */
  clock(ms: number): string
  /** 0.62 s, from ms. */
  seconds(ms: number): string
  /** 120 ms */
  millis(ms: number): string
  /** −73 dBm */
  dbm(level: number): string
  /** 92 %, from 0 to 1. */
  percent(share: number): string
  /** Lithuanian, from lt. */
  language(code: string): string
}

type DateOptions = Readonly<Intl.DateTimeFormatOptions>

/** Names that browsers lack: Chromium and Firefox know no Armenian. Weekdays from Sunday; months as after a day. */
export interface Names {
  readonly weekdays: readonly string[]
  readonly shortWeekdays: readonly string[]
  readonly months: readonly string[]
  readonly shortMonths: readonly string[]
  readonly languages: Readonly<Record<string, string>>
}

/** How one language writes. */
export interface Writing {
  readonly locale: string
  readonly shortDay: DateOptions
  /** null: the browser knows them. */
  readonly names: Names | null
}

const nameLanguages = ({ locale, names }: Writing) => {
  if (names) return (code: string) => names.languages[code] ?? code
  const known = new Intl.DisplayNames(locale, { type: 'language' })
  return (code: string) => known.of(code) ?? code
}

/** Month, day and weekday by their own names. */
const writeDays = (names: Names, zone: string) => {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  const write = (months: readonly string[], weekdays: readonly string[]) => (epochMs: number) => {
    const parts = format.formatToParts(epochMs)
    const [year, month, day] = ['year', 'month', 'day'].map(type =>
      Number(parts.find(part => part.type === type)?.value),
    ) as [number, number, number]
    return `${months[month - 1]} ${day}, ${weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]}`
  }
  return {
    longDay: write(names.months, names.weekdays),
    shortDay: write(names.shortMonths, names.shortWeekdays),
  }
}

/** Weekdays in short, from Monday. */
export const weekdayNames = ({ locale, names }: Writing): readonly string[] => {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  const fromMonday = Array.from({ length: 7 }, (_, at) => (at + 1) % 7)
  // 4 January 1970 was a Sunday
  return fromMonday.map(at => names?.shortWeekdays[at] ?? format.format((3 + at) * 86_400_000))
}

/** A browser without the language writes numbers as most of Europe does. */
export const numberLocales = (locale: string): string[] => [locale, 'uk']

const writeClock = (ms: number) => {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  const rest = String(seconds % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

const isoDay = (zone: string) => {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return (epochMs: number) => {
    const parts = format.formatToParts(epochMs)
    return ['year', 'month', 'day'].map(type => parts.find(part => part.type === type)?.value).join('-')
  }
}

const writeNumbers = (locale: string) => {
  const fixed = (digits: number) =>
    new Intl.NumberFormat(numberLocales(locale), {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
  const [whole, hundredths] = [fixed(0), fixed(2)]
  const percent = new Intl.NumberFormat(numberLocales(locale), { style: 'percent' })
  return {
    seconds: (ms: number) => `${hundredths.format(ms / 1_000)}\u00a0s`,
    millis: (ms: number) => `${whole.format(ms)}\u00a0ms`,
    dbm: (level: number) => `${whole.format(level).replace('-', '−')}\u00a0dBm`,
    percent: (share: number) => percent.format(share),
  }
}

/** @param zone IANA name */
export const createFormat = (writing: Writing, zone: string): Format => {
  const { locale, shortDay, names } = writing
  const date = (options: DateOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
    return (epochMs: number) => format.format(epochMs)
  }
  return {
    time: date({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    longDay: date({ weekday: 'long', day: 'numeric', month: 'long' }),
    shortDay: date(shortDay),
    ...(names && writeDays(names, zone)),
    dayOf: isoDay(zone),
    clock: writeClock,
    language: nameLanguages(writing),
    ...writeNumbers(locale),
  }
}

/** Bars of a signal meter, by the usual bands of +CSQ (20, 15 and 10). Source: 3GPP TS 27.007 §8.5 */
export const signalBars = (dbm: number): 1 | 2 | 3 | 4 => {
  if (dbm >= -73) return 4
  if (dbm >= -83) return 3
  return dbm >= -93 ? 2 : 1
}
