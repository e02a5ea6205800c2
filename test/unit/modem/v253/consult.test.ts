import t from 'tap'
import { FRAME_SAMPLES } from '../../../../firmware/audio/frame.ts'
import { collect, never, v253Bench } from './bench.ts'
import { close, consulting, FAR, has, honest } from './two-calls-bench.ts'

// a machine may be busy
t.setTimeout(300_000)

for (const [plan, behaviour, code] of [
  ['digits', { is: 'busy' }, 'FAR_BUSY'],
  ['switchboard', { is: 'busy' }, 'FAR_BUSY'],
  ['three-way', { is: 'busy' }, 'FAR_BUSY'],
  ['digits', { is: 'unreachable' }, 'CALL_REFUSED'],
  ['switchboard', { is: 'no answer' }, 'NO_ANSWER'],
] as const)
  await t.test(`${plan}: a colleague who ${behaviour.is}: ${code}, and the caller is taken back`, async t => {
    const { clock, modem, call, wait } = await v253Bench(t, honest(plan))
    const { caller, talk } = await call()
    modem.exchange.subscribe(FAR, behaviour)
    await t.rejects(wait(talk.consult(FAR, never), 120_000), { code })
    const word = new Int16Array(FRAME_SAMPLES).fill(1_234)
    await wait(Promise.all(Array.from({ length: 10 }, () => talk.say(word))))
    await clock.advance(200)
    t.ok(has(caller.recording().callee, 1_234))
    await wait(close(talk))
    await wait(caller.over)
  })

await t.test('nobody has that number, and a number with rubbish in it', async t => {
  const { call, wait } = await v253Bench(t, honest('digits'))
  const { talk } = await call()
  await t.rejects(wait(talk.consult(FAR, never)), { code: 'CALL_REFUSED' })
  await t.rejects(talk.consult('12a', never), { code: 'NUMBER_INVALID' })
  await wait(close(talk))
})

await t.test(
  'a consultation taken back while it rings: the colleague’s bell stops, the caller is back',
  async t => {
    for (const plan of ['digits', 'switchboard', 'three-way'] as const) {
      const { clock, modem, call, wait } = await v253Bench(t, honest(plan))
      const { caller, talk } = await call()
      const far = modem.exchange.subscribe(FAR, { is: 'no answer' })
      const away = new AbortController()
      const refused = t.rejects(talk.consult(FAR, away.signal), { message: 'never mind' })
      const bell = await wait(far.next())
      await clock.advance(8_000)
      away.abort(new Error('never mind'))
      await wait(refused)
      await wait(bell.over)
      await wait(talk.say(new Int16Array(FRAME_SAMPLES).fill(1_234)))
      await clock.advance(200)
      t.ok(has(caller.recording().callee, 1_234))
    }
  },
)

await t.test(
  'the colleague hangs up: their talk ends by the busy tone, and the caller can be taken back',
  async t => {
    for (const plan of ['digits', 'switchboard', 'three-way'] as const) {
      const { first, second, person, say, heardBy, wait } = await consulting(t, honest(plan))
      const ears = collect(second)
      person.hangUp()
      await wait(ears.done, 10_000)
      await wait(first.talk.resume(), 10_000)
      t.ok(has(await heardBy(first.caller, () => say(first.talk, 4_444)), 4_444))
      await wait(close(first.talk))
      await wait(first.caller.over)
    }
  },
)

await t.test('everything is hung up while two calls are there, and while one is being reached', async t => {
  for (const plan of ['digits', 'three-way'] as const) {
    const { line, first, person, wait } = await consulting(t, honest(plan))
    await wait(close(line), 20_000)
    await wait(Promise.all([first.caller.over, person.over]))
    const { modem, call, ...other } = await v253Bench(t, honest(plan))
    const { caller, talk } = await call()
    modem.exchange.subscribe(FAR, { is: 'no answer' })
    const refused = t.rejects(talk.consult(FAR, never), { code: 'LINE_GONE' })
    await other.clock.advance(9_000)
    await other.wait(close(other.line), 20_000)
    await refused
    await other.wait(caller.over)
  }
})
