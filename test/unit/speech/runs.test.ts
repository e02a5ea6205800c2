import t from 'tap'
import type { Clause } from '../../../firmware/speech/phonemes.ts'
import { planRuns, SHORTEST, soundsIn } from '../../../firmware/speech/runs.ts'

const clause = (phonemes: string): Clause => ({ phonemes, endsSentence: /[.?!]$/.test(phonemes) })
const plan = (...clauses: readonly string[]) => planRuns(clauses.map(clause)).map(run => run.phonemes)
const long = (sounds: number, mark: string) => `${'abcde '.repeat(sounds / 5).trim()}${mark}`

await t.test('the first clause goes alone, the rest of the sentence together', async t => {
  t.strictSame(plan(long(15, ', '), long(20, ', '), long(25, '.')), [
    long(15, ', '),
    `${long(20, ', ')}${long(25, '.')}`,
  ])
})

await t.test('sentences are not mixed', async t => {
  const runs = planRuns([
    clause(long(15, '.')),
    clause(long(15, ', ')),
    clause(long(15, '.')),
    clause(long(20, '?')),
  ])
  t.strictSame(
    runs.map(run => [soundsIn(run.phonemes), run.endsSentence]),
    [
      [15, true],
      [30, true],
      [20, true],
    ],
  )
})

await t.test('what is too short goes with its neighbour', async t => {
  t.strictSame(plan('jes, ', long(15, '.')), [`jes, ${long(15, '.')}`], 'with what follows')
  t.strictSame(plan(long(15, ', '), 'jes.'), [`${long(15, ', ')}jes.`], 'with what came before, at the end')
  t.strictSame(plan('jes.', 'nou.'), ['jes. nou.'], 'across sentences too')
  t.strictSame(plan('jes.'), ['jes.'], 'unless there is nothing else')
  t.strictSame(plan(), [])
})

await t.test('no run is longer than about five seconds', async t => {
  for (const clauses of [
    [long(400, '.')],
    Array.from({ length: 60 }, () => 'ein, '),
    [long(95, ', '), 'jes.'],
  ]) {
    const runs = planRuns(clauses.map(clause))
    t.ok(Math.max(...runs.map(run => run.phonemes.length)) <= 90 * 1.3)
    t.ok(runs.every(run => soundsIn(run.phonemes) >= SHORTEST))
    t.equal(
      runs.map(run => run.phonemes.trim()).join(' '),
      clauses.map(c => c.trim()).join(' '),
      'nothing is lost',
    )
  }
  const slow = planRuns([clause(long(60, '.'))], 2)
  t.equal(slow.length, 2, 'a slow voice gets shorter ones')
  t.strictSame(
    slow.map(run => run.endsSentence),
    [false, true],
  )
})

await t.test('stress and length are no sounds', async t => {
  t.equal(soundsIn('jˈuːsuː vʲizˈɪtas.'), 'jusuvizitas'.length)
  t.equal(soundsIn('... '), 0)
})
