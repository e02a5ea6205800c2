import * as fc from 'fast-check'
import t from 'tap'
import type { ListedCall } from '../../../../firmware/at/call-lines.ts'
import {
  idle,
  step,
  type CallEffect,
  type CallInput,
  type CallState,
} from '../../../../firmware/modem/cellular/call-machine.ts'

const incoming: ListedCall = {
  id: 1,
  isIncoming: true,
  state: 'incoming',
  isVoice: true,
  from: '+37061234567',
}
const active: ListedCall = { ...incoming, state: 'active' }
const released: ListedCall = { ...incoming, state: 'released' }

type Timed = readonly [number, CallInput]
/** Plays inputs at their times; what was done, and where it ended. */
const play = (inputs: readonly Timed[], after = 1) => {
  const done: string[] = []
  let state: CallState = idle
  for (const [atMs, input] of inputs) {
    const [next, ...effects] = step(state, input, atMs, after)
    state = next
    done.push(...effects.map(effect => (effect.do === 'announce' ? `announce ${effect.from}` : effect.do)))
  }
  return { at: state.at, done, state }
}
const ringing: readonly Timed[] = [
  [0, { on: 'ring' }],
  [10, { on: 'caller', from: '1' }],
]
const answering: readonly Timed[] = [...ringing, [20, { on: 'answering' }]]
const talking: readonly Timed[] = [...answering, [30, { on: 'changed', call: active }]]
const ending: readonly Timed[] = [...talking, [40, { on: 'hanging up' }]]
const listed = (calls: readonly ListedCall[]): CallInput => ({ on: 'listed', calls })
const dialling: readonly Timed[] = [[0, { on: 'dialling' }]]
const alerting: ListedCall = { ...incoming, isIncoming: false, state: 'alerting' }
const connected: ListedCall = { ...alerting, state: 'active' }

const inputs: readonly CallInput[] = [
  { on: 'ring' },
  { on: 'caller', from: '2' },
  { on: 'changed', call: incoming },
  { on: 'changed', call: active },
  { on: 'changed', call: released },
  { on: 'begun' },
  { on: 'ended' },
  { on: 'missed' },
  { on: 'carrier lost' },
  { on: 'answering' },
  { on: 'hanging up' },
  { on: 'tick' },
  listed([]),
  listed([incoming]),
  listed([active]),
  { on: 'dialling' },
  { on: 'changed', call: alerting },
  { on: 'refused', why: 'busy' },
]
/** For each state, where each input above leads: '.' stays, '!' marks an effect. Without its number in the list yet, a ringing call that is released is looked up. */
const expected: Readonly<Record<string, string>> = {
  idle: 'ringing ringing!announce ringing . . . . . . . . . . ringing!announce . dialling . .',
  ringing:
    '. . . . .!list . idle!finish idle!finish .!list answering ending . idle!finish . idle!finish . . .!list',
  answering:
    '. . . talking!open .!list talking!open idle!finish idle!finish .!list . ending . idle!finish . talking!open . . .!list',
  dialling:
    '. . . talking!open .!list talking!open idle!finish . .!list . ending . . . talking!open . . idle!finish',
  talking:
    '. . idle!finish . idle!finish . idle!finish . .!list . ending . idle!finish idle!finish . . . .!list',
  ending: '. . . . idle!finish . idle!finish . .!list . . . idle!finish idle!finish . . . .!list',
}
const ways: Readonly<Record<string, readonly Timed[]>> = {
  idle: [],
  ringing,
  answering,
  dialling,
  talking,
  ending,
}

for (const [place, way] of Object.entries(ways))
  await t.test(`every input in ${place}`, async t => {
    const { state } = play(way)
    const got = inputs.map(input => {
      const [next, ...effects] = step(state, input, 50, 1)
      const marks = effects.map((effect: CallEffect) => `!${effect.do}`).join('')
      return `${next.at === state.at ? '.' : next.at}${marks}`
    })
    t.equal(got.join(' '), expected[place])
  })

await t.test('the number comes by +CLIP, by +CLCC, or by both, and is announced once', async t => {
  t.strictSame(play(ringing).done, ['announce 1'])
  t.strictSame(
    play([
      [0, { on: 'changed', call: incoming }],
      [5, { on: 'ring' }],
      [9, { on: 'caller', from: '9' }],
    ]).done,
    ['announce +37061234567'],
  )
  t.strictSame(
    play([
      [0, { on: 'caller', from: null }],
      [5, { on: 'ring' }],
    ]).done,
    ['announce null'],
  )
})

await t.test('a number that does not come is asked for, then taken for withheld', async t => {
  const ticks = [300, 650, 999, 1_000, 1_100].map((atMs): Timed => [atMs, { on: 'tick' }])
  t.strictSame(play([[0, { on: 'ring' }], ...ticks]).done, ['list', 'list', 'list', 'announce null'])
  const nameless = { ...incoming, from: null }
  const first = play([[0, { on: 'ring' }]])
  const [kept] = step(first.state, listed([nameless]), 300, 1)
  t.equal(
    step(kept, { on: 'caller', from: '5' }, 400, 1)[1]?.do,
    'announce',
    'a list without a number leaves it open',
  )
})

await t.test(
  'RING that stops is over after 6 s, unless the list confirms it; after 12 s in any case',
  async t => {
    const { state } = play(ringing)
    t.equal(step(state, { on: 'tick' }, 6_009, 1)[0].at, 'ringing')
    t.equal(step(state, { on: 'tick' }, 6_010, 1)[0].at, 'idle')
    const [confirmed] = step(state, listed([incoming]), 5_000, 1)
    t.equal(step(confirmed, { on: 'tick' }, 10_999, 1)[0].at, 'ringing')
    const [again] = step(confirmed, listed([incoming]), 10_000, 1)
    t.equal(step(again, { on: 'tick' }, 12_000, 1)[0].at, 'idle', 'a call that stays listed for ever')
  },
)

await t.test('a second caller who gives up does not end the call', async t => {
  const second: ListedCall = { ...released, id: 2 }
  t.equal(play([...talking, [40, { on: 'changed', call: second }], [41, { on: 'missed' }]]).at, 'talking')
})

await t.test('a number used again at once shows that the call is over (modems.md 2.3)', async t => {
  const next = { ...incoming, from: '+37069999999' }
  t.strictSame(play([...talking, [40, { on: 'changed', call: next }]]).done.slice(-1), ['finish'])
  t.equal(play([...talking, [40, { on: 'changed', call: { ...next, id: 2 } }]]).at, 'talking')
})

await t.test('a dialled call: alerting tells its number, active opens it, once', async t => {
  const { at, done, state } = play([
    ...dialling,
    [100, { on: 'changed', call: alerting }],
    [3_000, { on: 'begun' }],
    [3_001, { on: 'changed', call: connected }],
  ])
  t.strictSame([at, done, state.id], ['talking', ['open'], 1])
})

await t.test(
  'a dialled call is not missed before the list can have it, and not believed for ever',
  async t => {
    const { state } = play(dialling)
    t.equal(step(state, listed([]), 1_999, 1)[0].at, 'dialling')
    t.equal(step(state, listed([]), 2_000, 1)[0].at, 'idle')
    const [known] = step(state, { on: 'changed', call: alerting }, 100, 1)
    t.equal(step(known, listed([]), 200, 1)[0].at, 'idle', 'once listed, absence is the end')
  },
)

await t.test(
  'NO CARRIER right after ATD is no end while the list has the call (modems.md 1.3, CSFB)',
  async t => {
    const { state, done } = play([...dialling, [400, { on: 'carrier lost' }]])
    t.strictSame(done, ['list'])
    t.equal(step(state, listed([{ ...alerting, state: 'dialling' }]), 450, 1)[0].at, 'dialling')
  },
)

await t.test('BUSY, NO ANSWER and NO DIALTONE say why a dialled call came to nothing', async t => {
  for (const why of ['busy', 'no answer', 'no dial tone'] as const) {
    const { state } = play(dialling)
    t.match(step(state, { on: 'refused', why }, 500, 1)[1], { do: 'finish', why })
  }
})

await t.test('a call that waits behind another is announced at once, without a RING', async t => {
  const waiting: ListedCall = { ...incoming, id: 2, state: 'waiting' }
  const { done, state } = play([[0, { on: 'changed', call: waiting }]], 3)
  t.strictSame(done, ['announce +37061234567'])
  t.equal(step(state, { on: 'tick' }, 20_000, 3)[0].at, 'ringing', 'the list alone tells its end')
})

await t.test('a fax or data call is none of ours', async t => {
  t.equal(play([[0, { on: 'changed', call: { ...incoming, isVoice: false } }]]).at, 'idle')
})

await t.test(
  'any inputs in any order: no throw, and every announced call is finished before the next',
  async () => {
    const anyInput = fc.nat(17)
    fc.assert(
      fc.property(fc.array(fc.tuple(anyInput, fc.nat(3_000)), { maxLength: 80 }), script => {
        let state: CallState = idle
        let nowMs = 0
        let open = 0
        for (const [which, waitMs] of script) {
          nowMs += waitMs
          const [next, ...effects] = step(state, inputs[which] ?? { on: 'tick' }, nowMs, 1)
          state = next
          for (const effect of effects) {
            if (effect.do === 'announce') open += 1
            if (effect.do === 'finish') open = 0
          }
          if (open > 1 || (state.at === 'idle' && open > 0)) return false
        }
        return true
      }),
      { numRuns: 500 },
    )
  },
)
