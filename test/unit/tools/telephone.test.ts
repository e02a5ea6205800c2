import t from 'tap'
import { concat } from '../../../firmware/audio/frame.ts'
import { gapAt, stopAt } from '../../../tools/virtual/telephone.ts'
import type { Caller } from '../../../board/virtual/caller/caller.ts'

const quiet = (ms: number) => new Int16Array(ms * 8)
const voice = (ms: number) => quiet(ms).fill(3_000)
const line = (caller: Int16Array, callee: Int16Array) =>
  ({ recording: () => ({ caller, callee }) }) as unknown as Caller

await t.test('a gap is from the last sound of one to the first of the other', async t => {
  const call = line(concat([quiet(100), voice(200), quiet(700)]), concat([quiet(740), voice(260)]))
  t.match(gapAt(call, 500 * 8), { fromMs: 300, gapMs: 440 })
  t.equal(gapAt(line(voice(500), quiet(500)), 400 * 8), null)
})

await t.test('how long the box goes on when it is spoken over; pauses of its own are none', async t => {
  const spoken = concat([voice(600), quiet(300), voice(400), quiet(2_000), voice(500)])
  const over = (fromMs: number) =>
    stopAt(line(concat([quiet(fromMs), voice(1_500), quiet(2_000)]), spoken), fromMs * 8)
  t.equal(over(300), 1_000, 'it is silent from 1 300 ms on')
  t.equal(over(1_000), 300)
  t.equal(over(1_400), null, 'it said nothing by then')
  t.equal(stopAt(line(quiet(1_000), spoken), 0), null, 'nobody spoke over it')
})
