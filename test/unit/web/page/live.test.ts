import t from 'tap'
import type { LineStatus } from '../../../../firmware/ports/line.ts'
import type { LiveEvent, LiveState } from '../../../../firmware/ports/live.ts'
import { applyLive } from '../../../../firmware/web/page/live.ts'
import { readyLine } from '../fake-box.ts'

const empty: LiveState = { lines: [], cloud: { state: 'off', waiting: 0, reason: null }, calls: [] }
const line = (other: Partial<LineStatus> = {}): LiveEvent => ({
  kind: 'line',
  status: { ...readyLine, ...other },
})
const call = (
  callId: string,
  event: Extract<LiveEvent, { kind: 'call' }>['event'],
  from: string | null = null,
) => ({ kind: 'call', callId, line: 'sim7600', from, event }) as const
const answered = { atMs: 0, kind: 'answered' } as const
const silence = { atMs: 9_000, kind: 'silence' } as const
const outcome = { atMs: 9_500, kind: 'outcome', outcome: 'abandoned', summary: 'Nobody spoke.' } as const

/** Anything that writes to it throws. */
const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}
const play = (events: readonly LiveEvent[], state = empty) =>
  events.reduce((before, event, at) => applyLive(frozen(before), frozen(event), 1_000 + at), state)

await t.test('a line is added once and then replaced where it stands', async t => {
  const both = play([line(), line({ line: 'ec25' }), line({ state: 'ringing', signalDbm: -91 })])
  t.strictSame(
    both.lines.map(l => [l.line, l.state, l.signalDbm]),
    [
      ['sim7600', 'ringing', -91],
      ['ec25', 'idle', -73],
    ],
  )
})

await t.test('the cloud is as it was last told', async t => {
  t.strictSame(play([{ kind: 'cloud', status: { state: 'away', waiting: 7, reason: null } }]).cloud, {
    state: 'away',
    waiting: 7,
    reason: null,
  })
})

await t.test('a call begins with its first event, grows in order and is gone with its outcome', async t => {
  const up = play([call('a', answered, '+37061234567'), call('a', silence)])
  t.strictSame(up.calls, [
    { callId: 'a', line: 'sim7600', from: '+37061234567', startedMs: 1_000, events: [answered, silence] },
  ])
  t.strictSame(play([call('a', outcome)], up).calls, [])
})

await t.test('calls on two lines do not mix', async t => {
  const { calls } = play([call('a', answered), call('b', answered), call('a', silence)])
  t.strictSame(
    calls.map(({ callId, events }) => [callId, events.length]),
    [
      ['a', 2],
      ['b', 1],
    ],
  )
  t.strictSame(
    play([call('a', answered), call('b', answered), call('a', outcome)]).calls.map(c => c.callId),
    ['b'],
  )
})

await t.test('an outcome of a call that is not known changes nothing', async t => {
  t.strictSame(play([call('a', outcome)]), empty)
})

await t.test('what a state holds beyond the live state is kept', async t => {
  t.equal(applyLive({ ...empty, nowMs: 5 }, line(), 1).nowMs, 5)
})
