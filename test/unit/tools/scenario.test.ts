import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { beginsAtMs, isOver, saidUpTo } from '../../../tools/virtual/interruption.ts'
import { readScenarios } from '../../../tools/scenario/scenario.ts'
import { noTimes, tooSlow } from '../../../tools/scenario/times.ts'

const file = async (t: Test, steps: string, rest = ''): Promise<string> => {
  const path = join(t.testdir(), 'scenarios.yaml')
  await writeFile(
    path,
    `clinic: gp-en
language: en
at: 2026-11-24T20:30
scenarios:
  - name: one
    job: book
    steps:
${steps}
    expect:
      outcome: [booked]
${rest}`,
  )
  return path
}

await t.test('a step over the voice of the box: by words, key, cough or hanging up', async t => {
  const steps = `      - { interrupt: hello, upon: 'nothing is' }
      - { key: '1', after: 200, upon: eight }
      - { mumble: 160, after: 900 }
      - { hang-up: true, upon: nurse }`
  const [scenario] = await readScenarios(await file(t, steps))
  t.ok(scenario?.steps.every(isOver))
  t.notOk(isOver({ say: 'hello' }))
})

await t.test('what is wrong with a scenario is said with its line', async t => {
  const wrong = [
    [`      - { say: hello, after: 200 }`, '', /line 8, scenarios\[0\]\.steps\[0\]: after and upon go with/],
    [`      - { upon: eight }`, '', /line 8, .*expected exactly one of say, key/],
    [`      - { key: '1', upon: '(' }`, '', /line 8, .*no regular expression: \(/],
    [`      - { hang-up: true }\n      - { say: hello }`, '', /line 9, .*nothing comes after hang-up/],
    [`      - { say: hello }`, '    limits: { gap: 0 }', /limits/],
    [`      - { say: hello }`, '    limits: { turn: 9 }', /limits/],
    [`      - { say: hello }`, '    at: 2026-13-24T20:30', /line 11, scenarios\[0\]\.at: expected a time/],
    [
      `      - { say: hello }`,
      '      bookings: [{ service: doctor, start: tomorrow }]',
      /line 11, .*bookings\[0\]\.start: expected a time such as .*, found tomorrow/,
    ],
  ] as const
  for (const [steps, rest, message] of wrong)
    await t.rejects(readScenarios(await file(t, steps, rest)), { code: 'CONFIG_INVALID', message }, steps)
})

const say = ['Riverside Surgery. Nothing is recorded.', 'How can I help you?'].map(text => ({
  text,
  language: 'en' as const,
  personal: false,
}))
const lengthMs = async ({ text }: { readonly text: string }) => 100 * text.length

await t.test('what was said up to some words, and how long that takes', async t => {
  t.strictSame(
    saidUpTo(say, 'how can')?.map(({ text }) => text),
    ['Riverside Surgery. Nothing is recorded.', 'How can'],
    'whatever the case',
  )
  t.equal(saidUpTo(say, 'goodbye'), null)
  t.equal(await beginsAtMs({ interrupt: 'hello', upon: 'riverside', after: 50 }, say, lengthMs), 950)
  t.equal(await beginsAtMs({ interrupt: 'hello', after: 50 }, say, lengthMs), 50)
  t.equal(await beginsAtMs({ interrupt: 'hello' }, say, lengthMs), 1_000, 'usually a second')
  t.equal(await beginsAtMs({ interrupt: 'hello', upon: 'goodbye' }, say, lengthMs), 1_000)
})

await t.test('limits: what was not measured is not too slow', async t => {
  const limits = { greeting: 300, gap: 1_000, stop: 200 }
  t.strictSame(tooSlow(noTimes, limits), [])
  const gaps = [
    { fromMs: 0, gapMs: 900 },
    { fromMs: 5_000, gapMs: 1_200 },
  ]
  const times = { greetingMs: 400, gaps, stopsMs: [180, 240] }
  t.strictSame(tooSlow(times, limits), [
    'greeted after 400 ms, 300 at most',
    'a gap of 1200 ms, 1000 at most',
    'spoke on for 240 ms, 200 at most',
  ])
  t.strictSame(tooSlow(times, {}), [])
})
