import t from 'tap'
import {
  announcements,
  readList,
  readMemories,
  readOne,
  readReference,
  readStorages,
  readSmsSign,
} from '../../../../firmware/modem/sms/lines.ts'

await t.test('signs', async t => {
  const cases: readonly (readonly [string, string | undefined, object | null])[] = [
    ['+CMTI: "ME",3', undefined, { on: 'stored', memory: 'ME', index: 3 }],
    ['+CMTI: "SM",-1', undefined, { on: 'stored', memory: 'SM', index: null }],
    ['+CDSI: "SR",0', undefined, { on: 'stored', memory: 'SR', index: 0 }],
    ['+CMT: ,24', '0791', { on: 'direct', octets: 24, hex: '0791' }],
    ['+CMT: "Ona",24', '0791', { on: 'direct', octets: 24, hex: '0791' }],
    ['+CDS: 25', '0006', { on: 'direct', octets: 25, hex: '0006' }],
    ['+CLASS0: ,24', '0791', { on: 'direct', octets: 24, hex: '0791' }],
    ['+CDS: 25', undefined, null],
    ['^SMMEMFULL: "SM"', undefined, { on: 'full' }],
    ['SMS DONE', undefined, { on: 'ready' }],
    ['+QIND: SMS DONE', undefined, { on: 'ready' }],
    ['+CMT', undefined, null],
    ['RING', undefined, null],
    ['+CMTX: 1', undefined, null],
  ]
  for (const [line, payload, sign] of cases) t.strictSame(readSmsSign(line, payload), sign, line)
})

await t.test('a list of messages', async t => {
  const answer = [
    '+CMGL: 0,1,,24',
    '07AA',
    '+CMGL: 7,0,"Ona, O",152',
    '0000',
    '+CMGL: 9,0,,8',
    '+CMGL: x,0,,8',
    '00',
  ]
  t.strictSame(readList(answer, 'ME'), [
    { memory: 'ME', index: 0, octets: 24, hex: '07AA' },
    { memory: 'ME', index: 7, octets: 152, hex: '0000' },
  ])
  t.strictSame(readList([], 'ME'), [])
})

await t.test('one message, an empty place, and a body that an empty line parts from its header', async t => {
  t.strictSame(readOne(['+CMGR: 0,,24', '07AA'], 'SM', 4), {
    memory: 'SM',
    index: 4,
    octets: 24,
    hex: '07AA',
  })
  t.equal(readOne([], 'SM', 4), null)
  t.equal(readOne(['+CMGR: 0,,0'], 'SM', 4), null)
})

await t.test('the reference of what was sent', async t => {
  t.equal(readReference(['+CMGS: 42']), 42)
  t.equal(readReference(['+CMGS: 42,"26/11/24,19:02:45+08"']), 42)
  t.equal(readReference(['+CMGS:']), null)
  t.equal(readReference([]), null)
})

await t.test('storages', async t => {
  t.strictSame(readMemories(['+CPMS: "SM",0,50,"SM",0,50,"ME",0,23']), { read: 'SM', receive: 'ME' })
  t.strictSame(readMemories(['+CPMS: "SM",0,50']), { read: 'SM', receive: 'SM' })
  t.equal(readMemories(['+CPMS: 0,50']), null)
  t.equal(readMemories([]), null)
  t.strictSame(readStorages(['+CPMS: ("ME","MT","SM","SR"),("ME"),("ME")']), ['ME', 'SM', 'SR'])
  t.strictSame(readStorages(['+CPMS: ("SM","BM"),("SM"),("SM")']), ['SM'])
  t.strictSame(readStorages([]), [])
})

await t.test('what CNMI is tried with, by what it lists', async t => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [
      '+CNMI: (0,1,2),(0,1,2,3),(0,2),(0,1,2),(0,1)',
      ['2,1,0,2,0', '1,1,0,2,0', '2,1,0,1,0', '1,1,0,1,0', '2,1,0,0,0', '1,1,0,0,0'],
    ],
    [
      '+CNMI: (0-2),(0-3),(0,2,3),(0-2),(0,1)',
      ['2,1,0,2,0', '1,1,0,2,0', '2,1,0,1,0', '1,1,0,1,0', '2,1,0,0,0', '1,1,0,0,0'],
    ],
    ['+CNMI: (0,1),(0-3),(0),(0,1),(1)', ['1,1,0,1,1', '1,1,0,0,1']],
    ['+CNMI: (2),(0-3),(0),(0),(0)', ['2,1,0,0,0']],
    ['+CNMI: (0),(0),(0),(0),(0)', []],
  ]
  for (const [answer, values] of cases) t.strictSame(announcements([answer]), values, answer)
  t.equal(announcements([]).length, 6, 'a modem that does not say is tried with all')
})
