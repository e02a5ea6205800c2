import { found } from './found.ts'
import type { DayPart, Found, TimeWish } from './language.ts'

/** A time of day as said: `either` when morning and afternoon were not told apart. */
export interface Said {
  readonly minutes: number
  readonly either: boolean
}

const noon = 12 * 60

/** Hours 1 to 12 said without a part of the day may be either half; 0 and 13 to 24 leave no choice. */
export const clock = (hour: number, minute: number): Said | null => {
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null
  return { minutes: hour * 60 + minute, either: hour >= 1 && hour <= 12 }
}

/** 'Half past nine', 'quarter to ten': a time told from its hour by more or fewer minutes. */
export const around = (hour: number, byMinutes: number): Said | null => {
  const said = clock(hour, 0)
  return said && { ...said, minutes: (said.minutes + byMinutes + 24 * 60) % (24 * 60) }
}

/** Makes a time certain by the part of the day that was said with it. */
export const inPart = (said: Said, part: 'am' | 'pm'): Said => {
  const isNoonHour = said.minutes >= noon && said.minutes < noon + 60
  if (!said.either) return said
  if (part === 'am') return { minutes: isNoonHour ? said.minutes - noon : said.minutes, either: false }
  return { minutes: said.minutes < noon ? said.minutes + noon : said.minutes, either: false }
}

/** Minutes since midnight that each part of the day spans. */
export const partHours: Readonly<Record<DayPart, { readonly from: number; readonly to: number }>> = {
  morning: { from: 0, to: noon },
  afternoon: { from: noon, to: 17 * 60 },
  evening: { from: 16 * 60, to: 24 * 60 },
}

/**
 * Of several times in one sentence the one said most plainly: after a word such as 'at', else the longest, else the last:
 * 'can I book one tomorrow at nine'.
 */
export const plainest = (
  tokens: readonly string[],
  leads: ReadonlySet<string>,
  read: (at: number) => Found<TimeWish> | null,
): Found<TimeWish> | null => {
  const all: Found<TimeWish>[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const one = read(at)
    if (one) all.push(one)
    if (one) at = one.to - 1
  }
  const weight = ({ from, to }: Found<TimeWish>) => (leads.has(tokens[from - 1] ?? '') ? 100 : 0) + to - from
  return all.reduce<Found<TimeWish> | null>(
    (best, one) => (best && weight(best) > weight(one) ? best : one),
    null,
  )
}

export const wish = (value: TimeWish, from: number, to: number): Found<TimeWish> => found(value, from, to)
