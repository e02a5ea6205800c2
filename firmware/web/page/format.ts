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

/** How one language writes. */
export interface Writing {
  readonly locale: string
  readonly shortDay: DateOptions
}

const nameLanguages = (locale: string) => {
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  return (code: string) => names.of(code) ?? code
}

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
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const [whole, hundredths] = [fixed(0), fixed(2)]
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  return {
    seconds: (ms: number) => `${hundredths.format(ms / 1_000)}\u00a0s`,
    millis: (ms: number) => `${whole.format(ms)}\u00a0ms`,
    dbm: (level: number) => `${whole.format(level).replace('-', '−')}\u00a0dBm`,
    percent: (share: number) => percent.format(share),
  }
}

/** @param zone IANA name */
export const createFormat = ({ locale, shortDay }: Writing, zone: string): Format => {
  const date = (options: DateOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
    return (epochMs: number) => format.format(epochMs)
  }
  return {
    time: date({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    longDay: date({ weekday: 'long', day: 'numeric', month: 'long' }),
    shortDay: date(shortDay),
    dayOf: isoDay(zone),
    clock: writeClock,
    language: nameLanguages(locale),
    ...writeNumbers(locale),
  }
}

/** Bars of a signal meter, by the usual bands of +CSQ (20, 15 and 10). Source: 3GPP TS 27.007 §8.5 */
export const signalBars = (dbm: number): 1 | 2 | 3 | 4 => {
  if (dbm >= -73) return 4
  if (dbm >= -83) return 3
  return dbm >= -93 ? 2 : 1
}
