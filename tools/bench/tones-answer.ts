/**
 * Who answered: `node tools/bench/tones-answer.ts [rounds] [seed]`. Greetings of people and of machines, synthesised in
 * the languages of the product and heard through the telephone's band with noise on it, by the voice detector and the
 * ears of audio/. Prints how each kind was judged, and when. The texts are our own: what is measured is the rule on
 * greetings of usual length, not how people in general answer.
 */
import { concat, frames, levelDb, samplesIn } from '../../firmware/audio/frame.ts'
import { judgeAnswer, nobodyYet, type Answerer, type AnswerState } from '../../firmware/audio/answerer.ts'
import { createPureToneEar } from '../../firmware/audio/pure-tone.ts'
import { createToneDetector } from '../../firmware/audio/tone-detector.ts'
import { toneNamed, tonesOf, type Tone, type ToneName } from '../../firmware/audio/tone-plan.ts'
import { renderTone } from '../../firmware/audio/tone-source.ts'
import { openEspeak, type Espeak } from '../../firmware/speech/espeak.ts'
import { openResampler } from '../../firmware/speech/resample.ts'
import { openVad } from '../../firmware/speech/vad.ts'
import { added, inBand, noised } from '../../test/soak/band.ts'
import { seeded, type Random } from '../../test/soak/seeded.ts'

const people: readonly (readonly [voice: string, text: string])[] = [
  ['lt', 'Klausau.'],
  ['lt', 'Taip, labas rytas.'],
  ['lt', 'Labas, čia Tomas, klausau jūsų.'],
  ['lt', 'Dantų klinika, laba diena.'],
  ['en', 'Hello?'],
  ['en', 'Yes, Margaret Holloway speaking.'],
  ['en', 'Good morning, doctor Smith, how can I help?'],
  ['ru', 'Алло, слушаю вас.'],
  ['uk', 'Так, слухаю.'],
  ['hr', 'Halo, izvolite.'],
  ['hy', 'Ալո, լսում եմ։'],
  ['hr', 'Dobar dan, ordinacija doktora Horvata, izvolite.'],
]
const machines: readonly (readonly [voice: string, text: string])[] = [
  [
    'lt',
    'Sveiki, jūs paskambinote Tomui. Šiuo metu negaliu atsiliepti, palikite žinutę po signalo ir aš jums perskambinsiu.',
  ],
  [
    'en',
    'Hi, this is Margaret. I cannot come to the phone right now. Please leave a message after the tone.',
  ],
  ['en', 'The person you are calling is not available. At the tone, please record your message.'],
  ['en', 'You have reached the voicemail of doctor Smith. Please leave your name and number.'],
  ['ru', 'Здравствуйте, вы позвонили Анне. Сейчас я не могу ответить, оставьте сообщение после сигнала.'],
  ['uk', 'Вітаю, ви зателефонували Олені. Залиште, будь ласка, повідомлення після сигналу.'],
  ['hr', 'Dobili ste govornu poštu. Molimo ostavite poruku nakon zvučnog signala.'],
  ['hy', 'Բարև ձեզ, այս պահին չեմ կարող պատասխանել, խնդրում եմ թողեք հաղորդագրություն։'],
  ['en', 'Leave a message.'],
]

const quiet = (ms: number) => new Int16Array(samplesIn(ms))
const pure = (hz: number, onMs: number, offMs = 0): Tone => ({
  name: 'dial',
  levelDbm0: -12,
  bursts: [{ hz: [hz], onMs, offMs: offMs || 1 }],
})
const only = (tone: Tone, ms: number) => renderTone(tone, ms).subarray(0, samplesIn(ms))
const exchange = (name: ToneName, ms: number) => {
  const tone = toneNamed(tonesOf('LT'), name)
  return tone ? renderTone(tone, ms) : quiet(ms)
}
const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)] as T
const between = (from: number, to: number, random: Random) => from + random() * (to - from)

interface Bench {
  readonly espeak: Espeak
  readonly random: Random
}
const say = async ({ espeak, random }: Bench, [voice, text]: readonly [string, string]) => {
  const variant = pick(['', '+f2', '+f4', '+m3', '+m7'], random)
  const wordsPerMinute = Math.round(between(140, 190, random))
  const signal = new AbortController().signal
  const spoken = espeak.speak(text, { name: `${voice}${variant}`, wordsPerMinute, volume: 100 }, signal)
  using resampler = openResampler(espeak.rateHz)
  const pcm = inBand(concat([resampler.push(concat(await Array.fromAsync(spoken))), resampler.flush()]))
  return added(quiet((pcm.length * 1_000) / 8_000), pcm, 10 ** ((-20 - levelDb(pcm)) / 20))
}
const beep = ({ random }: Bench) =>
  only(pure(between(480, 1_500, random), 5_000), between(160, 1_000, random))

/** What is heard from the answer on; the other side then waits for us. */
const scenes: Readonly<
  Record<string, readonly [expected: Answerer, make: (bench: Bench) => Promise<Int16Array>]>
> = {
  'a person': [
    'person',
    async bench =>
      concat([quiet(between(200, 1_500, bench.random)), await say(bench, pick(people, bench.random))]),
  ],
  'a person, after ringing that was called an answer': [
    'person',
    async bench => concat([exchange('ringback', 8_000), await say(bench, pick(people, bench.random))]),
  ],
  'a machine with a beep': [
    'machine',
    async bench =>
      concat([
        quiet(between(200, 1_500, bench.random)),
        await say(bench, pick(machines, bench.random)),
        quiet(between(200, 1_500, bench.random)),
        beep(bench),
      ]),
  ],
  'a machine without a beep': [
    'machine',
    async bench =>
      concat([
        quiet(between(200, 1_500, bench.random)),
        await say(bench, pick(machines.slice(0, -1), bench.random)),
      ]),
  ],
  'a fax': ['fax', async () => concat([quiet(800), only(pure(2_100, 5_000), 3_000)])],
  'a fax that calls': ['fax', async () => concat([quiet(400), renderTone(pure(1_100, 500, 3_000), 5_000)])],
  silence: ['nobody', async () => quiet(1_000)],
  'busy tone': ['nobody', async () => exchange('busy', 5_000)],
  'a number that is none': [
    'nobody',
    async bench =>
      concat([
        only({ ...pure(0, 1), ...toneNamed(tonesOf('LT'), 'special information') }, 990),
        await say(bench, pick(machines, bench.random)),
      ]),
  ],
}

const judge = async (pcm: Int16Array): Promise<{ first: AnswerState; last: AnswerState }> => {
  await using vad = await openVad()
  const tones = createToneDetector(tonesOf('LT'))
  const ear = createPureToneEar()
  let last: AnswerState = nobodyYet
  let first = last
  for (const frame of frames(concat([pcm, quiet(8_000)]))) {
    const isVoice = (await vad.push(frame)) > 0.5
    tones.push(frame)
    last = judgeAnswer(last, { isVoice, tone: tones.tone(), isToneOn: tones.isOn(), pure: ear.push(frame) })
    if (!first.verdict) first = last
  }
  return { first, last }
}

const [rounds = 40, seed = 1] = process.argv.slice(2).map(Number)
await using espeak = openEspeak()
const bench: Bench = { espeak, random: seeded(seed) }
for (const [name, [expected, make]] of Object.entries(scenes)) {
  const firsts: (string | undefined)[] = []
  const lasts: (string | undefined)[] = []
  const timesMs: number[] = []
  for (let n = 0; n < rounds; n += 1) {
    const pcm = noised(await make(bench), 32_768 * 10 ** (-55 / 20), bench.random)
    const { first, last } = await judge(pcm)
    firsts.push(first.verdict?.who)
    lasts.push(last.verdict?.who)
    timesMs.push(first.verdict?.atMs ?? NaN)
  }
  const count = (all: readonly (string | undefined)[]) => all.filter(who => who === expected).length
  const others = Object.entries(Object.groupBy(firsts, who => who ?? 'undecided'))
    .filter(([who]) => who !== expected)
    .map(([who, all]) => `${who} ${all?.length}`)
  const medianMs = timesMs.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]
  console.log(
    `${name.padEnd(50)} ${expected}: ${count(firsts)} of ${rounds} at once, ${count(lasts)} in the end; after ${medianMs} ms ${others.join(', ')}`,
  )
}
