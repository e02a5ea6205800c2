import t from 'tap'
import { concat, frames, samplesIn } from '../../../firmware/audio/frame.ts'
import { createKeyDetector } from '../../../firmware/audio/key-detector.ts'
import { createToneDetector } from '../../../firmware/audio/tone-detector.ts'
import { tonesOf } from '../../../firmware/audio/tone-plan.ts'
import { openEspeak } from '../../../firmware/speech/espeak.ts'
import { inBand, noised } from '../../soak/band.ts'
import { seeded } from '../../soak/seeded.ts'
import { saySomething } from '../../soak/synthetic-speech.ts'

// the hour of it is test/soak/talk-off.ts
const SENTENCES = 24

const keysIn = (pcm: Int16Array) => {
  const detector = createKeyDetector()
  return frames(pcm).flatMap(frame => detector.push(frame).map(({ key }) => key))
}

await t.test('sentences in many languages and voices hold no keys and no tones', async t => {
  await using espeak = openEspeak()
  const random = seeded(4)
  for (let n = 0; n < SENTENCES; n += 1) {
    const { voice, pcm } = await saySomething(espeak, random)
    const line = inBand(pcm)
    const tones = createToneDetector(tonesOf('LT'))
    t.same(keysIn(n % 2 === 0 ? line : noised(line, 300, random)), [], voice)
    t.same(
      frames(line).flatMap(frame => tones.push(frame)),
      [],
    )
  }
})

/** Overtones of a voice, two of them far stronger than the rest, as a vowel may have them. */
const sung = (voiceHz: number, restDb: number, strong: readonly number[] = [4, 5]) =>
  Int16Array.from({ length: samplesIn(400) }, (_, i) => {
    let sum = 0
    for (let number = 2; number * voiceHz < 3_400; number += 1) {
      const gain = strong.includes(number) ? 1 : 10 ** (restDb / 20)
      sum += gain * Math.sin((2 * Math.PI * number * voiceHz * i) / 8_000 + number ** 2)
    }
    return Math.round(5_000 * sum)
  })

await t.test('a sung vowel of 239 Hz, two of whose overtones are the tones of a star, is none', async t => {
  for (const hz of [237.5, 238, 238.5, 239, 239.5]) t.same(keysIn(sung(hz, -22)), [], `${hz} Hz`)
  t.same(new Set(keysIn(sung(238.5, -60))), new Set(['*']), 'those two tones alone are one')
})

await t.test('nor are vowels that come near other keys, in noise or not', async t => {
  for (const noise of [0, 300, 700])
    for (const [hz, ...strong] of [
      [238, 4, 5],
      [307.8, 3, 4],
      [319.9, 3, 5],
      [214, 4, 7],
    ] as const)
      t.same(keysIn(noised(sung(hz, -20, strong), noise, seeded(hz))), [], `${hz} Hz, noise of ${noise}`)
})

await t.test(
  'a key as far off as Q.24 allows, towards the overtones of a voice, is one in noise',
  async t => {
    const star = Int16Array.from({ length: samplesIn(60) }, (_, i) => {
      const turn = (hz: number) => Math.sin((2 * Math.PI * hz * i) / 8_000)
      return Math.round(4_000 * (turn(941 * 1.015) + turn(1_209 * 0.985)))
    })
    const gap = new Int16Array(samplesIn(60))
    const random = seeded(6)
    // 16 dB below the key
    for (let n = 0; n < 20; n += 1) t.same(keysIn(noised(concat([gap, star, gap]), 630, random)), ['*', '*'])
  },
)
