/**
 * Who answered: `node tools/bench/tones-answer.ts [rounds] [seed] [tune|report]`. Greetings of people and of machines,
 * synthesised in the languages of the product, loud and faint, through the telephone's band with noise on it, heard by
 * the ear that the lines use. Prints how each kind was judged, and when. The rule is tuned on every second greeting and
 * reported on the others. The texts are our own: what is measured is the rule on greetings of usual length, not how
 * people in general answer.
 */
import { concat, frames, levelDb, samplesIn } from '../../firmware/audio/frame.ts'
import { toneNamed, tonesOf, type Tone, type ToneName } from '../../firmware/audio/tone-plan.ts'
import { renderTone } from '../../firmware/audio/tone-source.ts'
import { createAnswerEar } from '../../firmware/modem/cellular/confirmation.ts'
import { openEspeak, type Espeak } from '../../firmware/speech/espeak.ts'
import { openResampler } from '../../firmware/speech/resample.ts'
import { added, inBand, noised } from '../../test/soak/band.ts'
import { seeded, type Random } from '../../test/soak/seeded.ts'
import { announcements, machines, people, type Greetings } from './greetings.ts'

const plan = tonesOf('LT')
const variants = '|+f2|+f4|+f5|+m1|+m3|+m7|+Annie|+Andrea|+belinda|+Michael|+grandma|+grandpa|+klatt2'.split(
  '|',
)

const quiet = (ms: number): Int16Array => new Int16Array(samplesIn(ms))
const pure = (hz: number, onMs: number, offMs = 0): Tone => ({
  name: 'dial',
  levelDbm0: -12,
  bursts: [{ hz: [hz], onMs, offMs: offMs || 1 }],
})
const only = (tone: Tone, ms: number) => renderTone(tone, ms).subarray(0, samplesIn(ms))
const exchange = (name: ToneName, ms: number) => {
  const tone = toneNamed(plan, name)
  return tone ? renderTone(tone, ms) : quiet(ms)
}
const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)] as T
const between = (from: number, to: number, random: Random) => from + random() * (to - from)

interface Bench {
  readonly espeak: Espeak
  readonly random: Random
}
type Greeting = readonly [voice: string, text: string]

const say = async ({ espeak, random }: Bench, [voice, text]: Greeting) => {
  const name = `${voice}${pick(variants, random)}`
  const wordsPerMinute = Math.round(between(130, 200, random))
  const level = between(-34, -14, random)
  const parts: Int16Array[] = []
  for (const sentence of text.split('|')) {
    const signal = new AbortController().signal
    const spoken = espeak.speak(sentence.trim(), { name, wordsPerMinute, volume: 100 }, signal)
    using resampler = openResampler(espeak.rateHz)
    parts.push(
      inBand(concat([resampler.push(concat(await Array.fromAsync(spoken))), resampler.flush()])),
      quiet(between(100, 700, random)), // espeak ends a sentence with a pause of its own
    )
  }
  const pcm = concat(parts.slice(0, -1))
  return { level, pcm: added(new Int16Array(pcm.length), pcm, 10 ** ((level - levelDb(pcm)) / 20)) }
}
const beep = ({ random }: Bench) =>
  only(pure(between(480, 1_500, random), 5_000), between(160, 1_000, random))
const special = only({ ...pure(0, 1), ...toneNamed(plan, 'special information') }, 990)

interface Scene {
  readonly greetings: Greetings | null
  readonly before: (bench: Bench) => Int16Array
  readonly after: (bench: Bench) => Int16Array
}
const soon = ({ random }: Bench) => quiet(between(100, 1_500, random))
const nothing = () => quiet(0)
const scene = (greetings: Greetings | null, before = soon, after: Scene['after'] = nothing): Scene => ({
  greetings,
  before,
  after,
})
const scenes: Readonly<Record<string, Scene>> = {
  'a person': scene(people),
  'a person, after ringing called an answer': scene(people, () => exchange('ringback', 8_000)),
  'a machine': scene(machines),
  'a machine that beeps': scene(machines, soon, bench => concat([soon(bench), beep(bench)])),
  'an announcement': scene(announcements),
  'an announcement after its three tones': scene(announcements, () => special),
  'a fax': scene(null, () => concat([quiet(800), only(pure(2_100, 5_000), 3_000)])),
  'a fax that calls': scene(null, () => concat([quiet(400), renderTone(pure(1_100, 500, 3_000), 5_000)])),
  silence: scene(null, () => quiet(1_000)),
  'busy tone': scene(null, () => exchange('busy', 5_000)),
}

const judge = (pcm: Int16Array) => {
  const hear = createAnswerEar(plan)
  for (const frame of frames(concat([pcm, quiet(8_000)]))) {
    const verdict = hear(frame)
    if (verdict) return verdict
  }
  return null
}

const play = async (bench: Bench, { before, after }: Scene, greeting: Greeting | null) => {
  const said = greeting ? await say(bench, greeting) : { level: -20, pcm: quiet(0) }
  const pcm = concat([before(bench), said.pcm, after(bench), quiet(8_000)])
  const noiseDb = Math.max(-70, said.level - between(20, 45, bench.random))
  return noised(pcm, 32_768 * 10 ** (noiseDb / 20), bench.random)
}

const [rounds = 3, seed = 1] = process.argv.slice(2, 4).map(Number)
const half = process.argv[4] ?? 'report'
/** Every second greeting of each language. */
const halved = (greetings: Greetings): Greeting[] =>
  Object.entries(greetings).flatMap(([voice, texts]) =>
    texts.filter((_, i) => i % 2 === (half === 'tune' ? 0 : 1)).map(text => [voice, text] as const),
  )
const isTelling = process.argv.includes('--each')
await using espeak = openEspeak()
const bench: Bench = { espeak, random: seeded(seed) }
for (const [name, each] of Object.entries(scenes)) {
  const found: { readonly who: string; readonly atMs: number }[] = []
  const greetings = each.greetings ? halved(each.greetings) : [null]
  for (let round = 0; round < rounds; round += 1)
    for (const greeting of greetings) {
      const { who, why, atMs } = judge(await play(bench, each, greeting)) ?? {
        who: 'undecided',
        why: '',
        atMs: NaN,
      }
      found.push({ who, atMs })
      if (isTelling) console.log(`${name}: ${who}, ${why}, at ${atMs} ms: ${greeting?.join(' ') ?? ''}`)
    }
  const medianMs = found.map(({ atMs }) => atMs).toSorted((a, b) => a - b)[Math.floor(found.length / 2)]
  const counts = Object.entries(Object.groupBy(found, ({ who }) => who)).map(
    ([who, all]) => `${who} ${all?.length}`,
  )
  console.log(
    `${name.padEnd(42)} ${found.length} calls: ${counts.join(', ')}; half of them by ${medianMs} ms`,
  )
}
