import t from 'tap'
import { concat, FRAME_SAMPLES, frames, levelDb, type Frame } from '../../../firmware/audio/frame.ts'
import { BANDS, createBandMeter, LOOK_SAMPLES } from '../../../firmware/speech/echo/bands.ts'
import { createEchoGate, type GateOrder } from '../../../firmware/speech/echo/gate.ts'
import { createGrip } from '../../../firmware/speech/echo/grip.ts'
import { voices } from '../../../tools/bench/echo-trial.ts'
import { mix, noise, tone } from './tones.ts'

const ours = frames(voices('lt').subarray(0, 8_000 * 6))
const theirs = frames(voices('ru').subarray(0, 8_000 * 6))
const silent = new Int16Array(FRAME_SAMPLES)
const quieter = (frame: Frame, db: number) => frame.map(sample => Math.round(sample * 10 ** (-db / 20)))

await t.test('the powers of two sounds at once, each in its band', async t => {
  const [one, other] = [new Float64Array(BANDS), new Float64Array(BANDS)]
  const measure = createBandMeter()
  measure(tone(500, 20, 8_000, 4_000), tone(2_600, 20, 8_000, 1_000), one, other)
  const total = (powers: Float64Array) => powers.reduce((sum, power) => sum + power, 0)
  t.equal(one.indexOf(Math.max(...one)), 1, '410 to 630 Hz')
  t.equal(other.indexOf(Math.max(...other)), 6, '2 250 to 3 000 Hz')
  t.ok(Math.abs(total(one) / (4_000 ** 2 / 2) - 1) < 0.1, `${total(one)} of ${4_000 ** 2 / 2}`)
  t.ok(Math.abs(total(other) / (1_000 ** 2 / 2) - 1) < 0.1, 'one tone sixteen times as strong does not spill')
  measure(new Int16Array(LOOK_SAMPLES), noise(LOOK_SAMPLES, 1_000), one, other)
  t.ok(total(one) < 1e-6, 'silence beside noise')
})

/** A line on which our voice is left 25 dB weaker, and a caller from a frame on. */
const passed = (order: GateOrder, callerFrom: number) => {
  const gate = createEchoGate()
  const wanted: Frame[] = []
  const out = ours.map((said, i) => {
    const caller = i < callerFrom ? new Int16Array(FRAME_SAMPLES) : (theirs[i] ?? said)
    wanted.push(caller)
    return gate.pass(said, mix(quieter(said, 25), caller), order)
  })
  return { out, wanted }
}

await t.test(
  'next to nothing passes of what is left of us, and all of a caller, with the start of the word',
  async t => {
    const from = theirs.findIndex((frame, i) => i > 150 && levelDb(frame) > -25)
    const { out, wanted } = passed('judge', from)
    for (let i = 20; i < from; i += 1) t.ok(levelDb(out[i] ?? silent) < -70, `frame ${i}`)
    const [passes, wants] = [concat(out.slice(from + 1, from + 11)), concat(wanted.slice(from, from + 10))]
    const change = levelDb(passes) - levelDb(wants)
    t.ok(Math.abs(change) < 1, `the first 200 ms, 20 ms later: ${change.toFixed(1)} dB`)
    t.ok(levelDb(out[from + 1] ?? silent) > -28, 'the very first frame too')
  },
)

await t.test('told to pass it changes nothing, told to shut it lets no caller through', async t => {
  const { out, wanted } = passed('pass', 0)
  t.strictSame(out[100], mix(quieter(ours[99] ?? silent, 25), wanted[99] ?? silent))
  t.ok(
    passed('shut', 0)
      .out.slice(10)
      .every(frame => levelDb(frame) < -45),
  )
})

await t.test(
  'while the filter is right it has a firm grip, once the echo moves none, and a loud caller hides it',
  async t => {
    const last = (left: (echo: Frame, i: number) => Frame, caller: (i: number) => Frame = () => silent) => {
      const grip = createGrip()
      return ours.map((said, i) => {
        const echo = quieter(said, 10)
        return grip(mix(echo, caller(i)), mix(left(echo, i), caller(i)))
      })
    }
    const share = (grips: readonly string[], of: string) =>
      grips.filter(grip => grip === of).length / grips.length
    t.ok(
      share(
        last(echo => quieter(echo, 20)),
        'firm',
      ) > 0.95,
    )
    // what it subtracts was said 100 ms before
    const moved = last((echo, i) =>
      mix(
        echo,
        quieter(ours[i - 5] ?? silent, 10).map(sample => -sample),
      ),
    )
    t.ok(share(moved, 'lost') > 0.6, `lost in ${share(moved, 'lost')}`)
    const over = last(
      echo => quieter(echo, 20),
      i => theirs[i] ?? silent,
    )
    t.ok(share(over, 'lost') < 0.02, `a caller 10 dB over the echo: lost in ${share(over, 'lost')}`)
  },
)
