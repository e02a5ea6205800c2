import t, { type Test } from 'tap'
import { createSmsUnit } from '../../../../board/virtual/sms/storage.ts'
import { openSim7600 } from '../../../../firmware/modem/sim7600.ts'
import { elapse, memoryModem } from '../memory-modem.ts'
import { BOX, PATIENT, ready } from './bench.ts'

// In simulated time, on a machine that may be busy
t.setTimeout(300_000)

const OTHER = '+37061200009'
const draft = (id: string, changes = {}) => ({ id, to: PATIENT, text: `Priminimas ${id}`, ...changes })

/** A box with lines a and b, each with a SIM card of its own, on one queue. */
const two = async (t: Test) => {
  const box = await ready(t)
  const modem = memoryModem(box.clock, { sms: createSmsUnit(OTHER, box.centre) })
  const riders = [box.messages.rider('b')]
  const line = await elapse(box.clock, openSim7600({ ...modem.line, name: 'b', riders }))
  t.teardown(() => elapse(box.clock, Promise.resolve(line[Symbol.asyncDispose]())))
  await box.clock.advance(2_000)
  return { ...box, second: modem }
}

await t.test('a message that names its line goes out on it and nowhere else', async t => {
  const box = await two(t)
  await box.messages.send(draft('1', { line: 'b' }))
  await box.messages.send(draft('2', { line: 'a' }))
  t.ok(await box.until(() => box.changes.filter(change => change.state === 'delivered').length === 2))
  const went = box.centre.taken.map(({ from, text }) => `${from} ${text}`).toSorted()
  t.strictSame(went, [`${BOX} Priminimas 2`, `${OTHER} Priminimas 1`])
  box.second.unplug()
  await box.messages.send(draft('3', { line: 'b' }))
  await box.clock.advance(60_000)
  t.match(await box.state('3'), { state: 'queued' })
})

await t.test('two lines share the queue: each message once, a long text on one of them', async t => {
  const box = await two(t)
  for (let n = 0; n < 6; n += 1)
    await box.messages.send(draft(`${n}`, { text: `${n} ilgas tekstas `.repeat(15) }))
  t.ok(await box.until(() => box.changes.filter(change => change.state === 'delivered').length === 6))
  const parts = box.centre.taken
  t.equal(parts.length, 12)
  for (let n = 0; n < 6; n += 1) {
    const lines = parts.filter(({ text }) => text.includes(`${n} ilgas`)).map(({ from }) => from)
    t.equal(new Set(lines).size, 1, 'or its parts would never be put together')
  }
  t.equal(new Set(parts.map(({ from }) => from)).size, 2, 'both work')
})

await t.test('one line dies, the other sends what waits', async t => {
  const box = await two(t)
  box.modem.unplug()
  await box.messages.send(draft('1'))
  t.ok(await box.until(() => box.changes.at(-1)?.state === 'delivered'))
  t.match(box.centre.taken, [{ from: OTHER }])
})

await t.test('each line has its own texts, and one report is for one line', async t => {
  const box = await two(t)
  box.centre.write({ from: PATIENT, to: BOX, text: 'a' })
  box.centre.write({ from: PATIENT, to: OTHER, text: 'a' })
  t.ok(await box.until(() => box.came.length === 2))
  t.strictSame(box.came.map(message => message.line).toSorted(), ['a', 'b'])
})
