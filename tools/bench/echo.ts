/**
 * The echo canceller on virtual hybrids: `node tools/bench/echo.ts [--hybrids 6,10,15,20] [--delays 0,20,60,120,200]
 * [--codecs linear,mu-law,gsm-like] [--shapes 1] [--json]`. Plays the starter voice (espeak-ng as the box uses it) and
 * recorded callers of test/fixtures/speech through the lines of board/virtual, each row a line never called before.
 *
 * `line`: how much weaker than we said it the line gives our voice back, dB. `erl`: the same of what the canceller leaves:
 * over the first second, the second, the worst single second from 2 s on, and all of them. `voiced`: frames in which voice
 * activity takes our own voice for a caller, as the line brings it and as it is left, the first second included.
 * `found`: how much later voice activity finds a caller who speaks over us than on the same line without echo and
 * canceller, ms: median/worst, with callers as loud as recorded and 10 dB softer. `barge`: the same for the turn machine's
 * 120 ms of voice on end. Words count of which voice activity is sure, finding them within 60 ms in three runs without
 * echo that differ in noise only; the totals show all words too, and how far two of those runs are apart. `kept`: by how much the level of that caller changes, dB.
 *
 * The last rows are what a frame of 20 ms costs: on the clock, beside sums that only other programs can hold up, and in
 * time of this thread, which leaves other programs out.
 */
import { parseArgs } from 'node:util'
import type { Codec } from '../../board/virtual/path/codec.ts'
import { createPath, pathSettings, type PathChange } from '../../board/virtual/path/path.ts'
import { concat, frames, levelDb, RATE_HZ, silence } from '../../firmware/audio/frame.ts'
import { noLog } from '../../firmware/config/log.ts'
import { openEcho } from '../../firmware/speech/echo.ts'
import { openVad } from '../../firmware/speech/vad.ts'
import { openVoices } from '../../firmware/speech/voices.ts'
import { callers, interrupt, lateness, type Lateness } from './echo-caller.ts'
import { lossDb, runTrial, type Trial } from './echo-trial.ts'
import { figuresOf, printRows } from './figures.ts'

const { values } = parseArgs({
  options: {
    hybrids: { type: 'string', default: '6,10,15,20' },
    delays: { type: 'string', default: '0,20,60,120,200' },
    codecs: { type: 'string', default: 'linear,mu-law,gsm-like' },
    shapes: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})
const numbers = (list: string) => list.split(',').map(Number)
const SECONDS = 20
const GAINS_DB = [0, -10] as const
const PIECES = 5

const sentences = [
  'Laba diena, kuo galiu padėti?',
  'Galiu pasiūlyti antradienį devintą valandą ryto arba trečiadienį po pietų, kuris laikas jums tiktų labiau?',
  'Jūsų vizitas pas gydytoją užregistruotas antradienį, lapkričio dvidešimt ketvirtą dieną, devintą valandą ryto, prašome atvykti dešimt minučių anksčiau.',
]
const speak = async (): Promise<Int16Array> => {
  await using voices = await openVoices({ lt: {}, hr: {}, hy: {}, uk: {}, ru: {}, en: {} }, noLog)
  const parts: Int16Array[] = []
  for (const text of sentences) {
    const spoken = voices.speak({ text, language: 'lt', personal: false }, AbortSignal.timeout(60_000))
    parts.push(...(await Array.fromAsync(spoken)), new Int16Array(RATE_HZ * 0.3))
  }
  return concat(parts).subarray(0, RATE_HZ * SECONDS)
}

const said = await speak()
const pieces = callers()
await using vad = await openVad()
const listen = async (pcm: Int16Array): Promise<number[]> => {
  vad.reset()
  const found: number[] = []
  for (const frame of frames(pcm)) found.push(await vad.push(frame))
  return found
}
const voicedIn = (probabilities: readonly number[]) => probabilities.filter(value => value >= 0.5).length

const wallMs: number[] = []
const controlMs: number[] = []
let cpuMs = 0
/** About as long as a frame takes, and nothing but sums: where this is held up too, it is by other programs. */
const control = () => {
  const startMs = performance.now()
  let sum = 0
  for (let i = 0; i < 60_000; i += 1) sum += (i * i) % 7
  controlMs.push(performance.now() - startMs)
  return sum
}
const call = (path: PathChange, seed: number, caller?: Int16Array): Trial => {
  const trial = runTrial({
    echo: openEcho({ log: noLog }).begin(),
    path,
    said,
    seed,
    ...(caller ? { caller } : {}),
  })
  wallMs.push(...trial.wallMs)
  cpuMs += trial.cpuMs
  for (let i = 0; i < trial.wallMs.length; i += 1) control()
  return trial
}
/** What the line brings of a caller while we are silent and it has no echo. */
const alone = (change: PathChange, seed: number, caller: Int16Array): Int16Array => {
  const path = createPath(pathSettings({ ...change, echo: null }), seed)
  return concat(frames(caller).flatMap(frame => path.toDevice(frame, silence())))
}

interface Measured {
  readonly lineDb: number
  readonly secondsDb: readonly number[]
  readonly afterDb: number
  readonly voicedRaw: number
  readonly voicedLeft: number
  readonly keptDb: readonly number[]
  readonly late: readonly Lateness[]
  /** The same of all words, and of voice activity compared with itself. */
  readonly lateAny: readonly Lateness[]
  readonly lateSelf: readonly Lateness[]
}

const measure = async (path: PathChange, seed: number): Promise<Measured> => {
  const quiet = call(path, seed)
  const [late, lateAny, lateSelf]: [Lateness[], Lateness[], Lateness[]] = [[], [], []]
  const keptDb: number[] = []
  for (const gainDb of GAINS_DB) {
    const mine = Array.from({ length: PIECES }, (_, i) => pieces[(seed * PIECES + i) % pieces.length] ?? said)
    const caller = interrupt(mine, said.length, gainDb)
    const over = call(path, seed, caller.pcm)
    const clear = alone(path, seed, caller.pcm)
    // apart in their noise only
    const without = [await listen(clear)]
    for (const apart of [1_000, 2_000]) without.push(await listen(alone(path, seed + apart, caller.pcm)))
    const withEcho = await listen(over.left)
    late.push(lateness(without, withEcho, caller.interruptions))
    lateAny.push(lateness(without.slice(0, 1), withEcho, caller.interruptions))
    lateSelf.push(lateness(without.slice(0, 1), without[1] ?? [], caller.interruptions))
    const speaks = (pcm: Int16Array) =>
      concat(caller.interruptions.map(({ from, to }) => pcm.subarray(from * 160, to * 160)))
    keptDb.push(levelDb(speaks(over.left)) - levelDb(speaks(clear)))
  }
  return {
    lineDb: lossDb(said, quiet.heard, 0, SECONDS),
    secondsDb: Array.from({ length: SECONDS }, (_, s) => lossDb(said, quiet.left, s, s + 1)),
    afterDb: lossDb(said, quiet.left, 2, SECONDS),
    voicedRaw: voicedIn(await listen(quiet.heard)),
    voicedLeft: voicedIn(await listen(quiet.left)),
    keptDb,
    late,
    lateAny,
    lateSelf,
  }
}

const round = (value: number) => Math.round(value * 10) / 10
const least = (all: readonly number[]) => round(Math.min(...all))
const furthest = (all: readonly number[]) => round(all.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0] ?? 0)
const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[(all.length - 1) >> 1] ?? NaN
const range = (all: readonly number[]) => `${median(all)}/${Math.max(...all)}`

const summary = (all: readonly Measured[]) => {
  const lateBy = (of: keyof Lateness) =>
    GAINS_DB.map((_, i) => range(all.flatMap(({ late }) => late[i]?.[of] ?? []))).join(' ')
  const second = (from: number, to: number) => least(all.flatMap(one => one.secondsDb.slice(from, to)))
  const voiced = (of: 'voicedRaw' | 'voicedLeft') => all.reduce((sum, one) => sum + one[of], 0)
  return {
    line: least(all.map(one => one.lineDb)),
    erl: `${second(0, 1)} ${second(1, 2)} worst ${second(2, SECONDS)} all ${least(all.map(one => one.afterDb))}`,
    voiced: `${voiced('voicedRaw')} to ${voiced('voicedLeft')}`,
    found: lateBy('voiceMs'),
    barge: lateBy('bargeInMs'),
    kept: GAINS_DB.map((_, i) => furthest(all.map(one => one.keptDb[i] ?? 0))).join('/'),
  }
}
const beyond = (all: readonly Measured[], which: 'late' | 'lateAny' | 'lateSelf') => {
  const count = (of: keyof Lateness) => {
    const late = all.flatMap(one => one[which].flatMap(each => each[of]))
    return `${range(late)}, ${late.filter(ms => ms > 200).length} of ${late.length} over 200`
  }
  return { found: count('voiceMs'), barge: count('bargeInMs') }
}

/** 45 dB under an ordinary talker: what a quiet line has, and codecs make audible. */
const noise = { colour: 'pink', snrDb: 45 } as const
const rows: Record<string, unknown> = {}
let seed = 0
for (const codec of values.codecs.split(',') as Codec[]) {
  const everything: Measured[] = []
  for (const hybrid of numbers(values.hybrids))
    for (const delayMs of numbers(values.delays)) {
      const path = {
        toCaller: { codec },
        toDevice: { codec, noise },
        echo: { lossDb: hybrid, delayMs },
      }
      const all: Measured[] = []
      for (let shape = 0; shape < Number(values.shapes); shape += 1)
        all.push(await measure(path, (seed += 1)))
      rows[`${codec}, ${hybrid} dB, ${delayMs} ms`] = summary(all)
      everything.push(...all)
    }
  rows[`all ${codec}`] = summary(everything)
  rows[`all ${codec}: sure words`] = beyond(everything, 'late')
  rows[`all ${codec}: all words`] = beyond(everything, 'lateAny')
  rows[`all ${codec}: no echo, other noise`] = beyond(everything, 'lateSelf')
}
rows['a frame of 20 ms, on the clock'] = figuresOf(wallMs)
rows['as much arithmetic alone, on the clock'] = figuresOf(controlMs)
rows['a frame of 20 ms, time of this thread'] = `mean ${(cpuMs / wallMs.length).toFixed(3)} ms`
printRows(rows, values.json)
