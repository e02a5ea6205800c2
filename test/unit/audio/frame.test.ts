import t from 'tap'
import {
  concat,
  durationMs,
  frames,
  FRAME_SAMPLES,
  fromBytes,
  levelDb,
  samplesIn,
  silence,
  toBytes,
} from '../../../firmware/audio/frame.ts'

const ramp = (samples: number) => Int16Array.from({ length: samples }, (_, i) => i + 1)

await t.test('audio in frames is the same audio, filled up with silence', async t => {
  const pcm = ramp(FRAME_SAMPLES * 2 + 7)
  const cut = frames(pcm)
  t.same(
    cut.map(frame => frame.length),
    [FRAME_SAMPLES, FRAME_SAMPLES, FRAME_SAMPLES],
  )
  const whole = concat(cut)
  t.same(whole.subarray(0, pcm.length), pcm)
  t.ok(whole.subarray(pcm.length).every(sample => sample === 0))
  t.same(frames(new Int16Array(0)), [])
})

await t.test('time and samples', async t => {
  t.equal(durationMs(FRAME_SAMPLES), 20)
  t.equal(samplesIn(20), FRAME_SAMPLES)
  t.equal(samplesIn(30, 22_050), 662)
})

await t.test('samples to bytes and back, little-endian', async t => {
  t.same([...toBytes(Int16Array.of(0x1234, -1))], [0x34, 0x12, 0xff, 0xff])
  t.same(fromBytes(toBytes(Int16Array.of(1, -2, 32_767, -32_768))), Int16Array.of(1, -2, 32_767, -32_768))
})

await t.test('bytes at an odd address, and a Buffer that the reader uses again', async t => {
  const chunk = Buffer.from([9, 1, 0, 2, 0, 7])
  const samples = fromBytes(chunk.subarray(1))
  t.same(samples, Int16Array.of(1, 2), 'the odd byte left over is none of it')
  chunk.fill(255)
  t.same(samples, Int16Array.of(1, 2), 'a copy')
})

await t.test('level in dBFS', async t => {
  t.equal(levelDb(silence()), -Infinity)
  t.equal(levelDb(new Int16Array(0)), -Infinity)
  t.ok(Math.abs(levelDb(new Int16Array(100).fill(-32_768))) < 1e-9)
  t.ok(Math.abs(levelDb(new Int16Array(100).fill(3_277)) + 20) < 0.01)
})
