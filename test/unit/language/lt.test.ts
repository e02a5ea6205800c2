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

await t.test('names stand in the accusative after pas', async t => {
  const table = [
    ['gydytoja Kazlauskienė', 'pas gydytoją Kazlauskienę'],
    ['gydytojas Urbonas', 'pas gydytoją Urboną'],
    ['higienistė Rimkutė', 'pas higienistę Rimkutę'],
    ['ponas Petraitis', 'pas poną Petraitį'],
    ['daktaras Stankus', 'pas daktarą Stankų'],
    ['ponia Rasa Giedraitienė', 'pas ponią Rasą Giedraitienę'],
    ['Jonas Matulionis', 'pas Joną Matulionį'],
    ['Paulius Vaitkevičius', 'pas Paulių Vaitkevičių'],
    ['Rokas Jankauskis', 'pas Roką Jankauskį'],
    ['John Smith', 'pas John Smith'],
  ] as const
  for (const [person, said] of table) t.equal(lt.sayWith(person), said)
})

await t.test('dates, long numbers and spelt names are said as people say them', async t => {
  t.equal(lt.sayDate('1985-05-03'), 'tūkstantis devyni šimtai aštuoniasdešimt penktų metų gegužės trečia')
  t.equal(lt.sayDate('2000-01-31'), 'dutūkstantųjų metų sausio trisdešimt pirma')
  t.equal(lt.sayDate('2010-12-20'), 'du tūkstančiai dešimtų metų gruodžio dvidešimta')
  t.equal(
    lt.sayDay('2027-11-25', today),
    'ketvirtadienį, du tūkstančiai dvidešimt septintų metų lapkričio dvidešimt penktą',
  )
  t.equal(lt.sayNumber(1_000), 'tūkstantis')
  t.equal(lt.sayNumber(21_045), 'dvidešimt vienas tūkstantis keturiasdešimt penki')
  t.equal(lt.sayPrice(12.5, 'EUR'), 'dvylika eurų penkiasdešimt centų')
  t.equal(lt.sayPrice(21, 'UAH'), 'dvidešimt viena grivina')
  t.equal(lt.saySpelled('Žukė'), 'žet, u, ka, ė')
})
