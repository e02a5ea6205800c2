import t from 'tap'
import { en } from '../../../firmware/language/en/pack.ts'
import type { TimeWish } from '../../../firmware/language/language.ts'
import { tokens } from '../../../firmware/language/words.ts'

/** A Tuesday. */
const today = '2026-11-24'
const day = (text: string) => en.readDay(tokens(text), today)?.value ?? null
const time = (text: string) => en.readTime(tokens(text))?.value ?? null
const at = (clock: string, either = false): TimeWish => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return { kind: 'at', minutes: hours * 60 + minutes, either }
}

await t.test('days', async t => {
  const table: readonly (readonly [string, string, string?])[] = [
    ['today', '2026-11-24'],
    ['tomorrow please', '2026-11-25'],
    ['the day after tomorrow', '2026-11-26'],
    ['on thursday', '2026-11-26'],
    ['tuesday', '2026-12-01'],
    ['this thursday', '2026-11-26'],
    ['next thursday', '2026-12-03'],
    ['thursday the twenty sixth', '2026-11-26'],
    ['the fifth of december', '2026-12-05'],
    ['december the fifth', '2026-12-05'],
    ['the twenty third', '2026-12-23'],
    ['the thirty first', '2026-12-31'],
    ['26 november', '2026-11-26'],
    ['the 1st of november', '2027-11-01'],
    ['in three days', '2026-11-27'],
    ['next week', '2026-11-30', '2026-12-06'],
    ['this week', '2026-11-24', '2026-11-29'],
    ['in two weeks', '2026-12-07', '2026-12-13'],
    ['at the weekend', '2026-11-28', '2026-11-29'],
    ['in january', '2027-01-01', '2027-01-31'],
    ['next month', '2026-12-01', '2026-12-31'],
  ]
  for (const [text, from, to = from] of table) t.strictSame(day(text), { from, to }, text)
  for (const text of ['the second one', 'yes', 'at nine', 'good morning', 'may i book a visit'])
    t.equal(day(text), null, text)
})

await t.test('times', async t => {
  const table: readonly (readonly [string, TimeWish])[] = [
    ['at nine', at('9:00', true)],
    ["nine o'clock", at('9:00', true)],
    ['half past nine', at('9:30', true)],
    ['half nine', at('9:30', true)],
    ['quarter to ten', at('9:45', true)],
    ['ten past two', at('2:10', true)],
    ['nine fifteen', at('9:15', true)],
    ['nine oh five', at('9:05', true)],
    ['two p m', at('14:00')],
    ['nine in the morning', at('9:00')],
    ['twelve in the morning', at('0:00')],
    ['fourteen thirty', at('14:30')],
    ['fourteen hundred', at('14:00')],
    ['9:30', at('9:30', true)],
    ['noon', at('12:00')],
    ['can i book one tomorrow at nine', at('9:00', true)],
    ['after five', { kind: 'from', minutes: 300, either: true }],
    ['before noon', { kind: 'until', minutes: 720, either: false }],
    ['between nine and eleven', { kind: 'between', from: 540, to: 660, either: true }],
    ['in the afternoon', { kind: 'part', part: 'afternoon' }],
    ['after work', { kind: 'part', part: 'evening' }],
    ['as soon as possible', { kind: 'earliest' }],
    ['any time', { kind: 'any' }],
  ]
  for (const [text, expected] of table) t.strictSame(time(text), expected, text)
  for (const text of ['in two weeks', 'the second one', 'that one', 'good morning'])
    t.not(time(text)?.kind, 'at', text)
})

await t.test('choices and digits', async t => {
  t.equal(en.readChoice(tokens('the second one'))?.value, 2)
  t.equal(en.readChoice(tokens('the last one please'))?.value, -1)
  t.equal(en.readChoice(tokens('option three'))?.value, 3)
  t.equal(en.readChoice(tokens('yes please')), null)
  t.equal(en.readDigits(tokens('oh seven double one four, triple five')), '07114555')
  t.equal(en.readDigits(tokens('07712 345678')), '07712345678')
  t.equal(en.readDigits(tokens('no idea')), '')
})

await t.test('values are said as people say them', async t => {
  t.equal(en.sayDay('2026-11-24', today), 'today')
  t.equal(en.sayDay('2026-11-26', today), 'Thursday the twenty sixth of November')
  t.equal(en.sayTime(570), 'nine thirty')
  t.equal(en.sayTime(720), 'noon')
  t.equal(en.sayTime(845), 'two oh five in the afternoon')
  t.equal(en.sayPrice(1, 'GBP'), 'one pound')
  t.equal(en.sayPrice(120, 'EUR'), 'one hundred and twenty euros')
  t.equal(en.sayMinutes(60), 'one hour')
  t.equal(en.sayPhone('+447712345678'), 'zero seven seven one two, three four five six seven eight')
  t.equal(en.sayChoices(['a', 'b', 'c']), 'a, b, or c')
})
