import type { Language, Pack } from './language.ts'
import { find } from './words.ts'

/** Minutes as people say how late they are: 'ten minutes', 'half an hour'. */

/** Longer ones first: 'half an hour' holds 'an hour'. */
const spans: Readonly<Record<Language, readonly (readonly [minutes: number, words: readonly string[]])[]>> = {
  en: [
    [90, ['hour and a half', 'an hour and a half']],
    [45, ['three quarters of an hour']],
    [30, ['half an hour', 'half hour']],
    [15, ['quarter of an hour', 'a quarter of an hour']],
    [120, ['two hours']],
    [60, ['an hour', 'one hour']],
  ],
  lt: [
    [90, ['pusantros valandos', 'pusantrą valandos']],
    [45, ['trim ketvirčiais', 'tris ketvirčius valandos']],
    [30, ['pusvaland*', 'pusę valandos', 'puse valandos']],
    [15, ['ketvirt* valandos']],
    [120, ['dvi valandas', 'dviem valandom', 'dviem valandomis']],
    [60, ['valandą', 'valanda', 'vieną valandą']],
  ],
  hr: [
    [90, ['sat i pol', 'sat i po', 'sat ipo']],
    [45, ['tri četvrt sata', 'tri frtalja', 'četrdeset i pet']],
    [30, ['pola sata', 'po sata', 'pol sata', 'polsata', 'pola sat']],
    [15, ['četvrt sata', 'frtalj sata', 'petnaestak']],
    [10, ['desetak']],
    [20, ['dvadesetak']],
    [120, ['dva sata']],
    [60, ['sat vremena', 'jedan sat', 'za sat', 'sat']],
  ],
  uk: [
    [90, ['півтори години']],
    [45, ['три чверті години']],
    [30, ['півгодини', 'пів години', 'на півгодин*']],
    [15, ['чверть години']],
    [120, ['дві години']],
    [60, ['годину', 'одну годину', 'годинку']],
  ],
  ru: [
    [90, ['полтора часа', 'часа полтора']],
    [45, ['три четверти часа']],
    [30, ['полчаса', 'пол часа', 'полчасика']],
    [15, ['четверть часа']],
    [120, ['два часа']],
    [60, ['на час', 'один час', 'час', 'часик']],
  ],
  hy: [
    [90, ['մեկուկես ժամ', 'մեկ ու կես ժամ', 'ժամ ու կես']],
    [30, ['կես ժամ*', 'կեսժամ*']],
    [15, ['քառորդ ժամ*']],
    [120, ['երկու ժամ*']],
    [60, ['մեկ ժամ*', 'մի ժամ*']],
  ],
}

/** 'Minutes' in whatever case, the word after the number. */
const units: Readonly<Record<Language, readonly string[]>> = {
  en: ['minute*', 'min', 'mins'],
  lt: ['minut*', 'minuč*', 'min'],
  hr: ['minut*', 'min'],
  uk: ['хвилин*', 'хв', 'минут*'],
  ru: ['минут*', 'мин'],
  hy: ['րոպե*', 'րոպէ*'],
}

/** Words of the longest number that is said before its unit: 'one hundred and twenty'. */
const mostWords = 4

const before = (pack: Pack, tokens: readonly string[], unit: number): number | null => {
  const from = Math.max(0, unit - mostWords)
  for (let start = from; start < unit; start += 1) {
    const found = pack.readCount(tokens.slice(start, unit))
    // the number stands right before its unit, so that 'at three, ten minutes' is ten
    if (found && found.from === 0 && start + found.to === unit) return found.value
  }
  return null
}

/** The minutes in what was said; null when there are none. */
export const minutesSaid = (pack: Pack, tokens: readonly string[]): number | null => {
  const unit = find(units[pack.code], tokens)
  const plain = unit ? before(pack, tokens, unit.from) : null
  if (plain !== null) return plain
  for (const [minutes, words] of spans[pack.code]) if (find(words, tokens)) return minutes
  return null
}
