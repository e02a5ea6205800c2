import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { loadAsrLibrary } from '../../../firmware/speech/asr-library.ts'
import { openAsr, type AsrRequest } from '../../../firmware/speech/asr.ts'
import { doubleRate } from '../../../firmware/speech/half-band.ts'
import { isAtOnce } from '../../support/at-once.ts'
import { caller, library, model, never } from './fixtures.ts'

const c = loadAsrLibrary(library)
const request = (pcm: Int16Array, changed: Partial<AsrRequest> = {}): AsrRequest => {
  const doubled = new Float32Array(2 * pcm.length)
  doubleRate(pcm, 0, pcm.length, doubled)
  const usual = { audioContext: 256, languages: ['lt'], prompt: null, maxTokens: 100, among: [] }
  return { pcm: doubled, ...usual, ...changed }
}
const higienist = () => request(caller('lt_003_10db.wav'))
/** The longest there is: the model's full window. */
const long = () => request(new Int16Array(240_000), { audioContext: 0 })
const textOf = ({ text }: { readonly text: Buffer }) => text.toString().trim()

await t.test('a library that is not built, and one that is not ours', async t => {
  t.throws(() => loadAsrLibrary('/nowhere/libragelis-asr.so'), { code: 'NATIVE_MISSING' })
  t.throws(() => loadAsrLibrary('libm.so.6'), { code: 'NATIVE_MISMATCH', detail: { found: 0 } })
})

await t.test('a model that is missing, and one that is none', async t => {
  const folder = t.testdir()
  const path = join(folder, 'ggml-base.bin')
  await t.rejects(openAsr(c, path, 1), { code: 'MODEL_MISSING', detail: { model: 'ggml-base.bin', folder } })
  writeFileSync(path, 'not a model')
  await t.rejects(openAsr(c, path, 1), {
    code: 'MODEL_UNREADABLE',
    detail: { file: path, reason: 'it is not a ggml file' },
  })
})

await t.test('text, tokens, language and scores of one utterance', async t => {
  await using asr = await openAsr(c, model, 2)
  t.equal(asr.window, 1_500)
  const among = ['pas gydytoją', 'pas higienistę']
  const result = await asr.recognise({ ...higienist(), languages: ['en', 'lt'], among }, never)
  t.equal(textOf(result), 'pas higienistę')
  t.equal(result.language, 'lt')
  const [english = 0, lithuanian = 0] = result.languageOdds
  t.ok(lithuanian > 0.9 && Math.abs(english + lithuanian - 1) < 1e-5)
  t.equal(result.ends.at(-1), result.text.length)
  t.equal(result.logProbs.length, result.ends.length)
  const [doctor = 0, hygienist = 0] = result.scores
  t.ok(hygienist > doctor, `${hygienist} > ${doctor}`)
  t.equal(result.stoppedEarly, false)
})

await t.test('what the C library refuses says why', async t => {
  await using asr = await openAsr(c, model, 1)
  await t.rejects(asr.recognise({ ...higienist(), languages: ['xx'] }, never), {
    code: 'ASR_FAILED',
    detail: { reason: 'the model knows no language "xx"' },
  })
  t.equal(textOf(await asr.recognise(higienist(), never)), 'pas higienistę', 'and it goes on')
})

await t.test(
  'an abort before, during and while waiting rejects at once, and the next one is heard',
  async t => {
    await using asr = await openAsr(c, model, 2)
    const reason = new Error('the caller went on speaking')
    await t.rejects(asr.recognise(higienist(), AbortSignal.abort(reason)), reason)
    const during = new AbortController()
    const waiting = new AbortController()
    const running = asr.recognise(long(), during.signal)
    const queued = asr.recognise(long(), waiting.signal)
    waiting.abort(reason)
    t.ok(await isAtOnce(queued))
    await t.rejects(queued, reason)
    during.abort(reason)
    t.ok(await isAtOnce(running))
    await t.rejects(running, reason)
    t.equal(textOf(await asr.recognise(higienist(), never)), 'pas higienistę')
  },
)

await t.test('closing ends what runs, waits for it, and refuses what comes later', async t => {
  const asr = await openAsr(c, model, 2)
  const running = asr.recognise(long(), never)
  const refused = t.rejects(running, { code: 'ASR_FAILED', detail: { reason: 'it was closed' } })
  await Promise.all([asr[Symbol.asyncDispose](), asr[Symbol.asyncDispose]()])
  await refused
  await t.rejects(asr.recognise(higienist(), never), { code: 'ASR_FAILED' })
})
