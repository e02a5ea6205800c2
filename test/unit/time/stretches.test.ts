import fc from 'fast-check'
import t from 'tap'
import { blockedUntil, isClear, joined } from '../../../firmware/time/stretches.ts'

const stretch = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 15 }))
  .map(([startMs, length]) => ({ startMs, endMs: startMs + length }))
const byStart = fc.array(stretch, { maxLength: 12 }).map(all => all.toSorted((a, b) => a.startMs - b.startMs))
const join = (all: readonly { readonly startMs: number; readonly endMs: number }[]) =>
  joined(all.flatMap(({ startMs, endMs }) => [startMs, endMs]))

await t.test('clear is what nothing overlaps, whatever overlaps each other', async t => {
  fc.assert(
    fc.property(byStart, stretch, (all, { startMs, endMs }) => {
      const isFree = all.every(other => other.endMs <= startMs || other.startMs >= endMs)
      return isClear(join(all), startMs, endMs) === isFree
    }),
    { numRuns: 2_000 },
  )
  t.equal(isClear(joined([]), 0, 1), true)
})

await t.test('what is blocked is so until the first that blocks it ends, wherever it begins', async () => {
  fc.assert(
    fc.property(byStart, stretch, (all, { startMs, endMs }) => {
      const stretches = join(all)
      const untilMs = blockedUntil(stretches, startMs, endMs) ?? startMs
      const length = endMs - startMs
      for (let ms = startMs; ms < untilMs; ms += 1) if (isClear(stretches, ms, ms + length)) return false
      return blockedUntil(stretches, untilMs, untilMs + length) !== untilMs
    }),
    { numRuns: 500 },
  )
})

await t.test('what overlaps or touches is one', async t => {
  t.strictSame([...joined([1, 3, 2, 3, 3, 5, 7, 9, 7, 8])], [1, 5, 7, 9])
  fc.assert(
    fc.property(byStart, all => {
      const times = [...join(all)]
      return times.every((ms, i) => i === 0 || ms > (times[i - 1] ?? NaN))
    }),
  )
})
