import t from 'tap'
import { concat, levelDb } from '../../../firmware/audio/frame.ts'
import { openResampler } from '../../../firmware/speech/resample.ts'
import { noise, tone, toneDb } from './tones.ts'

const resample = (pcm: Int16Array, rateHz: number, partSamples = pcm.length): Int16Array => {
  using resampler = openResampler(rateHz)
  const parts: Int16Array[] = []
  for (let at = 0; at < pcm.length; at += partSamples)
    parts.push(resampler.push(pcm.subarray(at, at + partSamples)).slice())
  parts.push(resampler.flush())
  return concat(parts)
}

for (const rateHz of [22_050, 16_000]) {
  await t.test(`${rateHz} Hz: what the line carries stays, what it cannot carry goes`, async t => {
    for (const hz of [300, 1_000, 3_400]) {
      const out = resample(tone(hz, 1_000, rateHz), rateHz).subarray(800, 7_200)
      const change = toneDb(out, hz, 8_000) - toneDb(tone(hz, 1_000, rateHz), hz, rateHz)
      t.ok(Math.abs(change) < 0.5, `${hz} Hz changes by ${change.toFixed(2)} dB`)
    }
    for (const hz of [4_500, 5_000, 7_000]) {
      const out = resample(tone(hz, 1_000, rateHz), rateHz).subarray(800, 7_200)
      const change = levelDb(out) - levelDb(tone(hz, 1_000, rateHz))
      t.ok(change < -40, `${hz} Hz is ${change.toFixed(0)} dB down`)
    }
  })

  await t.test(`${rateHz} Hz: as long as the audio, whatever its length`, async t => {
    for (const samples of [1, 100, 441, 442, 4_410, rateHz, rateHz * 2 + 17])
      t.equal(resample(noise(samples, 8_000), rateHz).length, Math.ceil((samples * 8_000) / rateHz))
    t.equal(resample(new Int16Array(0), rateHz).length, 0)
  })

  await t.test(`${rateHz} Hz: in parts as in one piece`, async t => {
    const pcm = noise(rateHz, 8_000)
    const whole = resample(pcm, rateHz)
    for (const part of [1, 160, 441, 5_000])
      t.strictSame(resample(pcm, rateHz, part), whole, `${part} at a time`)
  })

  await t.test(`${rateHz} Hz: in step with the original, to the end`, async t => {
    const out = resample(tone(500, 1_000, rateHz, 10_000), rateHz)
    const wanted = tone(500, 1_000, 8_000, 10_000)
    const middle = out.subarray(400, 7_600).map((sample, i) => Math.abs(sample - (wanted[i + 400] ?? 0)))
    t.ok(middle.reduce((max, x) => Math.max(max, x), 0) < 60, 'no delay')
    t.ok(levelDb(out.subarray(-40)) > -20, 'the tail is there')
  })
}

await t.test('closing twice is closing once', async t => {
  const resampler = openResampler(22_050)
  resampler[Symbol.dispose]()
  resampler[Symbol.dispose]()
  t.pass()
})
