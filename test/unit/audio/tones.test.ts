import t from 'tap'
import { dialTones } from '../../../firmware/audio/dtmf.ts'
import { concat, FRAME_SAMPLES, frames, levelDb, samplesIn } from '../../../firmware/audio/frame.ts'
import { createToneDetector } from '../../../firmware/audio/tone-detector.ts'
import { toneNamed, tonesOf, type Tone, type ToneName } from '../../../firmware/audio/tone-plan.ts'
import { createToneSource, renderTone } from '../../../firmware/audio/tone-source.ts'
import { noised } from '../../soak/band.ts'
import { seeded } from '../../soak/seeded.ts'
import { noise, strongest, tone } from '../speech/tones.ts'

const quiet = (ms: number) => new Int16Array(samplesIn(ms))
const longEnoughMs = ({ bursts }: Tone) => {
  const periodMs = bursts.reduce((sum, { onMs, offMs }) => sum + onMs + offMs, 0)
  return Math.max(4_000, 3.2 * periodMs)
}
/** What a box in `country` takes the audio for. */
const hear = (country: string, ...parts: readonly Int16Array[]) => {
  const detector = createToneDetector(tonesOf(country))
  // neither the bursts nor the frames begin together
  const pcm = concat([quiet(133), ...parts])
  return frames(pcm).flatMap(frame => detector.push(frame))
}
const began = (country: string, ...parts: readonly Int16Array[]): ToneName[] =>
  hear(country, ...parts).flatMap(({ on, tone }) => (on === 'began' ? [tone] : []))
const named = (country: string, name: ToneName): Tone => {
  const tone = toneNamed(tonesOf(country), name)
  if (!tone) throw new Error(`${country} has no ${name}`)
  return tone
}
const paced = (tone: Tone, factor: number): Tone => ({
  ...tone,
  bursts: tone.bursts.map(({ hz, onMs, offMs }) => ({ hz, onMs: onMs * factor, offMs: offMs * factor })),
})
const shifted = (tone: Tone, byHz: number): Tone => ({
  ...tone,
  bursts: tone.bursts.map(burst => ({ ...burst, hz: burst.hz.map(hz => hz + byHz) })),
})

const countries = ['LT', 'RU', 'UA', 'HR', 'BA', 'GB', 'US', 'FR']
for (const country of countries)
  for (const tone of tonesOf(country).tones) {
    // once in ten seconds, and nothing hangs on it
    if (tone.name === 'call waiting' && country === 'US') continue
    const ms = longEnoughMs(tone)
    const shape = tone.bursts.map(({ hz, onMs, offMs }) => `${hz.join('+')} Hz ${onMs}/${offMs}`).join(' ')
    await t.test(`${country} ${tone.name}, ${shape}`, async t => {
      const { name } = tone
      t.same(began(country, renderTone(tone, ms)), [name])
      const faint = { ...tone, levelDbm0: -30 }
      t.same(began(country, renderTone(faint, ms)), [name], 'at -30 dBm0')
      const noisy = noised(
        renderTone(tone, ms),
        32_768 * 10 ** ((tone.levelDbm0 - 6.15 - 12) / 20),
        seeded(3),
      )
      t.same(began(country, noisy), [name], 'in noise 12 dB below')
      for (const byHz of [-10, 10]) t.same(began(country, renderTone(shifted(tone, byHz), ms)), [name])
      for (const factor of [0.95, 1.05]) t.same(began(country, renderTone(paced(tone, factor), ms)), [name])
    })
  }

await t.test('a tone that is over is told', async t => {
  const heard = hear('LT', renderTone(named('LT', 'busy'), 5_000), quiet(3_000))
  t.match(heard, [
    { on: 'began', tone: 'busy', cycles: 3 },
    { on: 'ended', tone: 'busy', cycles: Number },
  ])
  t.ok((heard[1]?.atMs ?? 0) < 6_200)
})

await t.test('sources disagree on busy in Lithuania (modems.md 5.1): 0.28 to 0.55 s is busy', async t => {
  const beat = (ms: number): Tone => ({
    ...named('LT', 'busy'),
    bursts: [{ hz: [425], onMs: ms, offMs: ms }],
  })
  for (const ms of [285, 350, 400, 500, 545])
    t.same(began('LT', renderTone(beat(ms), 8_000)), ['busy'], `${ms}`)
  for (const ms of [60, 640]) t.same(began('LT', renderTone(beat(ms), 8_000)), [], `${ms}`)
})

await t.test('two beats of busy are not yet busy, and neither are irregular ones', async t => {
  const busy = named('LT', 'busy')
  t.same(began('LT', renderTone(busy, 3 * 700 - 400), quiet(2_000)), [])
  const beeps = [300, 500, 300, 520, 290, 510, 300, 540, 310].flatMap(ms => [
    renderTone(named('LT', 'dial'), 320),
    quiet(ms),
  ])
  t.same(began('LT', ...beeps), [], 'the same burst after silences of two lengths')
})

await t.test('special information of the USA has other lengths, and lies lower or higher', async t => {
  const heard = (...bursts: readonly (readonly [hz: number, ms: number])[]) =>
    began('US', ...bursts.map(([hz, ms]) => tone(hz, ms, 8_000, 8_000)), quiet(400))
  const told = ['special information']
  t.same(heard([985.2, 380], [1_370.6, 274], [1_776.7, 380]), told, 'vacant')
  t.same(heard([913.8, 274], [1_370.6, 274], [1_776.7, 380]), told, 'intercept')
  t.same(heard([913.8, 274], [1_428.5, 380], [1_776.7, 380]), told, 'reorder')
  t.same(heard([950, 150], [1_400, 150], [1_800, 150]), [], 'far too short')
  t.same(heard([1_800, 330], [1_400, 330], [950, 330]), [], 'the other way round')
})

await t.test('special information is told before its message begins', async t => {
  const sit = renderTone(named('LT', 'special information'), 990)
  const [heard] = hear('LT', sit, noise(16_000, 6_000))
  t.match(heard, { on: 'began', tone: 'special information' })
  t.ok((heard?.atMs ?? 0) < 133 + 990 + 150)
})

await t.test('ringing is told in its first silence', async t => {
  const [heard] = hear('LT', renderTone(named('LT', 'ringback'), 4_500))
  t.match(heard, { on: 'began', tone: 'ringback' })
  t.ok((heard?.atMs ?? 0) < 3_000)
})

await t.test('noise, keys and other tones are none of the exchange', async t => {
  for (const country of countries) {
    t.same(began(country, noise(80_000, 12_000)), [])
    t.same(began(country, dialTones(Array.from('159D*0#', key => key as '1'))), [])
  }
  const fax: Tone = { name: 'dial', levelDbm0: -10, bursts: [{ hz: [1_100], onMs: 500, offMs: 3_000 }] }
  t.same(began('LT', renderTone(fax, 12_000)), [])
})

await t.test('countries', async t => {
  t.match(tonesOf('lt'), { country: 'LT', plan: 'LT', isOwn: true, note: null })
  t.match(tonesOf('UA'), { plan: 'RU', isOwn: false, note: /UA.*those of RU/ })
  t.match(tonesOf('AM'), { plan: 'RU', isOwn: false })
  t.match(tonesOf('BA'), { plan: 'YU', isOwn: false, note: /Check busy/ })
  t.match(tonesOf('IE'), { plan: 'GB', isOwn: false })
  t.match(tonesOf('ZZ'), { plan: 'ETSI', isOwn: false, note: /ZZ/ })
  t.equal(toneNamed(tonesOf('ZZ'), 'unobtainable'), null)
})

await t.test('the generator: level, frequency, rhythm, frames', async t => {
  const pcm = renderTone(named('GB', 'busy'), 750)
  t.equal(pcm.length % FRAME_SAMPLES, 0)
  t.ok(pcm.subarray(samplesIn(375), samplesIn(750)).every(sample => sample === 0))
  t.equal(strongest(pcm, [350, 400, 425, 440], 8_000), 400)
  t.ok(Math.abs(levelDb(renderTone(named('LT', 'dial'), 1_000)) - (-10 - 6.15)) < 0.1)
  const source = createToneSource(named('LT', 'dial'))
  const endless = concat(Array.from({ length: 200 }, () => source.next()))
  const jumps = endless.subarray(1).map((sample, i) => Math.abs(sample - (endless[i] ?? 0)))
  t.ok(Math.max(...jumps) < 3_000, 'no click where a second ends')
})
