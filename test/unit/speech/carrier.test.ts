import t from 'tap'
import { lastSaying, repeated, timesFor } from '../../../firmware/speech/carrier.ts'

const RATE_HZ = 22_050
const run = (phonemes: string) => ({ phonemes, endsSentence: true })
/** A word of one tone between pauses of the given lengths. */
const list = (words: readonly number[], pauseMs: number): Float32Array => {
  const ms = (length: number) => Math.round((length * RATE_HZ) / 1_000)
  const samples: number[] = []
  for (const [i, hz] of words.entries()) {
    if (i > 0) for (let n = 0; n < ms(pauseMs); n += 1) samples.push(0.000_1)
    for (let n = 0; n < ms(300); n += 1) samples.push(0.3 * Math.sin((2 * Math.PI * hz * n) / RATE_HZ))
  }
  return Float32Array.from(samples)
}

await t.test('a word is said as often as makes a sentence, as a list', async t => {
  t.equal(timesFor(run('jˈɛs.')), 4)
  t.equal(timesFor(run('ɡˈʊd mˈɔːnɪŋ tə juː ɔːl.')), 1)
  t.equal(repeated(run('jˈɛs.'), 3), 'jˈɛs, jˈɛs, jˈɛs.')
  t.equal(repeated(run('jˈɛs, '), 2), 'jˈɛs, jˈɛs, ')
})

await t.test('the last saying is cut out at the pause before it', async t => {
  const said = list([400, 500, 600], 120)
  const last = lastSaying(said, 3, RATE_HZ)
  t.ok(last && last.length > 0.3 * RATE_HZ && last.length < 0.33 * RATE_HZ)
  t.strictSame(last?.slice(-6_000), said.slice(-6_000))
})

await t.test('without a pause in its place nothing is cut', async t => {
  t.equal(lastSaying(list([400, 400, 400], 0), 3, RATE_HZ), null)
  t.equal(lastSaying(list([400, 500], 100), 4, RATE_HZ), null, 'a pause elsewhere is another one')
  t.equal(lastSaying(new Float32Array(0), 3, RATE_HZ), null)
})
