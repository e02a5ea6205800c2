/**
 * What speaking costs: `node tools/bench/voice.ts [--rounds 15] [--piper NAME.onnx --language uk [--speaker NAME]]
 * [--json]` times each engine through the speech process, as a call hears it, and the small parts on their own.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { durationMs, frames } from '../../firmware/audio/frame.ts'
import type { Language } from '../../firmware/ports/ear.ts'
import type { Log } from '../../firmware/ports/log.ts'
import type { Utterance, Voice } from '../../firmware/ports/voice.ts'
import { openResampler } from '../../firmware/speech/resample.ts'
import { openSpeech } from '../../firmware/speech/speech.ts'
import { openVad } from '../../firmware/speech/vad.ts'
import type { VoiceChoices } from '../../firmware/speech/voices.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { figuresOf, printRows, timeEach, type Figures } from './figures.ts'

export interface VoiceBenchOptions {
  readonly rounds: number
  readonly voices: VoiceChoices
  /** Languages to time, each by the engine its choice gives it. */
  readonly languages: readonly Language[]
}

/** One sentence of about 5, 15 and 40 words, as a receptionist says them. */
const sentences: Readonly<Record<Language, readonly [string, string, string]>> = {
  lt: [
    'Laba diena, kuo galiu padėti?',
    'Galiu pasiūlyti antradienį devintą valandą ryto arba trečiadienį po pietų, kuris laikas jums tiktų labiau?',
    'Jūsų vizitas pas gydytoją užregistruotas antradienį, lapkričio dvidešimt ketvirtą dieną, devintą valandą ryto, prašome atvykti dešimt minučių anksčiau ir turėti asmens dokumentą, o jeigu negalėsite atvykti, paskambinkite mums bent prieš dieną, kad laiką galėtume pasiūlyti kitam pacientui, kuris jo laukia.',
  ],
  hr: [
    'Dobar dan, kako vam mogu pomoći?',
    'Mogu vam ponuditi utorak u devet sati ujutro ili srijedu poslijepodne, koji vam termin više odgovara?',
    'Vaš pregled je upisan za utorak, dvadeset četvrti studenoga, u devet sati ujutro, molimo dođite deset minuta ranije i ponesite osobnu iskaznicu, a ako ne možete doći, nazovite nas barem dan prije kako bismo termin mogli ponuditi drugom pacijentu koji na njega čeka.',
  ],
  hy: [
    'Բարև ձեզ, ինչո՞վ կարող եմ օգնել։',
    'Կարող եմ առաջարկել երեքշաբթի առավոտյան ժամը իննին կամ չորեքշաբթի կեսօրից հետո, ո՞րն է ձեզ ավելի հարմար։',
    'Ձեր այցը գրանցված է երեքշաբթի, նոյեմբերի քսանչորսին, առավոտյան ժամը իննին, խնդրում ենք գալ տասը րոպե շուտ և վերցնել անձնագիրը, իսկ եթե չեք կարող գալ, զանգահարեք մեզ գոնե մեկ օր առաջ, որպեսզի ժամը կարողանանք առաջարկել մեկ այլ հիվանդի, ով սպասում է դրան։',
  ],
  uk: [
    'Добрий день, чим можу вам допомогти?',
    'Можу запропонувати вівторок о дев’ятій ранку або середу після обіду, який час вам зручніший?',
    'Ваш візит записано на вівторок, двадцять четверте листопада, о дев’ятій ранку, будь ласка, приходьте на десять хвилин раніше і візьміть документ, а якщо не зможете прийти, зателефонуйте нам хоча б за день, щоб ми могли запропонувати цей час іншому пацієнтові, який на нього чекає.',
  ],
  ru: [
    'Здравствуйте, чем могу вам помочь?',
    'Могу предложить вторник в девять часов утра или среду после обеда, какое время вам удобнее?',
    'Ваш визит записан на вторник, двадцать четвёртое ноября, в девять часов утра, пожалуйста, приходите на десять минут раньше и возьмите документ, а если не сможете прийти, позвоните нам хотя бы за день, чтобы мы могли предложить это время другому пациенту, который его ждёт.',
  ],
  en: [
    'Good morning, how can I help?',
    'I can offer you Tuesday at nine in the morning or Wednesday after lunch, which suits you better?',
    'Your visit is booked for Tuesday, the twenty-fourth of November, at nine in the morning, please come ten minutes early and bring your card, and if you cannot come, do ring us a day before, so that we can offer the time to another patient.',
  ],
}
const words = (text: string) => text.split(/\s+/).length

interface Spoken {
  readonly firstMs: number
  readonly wholeMs: number
  readonly audioMs: number
}

const time = async (voice: Voice, utterance: Utterance): Promise<Spoken> => {
  const startMs = performance.now()
  let firstMs = NaN
  let samples = 0
  for await (const pcm of voice.speak(utterance, AbortSignal.timeout(60_000))) {
    if (samples === 0) firstMs = performance.now() - startMs
    samples += pcm.length
  }
  return { firstMs, wholeMs: performance.now() - startMs, audioMs: durationMs(samples) }
}

const silent: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => silent }

/** First sound and whole time, ms, of each language's sentences: rendered, and from the cache. */
export const benchVoices = async ({ rounds, voices, languages }: VoiceBenchOptions) => {
  const cacheFolder = mkdtempSync(join(tmpdir(), 'ragelis-bench-'))
  const rows: Record<string, Figures | string> = {}
  const startMs = performance.now()
  const speech = await openSpeech({
    // no ear: its time is its own
    nativeLibrary: '/dev/null',
    model: { file: '/dev/null', takesPrompt: false, audioContextFloor: 512 },
    threads: 1,
    voices,
    cacheFolder,
    cacheBytes: 50_000_000,
    clock: systemClock,
    log: silent,
  })
  try {
    const { engines, voiceFaults } = await speech.ready
    rows['speech process ready, without an ear'] = `${(performance.now() - startMs).toFixed(0)} ms`
    for (const [language, fault] of Object.entries(voiceFaults)) rows[`${language} fault`] = fault.code
    for (const language of languages)
      for (const text of sentences[language]) {
        const name = `${language} ${engines[language]} ${words(text)} words`
        const fresh: Utterance = { text, language, personal: true }
        const all: Spoken[] = []
        for (let round = 0; round < rounds; round += 1) all.push(await time(speech.voice, fresh))
        rows[`${name}: audio`] = `${((all[0]?.audioMs ?? 0) / 1_000).toFixed(2)} s`
        rows[`${name}: first sound`] = figuresOf(all.map(({ firstMs }) => firstMs))
        rows[`${name}: whole`] = figuresOf(all.map(({ wholeMs }) => wholeMs))
        const kept = { ...fresh, personal: false }
        await time(speech.voice, kept)
        rows[`${name}: cached`] = await timeEach(rounds, () => time(speech.voice, kept))
      }
    return rows
  } finally {
    await speech[Symbol.asyncDispose]()
    rmSync(cacheFolder, { recursive: true })
  }
}

const SECOND = 8_000
const noiseOf = (samples: number) => Int16Array.from({ length: samples }, () => Math.random() * 8_000 - 4_000)

/** What a second of audio costs the parts around the voices, ms. */
export const benchAround = async (rounds: number): Promise<Record<string, Figures>> => {
  await using vad = await openVad()
  const heard = frames(noiseOf(SECOND))
  const listen = async () => {
    for (const frame of heard) await vad.push(frame)
  }
  await listen()
  const rows: Record<string, Figures> = { 'voice activity, a second': await timeEach(rounds, listen) }
  for (const rateHz of [22_050, 16_000]) {
    const pcm = noiseOf(rateHz)
    rows[`${rateHz} to 8000 Hz, a second`] = await timeEach(rounds, async () => {
      using resampler = openResampler(rateHz)
      resampler.push(pcm)
      resampler.flush()
    })
  }
  return rows
}

const main = async () => {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '15' },
      language: { type: 'string', default: 'en' },
      piper: { type: 'string' },
      speaker: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const rounds = Number(values.rounds)
  const none: VoiceChoices = { lt: {}, hr: {}, hy: {}, uk: {}, ru: {}, en: {} }
  const language = values.language as Language
  const { piper: onnx, speaker } = values
  const voices = onnx ? { ...none, [language]: { piper: { onnx, config: `${onnx}.json`, speaker } } } : none
  const languages = onnx ? [language] : (['lt', 'en'] as const)
  const rows = { ...(await benchVoices({ rounds, voices, languages })), ...(await benchAround(rounds)) }
  printRows(rows, values.json)
}

if (import.meta.main) await main()
