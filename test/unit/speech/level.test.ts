import t from 'tap'
import { concat, levelDb } from '../../../firmware/audio/frame.ts'
import { activeLevelDb, amplify, gainFrom, VOICE_LEVEL_DB } from '../../../firmware/speech/level.ts'
import { tone } from './tones.ts'

await t.test('pauses do not count', async t => {
  const speech = tone(400, 1_000, 8_000, 5_000)
  const level = levelDb(speech)
  const broken = concat([new Int16Array(8_000), speech, new Int16Array(24_000), speech])
  t.ok(Math.abs(activeLevelDb(broken, 8_000) - level) < 0.1)
  t.ok(levelDb(broken) < level - 4, 'where the plain level would be 4 dB off')
  t.equal(activeLevelDb(new Int16Array(8_000), 8_000), -Infinity)
  t.equal(activeLevelDb(new Int16Array(0), 8_000), -Infinity)
})

await t.test('the gain brings a voice to its level', async t => {
  for (const amplitude of [300, 3_000, 9_000]) {
    const pcm = tone(400, 1_000, 8_000, amplitude)
    const gain = gainFrom(activeLevelDb(pcm, 8_000))
    t.ok(Math.abs(activeLevelDb(amplify(pcm, gain), 8_000) - VOICE_LEVEL_DB) < 0.1)
  }
  t.equal(gainFrom(-Infinity), 1)
})

await t.test('peaks are bent, never cut off or wrapped', async t => {
  const loud = amplify(Int16Array.of(-32_768, -30_000, 30_000, 32_767), 3)
  t.ok(loud.every(sample => Math.abs(sample) <= 32_767))
  t.ok((loud[0] ?? 0) < 0 && (loud[3] ?? 0) > 32_000)
  t.strictSame(amplify(Int16Array.of(1_000, -2_000), 2), Int16Array.of(2_000, -4_000))
  t.strictSame(amplify(Float32Array.of(0.25, -0.5), 1, 1), Int16Array.of(8_192, -16_384), "a model's floats")
})
