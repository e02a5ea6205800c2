import t from 'tap'
import { Fault } from '../../../../firmware/fault/fault.ts'
import { judge, pauseAfter, type Verdict } from '../../../../firmware/modem/sms/refusal.ts'

const refused = (kind: string | null, code: number | null, result = 'x') =>
  new Fault('AT_ERROR', { command: 'AT+CMGS', result, kind, code })

await t.test('each class of refusal, once the message was handed over', async t => {
  const cases: readonly (readonly [string, number | null, Verdict])[] = [
    ['CMS', 1, 'never'],
    ['CMS', 8, 'never'],
    ['CMS', 28, 'never'],
    ['CMS', 27, 'later'],
    ['CMS', 38, 'later'],
    ['CMS', 41, 'later'],
    ['CMS', 42, 'later'],
    ['CMS', 47, 'later'],
    ['CMS', 77, 'later'],
    ['CMS', 192, 'later'],
    ['CMS', 195, 'never'],
    ['CMS', 197, 'uncertain'],
    ['CMS', 304, 'never'],
    ['CMS', 310, 'line'],
    ['CMS', 314, 'soon'],
    ['CMS', 322, 'full'],
    ['CMS', 331, 'line'],
    ['CMS', 332, 'uncertain'],
    ['CMS', 500, 'uncertain'],
    ['CMS', 513, 'uncertain'],
    ['CMS', null, 'uncertain'],
    ['CME', 10, 'line'],
    ['CME', 14, 'soon'],
    ['CME', 31, 'uncertain'],
    ['CME', 777, 'uncertain'],
  ]
  for (const [kind, code, verdict] of cases)
    t.equal(judge(refused(kind, code), true), verdict, `${kind} ${code}`)
  t.equal(judge(refused(null, null, 'ERROR'), true), 'uncertain', 'a bare ERROR')
})

await t.test('before it was handed over nothing can have gone out', async t => {
  t.equal(judge(refused('CMS', 500), false), 'later')
  t.equal(judge(refused(null, null, 'ERROR'), false), 'later')
  t.equal(judge(new Fault('AT_TIMEOUT', { command: 'AT+CMGS', timeoutMs: 5_000 }), false), 'later')
  t.equal(judge(new Fault('LINK_LOST', { path: '/dev/x' }), false), 'line')
  t.equal(judge(refused('CMS', 1), false), 'never')
})

await t.test('silence and a lost modem leave it open', async t => {
  t.equal(judge(new Fault('AT_TIMEOUT', { command: 'AT+CMGS', timeoutMs: 75_000 }), true), 'uncertain')
  t.equal(judge(new Fault('MODEM_RESTARTED'), true), 'uncertain')
  t.equal(judge(new Error('anything'), true), 'uncertain')
})

await t.test('pauses', async t => {
  t.strictSame(
    [1, 2, 3, 4, 5, 6, 99].map(tries => pauseAfter('later', tries) / 1_000),
    [30, 120, 600, 1_800, 3_600, 3_600, 3_600],
  )
  t.equal(pauseAfter('soon', 1), 1_000)
  t.ok(pauseAfter('soon', 11) > 60_000, 'busy for ten seconds is no moment')
  t.equal(pauseAfter('line', 0), 30_000)
})
