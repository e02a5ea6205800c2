import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { aLaw, muLaw } from '../../../firmware/audio/g711.ts'
import { impulseResponse } from '../../../board/virtual/path/hybrid.ts'
import { createPath, pathSettings, type PathChange } from '../../../board/virtual/path/path.ts'
import { concat, fromBytes, frames, levelDb, silence, toBytes } from '../../../firmware/audio/frame.ts'
import { readWav } from '../../../firmware/audio/wav.ts'
import { noise, tone, toneDb } from '../speech/tones.ts'

const wav = readWav(readFileSync(join(import.meta.dirname, '../../fixtures/speech/lt_000_clean.wav')))
const speech = 'pcm' in wav ? wav.pcm : new Int16Array(0)
/** What a path makes of so much audio on its way to the device, while the device says the other. */
const carried = (change: PathChange, pcm: Int16Array, said?: Int16Array, seed = 1) => {
  const path = createPath(pathSettings(change), seed)
  const mouth = said ? frames(said) : []
  return concat(frames(pcm).flatMap((frame, i) => [...path.toDevice(frame, mouth[i] ?? silence())]))
}
const quiet = (ms: number) => new Int16Array(ms * 8)
const near = (value: number, wanted: number, within: number) => Math.abs(value - wanted) <= within
const difference = (a: Int16Array, b: Int16Array) => a.map((sample, i) => sample - (b[i] ?? 0))

await t.test('a path without faults passes every sample, both ways', async t => {
  const path = createPath(pathSettings())
  const frame = tone(440, 20, 8_000)
  t.equal(path.toDevice(frame, silence())[0], frame)
  t.equal(path.toCaller(frame), frame)
})

await t.test('noise is as loud as its signal-to-noise ratio says; pink falls 3 dB an octave', async t => {
  for (const colour of ['white', 'pink'] as const) {
    const heard = carried({ toDevice: { noise: { colour, snrDb: 10 } } }, quiet(20_000))
    t.ok(near(levelDb(heard), -30, 1), `${colour} ${levelDb(heard)}`)
    const band = (hz: number) => {
      const probes = Array.from({ length: 40 }, (_, i) => toneDb(heard, hz * (1 + i / 40), 8_000))
      return 10 * Math.log10(probes.reduce((sum, db) => sum + 10 ** (db / 10), 0) / 40)
    }
    const fall = band(250) - band(1_000)
    t.ok(near(fall, colour === 'pink' ? 6 : 0, 2.5), `${colour} falls ${fall} dB in two octaves`)
  }
})

await t.test('G.711 is exact, both laws', async t => {
  for (const [codec, coding] of [
    ['mu-law', muLaw],
    ['a-law', aLaw],
  ] as const) {
    const heard = carried({ toDevice: { codec } }, speech)
    t.equal(levelDb(difference(coding.decode(coding.encode(heard)), heard)), -Infinity, 'a code of its own')
    t.equal(levelDb(difference(coding.decode(coding.encode(speech)), heard)), -Infinity)
  }
})

await t.test('mu-law costs speech about 37 dB, the GSM-like codec far more', async t => {
  const snr = (heard: Int16Array) => levelDb(speech) - levelDb(difference(speech, heard))
  const muLaw = snr(carried({ toDevice: { codec: 'mu-law' } }, speech))
  t.ok(muLaw > 33 && muLaw < 42, `mu-law ${muLaw} dB`)
  const gsm = carried({ toDevice: { codec: 'gsm-like' } }, speech)
  t.ok(near(levelDb(gsm), levelDb(speech), 3), 'about as loud')
  t.ok(snr(gsm) < 12, `${snr(gsm)} dB are left of the wave`)
})

await t.test('the GSM-like codec keeps the band of a telephone', async t => {
  const through = (hz: number) =>
    toneDb(carried({ toDevice: { codec: 'gsm-like' } }, tone(hz, 1_000, 8_000, 8_000)), hz, 8_000) -
    toneDb(tone(hz, 1_000, 8_000, 8_000), hz, 8_000)
  t.ok(through(100) < -12, `100 Hz ${through(100)}`)
  t.ok(near(through(1_000), 0, 3), `1 kHz ${through(1_000)}`)
  t.ok(through(3_900) < -6, `3.9 kHz ${through(3_900)}`)
})

await t.test('the echo path: its loss, its delay, and nothing of it without words', async t => {
  // noise that falls as speech does, from 200 Hz on
  let last = 0
  const said = noise(8_000 * 4, 8_000).map(sample => (last = last * 0.854 + sample * 0.3))
  for (const lossDb of [6, 12, 20]) {
    const back = carried({ echo: { lossDb, delayMs: 60 } }, quiet(4_000), said)
    t.ok(near(levelDb(said) - levelDb(back.subarray(600)), lossDb, 1), `${lossDb} dB`)
    t.equal(
      back.findIndex(sample => sample !== 0),
      480,
      '60 ms',
    )
  }
  t.equal(
    carried({ echo: { lossDb: 6, delayMs: 0 } }, speech).every((sample, i) => sample === (speech[i] ?? 0)),
    true,
  )
  t.notSame(impulseResponse({ lossDb: 6, delayMs: 0 }, 1), impulseResponse({ lossDb: 6, delayMs: 0 }, 2))
})

await t.test('frames get lost at the rate given, alone or in rows, as silence or said again', async t => {
  const pcm = new Int16Array(160 * 5_000).fill(100)
  const lost = (run: number) => {
    const heard = frames(carried({ toDevice: { drops: { share: 0.1, run } } }, pcm)).map(f => f[0] === 0)
    const rows = heard.filter((gone, i) => gone && !heard[i - 1]).length
    const count = heard.filter(Boolean).length
    return { share: count / heard.length, run: count / rows }
  }
  const [alone, inRows] = [lost(1), lost(5)]
  t.ok(near(alone.share, 0.1, 0.02) && near(alone.run, 1.1, 0.2), JSON.stringify(alone))
  t.ok(near(inRows.share, 0.1, 0.03) && near(inRows.run, 5, 1), JSON.stringify(inRows))
  const again = carried({ toDevice: { drops: { share: 0.1, heardAs: 'repeat' } } }, pcm)
  t.ok(again.subarray(1_600).every(sample => sample === 100))
})

await t.test('delay is to the sample; jitter loses and swaps nothing', async t => {
  const late = carried({ toDevice: { delayMs: 33 } }, speech)
  t.strictSame(late.slice(264, 8_000), speech.slice(0, 8_000 - 264))
  const path = createPath(pathSettings({ toDevice: { jitterMs: 60 } }))
  const sent = Array.from({ length: 500 }, (_, i) => silence().fill(i))
  const arrived = sent.map(frame => path.toDevice(frame, silence()).map(one => one[0] ?? 0))
  t.ok(arrived.some(tick => tick.length === 0) && arrived.some(tick => tick.length > 1))
  t.strictSame(
    arrived.flat(),
    arrived.flat().map((_, i) => i),
  )
  t.ok(arrived.every((tick, i) => tick.every(n => n <= i && n >= i - 3)))
})

await t.test(
  'a slip of one byte makes noise of speech (modems.md 1.4); one byte more and it is well',
  async t => {
    const low = speech.map(sample => sample >> 4)
    const slipped = carried({ toDevice: { isSlipped: true } }, low)
    t.ok(levelDb(slipped) - levelDb(low) > 20, `${levelDb(slipped) - levelDb(low)} dB louder`)
    const healed = fromBytes(toBytes(slipped).subarray(1))
    t.strictSame(healed.slice(0, 8_000), low.slice(0, 8_000))
  },
)

await t.test('one-way audio either way, and gain', async t => {
  t.ok(carried({ toDevice: { isCut: true } }, speech).every(sample => sample === 0))
  const path = createPath(pathSettings({ toCaller: { isCut: true } }))
  const frame = tone(440, 20, 8_000)
  t.strictSame(path.toCaller(frame), silence())
  t.equal(path.toDevice(frame, silence())[0], frame)
  t.ok(near(levelDb(carried({ toDevice: { gainDb: -6 } }, speech)), levelDb(speech) - 6, 0.1))
})

await t.test('the same seed gives the same line, another one another', async t => {
  const faults: PathChange = { toDevice: { noise: { colour: 'pink', snrDb: 20 }, drops: { share: 0.2 } } }
  const once = carried(faults, speech.subarray(0, 16_000), undefined, 7)
  const isSame = (seed: number) =>
    levelDb(difference(carried(faults, speech.subarray(0, 16_000), undefined, seed), once)) === -Infinity
  t.strictSame([isSame(7), isSame(8)], [true, false])
})

await t.test('a fault comes and goes while the path is in use', async t => {
  const settings = pathSettings()
  const path = createPath(settings)
  const frame = tone(440, 20, 8_000)
  settings.toDevice.codec = 'mu-law'
  settings.toDevice.gainDb = -20
  t.notSame(path.toDevice(frame, silence())[0], frame)
  settings.toDevice.codec = 'linear'
  settings.toDevice.gainDb = 0
  t.equal(path.toDevice(frame, silence())[0], frame)
  settings.echo = { lossDb: 6, delayMs: 0 }
  t.ok(levelDb(path.toDevice(silence(), frame)[0] ?? silence()) > -40)
  settings.echo = null
  t.strictSame(path.toDevice(silence(), frame)[0], silence())
})
