import t from 'tap'
import { dialTones, dtmf } from '../../../firmware/audio/dtmf.ts'
import { concat, frames, levelDb, samplesIn } from '../../../firmware/audio/frame.ts'
import { createKeyDetector, type KeyTone } from '../../../firmware/audio/key-detector.ts'
import { keyAt, tonesOfKey, type Key } from '../../../firmware/audio/keypad.ts'
import { keyLines, listenTo, wrongLines } from '../../soak/dtmf.ts'
import { seeded } from '../../soak/seeded.ts'
import { noise, strongest, toneDb } from '../speech/tones.ts'

const keys = Array.from('123A456B789C*0#D') as Key[]
const hear = (pcm: Int16Array): KeyTone[] => {
  const detector = createKeyDetector()
  return frames(pcm).flatMap(frame => detector.push(frame))
}
const pressed = (pcm: Int16Array) =>
  hear(pcm)
    .filter(({ on }) => on === 'pressed')
    .map(({ key }) => key)
    .join('')
const quiet = (ms: number) => new Int16Array(samplesIn(ms))

await t.test('a key is a row and a column', async t => {
  t.same(
    keys.map((_, i) => keyAt(i >> 2, i & 3)),
    keys,
  )
  t.same(tonesOfKey('8'), [852, 1_336])
  t.same(tonesOfKey('D'), [941, 1_633])
})

await t.test('the tones of every key are where ITU-T Q.23 has them', async t => {
  const expected = { '1': [697, 1_209], '5': [770, 1_336], '#': [941, 1_477], D: [941, 1_633] } as const
  for (const [key, [row, column]] of Object.entries(expected)) {
    const pcm = dtmf(key as Key, 100)
    t.equal(strongest(pcm, [697, 770, 852, 941], 8_000), row)
    t.equal(strongest(pcm, [1_209, 1_336, 1_477, 1_633], 8_000), column)
    t.ok(pcm.every(sample => Math.abs(sample) < 32_767))
  }
})

await t.test('what is sent: level, the high group 2 dB louder, no click', async t => {
  const pcm = dtmf('5', 400, -8)
  const low = toneDb(pcm, 770, 8_000)
  const high = toneDb(pcm, 1_336, 8_000)
  t.ok(Math.abs(high - low - 2) < 0.1, `${high} against ${low}`)
  // full scale is 3.14 dBm0 as a sine, and a sine is 3.01 dB below its peak
  t.ok(Math.abs(levelDb(pcm) - (-8 - 3.14 - 3.01)) < 0.1)
  t.ok(Math.abs(pcm[0] ?? 0) < 600 && Math.abs(pcm.at(-1) ?? 0) < 600)
})

await t.test('keys dialled are 80 ms at least, and so are their pauses', async t => {
  const pcm = dialTones(['1', '1'], { onMs: 10, offMs: 0, levelDbm0: 3 })
  t.equal(pcm.length, samplesIn(4 * 80))
  t.ok(pcm.subarray(samplesIn(80), samplesIn(160)).every(sample => sample === 0))
  t.ok(Math.abs(levelDb(pcm.subarray(0, samplesIn(80))) - (-6 - 6.15)) < 0.3, 'at most -6 dBm0')
  t.equal(pressed(concat([pcm, dialTones(keys), quiet(50)])), `11${keys.join('')}`)
})

await t.test('a key is told when it is sure, and again when it is let go', async t => {
  const heard = hear(concat([quiet(333), dtmf('7', 200), quiet(100)]))
  t.match(heard, [
    { on: 'pressed', key: '7' },
    { on: 'released', key: '7' },
  ])
  for (const { fromMs } of heard) t.ok(Math.abs(fromMs - 333) < 12, `began at ${fromMs}`)
  t.ok(Math.abs((heard[1]?.forMs ?? 0) - 200) < 12, `held for ${heard[1]?.forMs}`)
  const early = createKeyDetector()
  const sure = frames(concat([dtmf('7', 2_000)])).findIndex(frame => early.push(frame).length > 0)
  t.ok(sure * 20 <= 60, `sure after ${sure * 20} ms`)
})

await t.test('a key held for long, and growing fainter, is one key', async t => {
  const pcm = dtmf('#', 4_000)
  for (let i = 0; i < pcm.length; i += 1) pcm[i] = Math.round((pcm[i] ?? 0) * 0.1 ** (i / pcm.length))
  const heard = hear(concat([pcm, quiet(100)]))
  t.match(heard, [{ on: 'pressed' }, { on: 'released', forMs: Number }])
})

await t.test('a standing voltage on the line changes nothing', async t => {
  const pcm = dialTones(keys, { levelDbm0: -10 }).map(sample => Math.round(sample / 4) + 3_000)
  t.equal(pressed(Int16Array.from(pcm)), keys.join(''))
})

for (const line of keyLines)
  await t.test(`ITU-T Q.24, every key heard once: ${line.name}`, async t =>
    t.match(listenTo(line, 60, seeded(7)), { missed: 0, falseKeys: 0 }),
  )
for (const line of wrongLines)
  await t.test(`ITU-T Q.24, none heard: ${line.name}`, async t =>
    t.match(listenTo(line, 60, seeded(7)), { falseKeys: 0 }),
  )

await t.test('noise, silence and single tones are no keys', async t => {
  t.same(hear(noise(80_000, 20_000)), [])
  t.same(hear(quiet(1_000)), [])
  const sweep = Int16Array.from({ length: 80_000 }, (_, i) =>
    Math.round(12_000 * Math.sin(2 * Math.PI * (300 + (i / 80_000) * 700) * (i / 8_000))),
  )
  t.same(hear(sweep), [])
})
