import t from 'tap'
import { dictate } from '../../../firmware/language/dictated-phone.ts'
import { en } from '../../../firmware/language/en/pack.ts'
import type { Pack } from '../../../firmware/language/language.ts'
import { lt } from '../../../firmware/language/lt/pack.ts'
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
