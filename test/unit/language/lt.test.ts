import t from 'tap'
import { lt } from '../../../firmware/language/lt/pack.ts'
import { rows } from './lt-rows.ts'
import { assertRows, today } from './table.ts'

await t.test(`${rows.length} phrases`, async t => assertRows(t, lt, rows))

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
