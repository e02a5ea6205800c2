/**
 * Keys and tones heard in speech, where there are none: `node test/soak/talk-off.ts [minutes] [seed] [folder of WAVs]`.
 * Synthetic speech in many languages, voices and speeds through the telephone's band: alone, in noise, two at once, loud
 * enough to be cut off. Prints what each kind gave; exits 1 on any key and on any tone of an exchange.
 */
import { globSync, readFileSync } from 'node:fs'
import { concat, durationMs, frames, levelDb, silence } from '../../firmware/audio/frame.ts'
import { createKeyDetector } from '../../firmware/audio/key-detector.ts'
import { createPureToneEar } from '../../firmware/audio/pure-tone.ts'
import { createToneDetector } from '../../firmware/audio/tone-detector.ts'
import { tonesOf } from '../../firmware/audio/tone-plan.ts'
import { readWav } from '../../firmware/audio/wav.ts'
import { openEspeak, type Espeak } from '../../firmware/speech/espeak.ts'
import { added, inBand, noised } from './band.ts'
import { seeded, type Random } from './seeded.ts'
import { saySomething } from './synthetic-speech.ts'

type Make = (espeak: Espeak, random: Random) => Promise<Int16Array>

const LOUD_DB = -20
/** Brought to a level, dBFS. */
const at = (pcm: Int16Array, db: number) =>
  added(new Int16Array(pcm.length), pcm, 10 ** ((db - levelDb(pcm)) / 20))

const alone: Make = async (espeak, random) => {
  const { pcm } = await saySomething(espeak, random)
  return at(inBand(pcm), LOUD_DB - random() * 20)
}
const kinds: Readonly<Record<string, Make>> = {
  'one voice': alone,
  'one voice in noise': async (espeak, random) => {
    const pcm = await alone(espeak, random)
    return noised(pcm, 32_768 * 10 ** ((levelDb(pcm) - 10 - random() * 15) / 20), random)
  },
  'two voices': async (espeak, random) => {
    const [one, other] = [await alone(espeak, random), await alone(espeak, random)]
    return added(one, at(other, levelDb(one) - random() * 6), 1)
  },
  'one voice, cut off at full scale': async (espeak, random) => at(await alone(espeak, random), -8),
}

const recordings = (folder: string): Int16Array =>
  concat(
    globSync(`${folder}/**/*.wav`)
      .sort()
      .map(file => {
        const wav = readWav(readFileSync(file))
        if ('refused' in wav || wav.rateHz !== 8_000) throw new Error(`${file} is not WAV at 8 000 Hz`)
        return wav.pcm
      }),
  )

interface Heard {
  minutes: number
  readonly keys: string[]
  readonly tones: string[]
  /** Single tones as long as a machine's beep. */
  beeps: number
}
const countries = ['LT', 'GB', 'US', 'DE']

const listen = (pcm: Int16Array, heard: Heard) => {
  const keys = createKeyDetector()
  const tones = countries.map(country => createToneDetector(tonesOf(country)))
  const pure = createPureToneEar()
  for (const frame of frames(pcm)) {
    for (const { on, key, forMs } of keys.push(frame))
      if (on === 'released') heard.keys.push(`${key} for ${forMs} ms`)
    for (const [i, detector] of tones.entries())
      for (const { on, tone } of detector.push(frame))
        if (on === 'began') heard.tones.push(`${countries[i]} ${tone}`)
    const beep = pure.push(frame)
    if (beep?.isOver && beep.forMs >= 120 && beep.hz >= 460) heard.beeps += 1
  }
  // a key that was still held as the sentence ended
  for (const { on, key, forMs } of keys.push(silence()).concat(keys.push(silence())))
    if (on === 'released') heard.keys.push(`${key} for ${forMs} ms`)
  heard.minutes += durationMs(pcm.length) / 60_000
}

const [minutes = 60, seed = 1] = process.argv.slice(2, 4).map(Number)
const folder = process.argv[4]
const random = seeded(seed)
const names = Object.keys(kinds)
const all = new Map<string, Heard>()
const heardIn = (name: string): Heard => {
  const heard = all.get(name) ?? { minutes: 0, keys: [], tones: [], beeps: 0 }
  all.set(name, heard)
  return heard
}
const total = () => [...all.values()].reduce((sum, heard) => sum + heard.minutes, 0)
await using espeak = openEspeak()
for (let n = 0; total() < minutes; n += 1) {
  const name = names[n % names.length] ?? ''
  const pcm = await kinds[name]?.(espeak, random)
  if (pcm) listen(pcm, heardIn(name))
}
if (folder !== undefined) listen(recordings(folder), heardIn('recordings'))
for (const [name, { minutes, keys, tones, beeps }] of all)
  console.log(
    `${name.padEnd(34)} ${minutes.toFixed(1)} min: ${keys.length} keys ${keys.join(', ')}; ${tones.length} tones ${tones.join(', ')}; ${beeps} beeps`,
  )
const keys = [...all.values()].flatMap(heard => heard.keys)
const tones = [...all.values()].flatMap(heard => heard.tones)
console.log(
  `seed ${seed}: ${keys.length} false keys and ${tones.length} false tones in ${total().toFixed(1)} minutes of speech`,
)
if (keys.length + tones.length > 0) process.exitCode = 1
