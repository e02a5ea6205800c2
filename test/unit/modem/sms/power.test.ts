import t, { type Test } from 'tap'
import { BOX, directStore, PATIENT, smsBox, smsWorld } from './bench.ts'

// Hundreds of lives of a box
t.setTimeout(300_000)

const short = { id: 'short', to: PATIENT, text: 'Jūsų vizitas rytoj 9:30.' }
const long = { id: 'long', to: PATIENT, text: 'Gerbiamas paciente, '.repeat(10) }
const question = `${'ar galima '.repeat(20)}?`
const LIVED_MS = 12_000

/** When the power goes: before or after the n-th work of the store, or after so many ms. */
type Cut = { readonly write: number; readonly when: 'before' | 'after' } | { readonly ms: number }

/** One life that sends two messages and is sent two, until the power goes. */
const live = async (t: Test, folder: string, cut: Cut) => {
  const world = smsWorld()
  let writes = 0
  let isDead = false
  const accepted: string[] = []
  const power = (name: string, when: 'before' | 'after') => {
    const isWrite = /^(?:keep|join|mark|queue|change|extend)/.test(name)
    if (isWrite && when === 'before') writes += 1
    if (isWrite && 'write' in cut && cut.write === writes && cut.when === when) isDead = true
    if (isDead) throw new Error('no power')
  }
  const own = directStore(folder, power)
  const box = await smsBox(t, world, { store: own.store })
  for (const draft of [long, short])
    await box.messages.send(draft).then(
      () => accepted.push(draft.id),
      () => undefined,
    )
  world.centre.write({ from: PATIENT, to: BOX, text: question, order: [2, 1] })
  world.centre.write({ from: PATIENT, to: BOX, text: 'TAIP' })
  const endMs = 'ms' in cut ? cut.ms : LIVED_MS
  for (let ms = 0; ms < endMs; ms += 10) {
    if (isDead) break
    await world.clock.advance(10)
  }
  isDead = 'ms' in cut || isDead
  box.modem.unplug()
  await box.close()
  return { world, accepted, writes, own }
}

const check = async (t: Test, cut: Cut) => {
  const folder = t.testdir()
  const { world, accepted, writes, own } = await live(t, folder, cut)
  own[Symbol.dispose]()
  const name = JSON.stringify(cut)
  const next = directStore(folder)
  const box = await smsBox(t, world, { store: next.store })
  await world.clock.advance(1_300_000)
  const sent = world.centre.taken.map(({ text, seq }) => `${seq} ${text}`)
  t.strictSame(sent, [...new Set(sent)], `${name}: nothing goes out twice`)
  for (const id of accepted) {
    const message = await box.state(id)
    // 'sent' where the report came while the modem was starting and knew of nobody who wants it
    const isGood = ['sent', 'delivered', 'uncertain'].includes(message?.state ?? '')
    t.ok(isGood, `${name}: ${id} is ${message?.state}, ${message?.reason}`)
  }
  const doubts = (await box.messages.outgoing(9)).filter(({ state }) => state === 'uncertain')
  t.ok(doubts.length <= 1, `${name}: at most the one in the modem's hands is in doubt`)
  const came = (await box.store.received(9)).map(message => message.text).toSorted()
  t.strictSame(came, ['TAIP', question], `${name}: all that came is there once`)
  t.strictSame(world.unit.messages(), [], `${name}: nothing is left in the modem`)
  await box.close()
  next[Symbol.dispose]()
  return { writes, doubts: doubts.length }
}

await t.test('the power goes before and after each write of the store', async t => {
  const { writes } = await check(t, { ms: LIVED_MS })
  t.ok(writes > 12, `${writes} writes`)
  for (let write = 1; write <= writes; write += 1)
    for (const when of ['before', 'after'] as const) await check(t, { write, when })
})

await t.test('the power goes at any moment, also between a PDU and its answer', async t => {
  let doubts = 0
  for (let ms = 20; ms < 4_000; ms += 90) doubts += (await check(t, { ms })).doubts
  t.ok(doubts > 3, 'some moments leave a doubt')
})
