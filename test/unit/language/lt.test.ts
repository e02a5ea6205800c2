import t from 'tap'
import { lt } from '../../../firmware/language/lt/pack.ts'
import type { TimeWish } from '../../../firmware/language/language.ts'
import { tokens } from '../../../firmware/language/words.ts'

/** A Tuesday. */
const today = '2026-11-24'
const day = (text: string) => lt.readDay(tokens(text), today)?.value ?? null
const time = (text: string) => lt.readTime(tokens(text))?.value ?? null
const at = (clock: string, either = false): TimeWish => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return { kind: 'at', minutes: hours * 60 + minutes, either }
}

await t.test('days', async t => {
  const table: readonly (readonly [string, string, string?])[] = [
    ['šiandien', '2026-11-24'],
    ['rytoj', '2026-11-25'],
    ['poryt', '2026-11-26'],
    ['ketvirtadienį', '2026-11-26'],
    ['antradienis', '2026-12-01'],
    ['kitą pirmadienį', '2026-11-30'],
    ['kitą ketvirtadienį', '2026-12-03'],
    ['šį penktadienį', '2026-11-27'],
    ['lapkričio dvidešimt šeštą', '2026-11-26'],
    ['lapkričio dvidešimt šeštą dieną', '2026-11-26'],
    ['gruodžio penktos', '2026-12-05'],
    ['dvidešimt septintą dieną', '2026-11-27'],
    ['sausio 5 d.', '2027-01-05'],
    ['lapkričio 26', '2026-11-26'],
    ['po trijų dienų', '2026-11-27'],
    ['po savaitės', '2026-11-30', '2026-12-06'],
    ['po dviejų savaičių', '2026-12-07', '2026-12-13'],
    ['kitą savaitę', '2026-11-30', '2026-12-06'],
    ['šią savaitę', '2026-11-24', '2026-11-29'],
    ['savaitgalį', '2026-11-28', '2026-11-29'],
    ['gruodžio mėnesį', '2026-12-01', '2026-12-31'],
    ['kitą mėnesį', '2026-12-01', '2026-12-31'],
  ]
  for (const [text, from, to = from] of table) t.strictSame(day(text), { from, to }, text)
  for (const text of ['antrą', 'taip', 'devintą valandą', 'vasarą', 'spalva', 'liepkite'])
    t.equal(day(text), null, text)
})

await t.test('times', async t => {
  const table: readonly (readonly [string, TimeWish])[] = [
    ['devintą', at('9:00', true)],
    ['devintą valandą', at('9:00', true)],
    ['devintą trisdešimt', at('9:30', true)],
    ['devintą valandą penkiolika minučių', at('9:15', true)],
    ['devynios nulis penkios', at('9:05', true)],
    ['pusę dešimtos', at('9:30', true)],
    ['pusę trijų', at('2:30', true)],
    ['be penkiolikos dešimt', at('9:45', true)],
    ['be ketvirčio dešimt', at('9:45', true)],
    ['trečią po pietų', at('15:00')],
    ['aštuntą ryto', at('8:00')],
    ['keturioliktą trisdešimt', at('14:30')],
    ['14:30', at('14:30')],
    ['vidurdienį', at('12:00')],
    ['po trečios', { kind: 'from', minutes: 180, either: true }],
    ['iki dvyliktos', { kind: 'until', minutes: 720, either: true }],
    ['nuo devynių iki dvyliktos', { kind: 'between', from: 540, to: 720, either: true }],
    ['po pietų', { kind: 'part', part: 'afternoon' }],
    ['iš ryto', { kind: 'part', part: 'morning' }],
    ['kuo greičiau', { kind: 'earliest' }],
    ['bet kada', { kind: 'any' }],
  ]
  for (const [text, expected] of table) t.strictSame(time(text), expected, text)
  for (const text of ['labas rytas', 'po dviejų savaičių', 'taip', 'rytoj', 'trisdešimt minučių'])
    t.equal(time(text), null, text)
})

await t.test('choices and digits', async t => {
  t.equal(lt.readChoice(tokens('antras variantas'))?.value, 2)
  t.equal(lt.readChoice(tokens('trečią'))?.value, 3)
  t.equal(lt.readChoice(tokens('paskutinį'))?.value, -1)
  t.equal(lt.readChoice(tokens('dešimtą')), null)
  t.equal(lt.readDigits(tokens('aštuoni šešiasdešimt du, trisdešimt keturi, penki šeši septyni')), '86234567')
  t.equal(lt.readDigits(tokens('plius trys septyni nulis, šeši')), '3706')
})

await t.test('values are said in the right case and number', async t => {
  t.equal(lt.sayDay('2026-11-26', today), 'ketvirtadienį, lapkričio dvidešimt šeštą')
  t.equal(lt.sayDay('2026-12-30', today), 'trečiadienį, gruodžio trisdešimtą')
  t.equal(lt.sayTime(540), 'devintą valandą')
  t.equal(lt.sayTime(570), 'devintą trisdešimt')
  t.equal(lt.sayTime(545), 'devintą valandą penkios minutės')
  t.equal(lt.sayHours(480, 1110), 'nuo aštuntos iki aštuonioliktos trisdešimt')
  t.equal(lt.sayPrice(21, 'EUR'), 'dvidešimt vienas euras')
  t.equal(lt.sayPrice(35, 'EUR'), 'trisdešimt penki eurai')
  t.equal(lt.sayPrice(12, 'EUR'), 'dvylika eurų')
  t.equal(lt.sayPrice(250, 'EUR'), 'du šimtai penkiasdešimt eurų')
  t.equal(lt.sayMinutes(45), 'keturiasdešimt penkios minutės')
  t.equal(lt.sayMinutes(90), 'viena valanda trisdešimt minučių')
  t.equal(lt.sayPhone('+37061234567'), 'nulis, šeši vienas du, trys keturi penki šeši septyni')
  t.equal(lt.sayKey('3'), 'tris')
  t.equal(lt.sayChoices(['a', 'b', 'c']), 'a, b arba c')
})
