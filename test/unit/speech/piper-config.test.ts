import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { probeConfig } from '../../../models/training/piper-probe/make.ts'
import { readPiperConfig, speakerId } from '../../../firmware/speech/piper-config.ts'

const written = (t: Tap.Test, config: unknown): string => {
  const file = join(t.testdir(), 'voice.onnx.json')
  writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config))
  return file
}
declare namespace Tap {
  type Test = { testdir(): string }
}

await t.test("an official voice's config, with what it may leave out", async t => {
  const full = await readPiperConfig(
    written(t, { ...probeConfig(), dataset: 'lada', piper_version: '1.0.0' }),
  )
  t.equal(full.audio.sample_rate, 22_050)
  const { inference: _i, phoneme_type: _p, num_symbols: _n, speaker_id_map: _s, ...least } = probeConfig()
  const config = await readPiperConfig(written(t, least))
  t.strictSame(config.inference, { noise_scale: 0.667, length_scale: 1, noise_w: 0.8 })
  t.equal(config.phoneme_type, 'espeak')
  t.equal(config.num_speakers, 1)
})

const wrong: readonly (readonly [what: string, config: unknown, at: RegExp])[] = [
  ['not JSON', '{', /is not JSON/],
  ['no object', '[]', /^\/ /],
  ['no rate', { ...probeConfig(), audio: {} }, /^\/audio/],
  ['no ids', { ...probeConfig(), phoneme_id_map: { a: [] } }, /^\/phoneme_id_map\/a/],
  ['no begin', { ...probeConfig(), phoneme_id_map: { _: [0], $: [2] } }, /phoneme_id_map\/\^ is missing/],
  ['an id beyond', { ...probeConfig(), num_symbols: 20 }, /is not below num_symbols/],
  ['another phonemiser', { ...probeConfig(), phoneme_type: 'pinyin' }, /^\/phoneme_type/],
  ['no espeak voice', { ...probeConfig(), espeak: undefined }, /espeak\/voice is missing/],
  ['a speaker beyond', { ...probeConfig(), speaker_id_map: { ann: 1 } }, /speaker_id_map\/ann/],
]

for (const [what, config, at] of wrong)
  await t.test(what, async t => {
    const file = written(t, config)
    await t.rejects(readPiperConfig(file), { code: 'CONFIG_INVALID', detail: { file } })
    const fault = await readPiperConfig(file).catch((error: { detail: { at: string[] } }) => error.detail.at)
    t.ok(Array.isArray(fault) && fault.some(line => at.test(line)))
  })

await t.test('a missing file', async t => {
  await t.rejects(readPiperConfig('/none/voice.onnx.json'), { code: 'FILE_UNREADABLE', message: /ENOENT/ })
})

await t.test('speakers by name and number', async t => {
  const config = await readPiperConfig(written(t, { ...probeConfig(3), speaker_id_map: { ann: 0, ben: 2 } }))
  t.equal(speakerId(config, 'f'), 0)
  t.equal(speakerId(config, 'f', 'ben'), 2)
  t.equal(speakerId(config, 'f', '1'), 1)
  for (const speaker of ['eve', '3', '-1'])
    t.throws(() => speakerId(config, 'f', speaker), { code: 'CONFIG_INVALID', message: /it has ann, ben/ })
})
