import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { concat } from '../../../firmware/audio/frame.ts'
import type { Language } from '../../../firmware/ports/ear.ts'
import { activeLevelDb, VOICE_LEVEL_DB } from '../../../firmware/speech/level.ts'
import { openVoices, type VoiceChoices } from '../../../firmware/speech/voices.ts'
import { probeConfig, writeProbe } from '../../../models/training/piper-probe/make.ts'
import { voiceContract } from '../../contract/voice.ts'
import { keptLog } from './kept-log.ts'

const none: VoiceChoices = { lt: {}, hr: {}, hy: {}, uk: {}, ru: {}, en: {} }
const never = new AbortController().signal
const texts: Readonly<Record<Language, string>> = {
  lt: 'Galime pasiūlyti laiką antradienį devintą valandą.',
  hr: 'Možemo vam ponuditi termin u utorak u devet sati.',
  hy: 'Մենք կարող ենք առաջարկել երեքշաբթի ժամը իննին։',
  uk: 'Ми можемо запропонувати вівторок о дев’ятій годині.',
  ru: 'Мы можем предложить вторник, девять часов утра.',
  en: 'We can offer you Tuesday at nine in the morning.',
}
const probe = (t: Test, config: object = {}) => {
  const folder = t.testdir()
  writeProbe(folder)
  const onnx = join(folder, 'piper-probe.onnx')
  const json = `${onnx}.json`
  writeFileSync(json, JSON.stringify({ ...JSON.parse(readFileSync(json, 'utf8')), ...config }))
  return { onnx, config: json }
}

await t.test('espeak-ng', t => voiceContract(t, () => openVoices(none, keptLog())))
await t.test('Piper', t => voiceContract(t, t => openVoices({ ...none, en: { piper: probe(t) } }, keptLog())))

await t.test('every language always speaks, each at the same level', async t => {
  await using voices = await openVoices({ ...none, uk: { piper: probe(t) } }, keptLog())
  t.strictSame(voices.engines, {
    lt: 'espeak',
    hr: 'espeak',
    hy: 'espeak',
    uk: 'piper',
    ru: 'espeak',
    en: 'espeak',
  })
  t.strictSame(voices.faults, {})
  for (const [language, text] of Object.entries(texts) as [Language, string][]) {
    const pcm = concat(await Array.fromAsync(voices.speak({ text, language, personal: false }, never)))
    const db = activeLevelDb(pcm, 8_000)
    t.ok(Math.abs(db - VOICE_LEVEL_DB) < 2.5, `${language}: ${db.toFixed(1)} dBFS`)
    t.ok(pcm.length > 8_000)
  }
})

await t.test('a Piper voice that cannot be opened is replaced, and the log says why', async t => {
  const log = keptLog()
  const damaged = { onnx: '/none.onnx', config: probe(t).config }
  await using voices = await openVoices({ ...none, en: { piper: damaged } }, log)
  t.equal(voices.engines.en, 'espeak')
  t.match(voices.faults, { en: { code: 'FILE_UNREADABLE', detail: { file: '/none.onnx' } } })
  t.match(log.lines, [{ level: 'warn', fields: { language: 'en', code: 'FILE_UNREADABLE' } }])
  const parts = await Array.fromAsync(
    voices.speak({ text: texts.en, language: 'en', personal: false }, never),
  )
  t.ok(concat(parts).length > 8_000)
})

await t.test('it tells which engine spoke', async t => {
  await using voices = await openVoices({ ...none, en: { piper: probe(t) } }, keptLog())
  const spokeBy = async (language: Language) => {
    const parts = voices.speak({ text: texts[language], language, personal: false }, never)
    for (;;) {
      const { done, value } = await parts.next()
      if (done) return value
    }
  }
  t.equal(await spokeBy('en'), 'piper')
  t.equal(await spokeBy('lt'), 'espeak')
})

await t.test('a Piper voice that fails in a sentence leaves it to espeak-ng', async t => {
  // the config promises a sound that the network has no row for
  const ids = { ...probeConfig().phoneme_id_map, ʒ: [999] }
  const files = probe(t, { phoneme_id_map: ids, num_symbols: 1_000 })
  await using voices = await openVoices({ ...none, en: { piper: files } }, keptLog())
  const say = (text: string) => voices.speak({ text, language: 'en', personal: false }, never)
  t.equal(voices.engines.en, 'piper')
  t.ok(concat(await Array.fromAsync(say('A measured decision about the vision.'))).length > 8_000)
  const late = Array.fromAsync(say('Everything is very well until the middle, then comes a decision.'))
  await t.rejects(late, { code: 'VOICE_FAILED', detail: { language: 'en' } }, 'not in two voices')
})

await t.test('closing twice is closing once', async t => {
  const voices = await openVoices(none, keptLog())
  await voices[Symbol.asyncDispose]()
  await voices[Symbol.asyncDispose]()
  await using again = await openVoices(none, keptLog())
  t.equal(again.engines.lt, 'espeak')
})
