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
