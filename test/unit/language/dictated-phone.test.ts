import t from 'tap'
import { amendPhone, dictate } from '../../../firmware/language/dictated-phone.ts'
import { en } from '../../../firmware/language/en/pack.ts'
import { hy } from '../../../firmware/language/hy/pack.ts'
import type { Pack } from '../../../firmware/language/language.ts'
import { lt } from '../../../firmware/language/lt/pack.ts'
import { ru } from '../../../firmware/language/ru/pack.ts'
import { uk } from '../../../firmware/language/uk/pack.ts'
import { tokens } from '../../../firmware/language/words.ts'

/** Says one piece after another; the number they make in the end, or the digits so far. */
const dictated = (pack: Pack, country: string, pieces: readonly string[]): string => {
  let digits = ''
  let shown = ''
  for (const piece of pieces) {
    const dialled = dictate(pack, digits, tokens(piece), country)
    digits = dialled.digits
    shown = dialled.kind === 'number' ? dialled.phone : `${dialled.kind} ${dialled.digits}`
  }
  return shown
}

await t.test('Lithuanian numbers', t => {
  const table: readonly (readonly [readonly string[], string])[] = [
    [['nulis šeši vienas du trys keturi penki šeši septyni'], '+37061234567'],
    [['aštuoni šešiasdešimt du trys keturi penki šeši septyni'], 'more 86234567'],
    [['aštuoni šeši šimtai dvylika', 'trisdešimt keturi', 'penki šeši septyni'], '+37061234567'],
    [
      ['plius trys septyni nulis šeši šimtai dvylika trisdešimt keturi penkiasdešimt šeši septyni'],
      '+37061234567',
    ],
    [['8 612 34567'], '+37061234567'],
    [['8 612', '34 567'], '+37061234567'],
    [['8 612', '8 612 34567'], '+37061234567'],
    [['86', '861234567'], '+37061234567'],
    [['8 612', '8 612 34', '567'], '+37061234567'],
    [['861234567 861234567'], '+37061234567'],
    [['8 612 34 568 ne 567'], '+37061234567'],
    [['8 612', '345 ne atsiprašau 346', '67'], '+37061234667'],
    [['8 613', 'ne trys o du', '34567'], '+37061234567'],
    [['8 612 35', 'ne penki o keturi'], 'more 861234'],
    [['8 612 35', 'keturi ne penki', '567'], '+37061234567'],
    [['8 699 11', 'iš naujo 8 612 34567'], '+37061234567'],
    [['8 699 11', 'ne 8 612 34567'], '+37061234567'],
    [['neatsimenu'], 'more '],
  ]
  for (const [pieces, number] of table) t.equal(dictated(lt, 'LT', pieces), number, pieces.join(' / '))
  t.end()
})

await t.test('British numbers', t => {
  const table: readonly (readonly [readonly string[], string])[] = [
    [['oh seven seven one two three four five six seven eight'], '+447712345678'],
    [['oh double seven one two', 'three four five', 'six seven eight'], '+447712345678'],
    [['07712', '345 678'], '+447712345678'],
    [['plus four four double seven one two three four five six seven eight'], '+447712345678'],
    [['oh double seven one three no one two', '345678'], '+447712345678'],
    [['oh double seven one two three four five six seven nine no eight'], '+447712345678'],
    [
      ['oh double seven one two', 'three four five six eight eight', 'sorry from the start 07712 345678'],
      '+447712345678',
    ],
    [['oh eight seven one two', 'no seven not eight', 'three four five six seven eight'], '+447712345678'],
    [['oh eight seven one two', 'not eight but seven', '345678'], '+447712345678'],
    [['oh two oh seven nine four six double oh double oh'], '+442079460000'],
  ]
  for (const [pieces, number] of table) t.equal(dictated(en, 'GB', pieces), number, pieces.join(' / '))
  t.end()
})

await t.test('Ukrainian numbers, in Ukrainian', t => {
  const table: readonly (readonly [readonly string[], string])[] = [
    [["нуль шістдесят сім сто двадцять три сорок п'ять шістдесят сім"], '+380671234567'],
    [['нуль шістдесят сім', 'сто двадцять три', "сорок п'ять шістдесят сім"], '+380671234567'],
    [["нуль п'ятдесят", 'двісті двадцять два', 'тридцять три', 'сорок чотири'], '+380502223344'],
    [["плюс триста вісімдесят шістдесят сім сто двадцять три сорок п'ять шістдесят сім"], '+380671234567'],
    [['067 123', '45 67'], '+380671234567'],
    [['067 124', 'ні сто двадцять три', '45 67'], '+380671234567'],
    [['067', '067 123 45 67'], '+380671234567'],
    [['067 999', 'спочатку 067 123 45 67'], '+380671234567'],
    [['063 дві трійки'], 'more 06333'],
    [['не пам’ятаю'], 'more '],
  ]
  for (const [pieces, number] of table) t.equal(dictated(uk, 'UA', pieces), number, pieces.join(' / '))
  t.end()
})

await t.test('Ukrainian and Lithuanian numbers, in Russian', t => {
  const table: readonly (readonly [string, readonly string[], string])[] = [
    ['UA', ['ноль шестьдесят семь сто двадцать три сорок пять шестьдесят семь'], '+380671234567'],
    ['UA', ['ноль шестьдесят семь', 'сто двадцать три', 'сорок пять', 'шестьдесят семь'], '+380671234567'],
    ['UA', ['067 124', 'нет сто двадцать три', '45 67'], '+380671234567'],
    ['UA', ['067 999', 'сначала 067 123 45 67'], '+380671234567'],
    ['UA', ['067 123 то есть 124', '45 67'], '+380671244567'],
    ['LT', ['восемь шестьсот двенадцать', 'тридцать четыре', 'пять шесть семь'], '+37061234567'],
    [
      'LT',
      ['плюс триста семьдесят шестьсот двенадцать тридцать четыре пятьсот шестьдесят семь'],
      '+37061234567',
    ],
    ['LT', ['8 613', 'нет два', '34567'], '+37061234567'],
    ['UA', ['не помню'], 'more '],
  ]
  for (const [country, pieces, number] of table)
    t.equal(dictated(ru, country, pieces), number, pieces.join(' / '))
  t.end()
})

await t.test('Armenian numbers', t => {
  const table: readonly (readonly [readonly string[], string])[] = [
    [['զրո իննսունմեկ տասներկու երեսունչորս հիսունվեց'], '+37491123456'],
    [['զրո իննսունմեկ', 'տասներկու երեսունչորս', 'հիսունվեց'], '+37491123456'],
    [['զրո ինը մեկ մեկ երկու երեք', 'չորս հինգ վեց'], '+37491123456'],
    [['պլյուս երեք հարյուր յոթանասունչորս իննսունմեկ տասներկու երեսունչորս հիսունվեց'], '+37491123456'],
    [['091 12', '34 56'], '+37491123456'],
    [['091 12 35', 'ոչ երեսունչորս', '56'], '+37491123456'],
    [['091 99', 'նորից 091 12 34 56'], '+37491123456'],
    [['091', '091 123456'], '+37491123456'],
    [['չեմ հիշում'], 'more '],
  ]
  for (const [pieces, number] of table) t.equal(dictated(hy, 'AM', pieces), number, pieces.join(' / '))
  t.end()
})

await t.test('a number that was read back is put right', t => {
  const table: readonly (readonly [Pack, string, string, string, string])[] = [
    [uk, 'UA', '+380671234567', 'вибачте останні дві шістдесят вісім', '+380671234568'],
    [uk, 'UA', '+380671234567', 'остання цифра вісім', '+380671234568'],
    [uk, 'UA', '+380671234567', 'ні не сто двадцять три а сто двадцять чотири', '+380671244567'],
    [
      uk,
      'UA',
      '+380671234567',
      "ні нуль п'ятдесят двісті двадцять два тридцять три сорок чотири",
      '+380502223344',
    ],
    [uk, 'UA', '+380671234567', 'неправильно', 'wrong'],
    [ru, 'UA', '+380671234567', 'извините последние две шестьдесят восемь', '+380671234568'],
    [ru, 'UA', '+380671234567', 'последняя цифра восемь', '+380671234568'],
    [ru, 'UA', '+380671234567', 'нет не сто двадцать три а сто двадцать четыре', '+380671244567'],
    [ru, 'LT', '+37061234567', 'в конце шестьдесят восемь', '+37061234568'],
    [ru, 'UA', '+380671234567', 'неправильно', 'wrong'],
    [en, 'GB', '+447712345678', 'no not one two three but one two four', '+447712445678'],
    [en, 'GB', '+447712345678', 'no three four six not three four five', '+447712346678'],
    [hy, 'AM', '+37491123456', 'ներեցեք վերջին երկուսը հիսունյոթ', '+37491123457'],
    [hy, 'AM', '+37491123456', 'վերջին թիվը յոթ', '+37491123457'],
    [hy, 'AM', '+37491123456', 'ոչ թե երեսունչորս այլ երեսունհինգ', '+37491123556'],
    [hy, 'AM', '+37491123456', 'սխալ է', 'wrong'],
  ]
  for (const [pack, country, known, said, meant] of table) {
    const dialled = amendPhone(pack, known, tokens(said), country)
    t.equal(dialled.kind === 'number' ? dialled.phone : dialled.kind, meant, said)
  }
  t.end()
})
