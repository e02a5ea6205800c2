/**
 * Keys heard in speech, where there are none: `node test/soak/talk-off.ts [minutes] [seed] [folder of WAVs]`. Synthetic
 * speech in many languages, voices and speeds through the telephone's band: alone, in noise, two at once, loud enough
 * to be cut off. Prints what each kind gave; exits 1 on any key.
 */
import { globSync, readFileSync } from 'node:fs'
import { concat, durationMs, frames, levelDb } from '../../firmware/audio/frame.ts'
import { createKeyDetector, type KeyTone } from '../../firmware/audio/key-detector.ts'
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

const listen = (name: string, pcm: Int16Array, heard: { name: string; tone: KeyTone }[]) => {
  const detector = createKeyDetector()
  for (const frame of frames(pcm))
    for (const tone of detector.push(frame)) if (tone.on === 'released') heard.push({ name, tone })
}

const [minutes = 60, seed = 1] = process.argv.slice(2, 4).map(Number)
const folder = process.argv[4]
const random = seeded(seed)
const heard: { name: string; tone: KeyTone }[] = []
const names = Object.keys(kinds)
const samples = new Map(names.map(name => [name, 0]))
await using espeak = openEspeak()
const total = () => [...samples.values()].reduce((sum, count) => sum + count, 0)
for (let n = 0; durationMs(total()) < minutes * 60_000; n += 1) {
  const name = names[n % names.length] ?? ''
  const pcm = (await kinds[name]?.(espeak, random)) ?? new Int16Array(0)
  samples.set(name, (samples.get(name) ?? 0) + pcm.length)
  listen(name, pcm, heard)
}
if (folder !== undefined) {
  const pcm = recordings(folder)
  samples.set('recordings', pcm.length)
  listen('recordings', pcm, heard)
}
for (const [name, count] of samples) {
  const keys = heard.filter(one => one.name === name).map(({ tone }) => `${tone.key} for ${tone.forMs} ms`)
  console.log(
    `${name.padEnd(36)} ${(durationMs(count) / 60_000).toFixed(1)} min, ${keys.length} keys ${keys.join(', ')}`,
  )
}
console.log(
  `seed ${seed}: ${heard.length} false keys in ${(durationMs(total()) / 60_000).toFixed(1)} minutes of speech`,
)
if (heard.length > 0) process.exitCode = 1
