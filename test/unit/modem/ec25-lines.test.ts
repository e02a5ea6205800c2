import t from 'tap'
import { readQuectel } from '../../../firmware/modem/ec25/lines.ts'

const call = (id: number, isIncoming: boolean, state: string, from: string | null) => ({
  kind: 'call',
  sign: { on: 'changed', call: { id, isIncoming, state, isVoice: true, from } },
})

await t.test('modems.md 2.3: +QIND: "ccinfo" has the states of CLCC, and -1 for released', async t => {
  const of = (state: string) => readQuectel(`+QIND: "ccinfo",1,1,${state},0,0,"37061234567",145`)
  t.strictSame(of('4'), call(1, true, 'incoming', '+37061234567'))
  t.strictSame(of('0'), call(1, true, 'active', '+37061234567'))
  t.strictSame(of('-1'), call(1, true, 'released', '+37061234567'))
  t.strictSame(of('7'), call(1, true, 'released', '+37061234567'))
  t.strictSame(
    readQuectel('+QIND: "ccinfo",2,0,2,0,0,"861234567",129,"A, B"'),
    call(2, false, 'dialling', '861234567'),
  )
  t.strictSame(readQuectel('+QIND: "ccinfo",1,1,4,0,0,"",128'), call(1, true, 'incoming', null), 'withheld')
  t.match(
    readQuectel('+QIND: "ccinfo",1,1,4,1,0,"1",129'),
    { sign: { call: { isVoice: false } } },
    'a data call',
  )
})

await t.test(
  'modems.md 2.3: ^DSCI counts 3 as connected and 7 as alerting, the number without quotes',
  async t => {
    const of = (stat: number) => readQuectel(`^DSCI: 4,1,${stat},0,+37061234567,145`)
    t.strictSame(of(3), call(4, true, 'active', '+37061234567'))
    t.strictSame(of(7), call(4, true, 'alerting', '+37061234567'))
    t.strictSame(of(4), call(4, true, 'incoming', '+37061234567'))
    t.strictSame(of(1), call(4, true, 'held', '+37061234567'))
    t.strictSame(readQuectel('^DSCI: 3,0,6,0,861234567,129,0'), call(3, false, 'released', '861234567'))
    t.strictSame(readQuectel('^DSCI: 3,1,6,0,,129'), call(3, true, 'released', null), 'without a number')
  },
)

await t.test('modems.md 2.4: +QTONEDET gives the key as the decimal code of its letter', async t => {
  const pairs = [
    ['56', '8'],
    ['48', '0'],
    ['42', '*'],
    ['35', '#'],
    ['65', 'A'],
    ['68', 'D'],
  ] as const
  for (const [code, key] of pairs) t.strictSame(readQuectel(`+QTONEDET: ${code}`), { kind: 'key', key }, code)
  t.equal(readQuectel('+QTONEDET: 8'), null, 'no code of any key')
  t.equal(readQuectel('+QTONEDET: 97'), null)
})

await t.test(
  'modems.md 2.2: a bare +QPCMV: 0 or 1 is flow control, with a mode it answers a query',
  async t => {
    t.strictSame(readQuectel('+QPCMV: 0'), { kind: 'flow', mayWrite: false })
    t.strictSame(readQuectel('+QPCMV: 1'), { kind: 'flow', mayWrite: true })
    t.equal(readQuectel('+QPCMV: 1,0'), null)
  },
)

await t.test('modems.md 2.4: signal and network in +QIND, and what means nothing to us', async t => {
  t.strictSame(readQuectel('+QIND: "csq",27,99'), { kind: 'signal', dbm: -59 })
  t.strictSame(readQuectel('+QIND: "csq",99,99'), { kind: 'signal', dbm: null })
  for (const line of ['+QIND: "act","LTE"', '+QIND: SMS DONE', '+QIND: PB DONE', '+QUSIM: 1', '+CFUN: 1'])
    t.equal(readQuectel(line), null, line)
  t.strictSame(readQuectel('POWERED DOWN'), { kind: 'restarted' })
})

await t.test('48 fields that are missing or rubbish are no call, and no throw', async t => {
  for (const line of [
    '+QIND: "ccinfo"',
    '+QIND: "ccinfo",1,1',
    '+QIND: "ccinfo",1,1,9,0,0',
    '^DSCI:',
    '^DSCI: 1,1,9,0,,',
  ])
    t.equal(readQuectel(line), null, line)
})
