import t from 'tap'
import {
  farEndPolicy,
  farEndThere,
  judgeFarEnd,
  type FarEndInput,
  type FarEndPolicy,
} from '../../../firmware/audio/far-end.ts'

const judged = (inputs: readonly FarEndInput[], policy: Partial<FarEndPolicy> = {}) =>
  inputs.reduce((state, input) => judgeFarEnd(state, input, { ...farEndPolicy, ...policy }), farEndThere).gone

await t.test('each sign by itself, with its place in the order of trust (modems.md 5.5)', async t => {
  const tone = (tone: string): FarEndInput => ({ on: 'tone', tone, atMs: 9_000 })
  t.same(judged([{ on: 'loop dropped', atMs: 5_000 }]), { by: 'loop drop', trust: 1, atMs: 5_000 })
  t.match(judged([{ on: 'polarity reversed', atMs: 5_000 }]), { by: 'polarity reversal', trust: 2 })
  t.match(judged([tone('dial')]), { by: 'dial tone', trust: 3 })
  t.match(judged([tone('busy')]), { by: 'busy', trust: 4 })
  t.match(judged([tone('congestion')]), { by: 'busy', trust: 4 })
  t.match(judged([tone('special information')]), { by: 'special information', trust: 5 })
  t.match(judged([{ on: 'tick', atMs: 45_000 }]), { by: 'silence', trust: 6 })
  t.match(judged([{ on: 'sound', atMs: 900_000 }]), { by: 'too long', trust: 7 })
})

await t.test('a reversal as the call is answered is none', async t => {
  t.equal(judged([{ on: 'polarity reversed', atMs: 599 }]), null)
  t.match(judged([{ on: 'polarity reversed', atMs: 600 }]), { by: 'polarity reversal' })
})

await t.test('a relay that clicks is no loop drop', async t => {
  t.equal(judged([{ on: 'loop dropped', forMs: 20, atMs: 5_000 }]), null)
  t.match(judged([{ on: 'loop dropped', forMs: 250, atMs: 5_000 }]), { by: 'loop drop' })
})

await t.test('tones that end no call', async t => {
  for (const tone of ['ringback', 'call waiting', 'something'])
    t.equal(judged([{ on: 'tone', tone, atMs: 1 }]), null)
})

await t.test('silence counts from the last sound, and never less than 10 s', async t => {
  const sound: FarEndInput = { on: 'sound', atMs: 30_000 }
  t.equal(judged([sound, { on: 'tick', atMs: 74_999 }]), null)
  t.match(judged([sound, { on: 'tick', atMs: 75_000 }]), { by: 'silence' })
  t.equal(judged([sound, { on: 'tick', atMs: 39_999 }], { silenceMs: 1 }), null)
  t.match(judged([sound, { on: 'tick', atMs: 40_000 }], { silenceMs: 1 }), { by: 'silence' })
  t.equal(judged([sound, { on: 'tick', atMs: 800_000 }], { silenceMs: null }), null)
})

await t.test('of several at once the surest is named, and the first to come stays', async t => {
  t.match(judged([{ on: 'tone', tone: 'busy', atMs: 50_000 }]), { by: 'busy' }, 'silence is due too')
  t.match(
    judged([
      { on: 'tone', tone: 'busy', atMs: 5_000 },
      { on: 'loop dropped', atMs: 5_100 },
    ]),
    {
      by: 'busy',
      atMs: 5_000,
    },
  )
})

await t.test('a sign that a line gives for no reason can be ignored', async t => {
  const ignored = ['polarity reversal', 'silence'] as const
  t.equal(judged([{ on: 'polarity reversed', atMs: 60_000 }], { ignored }), null)
  t.match(judged([{ on: 'loop dropped', atMs: 60_000 }], { ignored }), { by: 'loop drop' })
})
