/**
 * What each part of audio/ costs a frame of 20 ms: `node tools/bench/tones.ts`. Speech-like noise and tones, so that no
 * part finds its short way out.
 */
import { dialTones } from '../../firmware/audio/dtmf.ts'
import { concat, frames, type Frame } from '../../firmware/audio/frame.ts'
import { createGain } from '../../firmware/audio/gain.ts'
import { createKeyDetector } from '../../firmware/audio/key-detector.ts'
import { createMeter } from '../../firmware/audio/meter.ts'
import { createPureToneEar } from '../../firmware/audio/pure-tone.ts'
import { createToneDetector } from '../../firmware/audio/tone-detector.ts'
import { tonesOf } from '../../firmware/audio/tone-plan.ts'
import { createToneSource, renderTone } from '../../firmware/audio/tone-source.ts'
import { createKeyEar } from '../../firmware/modem/sound/key-ear.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { figuresOf, printRows } from './figures.ts'
import { quietSounds } from './quiet-sounds.ts'

const lithuania = tonesOf('LT')
const sounds = frames(
  concat([
    ...Object.values(quietSounds()),
    ...lithuania.tones.map(tone => renderTone(tone, 2_000)),
    dialTones(Array.from('0123456789*#', key => key as '0')),
  ]),
)

/** Milliseconds a frame, each timed on its own, after a warm-up. */
const cost = (take: (frame: Frame) => unknown) => {
  const timesMs: number[] = []
  for (let round = 0; round < 6; round += 1)
    for (const frame of sounds) {
      const startMs = performance.now()
      take(frame)
      if (round > 0) timesMs.push(performance.now() - startMs)
    }
  const meanMs = timesMs.reduce((sum, ms) => sum + ms, 0) / timesMs.length
  return { meanMs: Math.round(meanMs * 100_000) / 100_000, ...figuresOf(timesMs) }
}

const keys = createKeyDetector()
const keyEar = createKeyEar({ clock: systemClock, pressed: () => undefined })
const tones = ['LT', 'GB', 'US'].map(country => [country, createToneDetector(tonesOf(country))] as const)
const pure = createPureToneEar()
const meter = createMeter()
const gain = createGain(1)
const [dial] = lithuania.tones
const source = dial && createToneSource(dial)
gain.to(0.5)
printRows(
  {
    'keys (DTMF)': cost(frame => keys.push(frame)),
    'keys of a call, theirs and ours': cost(frame => {
      keyEar.played(frame)
      keyEar.heard(frame)
    }),
    ...Object.fromEntries(
      tones.map(([country, ear]) => [`tones, ${country}`, cost(frame => ear.push(frame))]),
    ),
    'single tones': cost(frame => pure.push(frame)),
    meter: cost(frame => meter.add(frame)),
    volume: cost(frame => gain.apply(frame)),
    'dial tone made': cost(() => source?.next()),
  },
  process.argv.includes('--json'),
)
