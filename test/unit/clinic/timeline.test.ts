import fc from 'fast-check'
import t from 'tap'
import { createTimeline } from '../../../firmware/clinic/timeline.ts'

await t.test('free is what nothing taken overlaps, in any order and with overlaps', async t => {
  const stretch = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 15 }))
    .map(([startMs, length]) => ({ startMs, endMs: startMs + length }))
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 12 }), stretch, (taken, { startMs, endMs }) => {
      const isFree = taken.every(other => other.endMs <= startMs || other.startMs >= endMs)
      return createTimeline(taken).isFree(startMs, endMs) === isFree
    }),
    { numRuns: 2_000 },
  )
  t.equal(createTimeline([]).isFree(0, 1), true)
})
