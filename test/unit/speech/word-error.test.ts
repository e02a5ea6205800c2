import t from 'tap'
import { editDistance, errorsIn } from '../../../tools/bench/edit-distance.ts'
import { expectedErrors, measureWordErrors } from '../../../tools/bench/word-error.ts'
import { model, speechFolder } from './fixtures.ts'

await t.test('errors are counted as whisper.cpp users count them', async t => {
  t.equal(editDistance([], ['a', 'b']), 2)
  t.equal(editDistance(['a', 'b', 'c'], ['b', 'x']), 2)
  t.strictSame(errorsIn('pas higienistę', ' Pas, higienistą.'), {
    words: 2,
    wordErrors: 1,
    characters: 14,
    characterErrors: 1,
    isExact: false,
  })
  t.match(errorsIn('kuo greičiau', ''), { words: 2, wordErrors: 2 })
  t.match(errorsIn('kuo greičiau', 'Kuo greičiau!'), { wordErrors: 0, isExact: true })
})

// One word of the 42 to 49 that a language has here is 2.0 to 2.6 points, and rounds differently on another processor:
// 1e-6 in the spectrogram turns one or two of them. The bench holds to 3 points, this test to one word more.
const WORD_POINTS = 2.6
const MOST_WORSE = 3 + WORD_POINTS

await t.test('the recorded callers are heard as well as by whisper.cpp itself', async t => {
  const { errors, all, identified, quiet } = await measureWordErrors({
    folder: speechFolder,
    model,
    threads: 2,
  })
  const expected = Object.entries(expectedErrors(speechFolder))
  t.equal(expected.length, 6)
  for (const [language, wer] of expected) {
    const found = errors[language]?.wer ?? 100
    t.ok(found <= wer + MOST_WORSE, `${language}: ${found} %, whisper.cpp ${wer} %`)
  }
  const mean = expected.reduce((sum, [, wer]) => sum + wer, 0) / expected.length
  t.ok(all.wer <= mean + 3, `all: ${all.wer} %, whisper.cpp ${mean.toFixed(1)} %`)
  for (const [languages, found] of Object.entries(identified)) t.ok(found >= 85, `${found} % of ${languages}`)
  for (const name of ['silence', 'white noise, -40 dB', 'pink noise, -30 dB', 'hum 50 Hz'])
    t.match(quiet[name], { doubt: 'no speech' }, name)
})
