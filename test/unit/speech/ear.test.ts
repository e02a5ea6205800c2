import t from 'tap'
import type { AsrLibrary } from '../../../firmware/speech/asr-library.ts'
import { openAsr } from '../../../firmware/speech/asr.ts'
import { audioContextFor, createEar, openEar } from '../../../firmware/speech/ear.ts'
import { traitsOf, type ModelTraits } from '../../../firmware/speech/model-traits.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { isAtOnce } from '../../support/at-once.ts'
import { caller, library, model, never } from './fixtures.ts'
import { noise } from './tones.ts'

await t.test('the model that ships, through the port', async t => {
  await using ear = await openEar({ library, model, threads: 2, clock: simClock() })

  await t.test('words, with the language given', async t => {
    const hearing = await ear.hear(caller('lt_006_clean.wav'), { languages: ['lt'] }, never)
    t.equal(hearing.text, 'balandžio keturioliktą')
    t.strictSame(
      hearing.words.map(({ text }) => text),
      ['balandžio', 'keturioliktą'],
    )
    t.ok(hearing.words.every(({ probability }) => probability > 0.5 && probability <= 1))
    t.equal(hearing.doubt, null)
    t.equal(hearing.languageOdds, undefined)
    t.equal(hearing.ranked, undefined)
    t.equal(hearing.tookMs, 0, 'by the clock it was given')
  })

  await t.test('the language is found among those asked, and only those', async t => {
    const lithuanian = caller('lt_006_clean.wav')
    const among = await ear.hear(lithuanian, { languages: ['en', 'hr', 'lt', 'uk'] }, never)
    t.equal(among.language, 'lt')
    t.equal(among.text, 'balandžio keturioliktą')
    const odds = Object.values(among.languageOdds ?? {})
    t.equal(odds.length, 4)
    t.ok(Math.abs(odds.reduce((sum, odd) => sum + odd, 0) - 1) < 1e-5)
    const wrong = await ear.hear(lithuanian, { languages: ['en', 'uk'] }, never)
    t.ok(['en', 'uk'].includes(wrong.language))
  })

  await t.test('whole answers are ranked against the audio', async t => {
    const among = [
      'rytoj',
      'mano vardas mantas',
      'noriu danties traukimo kitą mėnesį',
      'noriu danties traukimo',
    ]
    const hearing = await ear.hear(caller('lt_004_clean.wav'), { languages: ['lt', 'en'], among }, never)
    const ranked = hearing.ranked ?? []
    t.equal(ranked[0]?.text, 'noriu danties traukimo kitą mėnesį')
    t.equal(ranked.length, 4)
    t.strictSame(
      ranked.map(({ logProb }) => logProb),
      ranked.map(({ logProb }) => logProb).toSorted((a, b) => b - a),
    )
  })

  await t.test('nobody spoke', async t => {
    for (const pcm of [new Int16Array(16_000), noise(16_000, 300), noise(16_000, 3_000)]) {
      const hearing = await ear.hear(pcm, { languages: ['lt', 'en'] }, never)
      t.equal(hearing.doubt, 'no speech')
      t.ok(hearing.noSpeech > 0.9)
    }
  })

  await t.test('a click is not recognised at all', async t => {
    const hearing = await ear.hear(noise(799, 9_000), { languages: ['hr'], among: ['da'] }, never)
    t.strictSame([hearing.text, hearing.language, hearing.doubt], ['', 'hr', 'too short'])
    t.strictSame(hearing.ranked, [])
  })

  await t.test('30 s can be given up at once, more than 30 s is refused', async t => {
    const asked = new AbortController()
    const hearing = ear.hear(noise(240_000, 3_000), { languages: ['lt'] }, asked.signal)
    await new Promise(setImmediate)
    asked.abort(new Error('hung up'))
    t.ok(await isAtOnce(hearing))
    await t.rejects(hearing, new Error('hung up'))
    await t.rejects(ear.hear(new Int16Array(240_001), { languages: ['lt'] }, never), {
      code: 'ASR_FAILED',
      detail: { reason: 'the audio is longer than 30 s' },
    })
    const next = await ear.hear(caller('lt_003_10db.wav'), { languages: ['lt'] }, never)
    t.equal(next.text, 'pas higienistę')
  })
})

await t.test(
  'the audio context holds the audio and a little more, in steps, up to the whole window',
  async t => {
    const context = (audioMs: number, floor = 256) => audioContextFor(audioMs, floor, 1_500)
    t.equal(context(200), 256)
    t.equal(context(5_000), 256)
    t.equal(context(5_100), 512)
    t.equal(context(1_000, 512), 512)
    t.equal(context(25_000), 1_280)
    t.equal(context(26_000), 0)
    t.equal(context(30_000), 0)
  },
)

/** A C library that writes down what it is asked and answers by a script: stopped early as often as told. */
const scriptedLibrary = (stops: boolean[]) => {
  const asked: { audioContext: number; prompt: string | null; maxTokens: number }[] = []
  const script: Partial<AsrLibrary> = {
    open: { async: (...args) => args[4](null, 1) },
    close: { async: (_, done) => done(null, 0) },
    run: {
      async: (_, __, ___, audioContext, ____, prompt, maxTokens, done) => {
        asked.push({ audioContext, prompt, maxTokens })
        done(null, 1)
      },
    },
    window: () => 1_500,
    arm: () => 0,
    cancel: () => 0,
    text: (_, out) => out?.write(' gerai') ?? 6,
    language: (_, out) => out.write('lt\0'),
    languageOdds: () => 1,
    tokens: (_, ends) => (ends && (ends[0] = 6), 1),
    noSpeech: () => 0,
    meanLogProb: () => -0.01,
    stoppedEarly: () => Number(stops.shift() ?? false),
  }
  return { c: script as AsrLibrary, asked }
}
const scriptedEar = async (stops: boolean[], traits: ModelTraits) => {
  const { c, asked } = scriptedLibrary(stops)
  return { asked, ear: createEar(await openAsr(c, model, 1), traits, simClock()) }
}
const starter = traitsOf(model)

await t.test('a decode that ran away is tried again over the full window', async t => {
  const { ear, asked } = await scriptedEar([true, false], starter)
  const hearing = await ear.hear(new Int16Array(16_000), { languages: ['lt'] }, never)
  t.strictSame(
    asked.map(({ audioContext }) => audioContext),
    [256, 0],
  )
  t.strictSame([hearing.text, hearing.doubt], ['gerai', null])
})

await t.test('one that runs away twice is not believed, and not tried a third time', async t => {
  const { ear, asked } = await scriptedEar([true, true, true], starter)
  t.equal((await ear.hear(new Int16Array(16_000), { languages: ['lt'] }, never)).doubt, 'too many words')
  t.equal(asked.length, 2)
  t.equal((await ear.hear(new Int16Array(230_000), { languages: ['lt'] }, never)).doubt, 'too many words')
  t.equal(asked.length, 3, 'the full window has no larger one')
})

await t.test('expected words are a prompt only for a model that takes one', async t => {
  const listening = { languages: ['lt'], expect: ['Petraitis', 'burnos higiena'] } as const
  for (const takesPrompt of [false, true]) {
    const { ear, asked } = await scriptedEar([], { ...starter, takesPrompt })
    await ear.hear(new Int16Array(16_000), listening, never)
    t.equal(asked[0]?.prompt, takesPrompt ? 'Petraitis, burnos higiena' : null)
  }
})

await t.test('the decode is held to what can be said in the time', async t => {
  const { ear, asked } = await scriptedEar([], starter)
  await ear.hear(new Int16Array(8_000), { languages: ['lt'] }, never)
  await ear.hear(new Int16Array(80_000), { languages: ['lt'] }, never)
  const [short = 0, long = 0] = asked.map(({ maxTokens }) => maxTokens)
  t.ok(short < 30 && long > 100, `${short} tokens for 1 s, ${long} for 10 s`)
})
