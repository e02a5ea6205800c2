import t from 'tap'
import type { Mode } from '../../../firmware/clinic/clinic.ts'
import { noLog } from '../../../firmware/config/log.ts'
import { staffFirst } from '../../../firmware/main/staff-first.ts'
import { mailbox } from '../../../firmware/flow/mailbox.ts'
import type { Ring } from '../../../firmware/ports/line.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { fakeLine, fakeTalk } from '../../support/fake-call.ts'

/** A line whose calls the staff may take, and what the box is told of. */
const bench = (mode: Mode, announcedAt = 1, country = 'LT') => {
  const clock = simClock()
  const calls = mailbox<Ring>({ limit: 10, full: 'drop newest' })
  const { line } = fakeLine(fakeTalk().talk)
  let holds = mode
  const noted: unknown[] = []
  const ours = staffFirst(
    { ...line, rings: () => calls },
    {
      mode: () => holds,
      announcedAt,
      country,
      clock,
      log: noLog,
      note: async ({ from, sinceMs }, why) => void noted.push({ from, why, sinceMs }),
    },
  )
  const told: (string | null)[] = []
  const read = async () => {
    for await (const { from } of ours.rings(new AbortController().signal)) told.push(from)
  }
  void read()
  const ring = async (from: string) => {
    const gone = new AbortController()
    calls.put({ from, gone: gone.signal })
    await clock.advance(1)
    return gone
  }
  return { clock, told, noted, ring, become: (next: Mode) => (holds = next) }
}
const overflow: Mode = { answer: 'overflow', rings: 4 }

await t.test('always: at once', async t => {
  const { told, ring } = bench({ answer: 'always', rings: 0 })
  await ring('1')
  t.strictSame(told, ['1'])
})

await t.test('never: it rings out, and the next call is judged by its own hour', async t => {
  const { clock, told, ring, become } = bench({ answer: 'never', rings: 0 })
  await ring('1')
  await clock.advance(120_000)
  t.strictSame(told, [])
  become({ answer: 'always', rings: 0 })
  await ring('2')
  t.strictSame(told, ['2'])
})

await t.test('overflow: the staff have their rings, as often as bells ring in that country', async t => {
  const cases = [
    ['LT', 1, 15_000],
    ['GB', 1, 9_000],
    ['LT', 2, 10_000],
    ['LT', 6, 0],
  ] as const
  for (const [country, announcedAt, waitMs] of cases) {
    const { clock, told, ring } = bench(overflow, announcedAt, country)
    await ring('1')
    if (waitMs > 0) {
      await clock.advance(waitMs - 10)
      t.strictSame(told, [], `${country}, told at ring ${announcedAt}`)
    }
    await clock.advance(20)
    t.strictSame(told, ['1'])
  }
})

await t.test('overflow: what the staff took, or the caller gave up, is left alone', async t => {
  const { clock, told, ring } = bench(overflow)
  const call = await ring('1')
  await clock.advance(7_000)
  call.abort(new Error('taken'))
  await clock.advance(20_000)
  t.strictSame(told, [])
  await ring('2')
  await clock.advance(15_000)
  t.strictSame(told, ['2'])
})

await t.test('what is left to others is noted, with when it began', async t => {
  const { clock, told, noted, ring, become } = bench(overflow)
  const beganMs = clock.epochMs()
  const gone = await ring('1')
  await clock.advance(5_000)
  gone.abort()
  await clock.advance(0)
  t.strictSame(noted, [{ from: '1', why: 'staff', sinceMs: beganMs }])
  become({ answer: 'never', rings: 0 })
  await ring('2')
  t.match(noted.slice(1), [{ from: '2', why: 'hours' }])
  t.strictSame(told, [])
})

await t.test(
  'a call that had its rings is told with when it began, and answered as the line’s own',
  async t => {
    const clock = simClock(1_000)
    const calls = mailbox<Ring>({ limit: 10, full: 'drop newest' })
    const { line } = fakeLine(fakeTalk().talk)
    const answered: Ring[] = []
    const answer: typeof line.answer = (ring, signal) => {
      answered.push(ring)
      return line.answer(ring, signal)
    }
    const options = { mode: () => overflow, announcedAt: 1, country: 'LT', clock, log: noLog }
    const ours = staffFirst({ ...line, answer, rings: () => calls }, options)
    const own: Ring = { from: '1', gone: new AbortController().signal }
    calls.put(own)
    const coming = ours.rings(new AbortController().signal)[Symbol.asyncIterator]().next()
    await clock.advance(20_000)
    const { value: ring } = (await coming) as { value: Ring }
    t.equal(ring.sinceMs, 1_000)
    await ours.answer(ring, new AbortController().signal)
    t.equal(answered[0], own)
  },
)
