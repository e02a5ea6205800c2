import t from 'tap'
import { concat, FRAME_SAMPLES } from '../../../../firmware/audio/frame.ts'
import { collect, never, v253Bench } from './bench.ts'
import { close, consulting, FAR, flashes, has, honest, serviceOf, tone } from './two-calls-bench.ts'

// a machine may be busy
t.setTimeout(300_000)

for (const plan of ['digits', 'switchboard', 'three-way'] as const)
  await t.test(`${plan}: a flash parks them and takes them back`, async t => {
    for (const firmware of ['CX93010', 'USR5637'] as const) {
      const { clock, modem, line, call, wait, until } = await v253Bench(t, honest(plan, { firmware }))
      t.match(line.abilities(), { holds: true, consults: true })
      const { caller, talk, ears } = await call()
      await wait(talk.hold())
      await wait(talk.hold())
      t.equal(flashes(modem.sent), 1)
      const [heard, theirs] = [ears.heard.length, caller.recording().callee.length]
      for (let i = 0; i < 10; i += 1) await wait(talk.say(new Int16Array(FRAME_SAMPLES).fill(1_111)))
      await clock.advance(10_000)
      t.equal(ears.heard.length, heard, 'nothing is heard, the dial tone neither')
      t.notOk(has(caller.recording().callee.subarray(theirs), 1_111), 'nor by them')
      t.equal(line.status().state, 'talking', 'a dial tone meanwhile is no end')
      await wait(talk.resume())
      void caller.say(tone(2_222))
      t.ok(await until(() => has(concat(ears.heard), 2_222), 3_000))
      await wait(talk.hold())
      await wait(close(talk))
      await wait(caller.over)
      t.equal(flashes(modem.sent), 4, 'taken back before the hook, or the exchange would ring back')
      await clock.advance(10_000)
      t.equal(line.status().state, 'idle')
      await t.rejects(talk.hold(), { code: 'LINE_GONE' })
    }
  })

await t.test(
  'an exchange that ignores flashes: said in words, the caller stays, and it is remembered',
  async t => {
    const { modem, line, call, wait, until } = await v253Bench(t, { flash: 'digits' })
    const { caller, talk, ears } = await call()
    await t.rejects(wait(talk.hold()), { code: 'LINE_CANNOT', message: /no dial tone/ })
    void caller.say(tone(2_222))
    t.ok(await until(() => has(concat(ears.heard), 2_222), 3_000), 'they are heard again')
    t.match(line.abilities(), { holds: false, consults: false, joins: false, transfers: false })
    const before = flashes(modem.sent)
    await t.rejects(talk.hold(), { code: 'LINE_CANNOT', message: /made nothing of a hook flash/ })
    await t.rejects(talk.consult(FAR, never), { code: 'LINE_CANNOT' })
    t.equal(flashes(modem.sent), before, 'not tried again')
    await wait(close(talk))
  },
)

await t.test('a line whose settings say nothing of it never flashes', async t => {
  const { modem, call, wait } = await v253Bench(t, { service: serviceOf('digits') })
  const { talk } = await call()
  await t.rejects(talk.hold(), { code: 'LINE_CANNOT', message: /nothing parks a call on this line/ })
  await t.rejects(talk.transfer(), { code: 'LINE_CANNOT' })
  t.equal(flashes(modem.sent), 0)
  await wait(close(talk))
})

for (const plan of ['digits', 'three-way'] as const)
  await t.test(
    `${plan}: consult, the caller hears nothing, the colleague is let go and the caller is back`,
    async t => {
      const { modem, first, second, person, say, heardBy, wait, until } = await consulting(t, honest(plan))
      const both = () =>
        Promise.all([say(second, 1_111), say(first.talk, 2_222), first.caller.say(tone(3_333))])
      const before = first.caller.recording().callee.length
      const theirs = await heardBy(person, both)
      t.ok(has(theirs, 1_111))
      t.notOk(has(theirs, 2_222), 'what is said to a held call goes nowhere')
      t.notOk(has(theirs, 3_333))
      t.notOk(has(first.caller.recording().callee.subarray(before), 1_111))
      t.equal(
        await wait(
          second.confirmed.then(() => 'told'),
          20_000,
        ),
        'told',
      )
      await wait(close(second))
      await wait(person.over)
      t.notOk(modem.sent.includes('ATH', 40), 'the line stays off the hook')
      const ears = first.ears.heard.length
      await wait(first.talk.resume())
      t.ok(has(await heardBy(first.caller, () => say(first.talk, 4_444)), 4_444))
      void first.caller.say(tone(5_555))
      t.ok(await until(() => has(concat(first.ears.heard.slice(ears)), 5_555), 3_000))
      await wait(close(first.talk))
      await wait(first.caller.over)
    },
  )

for (const plan of ['digits', 'switchboard'] as const)
  await t.test(`${plan}: swap, and swap again`, async t => {
    const { first, second, person, say, heardBy, wait } = await consulting(t, honest(plan))
    await wait(first.talk.resume())
    t.ok(has(await heardBy(first.caller, () => say(first.talk, 1_111)), 1_111))
    t.notOk(has(person.recording().callee, 1_111))
    await wait(second.resume())
    t.ok(has(await heardBy(person, () => say(second, 2_222)), 2_222))
    t.notOk(has(first.caller.recording().callee, 2_222))
  })

await t.test('three-way: there is no swap, and both calls stay', async t => {
  const { first, second, person, say, heardBy, wait } = await consulting(t, honest('three-way'))
  await t.rejects(wait(first.talk.resume()), { code: 'LINE_CANNOT', message: /no such service/ })
  t.ok(has(await heardBy(person, () => say(second, 2_222)), 2_222))
})

for (const plan of ['digits', 'three-way'] as const)
  await t.test(`${plan}: three-way, they hear us and one another`, async t => {
    const { clock, first, second, person, say, wait } = await consulting(t, honest(plan))
    await wait(second.join())
    const from = [first.caller, person].map(one => one.recording().callee.length)
    await wait(Promise.all([say(second, 1_111), first.caller.say(tone(8_000))]))
    await clock.advance(300)
    const heard = [first.caller, person].map((one, i) => one.recording().callee.subarray(from[i]))
    t.ok(
      heard.every(pcm => pcm.some(sample => sample > 1_000)),
      'both hear us',
    )
    t.ok(
      heard[1]?.some(sample => sample >= 7_500),
      'the colleague hears the caller',
    )
    await wait(Promise.all([close(second), close(first.talk)]))
  })

await t.test('switchboard: no conference', async t => {
  const { line, second, wait } = await consulting(t, honest('switchboard'))
  t.match(line.abilities(), { joins: false, transfers: true })
  await t.rejects(wait(second.join()), { code: 'LINE_CANNOT', message: /join two calls/ })
})

for (const plan of ['digits', 'switchboard', 'three-way'] as const)
  await t.test(`${plan}: put through, the two talk on without us, and the line is free`, async t => {
    const { clock, line, first, second, person, ring, nextRing, wait, until } = await consulting(
      t,
      honest(plan),
    )
    const ears = collect(second)
    await wait(second.transfer())
    await wait(Promise.all([first.ears.done, ears.done]))
    t.ok(await until(() => line.status().state === 'idle', 3_000))
    await wait(first.caller.say(tone(3_333)))
    await clock.advance(200)
    t.ok(person.recording().callee.includes(3_333))
    t.equal(line.abilities().transfers, true)
    ring('+37060000002')
    t.equal((await nextRing()).from, '+37060000002')
  })

await t.test(
  'an exchange that rings back in place of putting through: noticed, and the caller is got back',
  async t => {
    const options = { flash: 'switchboard', service: serviceOf('switchboard', 'rings back') } as const
    const { line, first, second, nextRing, wait, until, modem } = await consulting(t, options)
    await wait(second.transfer())
    const talk = await wait(line.answer(await nextRing(), never))
    t.equal(line.abilities().transfers, false)
    t.match(
      modem.logged.filter(({ message }) => /rings back/.test(message)),
      [{}],
    )
    const ears = collect(talk)
    void first.caller.say(tone(3_333))
    t.ok(await until(() => has(concat(ears.heard), 3_333), 3_000))
    await wait(close(talk))
  },
)

await t.test('by turns as well: parked, consulted, put through', async t => {
  for (const firmware of ['CX93010', 'USR5637'] as const) {
    const options = honest('digits', { firmware, faults: { hasDuplex: false } })
    const { clock, line, first, second, person, say, heardBy, wait } = await consulting(t, options)
    t.equal(line.abilities().audio, 'by turns')
    t.ok(has(await heardBy(person, () => say(second, 1_111)), 1_111))
    await wait(second.transfer())
    await wait(first.caller.say(tone(3_333)))
    await clock.advance(200)
    t.ok(person.recording().callee.includes(3_333))
  }
})
