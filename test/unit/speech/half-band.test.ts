import t from 'tap'
import { doubleRate } from '../../../firmware/speech/half-band.ts'
import { noise, tone, toneDb } from './tones.ts'

const doubled = (pcm: Int16Array): Int16Array => {
  const out = new Float32Array(2 * pcm.length)
  doubleRate(pcm, 0, pcm.length, out)
  return Int16Array.from(out, sample => Math.round(sample * 32_768))
}
/** Away from both ends, where the filter still sees the silence around. */
const middle = (pcm: Int16Array) => pcm.subarray(1_600, pcm.length - 1_600)

await t.test('the telephone band stays as loud', async t => {
  for (const hz of [300, 1_000, 2_000, 3_000, 3_400]) {
    const out = middle(doubled(tone(hz, 1_000, 8_000)))
    const change = toneDb(out, hz, 16_000) - toneDb(tone(hz, 1_000, 8_000), hz, 8_000)
    t.ok(Math.abs(change) < 0.6, `${hz} Hz changes by ${change.toFixed(2)} dB`)
  }
})

await t.test('the mirror image of a tone is rejected', async t => {
  for (const [hz, leastDb] of [
    [300, 60],
    [1_000, 60],
    [2_000, 60],
    [3_000, 55],
    [3_400, 24],
  ] as const) {
    const out = middle(doubled(tone(hz, 1_000, 8_000)))
    const down = toneDb(out, hz, 16_000) - toneDb(out, 8_000 - hz, 16_000)
    t.ok(down > leastDb, `${8_000 - hz} Hz is ${down.toFixed(0)} dB below ${hz} Hz`)
  }
})

await t.test('every input sample is kept as it was', async t => {
  const pcm = noise(500, 20_000)
  const out = doubled(pcm)
  t.strictSame(
    Int16Array.from(pcm, (_, i) => out[2 * i] ?? 0),
    pcm,
  )
})

await t.test('slices in any order make the same whole', async t => {
  const pcm = noise(1_000, 20_000)
  const whole = new Float32Array(2_000)
  const sliced = new Float32Array(2_000)
  doubleRate(pcm, 0, 1_000, whole)
  for (const [from, to] of [
    [700, 1_000],
    [0, 1],
    [1, 700],
  ] as const)
    doubleRate(pcm, from, to, sliced)
  t.strictSame(sliced, whole)
})

await t.test('no audio, no samples', async t => {
  doubleRate(new Int16Array(0), 0, 0, new Float32Array(0))
  t.strictSame(doubled(new Int16Array(1)), new Int16Array(2))
})
