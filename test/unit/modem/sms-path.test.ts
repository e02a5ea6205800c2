import t from 'tap'
import { PATIENT, BOX, smsBox } from './sms-bench.ts'

await t.test('a text goes out, is reported, and one comes in', async t => {
  const box = await smsBox(t)
  await box.clock.advance(2_000)
  const sent = await box.messages.send({
    id: 'a',
    to: PATIENT,
    text: 'Labas, primename apie vizitą rytoj 9:30.',
  })
  t.equal(sent.state, 'queued')
  t.ok(await box.until(() => box.changes.at(-1)?.state === 'delivered'), 'delivered')
  t.strictSame(
    box.changes.map(change => change.state),
    ['queued', 'sending', 'sent', 'delivered'],
  )
  t.strictSame(
    box.centre.taken.map(sms => sms.text),
    ['Labas, primename apie vizitą rytoj 9:30.'],
  )
  box.centre.write({ from: PATIENT, to: BOX, text: 'TAIP' })
  t.ok(await box.until(() => box.came.length === 1))
  t.match(box.came[0], { from: PATIENT, text: 'TAIP', line: 'a', trouble: null })
  await box.clock.advance(1_000)
  t.strictSame(box.unit.messages(), [], 'nothing stays in the modem')
})
