import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { concat, levelDb } from '../../../firmware/audio/frame.ts'
import { openEspeak, type Espeak } from '../../../firmware/speech/espeak.ts'
import { activeLevelDb, VOICE_LEVEL_DB } from '../../../firmware/speech/level.ts'
import { toIds } from '../../../firmware/speech/piper-model.ts'
import { openPiper, type PiperOptions } from '../../../firmware/speech/piper.ts'
import {
  framesOf,
  PROBE_RATE_HZ,
  probeConfig,
  probeOnnx,
  toneHz,
  writeProbe,
} from '../../../models/training/piper-probe/make.ts'
import { strongest } from './tones.ts'

const never = new AbortController().signal
const HOP = 256
const shipped = (name: string) => join(import.meta.dirname, '../../../models/piper-probe', name)
const ids = probeConfig().phoneme_id_map

/** A probe with its own config, on disk. */
const probe = (t: Test, config: object = {}, speakers = 1): PiperOptions => {
  const folder = t.testdir()
  writeProbe(folder, speakers)
  const [onnx, json] = ['piper-probe.onnx', 'piper-probe.onnx.json'].map(name => join(folder, name))
  writeFileSync(json ?? '', JSON.stringify({ ...probeConfig(speakers), ...config }))
  return { onnx: onnx ?? '', config: json ?? '', warmUp: 'Good afternoon, this is the clinic.' }
}
const withEspeak = async (use: (espeak: Espeak) => Promise<void>) => {
  await using espeak = openEspeak()
  await use(espeak)
}

/** Which phoneme each frame of audio hums; null is silence. */
const heard = (pcm: Int16Array, speaker = 0): (string | null)[] => {
  const sounds = Object.entries(ids).map(([symbol, [id = 0]]) => ({ symbol, hz: toneHz(id, speaker) }))
  const tones = [...new Set(sounds.map(({ hz }) => hz))]
  return Array.from({ length: pcm.length / HOP }, (_, i) => {
    const frame = pcm.subarray(i * HOP, (i + 1) * HOP)
    if (levelDb(frame) < -50) return null
    const hz = strongest(frame, tones, PROBE_RATE_HZ)
    return sounds
      .filter(sound => sound.hz === hz)
      .map(({ symbol }) => symbol)
      .join('')
  })
}
/** The same without repetitions and silence. */
const sequence = (pcm: Int16Array, speaker = 0) =>
  heard(pcm, speaker).filter((symbol, i, all) => symbol !== null && symbol !== all[i - 1])

await t.test('the shipped probe is what its script makes', async t => {
  t.ok(readFileSync(shipped('piper-probe.onnx')).equals(probeOnnx()), 'byte for byte')
  t.same(JSON.parse(readFileSync(shipped('piper-probe.onnx.json'), 'utf8')), probeConfig())
})

await t.test('phonemes arrive in their order, each as long as it should be', t =>
  withEspeak(async espeak => {
    await using piper = await openPiper(probe(t), espeak)
    t.equal(piper.rateHz, PROBE_RATE_HZ)
    const parts = await Array.fromAsync(piper.speak('One clinic telephone, another appointment book.', never))
    const [comma] = await espeak.stretches('One clinic telephone,', 'en')
    const phonemes = `${comma?.phonemes}, `.normalize('NFD')
    const wanted = Array.from(phonemes).filter(symbol => framesOf(ids[symbol]?.[0] ?? 0) < 8)
    const got = sequence(parts[0] ?? new Int16Array(0))
    t.equal(got.length, wanted.length)
    t.ok(
      wanted.every((symbol, i) => got[i]?.includes(symbol)),
      `${wanted.join('')} as ${got.join(' ')}`,
    )
    const frames = Array.from(phonemes).reduce(
      (sum, symbol) => sum + framesOf(ids[symbol]?.[0] ?? 0) + 1,
      2 + 1 + 2,
    )
    t.equal(parts[0]?.length, frames * HOP, 'begin, pad, each phoneme and its pad, end')
    t.equal(parts.length, 2, 'a clause at a time')
    t.strictSame(piper.counts(), { runs: 2 + 1, unknown: 0, short: 0, uncut: 0 }, 'one run was the rehearsal')
  }),
)

await t.test('one level, whatever the scale of the network', t =>
  withEspeak(async espeak => {
    for (const noise_scale of [0.02, 0.667, 1.5]) {
      const inference = { noise_scale, length_scale: 1, noise_w: 0.8 }
      await using piper = await openPiper(probe(t, { inference }), espeak)
      const pcm = concat(await Array.fromAsync(piper.speak('One clinic telephone appointment book.', never)))
      const db = activeLevelDb(pcm, PROBE_RATE_HZ)
      t.ok(Math.abs(db - VOICE_LEVEL_DB) < 1, `noise_scale ${noise_scale}: ${db.toFixed(1)} dBFS`)
    }
  }),
)

await t.test('length_scale makes it slower', t =>
  withEspeak(async espeak => {
    const last = async (length_scale: number) => {
      const inference = { noise_scale: 0.667, length_scale, noise_w: 0.8 }
      await using piper = await openPiper(probe(t, { inference }), espeak)
      return concat(await Array.fromAsync(piper.speak('One clinic telephone.', never))).length
    }
    t.equal(await last(2), 2 * (await last(1)))
  }),
)

await t.test('a speaker by name; a network of several wants one of them', t =>
  withEspeak(async espeak => {
    const files = probe(t, {}, 2)
    await using second = await openPiper({ ...files, speaker: 'b' }, espeak)
    const [pcm = new Int16Array(0)] = await Array.fromAsync(second.speak('One clinic telephone.', never))
    await using first = await openPiper(files, espeak)
    const [other = new Int16Array(0)] = await Array.fromAsync(first.speak('One clinic telephone.', never))
    t.strictSame(sequence(pcm, 1), sequence(other, 0), 'the same phonemes by another speaker')
    t.strictNotSame(heard(pcm, 0), heard(other, 0))
    await t.rejects(openPiper({ ...files, speaker: 'c' }, espeak), {
      code: 'CONFIG_INVALID',
      message: /it has a, b/,
    })
  }),
)

await t.test('a word alone is said in a list and cut out of it', t =>
  withEspeak(async espeak => {
    await using piper = await openPiper(probe(t), espeak)
    const pcm = concat(await Array.fromAsync(piper.speak('Yes.', never)))
    const [stretch] = await espeak.stretches('Yes.', 'en')
    const wanted = Array.from(stretch?.phonemes.normalize('NFD') ?? '')
    const got = sequence(pcm)
    t.equal(got.length, wanted.length, 'once')
    t.ok(wanted.every((symbol, i) => got[i]?.includes(symbol)))
    t.match(piper.counts(), { short: 1, uncut: 0 })
  }),
)

await t.test('a pause between sentences', t =>
  withEspeak(async espeak => {
    await using piper = await openPiper(probe(t), espeak)
    const text = 'One clinic telephone. Another appointment book.'
    const parts = await Array.fromAsync(piper.speak(text, never))
    t.equal(parts.length, 3)
    t.ok(parts[1]?.length === 0.2 * PROBE_RATE_HZ && levelDb(parts[1]) === -Infinity)
  }),
)

await t.test('ids: several for one phoneme, and phonemes that the voice does not know', async t => {
  const map = { '^': [1], $: [2], _: [0], a: [10], b: [11, 12] }
  t.strictSame(toIds('abxa', map), { ids: [1, 0, 10, 0, 11, 12, 0, 10, 0, 2], known: 3, unknown: 1 })
  await withEspeak(async espeak => {
    const { l: _, ...fewer } = ids
    await using piper = await openPiper(probe(t, { phoneme_id_map: fewer }), espeak)
    const before = piper.counts().unknown
    const pcm = concat(await Array.fromAsync(piper.speak('Telephone bells, all bells.', never)))
    t.equal(piper.counts().unknown - before, 4, 'every l was left out')
    t.ok(sequence(pcm).length > 10, 'and the rest was spoken')
  })
})

await t.test('a voice taught on letters', t =>
  withEspeak(async espeak => {
    await using piper = await openPiper(probe(t, { phoneme_type: 'text', espeak: undefined }), espeak)
    const pcm = concat(await Array.fromAsync(piper.speak('kalba raides viena po kitos', never)))
    t.strictSame(
      sequence(pcm).map((got, i) => got?.includes('kalbaraidesvienapokitos'[i] ?? '')),
      Array.from('kalbaraidesvienapokitos', () => true),
    )
  }),
)

await t.test('it stops between two runs', t =>
  withEspeak(async espeak => {
    await using piper = await openPiper(probe(t), espeak)
    const stop = new AbortController()
    const spoken = (async () => {
      for await (const _ of piper.speak('One clinic telephone, another appointment book.', stop.signal))
        stop.abort(new Error('enough'))
    })()
    await t.rejects(spoken, { message: 'enough' })
    t.equal(piper.counts().runs, 2, 'the rehearsal and the first clause')
    await t.rejects(Array.fromAsync(piper.speak('One.', AbortSignal.abort(new Error('before')))), {
      message: 'before',
    })
  }),
)

await t.test('nothing to say is nothing said', t =>
  withEspeak(async espeak => {
    await using piper = await openPiper(probe(t), espeak)
    for (const text of ['', ' ', '...']) t.strictSame(await Array.fromAsync(piper.speak(text, never)), [])
  }),
)

await t.test('files that are no voice', t =>
  withEspeak(async espeak => {
    const files = probe(t)
    await t.rejects(openPiper({ ...files, onnx: '/none/x.onnx' }, espeak), { code: 'FILE_UNREADABLE' })
    await t.rejects(openPiper({ ...files, onnx: files.config }, espeak), {
      code: 'FILE_UNREADABLE',
      detail: { file: files.config },
    })
    const two = probe(t, { num_speakers: 2 })
    await t.rejects(openPiper(two, espeak), {
      code: 'CONFIG_INVALID',
      message: /no Piper voice of 2 speaker/,
    })
  }),
)
