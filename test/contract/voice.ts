import type { Test } from 'tap'
import type { Utterance, Voice } from '../../firmware/ports/voice.ts'
import { concat, levelDb } from '../../firmware/audio/frame.ts'

const utterance = (text: string): Utterance => ({ text, language: 'en', personal: false })
const never = new AbortController().signal
const SENTENCE = 'Good afternoon, this is the clinic, how can I help you today?'

/** What every Voice does, whatever speaks. `open` gives a fresh one; the suite closes it. */
export const voiceContract = async (t: Test, open: (t: Test) => Promise<Voice & AsyncDisposable>) => {
  await t.test('a sentence is audible speech of its length', async t => {
    await using voice = await open(t)
    const parts = await Array.fromAsync(voice.speak(utterance(SENTENCE), never))
    t.ok(parts.every(part => part instanceof Int16Array && part.length > 0))
    const seconds = concat(parts).length / 8_000
    t.ok(seconds > 2 && seconds < 10, `${seconds} s`)
    t.ok(levelDb(concat(parts)) > -30)
  })

  await t.test('it begins at once and ends with a pause', async t => {
    await using voice = await open(t)
    const pcm = concat(await Array.fromAsync(voice.speak(utterance(SENTENCE), never)))
    const first = pcm.findIndex(sample => Math.abs(sample) > 100)
    t.ok(first >= 0 && first < 400, `first sound after ${first / 8} ms`)
    t.ok(levelDb(pcm.subarray(-1_000)) < -50)
  })

  await t.test('an abort before, and one in the middle', async t => {
    await using voice = await open(t)
    const before = AbortSignal.abort(new Error('before'))
    await t.rejects(Array.fromAsync(voice.speak(utterance(SENTENCE), before)), { message: 'before' })
    const stop = new AbortController()
    const spoken = (async () => {
      for await (const _ of voice.speak(utterance(`Not kept. ${SENTENCE.repeat(20)}`), stop.signal))
        stop.abort(new Error('middle'))
    })()
    await t.rejects(spoken, { message: 'middle' })
    t.ok(
      (await Array.fromAsync(voice.speak(utterance('And on we go.'), never))).length > 0,
      'it still speaks',
    )
  })

  await t.test('a reader that leaves, and two sentences at once', async t => {
    await using voice = await open(t)
    for await (const _ of voice.speak(utterance(SENTENCE.repeat(10)), never)) break
    const all = await Promise.all(
      ['Good morning everybody.', SENTENCE].map(text => Array.fromAsync(voice.speak(utterance(text), never))),
    )
    const [short = 0, long = 0] = all.map(parts => concat(parts).length)
    t.ok(short > 4_000 && short < long)
  })

  await t.test('nothing to say', async t => {
    await using voice = await open(t)
    for (const text of ['', '  '])
      t.strictSame(await Array.fromAsync(voice.speak(utterance(text), never)), [])
  })
}
