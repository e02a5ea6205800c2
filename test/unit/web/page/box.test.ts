import t from 'tap'
import type { CallEvent } from '../../../../firmware/ports/call-event.ts'
import type { BoxState } from '../../../../firmware/web/api.ts'
import { nothingSeen, see, type Seen, type Sight } from '../../../../firmware/web/page/box.ts'
import { clinic, readyLine } from '../fake-box.ts'

const state: BoxState = {
  clinic,
  nowMs: 5_000,
  lines: [readyLine],
  cloud: { state: 'off', waiting: 0, reason: null },
  calls: [],
}
const outcome: CallEvent = { atMs: 9, kind: 'outcome', outcome: 'answered', summary: 'Told the price.' }
const answered: CallEvent = { atMs: 0, kind: 'answered' }
const call = (callId: string, event: CallEvent): Sight => ({
  on: 'live',
  browserMs: 2_000,
  event: { kind: 'call', callId, line: 'sim7600', from: null, event },
})
const joined: Sight = { on: 'state', state, browserMs: 1_000 }
const after = (...sights: Sight[]): Seen => sights.reduce(see, nothingSeen)

await t.test('before the box is reached the page connects, later it is lost', async t => {
  t.equal(nothingSeen.link, 'connecting')
  t.equal(after({ on: 'lost' }).link, 'connecting')
  t.equal(after(joined).link, 'live')
  const lost = after(joined, { on: 'lost' })
  t.equal(lost.link, 'lost')
  t.equal(lost.box, state, 'what was known is kept')
  t.equal(after(joined, { on: 'lost' }, joined).link, 'live')
})

await t.test('the box’s clock counts, not the browser’s', async t => {
  const seen = after(joined, call('a', answered))
  t.equal(seen.aheadMs, 4_000)
  t.equal(seen.box?.calls[0]?.startedMs, 6_000)
})

await t.test('an event before the state is of no use', async t => {
  t.strictSame(after(call('a', answered)), nothingSeen)
})

await t.test('a call that is over stays until another begins', async t => {
  const over = after(joined, call('a', answered), call('a', outcome))
  t.strictSame(over.box?.calls, [])
  t.strictSame(over.ended?.events, [answered, outcome])
  t.equal(
    see(over, { on: 'live', browserMs: 0, event: { kind: 'cloud', status: state.cloud } }).ended,
    over.ended,
  )
  t.equal(see(over, call('b', answered)).ended, null)
})

await t.test('a call that goes on does not hide one that ended on another line', async t => {
  const over = after(
    joined,
    call('a', answered),
    call('b', answered),
    call('a', outcome),
    call('b', answered),
  )
  t.equal(over.ended?.callId, 'a')
  t.strictSame(
    over.box?.calls.map(({ callId }) => callId),
    ['b'],
  )
})

await t.test('lists are read anew when the box is reached, a call ends or time has passed', async t => {
  t.equal(after(joined).edition, 1)
  t.equal(after(joined, call('a', answered)).edition, 1)
  t.equal(after(joined, call('a', answered), call('a', outcome)).edition, 2)
  t.equal(after(joined, { on: 'stored' }).edition, 2)
  t.equal(after(joined, { on: 'lost' }, { on: 'stored' }).edition, 1, 'but not while it cannot answer')
})
