import t from 'tap'
import { createSlipWatch } from '../../../../firmware/modem/sound/slip.ts'
import { createSoundReader } from '../../../../firmware/modem/sound/sound-reader.ts'
import { createDoubler, createHalver } from '../../../../firmware/modem/sound/wideband.ts'
import { concat, frames, fromBytes, levelDb, toBytes, type Frame } from '../../../../firmware/audio/frame.ts'
import { simClock } from '../../../../firmware/time/sim-clock.ts'
import { collect, lineBench } from '../line-bench.ts'

const sine = (hz: number, rateHz: number, samples: number, peak = 8_000) =>
  Int16Array.from({ length: samples }, (_, i) => Math.round(peak * Math.sin((2 * Math.PI * hz * i) / rateHz)))
/** A quiet voice: harmonics that come and go. */
const voice = (samples: number) =>
  Int16Array.from({ length: samples }, (_, i) =>
    Math.round(600 * Math.sin(i / 4) * Math.sin(i / 310) + 400 * Math.sin(i / 9) + 90 * Math.sin(i * 1.7)),
  )

await t.test('halving keeps what a telephone carries and lets nothing fold back', async t => {
  const through = (hz: number) => {
    const halve = createHalver()
    const wide = sine(hz, 16_000, 16_000)
    const out = Array.from({ length: 50 }, (_, i) => halve(wide.subarray(i * 320, (i + 1) * 320)))
    return levelDb(concat(out).subarray(800)) - levelDb(wide)
  }
  for (const hz of [300, 1_000, 2_000, 3_000])
    t.ok(Math.abs(through(hz)) < 0.5, `${hz} Hz: ${through(hz)} dB`)
  t.ok(Math.abs(through(3_400)) < 1.5, `3400 Hz: ${through(3_400)} dB`)
  for (const hz of [5_000, 6_000, 7_500]) t.ok(through(hz) < -60, `${hz} Hz: ${through(hz)} dB`)
})

await t.test('doubling and halving again gives the same sound', async t => {
  const [double, halve] = [createDoubler(), createHalver()]
  const said = frames(sine(1_000, 8_000, 8_000))
  const back = concat(said.map(frame => halve(fromBytes(double(toBytes(frame).slice())))))
  t.ok(Math.abs(levelDb(back.subarray(1_600)) - levelDb(concat(said))) < 0.2)
  // both filters together delay by 46 samples at 16 kHz
  const delayed = concat(said).subarray(0, 6_000)
  const error = delayed.map((sample, i) => (back[i + 23] ?? 0) - sample).subarray(400)
  t.ok(levelDb(error) < levelDb(delayed) - 35, `error ${levelDb(error)} dB`)
})

/** Feeds bytes at a pace; what the reader made of them. */
const read = async (bytes: Uint8Array, bytesPerMs: number, pieceMs = 20) => {
  const clock = simClock()
  const out: Frame[] = []
  const reader = createSoundReader(clock, frame => out.push(frame))
  reader.reset()
  const piece = bytesPerMs * pieceMs
  for (let at = 0; at < bytes.length; at += piece) {
    reader.push(bytes.subarray(at, at + piece))
    await clock.advance(pieceMs)
  }
  return { out, notes: reader.notes() }
}

await t.test('8 kHz is measured as such, in pieces of any size', async t => {
  for (const pieceMs of [1, 7, 20, 60, 200]) {
    const { out, notes } = await read(toBytes(voice(16_000)), 16, pieceMs)
    t.match(notes, { rateHz: 8_000, slips: 0 })
    t.strictSame(concat(out).subarray(0, 15_000), voice(16_000).subarray(0, 15_000), `${pieceMs} ms`)
  }
})

await t.test('16 kHz is known within the first second and a half by its bytes', async t => {
  const { out, notes } = await read(toBytes(sine(1_000, 16_000, 64_000)), 32)
  t.equal(notes.rateHz, 16_000)
  const late = concat(out.slice(-50))
  const crossings = late.reduce((sum, sample, i) => sum + (sample >= 0 && (late[i - 1] ?? 0) < 0 ? 1 : 0), 0)
  t.ok(Math.abs(crossings - 1_000) < 10, `1 kHz is heard as ${crossings} Hz`)
})

await t.test('a burst after a stall is not taken for 16 kHz', async t => {
  const clock = simClock()
  const reader = createSoundReader(clock, () => undefined)
  reader.reset()
  for (let i = 0; i < 200; i += 1) {
    if (i !== 60) reader.push(new Uint8Array(320))
    await clock.advance(i === 60 ? 700 : 20)
    if (i === 60) reader.push(new Uint8Array(320 * 35))
  }
  t.equal(reader.notes().rateHz, 8_000)
})

await t.test('a byte lost in the middle of a call: found and put right within three frames', async t => {
  const bytes = toBytes(voice(40_000))
  const cut = Uint8Array.from([...bytes.subarray(0, 60_001), ...bytes.subarray(60_002)])
  const { out, notes } = await read(cut, 16)
  t.equal(notes.slips, 1)
  const loud = out.filter(frame => levelDb(frame) > -12).length
  t.ok(loud > 0 && loud <= 3, `${loud} frames of noise`)
  t.ok(levelDb(concat(out.slice(-20))) < -25, 'a voice again')
})

await t.test('in the first 2.5 s it takes 200 ms of noise to believe in a slip', async t => {
  const bytes = toBytes(voice(16_000))
  const { out, notes } = await read(bytes.subarray(1), 16)
  t.equal(notes.slips, 1)
  t.equal(
    out.findIndex(frame => levelDb(frame) < -25),
    10,
  )
})

await t.test('loud sounds are no slip: speech shouted, tones at full scale, noise', async t => {
  const shout = voice(40_000).map(sample => sample * 28)
  const noise = Int16Array.from(
    { length: 40_000 },
    (_, i) => ((i * 7_919 + ((i * i) % 104_729)) % 65_536) - 32_768,
  )
  for (const pcm of [shout, noise, sine(1_000, 8_000, 40_000, 32_000), sine(697, 8_000, 40_000, 30_000)]) {
    const watch = createSlipWatch()
    for (const frame of frames(pcm)) watch.note(toBytes(frame))
    t.equal(watch.slips(), 0)
  }
})

await t.test(
  'a modem that gives 16 kHz against its setting: both sides are heard at their pitch',
  async t => {
    const { clock, modem, call, wait } = await lineBench(t)
    modem.faults.isWideband = true
    const { caller, talk } = await call()
    const ears = collect(talk)
    await clock.advance(1_600)
    const tone = sine(500, 8_000, 16_000)
    const saying = caller.say(tone)
    const ours = frames(sine(1_000, 8_000, 16_000))
    await wait(Promise.all([saying, ...ours.map(frame => talk.say(frame))]))
    await clock.advance(300)
    const pitch = (pcm: Int16Array) =>
      pcm.reduce((sum, sample, i) => sum + (sample >= 0 && (pcm[i - 1] ?? 0) < 0 ? 1 : 0), 0)
    const heard = concat(ears.heard.slice(-75, -25))
    t.ok(Math.abs(pitch(heard) - 500) < 15, `they: ${pitch(heard)} Hz`)
    const said = caller.recording().callee.subarray(-16_000, -8_000)
    t.ok(Math.abs(pitch(said) - 1_000) < 25, `we: ${pitch(said)} Hz`)
  },
)

await t.test('a byte lost by the modem in a call does not make the caller noise', async t => {
  const { clock, modem, call, wait } = await lineBench(t)
  const { caller, talk } = await call()
  const ears = collect(talk)
  const saying = caller.say(voice(40_000))
  await clock.advance(3_000)
  modem.faults.slips = 1
  await wait(saying)
  t.ok(ears.heard.filter(frame => levelDb(frame) > -12).length <= 3)
  t.ok(levelDb(concat(ears.heard.slice(-30, -5))) < -25)
})
