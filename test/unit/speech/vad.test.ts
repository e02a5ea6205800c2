import t from 'tap'
import { concat, FRAME_SAMPLES, frames, silence } from '../../../firmware/audio/frame.ts'
import type { Language } from '../../../firmware/ports/ear.ts'
import { openVad } from '../../../firmware/speech/vad.ts'
import { openVoices } from '../../../firmware/speech/voices.ts'
import { keptLog } from './kept-log.ts'
import { mix, noise, tone } from './tones.ts'

const SECONDS = 5
const none = { lt: {}, hr: {}, hy: {}, uk: {}, ru: {}, en: {} }

const listen = async (pcm: Int16Array): Promise<number[]> => {
  await using vad = await openVad()
  const heard: number[] = []
  for (const frame of frames(pcm)) heard.push(await vad.push(frame))
  return heard
}
const on = (pcm: Int16Array, onMs: number, offMs: number) =>
  pcm.map((sample, i) => (i % (8 * (onMs + offMs)) < 8 * onMs ? sample : 0))

/** What a line is never without. */
const hiss = noise(SECONDS * 8_000, 50)
const dial = tone(425, SECONDS * 1_000, 8_000, 8_000)
const keys = [
  [697, 1_209],
  [770, 1_336],
  [852, 1_477],
  [941, 1_336],
].map(([low = 0, high = 0]) => mix(tone(low, 1_000, 8_000, 6_000), tone(high, 1_000, 8_000, 6_000)))

for (const [what, pcm] of Object.entries({
  silence: new Int16Array(SECONDS * 8_000),
  'white noise': noise(SECONDS * 8_000, 3_000),
  'faint noise': noise(SECONDS * 8_000, 100),
  'dial tone': dial,
  'ringback tone': on(dial, 1_000, 4_000),
  'busy tone': on(dial, 500, 500),
  'a key held down': mix(concat(keys), hiss),
}))
  await t.test(`${what} is no speech`, async t => {
    const most = Math.max(...(await listen(pcm)))
    t.ok(most < 0.3, `at most ${most.toFixed(3)}`)
  })

// beeps that come and go have something of syllables: of 180 trains of one key 10 came above 0.3, none above 0.44
await t.test('keys typed in a row are hardly speech', async t => {
  const most = Math.max(...(await listen(mix(on(concat(keys), 100, 100), hiss))))
  t.ok(most < 0.5, `at most ${most.toFixed(3)}`)
})

await t.test('speech is speech, in every language', async t => {
  await using voices = await openVoices(none, keptLog())
  const texts: Readonly<Partial<Record<Language, string>>> = {
    lt: 'Laba diena, norėčiau užsirašyti pas gydytoją rytoj ryte.',
    hy: 'Բարև ձեզ, ուզում եմ գրանցվել վաղը առավոտյան։',
    en: 'Hello, I would like to book a visit tomorrow morning.',
  }
  for (const [language, text] of Object.entries(texts) as [Language, string][]) {
    const said = voices.speak({ text, language, personal: false }, new AbortController().signal)
    const pcm = concat(await Array.fromAsync(said))
    const heard = await listen(pcm)
    const voiced = frames(pcm).map(frame => frame.some(sample => Math.abs(sample) > 3_000))
    const loud = heard.filter((_, i) => voiced[i])
    const sure = loud.filter(probability => probability > 0.8).length / loud.length
    t.ok(sure > 0.7, `${language}: ${(sure * 100).toFixed(0)} % of the loud frames`)
  }
})

await t.test('a frame that fills no chunk gets the probability of the newest', async t => {
  await using vad = await openVad()
  t.equal(await vad.push(silence()), 0, 'before the first 32 ms there is none')
  const second = await vad.push(silence())
  t.ok(second > 0 && second < 0.1)
})

await t.test('reset forgets, in its place among the frames', async t => {
  const speech = frames(noise(FRAME_SAMPLES * 40, 12_000)).map((frame, i) => (i % 3 ? frame : silence()))
  await using vad = await openVad()
  const hear = () => Promise.all(speech.map(frame => vad.push(frame)))
  const first = hear()
  vad.reset()
  const second = hear()
  t.strictSame(await first, await second, 'two calls that sound the same are the same')
  t.strictNotSame(await hear(), await second, 'without it the one colours the next')
})

await t.test('a missing network', async t => {
  await t.rejects(openVad('/none/silero.onnx'), { code: 'FILE_UNREADABLE' })
})
