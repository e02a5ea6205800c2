import t from 'tap'
import type { SendFault } from '../../../../board/virtual/sms/faults.ts'
import { PATIENT, ready } from './bench.ts'

// In simulated time, on a machine that may be busy
t.setTimeout(300_000)

const reminder = { id: 'a', to: PATIENT, text: 'Labas, primename apie vizitą rytoj 9:30.' }

const refusals: readonly (readonly [string, SendFault, string, number])[] = [
  ['a number that nobody has (CMS 1)', { cms: 1 }, 'failed', 0],
  ['congestion (CMS 42)', { cms: 42 }, 'delivered', 1],
  ['the network is out of order (CMS 38)', { cms: 38 }, 'delivered', 1],
  ['no network service (CMS 331)', { cms: 331 }, 'delivered', 1],
  ['a full memory (CMS 322)', { cms: 322 }, 'delivered', 1],
  ['an unknown error in place of the prompt (CMS 500)', { noPrompt: 500 }, 'delivered', 1],
  ['an unknown error behind the PDU (CMS 500)', { cms: 500 }, 'uncertain', 0],
  ['a network time-out after 60 s, in words', { networkTimeout: true, isTaken: false }, 'uncertain', 0],
  [
    'the same, and it had gone out: the report tells',
    { networkTimeout: true, isTaken: true },
    'delivered',
    1,
  ],
  ['silence for 75 s', { silence: true, isTaken: false }, 'uncertain', 0],
  ['the same, and it had gone out', { silence: true, isTaken: true }, 'delivered', 1],
  ['a stuck prompt: ESC, and once more', { mutePrompt: true }, 'delivered', 1],
]
for (const [name, fault, state, taken] of refusals)
  await t.test(`sending ends with ${name}`, async t => {
    const box = await ready(t)
    box.faults.sends = [fault]
    await box.messages.send(reminder)
    t.ok(await box.until(() => box.changes.at(-1)?.state === state, 400_000), state)
    await box.clock.advance(200_000)
    t.equal((await box.state('a'))?.state, state, 'and stays so')
    t.equal(box.centre.taken.length, taken, 'as often as it should')
  })

await t.test('an uncertain message waits for a person, who may send it again or give it up', async t => {
  const box = await ready(t)
  box.faults.sends = [{ cms: 500 }, { cms: 500 }]
  await box.messages.send(reminder)
  await box.messages.send({ ...reminder, id: 'b' })
  t.ok(await box.until(() => box.changes.filter(change => change.state === 'uncertain').length >= 2))
  t.match(await box.state('a'), { state: 'uncertain', reason: /nobody knows/ })
  await box.messages.decide('b', 'give up')
  await box.messages.decide('a', 'send again')
  t.ok(await box.until(() => box.changes.at(-1)?.state === 'delivered'))
  t.match(await box.state('b'), { state: 'failed', reason: 'given up by hand' })
  t.equal(box.centre.taken.length, 1)
  await t.rejects(box.messages.decide('a', 'send again'), { code: 'MESSAGE_UNKNOWN' })
  await t.rejects(box.messages.decide('z', 'give up'), { code: 'MESSAGE_UNKNOWN' })
})
