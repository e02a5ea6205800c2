import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { concat, levelDb } from '../../../firmware/audio/frame.ts'
import type { EspeakVoice } from '../../../firmware/speech/espeak-library.ts'
import { openEspeak } from '../../../firmware/speech/espeak.ts'

const voice = (name: string): EspeakVoice => ({ name, wordsPerMinute: 160, volume: 100 })
const never = new AbortController().signal
const TEXT = 'Good afternoon, this is the clinic, how can I help you today?'

await t.test('without its data, first of all: later the library runs already', async t => {
  const folder = t.testdir()
  mkdirSync(join(folder, 'espeak-ng-data'))
  t.throws(() => openEspeak({ dataFolder: folder }), { code: 'LIBRARY_MISSING', message: /espeak-ng-data/ })
})

await t.test('every language of the product is spoken, in parts of about 100 ms', async t => {
  await using espeak = openEspeak()
  t.equal(espeak.rateHz, 22_050)
  const texts = {
    lt: 'Laba diena, kuo galiu padėti?',
    hr: 'Dobar dan, kako vam mogu pomoći?',
    hy: 'Բարև ձեզ, ինչո՞վ կարող եմ օգնել։',
    uk: 'Добрий день, чим можу допомогти?',
    ru: 'Здравствуйте, чем могу помочь?',
    en: 'Good afternoon, how can I help?',
  }
  for (const [name, text] of Object.entries(texts)) {
    const parts = await Array.fromAsync(espeak.speak(text, voice(name), never))
    const seconds = concat(parts).length / espeak.rateHz
    t.ok(seconds > 1 && seconds < 4, `${name} takes ${seconds} s`)
    t.ok(levelDb(concat(parts)) > -30, `${name} is audible`)
    t.ok(Math.max(...parts.map(part => part.length)) < espeak.rateHz / 5)
  }
})

await t.test('rate and volume', async t => {
  await using espeak = openEspeak()
  const speak = async (settings: Partial<EspeakVoice>) =>
    concat(await Array.fromAsync(espeak.speak(TEXT, { ...voice('en'), ...settings }, never)))
  const plain = await speak({})
  const quick = await speak({ wordsPerMinute: 320 })
  const quiet = await speak({ volume: 50 })
  t.ok(quick.length < plain.length * 0.7, 'twice the words a minute are over much earlier')
  t.match(Math.round(levelDb(plain) - levelDb(quiet)), 6, 'half the volume is 6 dB less')
})

await t.test('an abort ends it between two parts, and the next text is whole', async t => {
  await using espeak = openEspeak()
  const stop = new AbortController()
  const parts: Int16Array[] = []
  const spoken = (async () => {
    for await (const part of espeak.speak(TEXT.repeat(20), voice('en'), stop.signal)) {
      parts.push(part)
      if (parts.length === 3) stop.abort(new Error('enough'))
    }
  })()
  await t.rejects(spoken, { message: 'enough' })
  t.equal(parts.length, 3)
  await t.rejects(Array.fromAsync(espeak.speak(TEXT, voice('en'), stop.signal)), { message: 'enough' })
  const [apple] = await espeak.stretches('apple', 'en')
  t.equal(apple?.phonemes, 'ˈapəl', 'nothing of the text that was stopped leaks into the next')
})

await t.test('a reader that leaves stops it', async t => {
  await using espeak = openEspeak()
  for await (const part of espeak.speak(TEXT.repeat(20), voice('en'), never)) {
    t.ok(part.length > 0)
    break
  }
  const again = concat(await Array.fromAsync(espeak.speak('Yes.', voice('en'), never)))
  t.ok(again.length < espeak.rateHz * 1.5, 'the next one says its own text only')
})

await t.test('two texts at once are spoken one after the other', async t => {
  await using espeak = openEspeak()
  const all = await Promise.all([
    Array.fromAsync(espeak.speak(TEXT, voice('en'), never)),
    Array.fromAsync(espeak.speak('Laba diena.', voice('lt'), never)),
    espeak.stretches('Dobar dan.', 'hr'),
    Array.fromAsync(espeak.speak(TEXT, voice('en'), never)),
  ])
  const seconds = [all[0], all[1], all[3]].map(parts => concat(parts).length / espeak.rateHz)
  t.ok(Math.abs((seconds[0] ?? 0) - (seconds[2] ?? 0)) < 0.1, 'the same text takes the same time')
  t.ok((seconds[1] ?? 9) < 1.5)
  t.equal(all[2][0]?.phonemes, 'dˈobɑr dˈan')
})

await t.test('control characters are no commands', async t => {
  await using espeak = openEspeak()
  const [stretch] = await espeak.stretches('good\u0001100s \u0000day', 'en')
  t.match(stretch?.phonemes, /dˈeɪ/, 'what comes after a NUL is spoken too')
  t.strictSame(await Array.fromAsync(espeak.speak('', voice('en'), never)), [])
})

await t.test('faults', async t => {
  await using espeak = openEspeak()
  t.throws(() => openEspeak(), { code: 'VOICE_FAILED', message: /open already/ }, 'one owner')
  await t.rejects(espeak.stretches('a', 'tlh-none'), { code: 'VOICE_FAILED', message: /no voice tlh-none/ })
  await t.resolves(espeak.stretches('a', 'en-gb'), 'an accent that the data lacks is the language')
  await espeak[Symbol.asyncDispose]()
  await espeak[Symbol.asyncDispose]()
  await using next = openEspeak()
  t.equal(next.rateHz, 22_050, 'a closed one leaves room for another')
})
