import t from 'tap'
import type { AnswerVerdict } from '../../../../firmware/audio/answerer.ts'
import { concat, frames } from '../../../../firmware/audio/frame.ts'
import { tonesOf } from '../../../../firmware/audio/tone-plan.ts'
import { createToneSource } from '../../../../firmware/audio/tone-source.ts'
import { createAnswerEar } from '../../../../firmware/modem/cellular/confirmation.ts'
import { noised } from '../../../soak/band.ts'
import { seeded } from '../../../soak/seeded.ts'
import { close, lineBench, never } from '../line-bench.ts'

const FAR = '+37061110001'
/** Syllables: a buzz of many harmonics, five a second. */
const speech = (ms: number) =>
  Int16Array.from({ length: ms * 8 }, (_, i) => {
    const buzz = Math.sin(i / 9) + Math.sin(i / 4.1) + Math.sin(i / 2.3 + Math.sin(i / 300))
    return Math.round(2_500 * buzz * Math.max(0, Math.sin((2 * Math.PI * i) / 1_600)) ** 0.5)
  })

await t.test('false answer: "active" at the first ringback is not believed, the voice is', async t => {
  const { clock, modem, line, wait } = await lineBench(t)
  const far = modem.exchange.subscribe(FAR, {
    is: 'person',
    answersAfterMs: 9_000,
    reportedAt: 'ringback',
    says: speech(900),
  })
  const talk = await wait(line.dial(FAR, never), 5_000)
  t.equal(line.status().state, 'talking', 'the network says so')
  let who: string | undefined
  void talk.confirmed.then(found => (who = found))
  await clock.advance(8_000)
  t.equal(who, undefined, 'it still rings')
  await clock.advance(6_000)
  t.equal(who, 'person')
  t.equal(far.calls.length, 1)
  await wait(close(talk))
})

await t.test('false answer, and nobody takes it: the call ends as nobody', async t => {
  const { modem, line, wait } = await lineBench(t)
  modem.exchange.subscribe(FAR, { is: 'rejects', reportedAt: 'ringback', afterMs: 7_000 })
  const talk = await wait(line.dial(FAR, never), 5_000)
  t.equal(await wait(talk.confirmed), 'nobody')
})

const verdictOf = (pcm: Int16Array) => {
  const hear = createAnswerEar(tonesOf('LT'))
  return frames(pcm).reduce<AnswerVerdict | null>((verdict, frame) => verdict ?? hear(frame), null)
}

await t.test(
  'a faint hello is heard, and noise 15 dB below it is neither part of it nor a voice',
  async t => {
    const random = seeded(3)
    const line = (pcm: Int16Array) =>
      noised(concat([new Int16Array(8_000), pcm, new Int16Array(16_000)]), 40, random)
    const hello = verdictOf(line(speech(500).map(sample => sample / 12)))
    t.match(hello, { who: 'person' })
    t.ok(Math.abs((hello?.atMs ?? 0) - 2_500) < 150, `decided at ${hello?.atMs} ms`)
    t.match(verdictOf(noised(new Int16Array(56_000), 300, random)), { who: 'nobody', why: 'silence' })
  },
)

await t.test('a voice from the first frame on is one', async t => {
  t.match(verdictOf(concat([speech(600), new Int16Array(12_000)])), { who: 'person' })
})

await t.test('an answering machine is told from a person by its long greeting', async t => {
  const { modem, line, wait } = await lineBench(t)
  modem.exchange.subscribe(FAR, { is: 'machine', greeting: speech(9_000), answersAfterMs: 1_000 })
  const talk = await wait(line.dial(FAR, never), 5_000)
  t.equal(await wait(talk.confirmed), 'machine')
  await wait(close(talk))
})

for (const country of ['LT', 'GB', 'US'])
  await t.test(`the ringback of ${country} is no voice`, async t => {
    const plan = tonesOf(country)
    const ringback = plan.tones.find(({ name }) => name === 'ringback')
    if (!ringback) throw new Error('no ringback')
    const source = createToneSource(ringback)
    const hear = createAnswerEar(plan)
    const verdicts = Array.from({ length: 50 * 20 }, () => hear(source.next()))
    t.ok(verdicts.every(verdict => verdict === null))
    for (const frame of frames(speech(800))) hear(frame)
    const after = Array.from({ length: 60 }, () => hear(new Int16Array(160)))
    t.match(after.at(-1), { who: 'person' })
  })
