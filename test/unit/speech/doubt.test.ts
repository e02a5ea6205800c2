import t from 'tap'
import {
  doubtOf,
  mostTokens,
  repeatsItself,
  type DoubtLimits,
  type Recognised,
} from '../../../firmware/speech/doubt.ts'
import { isPhantom, phantoms } from '../../../firmware/speech/phantoms.ts'
import { traitsOf } from '../../../firmware/speech/model-traits.ts'

const sure: Recognised = {
  text: 'noriu danties traukimo',
  language: 'lt',
  noSpeech: 0.001,
  meanLogProb: -0.05,
  stoppedEarly: false,
}
const limits: DoubtLimits = { noSpeech: 0.5, noSpeechLogProb: 0, meanLogProb: -0.5 }
const doubt = (changed: Partial<Recognised>, own = limits) => doubtOf({ ...sure, ...changed }, own)

await t.test('what was heard well is believed', async t => t.equal(doubt({}), null))

await t.test('each guard speaks up on its own', async t => {
  t.equal(doubt({ text: '' }), 'no speech')
  t.equal(doubt({ noSpeech: 0.51 }), 'no speech')
  t.equal(doubt({ stoppedEarly: true }), 'too many words')
  t.equal(doubt({ text: 'ir ir ir ir ir ir' }), 'repeats itself')
  t.equal(doubt({ text: 'Ačiū, kad žiūrėjote!' }), 'known phantom')
  t.equal(doubt({ meanLogProb: -0.51 }), 'improbable')
})

await t.test('a model whose no-speech figure proves little alone must be unsure of the text too', async t => {
  const both = { ...limits, noSpeechLogProb: -1, meanLogProb: -2 }
  t.equal(doubt({ noSpeech: 0.9, meanLogProb: -0.9 }, both), null)
  t.equal(doubt({ noSpeech: 0.9, meanLogProb: -1.1 }, both), 'no speech')
})

await t.test('a caller may dictate the same digit often, a lost decode goes on', async t => {
  for (const text of [
    'nulis nulis nulis nulis nulis',
    'plus trys septyni nulis nulis nulis nulis',
    'da da da',
    'ne ne',
    'dvadeset dva dvadeset dva dvadeset dva',
    'yes yes yes please',
    '',
  ])
    t.notOk(repeatsItself(text), text)
  for (const text of [
    'nulis nulis nulis nulis nulis nulis',
    'I am I am I am I am',
    'kitą pirmadienį ryte kitą pirmadienį ryte kitą pirmadienį ryte',
    'in the name of in the name of in the name of',
    'ժամը իննննննն',
    'sunsunsunsun',
    'Ne, ne. Ne! Ne? ne ne',
  ])
    t.ok(repeatsItself(text), text)
})

await t.test('credits are never believed, thanks only when the recogniser was sure', async t => {
  t.ok(isPhantom('Thanks for watching!', 'en', false))
  t.ok(isPhantom('Субтитры сделал DimaTorzok', 'ru', false))
  t.notOk(isPhantom('Thank you.', 'en', false))
  t.ok(isPhantom('Thank you.', 'en', true))
  t.equal(doubt({ text: 'ačiū', meanLogProb: -0.2 }), null)
  t.equal(doubt({ text: 'ačiū', meanLogProb: -0.3 }), 'known phantom')
  t.notOk(isPhantom('thank you for the appointment', 'en', true))
})

await t.test('no phantom is a plain yes or no, and each is written as it is compared', async t => {
  const answers = new Set(['taip', 'ne', 'da', 'այո', 'ոչ', 'так', 'ні', 'да', 'нет', 'yes', 'no'])
  for (const { always, whenUnsure } of Object.values(phantoms))
    for (const text of [...always, ...whenUnsure]) {
      t.notOk(answers.has(text), text)
      t.match(text, /^[\p{L}\p{N}]+( [\p{L}\p{N}]+)*$/u)
      t.equal(text, text.toLowerCase())
    }
})

await t.test('the bound on tokens grows with the audio and is that of the wordiest language', async t => {
  t.ok(mostTokens(200, ['en']) >= 10)
  t.ok(mostTokens(5_000, ['en']) < mostTokens(5_000, ['lt']))
  t.equal(mostTokens(5_000, ['lt', 'hy', 'en']), mostTokens(5_000, ['hy']))
  // the most tokens a second of any sentence that was heard to the letter, by language
  for (const [language, rate] of [
    ['en', 3.7],
    ['lt', 6.1],
    ['ru', 6.3],
    ['hr', 6.7],
    ['uk', 7.3],
    ['hy', 15.3],
  ] as const)
    t.ok(mostTokens(4_000, [language]) > 4 * rate * 1.25, language)
})

await t.test('the starter is known by its name, any other model is taken for one of OpenAI', async t => {
  t.equal(traitsOf('/models/starter/ggml-starter-q8_0.bin').takesPrompt, false)
  t.equal(traitsOf('/models/ggml-base-q5_1.bin').takesPrompt, true)
  t.equal(traitsOf('/models/ggml-base-q5_1.bin').audioContextFloor, 512)
})
