import t from 'tap'
import { concat, FRAME_SAMPLES, frames, levelDb, silence } from '../../../firmware/audio/frame.ts'
import { createGain, createPlayhead } from '../../../firmware/audio/gain.ts'
import { createMeter } from '../../../firmware/audio/meter.ts'
import { tone } from '../speech/tones.ts'

const flat = (value: number) => new Int16Array(FRAME_SAMPLES).fill(value)
const largestJump = (pcm: Int16Array) => {
  let most = 0
  for (let i = 1; i < pcm.length; i += 1) most = Math.max(most, Math.abs((pcm[i] ?? 0) - (pcm[i - 1] ?? 0)))
  return most
}

await t.test('the meter: level, peak, clipping, silence; a reading forgets', async t => {
  const meter = createMeter()
  t.match(meter.read(), { frames: 0, rmsDb: null, peakDb: null, clippedShare: 0, silentShare: 0 })
  const sine = tone(1_000, 40, 8_000, 16_384)
  for (const frame of frames(sine)) meter.add(frame)
  meter.add(silence())
  meter.add(flat(20))
  const levels = meter.read()
  t.equal(levels.frames, 4)
  t.equal(levels.silentShare, 0.5)
  t.ok(Math.abs((levels.rmsDb ?? 0) - (levelDb(sine) - 3.01)) < 0.1)
  t.equal(levels.peakDb, -6)
  t.equal(levels.clippedShare, 0)
  t.equal(meter.read().frames, 0)
})

await t.test('a wave cut off is clipped, one that only touches full scale is not', async t => {
  const meter = createMeter()
  meter.add(
    Int16Array.from(tone(500, 20, 8_000, 32_767), sample => Math.max(-32_768, Math.min(32_767, sample * 2))),
  )
  t.ok(meter.read().clippedShare > 0.25)
  const touching = silence()
  touching[3] = 32_767
  touching[90] = -32_768
  meter.add(touching)
  t.equal(meter.read().clippedShare, 0)
})

await t.test('a volume moves in 10 ms and never jumps', async t => {
  const gain = createGain()
  const frame = flat(10_000)
  t.same(gain.apply(frame), frame)
  gain.to(0.25)
  const ducked = gain.apply(frame)
  t.ok(largestJump(ducked) < 200)
  t.equal(ducked[FRAME_SAMPLES - 1], 2_500)
  gain.to(0)
  t.equal(gain.apply(frame)[FRAME_SAMPLES - 1], 0)
  gain.to(1)
  const back = gain.apply(frame)
  t.ok((back[0] ?? 0) < 200)
  t.equal(back[FRAME_SAMPLES - 1], 10_000)
  t.same(frame, flat(10_000), 'the frame given is left alone')
})

/** A voice of which every sample is known by its value. */
const voice = Int16Array.from({ length: FRAME_SAMPLES * 20 }, (_, i) => 8_000 + i)
const reading = (pcm: Int16Array) => (from: number) =>
  from < pcm.length ? pcm.subarray(from, from + 160) : null

await t.test('held and let go, a voice goes on at the same sample', async t => {
  const head = createPlayhead(reading(voice))
  const first = head.next()
  t.ok((first?.[0] ?? 9_999) < 200, 'begins from nothing')
  t.equal(first?.[159], voice[159])
  t.same(head.next(), voice.subarray(160, 320))
  head.hold()
  const faded = head.next()
  t.equal(faded?.[159], 0)
  t.ok(largestJump(concat([voice.subarray(319, 320), faded ?? silence()])) < 250)
  t.equal(head.next(), null)
  t.equal(head.at(), 320, 'what faded away was not said')
  head.resume()
  const again = head.next()
  t.equal(again?.[159], voice[479])
  t.ok((again?.[0] ?? 9_999) < 250)
  t.same(head.next(), voice.subarray(480, 640))
})

await t.test('let go before it had fallen silent, it goes on', async t => {
  const head = createPlayhead(reading(voice))
  head.next()
  head.hold()
  head.resume()
  t.same(head.next(), voice.subarray(160, 320))
})

await t.test('ducked by 12 dB, and back', async t => {
  const head = createPlayhead(reading(voice))
  head.next()
  head.duck(12)
  head.next()
  const quiet = head.next() ?? silence()
  t.ok(Math.abs(levelDb(quiet) - levelDb(voice.subarray(320, 480)) + 12) < 0.1)
  head.duck(0)
  head.next()
  t.same(head.next(), voice.subarray(640, 800))
})

await t.test('stopped it stays silent, and an end is filled up with silence', async t => {
  const head = createPlayhead(reading(voice))
  head.next()
  head.stop()
  t.equal(head.next()?.[159], 0)
  t.equal(head.next(), null)
  head.resume()
  t.equal(head.next(), null)
  const short = createPlayhead(reading(voice.subarray(0, 200)))
  short.next()
  t.equal(short.next()?.[40], 0)
  t.equal(short.next(), null)
  t.equal(short.next(), null)
})

await t.test('audio that is not there yet is waited for', async t => {
  let length = 100
  const head = createPlayhead(from => (from + 160 <= length ? voice.subarray(from, from + 160) : null))
  t.equal(head.next(), null)
  length = 320
  t.equal(head.next()?.length, 160)
  t.equal(head.at(), 160)
})
