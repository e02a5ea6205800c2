import t from 'tap'
import { en } from '../../../firmware/language/en/pack.ts'
import { rows } from './en-rows.ts'
import { assertRows, today } from './table.ts'

await t.test(`${rows.length} phrases`, async t => assertRows(t, en, rows))

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

await t.test('dates, long numbers and spelt names are said as people say them', async t => {
  t.equal(en.sayDate('1985-05-03'), 'the third of May nineteen eighty five')
  t.equal(en.sayDate('2006-01-31'), 'the thirty first of January two thousand and six')
  t.equal(en.sayDate('1900-12-20'), 'the twentieth of December nineteen hundred')
  t.equal(en.sayDay('2027-11-25', today), 'Thursday the twenty fifth of November twenty twenty seven')
  t.equal(en.sayNumber(1_001), 'one thousand and one')
  t.equal(en.sayNumber(21_145), 'twenty one thousand one hundred and forty five')
  t.equal(en.sayPrice(12.5, 'GBP'), 'twelve pounds fifty')
  t.equal(en.sayPrice(3.05, 'EUR'), 'three euros and five cents')
  t.equal(en.sayWith('Doctor Smith'), 'with Doctor Smith')
  t.equal(en.saySpelled("O'Neil"), 'O, N, E, I, L')
  t.equal(en.sayTime(0), 'midnight')
})
