import t from 'tap'
import type { CallerReport } from '../../../../firmware/modem/v253/caller-report.ts'
import {
  noRing,
  readCadence,
  ringStep,
  type RingInput,
  type RingState,
} from '../../../../firmware/modem/v253/ring-machine.ts'

const ring: RingInput = { on: 'ring' }
const recalled: RingInput = { on: 'recalled' }
const tick: RingInput = { on: 'tick' }
const report = (report: CallerReport): RingInput => ({ on: 'report', report })
const known = report({ number: '5551234' })

/** What the machine does with inputs at these times: 'ms effect'. */
const run = (inputs: readonly (readonly [atMs: number, input: RingInput])[], answerAfterRings = 1) => {
  let state: RingState = noRing
  const done: string[] = []
  for (const [atMs, input] of inputs) {
    const [next, ...effects] = ringStep(state, input, atMs, answerAfterRings)
    state = next
    for (const effect of effects)
      done.push(`${atMs} ${effect.do}${effect.do === 'announce' ? ` ${effect.report.number}` : ''}`)
  }
  return done
}

await t.test('announced when the number is there, never on the first ring alone', async t => {
  t.strictSame(run([[0, ring]]), [])
  t.strictSame(
    run([
      [0, ring],
      [800, known],
    ]),
    ['800 announce 5551234'],
  )
  t.strictSame(
    run([
      [0, ring],
      [800, report({ date: '0731' })],
      [810, known],
      [5_000, ring],
    ]),
    ['810 announce 5551234'],
  )
})

await t.test('or at the second ring, after asking the modem once more', async t => {
  const two = [
    [0, ring],
    [5_000, ring],
  ] as const
  t.strictSame(run([...two, [5_100, recalled], [10_000, ring]]), ['5000 recall', '5100 announce undefined'])
  t.strictSame(run([...two, [5_050, known], [5_100, recalled]]), ['5000 recall', '5050 announce 5551234'])
  t.strictSame(
    run([...two, [6_400, tick], [6_500, tick]]),
    ['5000 recall', '6500 announce undefined'],
    'no answer',
  )
  t.strictSame(
    run([
      [0, ring],
      [900, report({ number: null, absence: 'withheld' })],
    ]),
    ['900 announce null'],
  )
})

await t.test('staff first: at the third ring, known or not', async t => {
  const rings = [5_000, 10_000, 15_000].map(atMs => [atMs, ring] as const)
  const [first, second, third] = [[0, ring], rings[0]!, rings[1]!] as const
  t.strictSame(run([first, second, [5_100, recalled], third], 3), ['5000 recall', '10000 announce undefined'])
  t.strictSame(run([first, [700, known], ...rings], 3), ['10000 announce 5551234'])
})

await t.test('a report before the first ring belongs to it, an old one does not', async t => {
  t.strictSame(
    run([
      [0, known],
      [2_000, ring],
    ]),
    ['2000 announce 5551234'],
  )
  t.strictSame(
    run([
      [0, known],
      [7_000, ring],
    ]),
    [],
  )
  t.strictSame(
    run([
      [0, known],
      [9_000, report({ name: 'X' })],
      [9_500, ring],
    ]),
    [],
    'nor does a part of it',
  )
})

await t.test('no ring for 6 s: the caller gave up', async t => {
  t.strictSame(
    run([
      [0, ring],
      [500, known],
      [5_999, tick],
      [6_000, tick],
    ]),
    ['500 announce 5551234', '6000 forget'],
  )
  const american = [0, 6_000 - 1, 11_998].map(atMs => [atMs, ring] as const)
  t.strictSame(run([...american, [17_997, tick]], 9), ['5999 recall'], '2 s on, 4 s off')
  t.strictSame(
    run([
      [0, tick],
      [100_000, tick],
    ]),
    [],
  )
})

await t.test('where the bell itself is reported, its own pause and a quarter more', async t => {
  const [on, off] = [readCadence('DRON=10')!, readCadence('DROF=10')!]
  const inputs = [
    [0, ring],
    [0, known],
    [1_000, off],
    [2_000, on],
    [2_000, ring],
    [4_999, tick],
    [5_000, tick],
  ] as const
  t.strictSame(run(inputs), ['0 announce 5551234', '5000 forget'], 'never less than 3 s')
  const slow = [readCadence('DRON=20')!, readCadence('DROF=50')!] as const
  const long = [
    [0, ring],
    [0, known],
    [5_000, slow[1]],
    [7_000, slow[0]],
    [7_000, ring],
    [15_700, tick],
    [15_750, tick],
  ] as const
  t.strictSame(run(long), ['0 announce 5551234', '15750 forget'])
})

await t.test('RING and <DLE>R of one ring are one', async t => {
  t.strictSame(
    run([
      [0, ring],
      [10, ring],
    ]),
    [],
  )
  t.strictSame(
    run([
      [0, ring],
      [600, ring],
    ]),
    ['600 recall'],
    'the two of a British ring are two',
  )
})

await t.test('after a caller gave up the next starts anew', async t => {
  t.strictSame(
    run([
      [0, ring],
      [500, known],
      [7_000, tick],
      [60_000, ring],
      [60_500, report({ number: '5' })],
    ]),
    ['500 announce 5551234', '7000 forget', '60500 announce 5'],
  )
})

await t.test('cadence lines, and others', async t => {
  t.strictSame(readCadence('DRON=20'), { on: 'cadence', bell: 'on', ms: 2_000 })
  t.strictSame(readCadence('DROF = 40'), { on: 'cadence', bell: 'off', ms: 4_000 })
  for (const line of ['RING', 'DRON=', 'DRON=x', 'DROF=99999']) t.equal(readCadence(line), null, line)
})
