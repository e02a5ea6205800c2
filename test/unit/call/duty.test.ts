import * as fc from 'fast-check'
import t from 'tap'
import { mailbox } from '../../../firmware/flow/mailbox.ts'
import { putThrough, ringDuty } from '../../../firmware/call/duty.ts'
import {
  dutyPolicy,
  dutyStep,
  type DutyInput,
  type DutyPolicy,
  type DutyState,
} from '../../../firmware/call/duty-machine.ts'
import { Fault } from '../../../firmware/fault/fault.ts'
import type { Answerer, Key, Talk } from '../../../firmware/ports/line.ts'
import type { Log } from '../../../firmware/ports/log.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { fakeTalk } from '../../support/fake-call.ts'

const log: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => log }
const policy: DutyPolicy = { ...dutyPolicy, people: 2 }
const play = (inputs: readonly (readonly [number, DutyInput])[], over = policy) => {
  let state: DutyState = { at: 'start' }
  const done: string[] = []
  for (const [atMs, input] of inputs) {
    const [next, ...effects] = dutyStep(state, input, atMs, over)
    state = next
    done.push(...effects.map(effect => ('who' in effect ? `${effect.do} ${effect.who}` : effect.do)))
  }
  return { state, done }
}

await t.test('each rings for 20 s, in order, and then nobody is left', async t => {
  const { state, done } = play([
    [0, { on: 'begin' }],
    [19_999, { on: 'tick' }],
    [20_000, { on: 'tick' }],
    [40_000, { on: 'tick' }],
  ])
  t.strictSame(done, ['ring 0', 'drop 0', 'ring 1', 'drop 1', 'give up'])
  t.strictSame(state, { at: 'over', who: null })
})

await t.test('whoever picks up hears the whisper and accepts by the key; another key is a no', async t => {
  const until: readonly (readonly [number, DutyInput])[] = [
    [0, { on: 'begin' }],
    [5_000, { on: 'picked up' }],
  ]
  t.strictSame(play([...until, [9_000, { on: 'key', key: '1' }]]).done, ['ring 0', 'whisper 0', 'accept 0'])
  t.strictSame(play([...until, [9_000, { on: 'key', key: '3' }]]).done.slice(2), ['drop 0', 'ring 1'])
  t.strictSame(play([...until, [30_000, { on: 'tick' }]]).done.slice(2), ['drop 0', 'ring 1'], 'nor silence')
  t.strictSame(
    play([
      [0, { on: 'begin' }],
      [1, { on: 'key', key: '1' }],
    ]).done,
    ['ring 0'],
    'not before',
  )
})

await t.test(
  'busy goes on to the next at once; a late word about the one before changes nothing',
  async t => {
    const { done } = play([
      [0, { on: 'begin' }],
      [500, { on: 'failed', who: 0 }],
      [600, { on: 'failed', who: 0 }],
    ])
    t.strictSame(done, ['ring 0', 'ring 1'])
  },
)

await t.test('who answers at the end of the ringing has 10 s to say who they are', async t => {
  const late: readonly (readonly [number, DutyInput])[] = [
    [0, { on: 'begin' }],
    [19_000, { on: 'answered' }],
    [28_999, { on: 'tick' }],
  ]
  t.strictSame(play([...late, [28_999, { on: 'picked up' }]]).done, ['ring 0', 'whisper 0'])
  t.strictSame(play([...late, [29_000, { on: 'tick' }]]).done, ['ring 0', 'drop 0', 'ring 1'])
  const early = play([
    [0, { on: 'begin' }],
    [100, { on: 'answered' }],
    [19_999, { on: 'tick' }],
  ])
  t.strictSame(
    early.done,
    ['ring 0'],
    'a modem that calls the first ringback an answer takes nothing from the ringing',
  )
})

await t.test('two rounds, and an empty list', async t => {
  const fail = (who: number, atMs: number) => [atMs, { on: 'failed', who } as const] as const
  const { done } = play([[0, { on: 'begin' }], fail(0, 1), fail(1, 2), fail(0, 3), fail(1, 4)], {
    ...policy,
    rounds: 2,
  })
  t.strictSame(done, ['ring 0', 'ring 1', 'ring 0', 'ring 1', 'give up'])
  t.strictSame(play([[0, { on: 'begin' }]], { ...policy, people: 0, rounds: 3 }).done, ['give up'])
})

await t.test('any inputs in any order: it ends once, and nobody rings after that', async () => {
  const anyInput = fc.oneof(
    fc.constantFrom<DutyInput>(
      { on: 'begin' },
      { on: 'picked up' },
      { on: 'answered' },
      { on: 'tick' },
      { on: 'key', key: '1' },
      { on: 'key', key: '9' },
    ),
    fc.nat(2).map((who): DutyInput => ({ on: 'failed', who })),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(8_000), anyInput), { maxLength: 60 }), script => {
      let atMs = 0
      const timed = script.map(([waitMs, input]) => [(atMs += waitMs), input] as const)
      const { done } = play([[0, { on: 'begin' }], ...timed])
      const end = done.findIndex(effect => effect === 'give up' || effect.startsWith('accept'))
      return end === -1 || end === done.length - 1
    }),
  )
})

/** People on duty, and what each does when rung. */
const people = (...manners: ('busy' | 'rings' | 'machine' | 'mumbles' | Key)[]) => {
  const clock = simClock()
  const notes: string[] = []
  const reach = async (number: string, signal: AbortSignal): Promise<Talk> => {
    const manner = manners[Number(number)] ?? 'busy'
    notes.push(`rung ${number}`)
    await clock.sleep(manner === 'rings' ? 1e9 : 2_000, signal)
    if (manner === 'busy') throw new Fault('FAR_BUSY')
    const { talk } = fakeTalk()
    const keys = mailbox<Key>({ limit: 4, full: 'drop newest' })
    const key = manner === 'mumbles' ? '1' : (manner as Key)
    if (manner !== 'machine') void clock.sleep(8_000).then(() => keys.put(key))
    const who: Answerer = manner === 'mumbles' ? 'unsure' : manner === 'machine' ? 'machine' : 'person'
    const confirmed = Promise.resolve(who)
    const dispose = async () => {
      keys.close()
      notes.push(`hung up ${number}`)
      await talk[Symbol.asyncDispose]()
    }
    return { ...talk, keys, confirmed, [Symbol.asyncDispose]: dispose }
  }
  const whisper = async () => void notes.push('whispered')
  const numbers = manners.map((_, i) => String(i))
  const run = async (signal = new AbortController().signal) => {
    const taken = ringDuty({ numbers, reach, whisper, clock, log }, signal)
    taken.catch(() => undefined)
    for (let i = 0; i < 300; i += 1) await clock.advance(250)
    return taken
  }
  return { clock, notes, run, reach, whisper, numbers }
}

await t.test('busy, unanswered, a machine, a no, and then a yes', async t => {
  const { notes, run } = people('busy', 'rings', 'machine', '2', '1')
  const taken = await run()
  t.equal(taken?.who, 4)
  const first = ['rung 0', 'rung 1', 'rung 2', 'hung up 2', 'rung 3', 'whispered', 'hung up 3']
  t.strictSame(notes, first.concat('rung 4', 'whispered'))
})

await t.test('who may be a person or a machine is told and asked: the key settles it', async t => {
  const { notes, run } = people('mumbles')
  t.equal((await run())?.who, 0)
  t.strictSame(notes, ['rung 0', 'whispered'])
})

await t.test('nobody accepts: null, and nobody is left on the line', async t => {
  const { notes, run } = people('busy', '5')
  t.equal(await run(), null)
  t.strictSame(notes.slice(-1), ['hung up 1'])
})

await t.test('the caller hangs up meanwhile: whoever rings is hung up on', async t => {
  const { clock, notes, numbers, reach, whisper } = people('1')
  const gone = new AbortController()
  const taken = t.rejects(ringDuty({ numbers, reach, whisper, clock, log }, gone.signal), { message: 'gone' })
  for (let i = 0; i < 20; i += 1) await clock.advance(250)
  gone.abort(new Error('gone'))
  await clock.advance(10)
  await taken
  t.strictSame(notes, ['rung 0', 'whispered', 'hung up 0'])
})

await t.test('put through by the network, else joined, else the refusal', async t => {
  const { talk } = fakeTalk()
  const done: string[] = []
  const good = { ...talk, transfer: async () => void done.push('transfer') }
  t.equal(await putThrough(good), 'transferred')
  t.equal(await putThrough({ ...talk, join: async () => void done.push('join') }), 'joined')
  t.strictSame(done, ['transfer', 'join'])
  await t.rejects(putThrough(talk), { code: 'LINE_CANNOT' })
})
