import type { Weekday } from '../../time/calendar.ts'

const weekdayStems =
  'poned(?:j?e)lj utor(?:a?k) sr(?:i?je|e)d cetvrt(?:a?k) pet(?:a?k) subot ned(?:j?e)lj'.split(' ')
const weekdayWords = weekdayStems.map(stem => new RegExp(`^${stem}(?:|a|ak|ka|ku|kom|u|e|i|om|o)$`))
/** 1 to 7 by its name in any case; 0 when the word is none. */
export const weekdayOfWord = (word: string | undefined) =>
  (weekdayWords.findIndex(pattern => pattern.test(word ?? '')) + 1) as Weekday | 0

const weekdays = 'u ponedjeljak,u utorak,u srijedu,u četvrtak,u petak,u subotu,u nedjelju'.split(',')
/** As the answer to 'when'. */
export const sayWeekday = (weekday: Weekday): string => weekdays[weekday - 1] ?? ''
