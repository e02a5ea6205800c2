import type { DayWish, Pack } from '../../language/language.ts'
import { oneDay } from '../../language/dates.ts'
import { tokens } from '../../language/words.ts'
import { addDays, weekdayOf, type Day } from '../../time/calendar.ts'
import type { Speaker } from '../speaker.ts'

/** Words as short as 'on' may stand before the name; 'next' may not. */
const longestBefore = 2

/** True for 'Wednesday' alone: it is the same weekday whatever today is, and another date a week later. */
const isWeekdayName = (pack: Pack, text: string, day: Day, today: Day): boolean => {
  const words = tokens(text)
  const on = (from: Day): Day | undefined => pack.readDay(words, from)?.value.from
  const [next, later] = [on(addDays(today, 1)), on(addDays(today, 7))]
  const isSameWeekday = next !== undefined && weekdayOf(next) === weekdayOf(day)
  const isAlone = words.length === 1 || (words.length === 2 && (words[0] ?? '').length <= longestBefore)
  return isAlone && isSameWeekday && later === addDays(day, 7)
}

/**
 * A weekday said by its name while another week is talked about is that week's: 'next week' and then 'on Wednesday'.
 * @param text the words the day was read from
 * @param anchor a day of the week talked about; null: none
 */
export const inContext = (
  wish: DayWish,
  text: string,
  anchor: Day | null,
  { pack, today }: Speaker,
): DayWish => {
  if (anchor === null || wish.from !== wish.to || !isWeekdayName(pack, text, wish.from, today)) return wish
  const meant = addDays(anchor, weekdayOf(wish.from) - weekdayOf(anchor))
  return meant >= today ? oneDay(meant) : wish
}
