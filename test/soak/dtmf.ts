/**
 * Keys at the limits of ITU-T Q.24: `node test/soak/dtmf.ts [keys] [seed]`. Every key must be heard once, and what
 * Q.24 wants refused must not be heard at all. Prints what each kind of line did; exits 1 on any miss or false key.
 */
import { pathToFileURL } from 'node:url'
import { createKeyDetector } from '../../firmware/audio/key-detector.ts'
import type { Key } from '../../firmware/audio/keypad.ts'
import { frames, samplesIn } from '../../firmware/audio/frame.ts'
import { tonesOfKey } from '../../firmware/audio/keypad.ts'
import { clip, peakOf, turnOf } from '../../firmware/audio/sine.ts'
import { gauss } from './band.ts'
import { seeded, type Random } from './seeded.ts'

/** What a line does to a key. Levels in dBm0, shares of the nominal frequency. */
interface Line {
  readonly name: string
  readonly onMs: (random: Random) => number
  readonly offMs: (random: Random) => number
  /** Row against column: positive where the row is louder. */
  readonly twistDb: (random: Random) => number
  readonly levelDbm0: (random: Random) => number
  /** Each tone's own. */
  readonly offShare: (random: Random) => number
  /** Key to noise; null without. */
  readonly noiseDb: number | null
  readonly dialDbm0?: number
  readonly dialHz?: readonly number[]
  /** A break in the middle of each key. */
  readonly breakMs?: number
  /** False: what Q.24 wants refused. */
  readonly isKey: boolean
}

const one =
  (...values: readonly number[]) =>
  (random: Random) =>
    values[Math.floor(random() * values.length)] ?? 0
const between = (from: number, to: number) => (random: Random) => from + random() * (to - from)

const plain: Omit<Line, 'name'> = {
  onMs: one(40),
  offMs: one(40),
  twistDb: between(-4, 8),
  levelDbm0: between(-28, -3),
  offShare: between(-0.015, 0.015),
  noiseDb: null,
  isKey: true,
}
export const keyLines: readonly Line[] = [
  {
    ...plain,
    name: 'everything at its limit',
    twistDb: one(-4, 8),
    offShare: one(-0.015, 0.015),
    noiseDb: 15,
  },
  {
    ...plain,
    name: 'anything within the limits',
    onMs: between(40, 200),
    offMs: between(40, 200),
    noiseDb: 15,
  },
  { ...plain, name: 'quiet line', noiseDb: 40 },
  { ...plain, name: 'pause of 30 ms', onMs: between(40, 100), offMs: one(30), noiseDb: 15 },
  { ...plain, name: 'twist of Australia and Asterisk', twistDb: one(-6, 10), noiseDb: 20 },
  { ...plain, name: 'tolerance of NTT', offShare: one(-0.018, 0.018), twistDb: between(-4, 5), noiseDb: 15 },
  { ...plain, name: '26 dB down', levelDbm0: one(-29.5), noiseDb: 15 },
  { ...plain, name: 'loud, cut off at full scale', levelDbm0: one(2), twistDb: between(-2, 2), noiseDb: 20 },
  { ...plain, name: 'broken for 10 ms', onMs: one(90), breakMs: 10, noiseDb: 15 },
  { ...plain, name: 'broken for 20 ms', onMs: one(120), breakMs: 20, noiseDb: 15 },
  {
    ...plain,
    name: 'over dial tone 350 + 440',
    levelDbm0: between(-20, -6),
    dialDbm0: -15,
    dialHz: [350, 440],
    noiseDb: 20,
  },
  {
    ...plain,
    name: 'over dial tone 425',
    levelDbm0: between(-20, -6),
    dialDbm0: -13,
    dialHz: [425],
    noiseDb: 20,
  },
]
export const wrongLines: readonly Line[] = [
  { ...plain, name: '23 ms', onMs: one(23), offShare: between(-0.01, 0.01), isKey: false, noiseDb: 30 },
  { ...plain, name: '10 to 20 ms', onMs: between(10, 20), isKey: false, noiseDb: 20 },
  { ...plain, name: 'both 3.5 % off', onMs: between(40, 200), offShare: one(-0.035, 0.035), isKey: false },
  {
    ...plain,
    name: '3.5 to 5 % off in noise',
    onMs: between(40, 200),
    offShare: between(0.035, 0.05),
    isKey: false,
    noiseDb: 15,
  },
  { ...plain, name: 'column alone', onMs: between(40, 200), twistDb: one(-30), isKey: false },
  { ...plain, name: 'row alone', onMs: between(40, 200), twistDb: one(30), isKey: false },
  { ...plain, name: 'as loud as noise', onMs: between(40, 200), isKey: false, noiseDb: 0 },
]

interface Sent {
  readonly key: Key
  readonly fromMs: number
  readonly toMs: number
}

const keys = Array.from('0123456789*#ABCD') as Key[]

/** Keys in a number. */
const NUMBER = 10

/** The audio of a line and what is on it. */
const play = (line: Line, count: number, random: Random) => {
  const leadMs = 500
  const sent: Sent[] = []
  const parts: { from: number; to: number; add: (i: number) => number; noise: number }[] = []
  let atMs = leadMs + random() * 20
  let level = 0
  for (let n = 0; n < count; n += 1) {
    // one caller is as loud, and on a line as noisy, from key to key
    if (n % NUMBER === 0) {
      level = line.levelDbm0(random)
      atMs += 200
    }
    const key = keys[Math.floor(random() * keys.length)] ?? '0'
    const onMs = line.onMs(random)
    const twist = line.twistDb(random)
    const [rowHz, columnHz] = tonesOfKey(key)
    const column = level - 10 * Math.log10(1 + 10 ** (twist / 10))
    const rowTurn = turnOf(rowHz * (1 + line.offShare(random)))
    const columnTurn = turnOf(columnHz * (1 + line.offShare(random)))
    const [rowPeak, columnPeak] = [peakOf(column + twist), peakOf(column)]
    const [rowPhase, columnPhase] = [random() * 7, random() * 7]
    const from = samplesIn(atMs)
    const to = samplesIn(atMs + onMs)
    const breakFrom = samplesIn(onMs / 2 - (line.breakMs ?? 0) / 2)
    const breakTo = samplesIn(onMs / 2 + (line.breakMs ?? 0) / 2)
    parts.push({
      from,
      to,
      noise: line.noiseDb === null ? 0 : peakOf(level - line.noiseDb) / Math.SQRT2,
      add: i =>
        i >= breakFrom && i < breakTo
          ? 0
          : rowPeak * Math.sin(rowTurn * i + rowPhase) + columnPeak * Math.sin(columnTurn * i + columnPhase),
    })
    sent.push({ key, fromMs: atMs, toMs: atMs + onMs })
    atMs += onMs + line.offMs(random)
  }
  const pcm = new Int16Array(samplesIn(atMs + 200))
  const dial = line.dialHz ?? []
  let next = 0
  for (let i = 0; i < pcm.length; i += 1) {
    while (next < parts.length - 1 && i >= (parts[next + 1]?.from ?? 0) - 200) next += 1
    const part = parts[next]
    const tone = part && i >= part.from && i < part.to ? part.add(i - part.from) : 0
    const hum = dial.reduce((sum, hz) => sum + peakOf(line.dialDbm0 ?? 0) * Math.sin(turnOf(hz) * i), 0)
    const noise = (part?.noise ?? 0) * gauss(random)
    pcm[i] = clip(tone + hum + noise)
  }
  return { pcm, sent }
}

export interface DtmfReport {
  readonly name: string
  readonly sent: number
  readonly missed: number
  readonly falseKeys: number
}

/** Plays keys over one kind of line and counts; keys are matched by when their tones began. */
export const listenTo = (line: Line, count: number, random: Random): DtmfReport => {
  const { pcm, sent } = play(line, count, random)
  const detector = createKeyDetector()
  const heard = frames(pcm)
    .flatMap(frame => detector.push(frame))
    .filter(({ on }) => on === 'pressed')
  const wanted = line.isKey ? [...sent] : []
  let falseKeys = 0
  for (const { key, fromMs } of heard) {
    const at = wanted.findIndex(one => one.key === key && fromMs > one.fromMs - 15 && fromMs < one.toMs)
    if (at === -1) falseKeys += 1
    else wanted.splice(at, 1)
  }
  return { name: line.name, sent: count, missed: wanted.length, falseKeys }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [count = 10_000, seed = 1] = process.argv.slice(2).map(Number)
  const random = seeded(seed)
  const each = (lines: readonly Line[]) => Math.ceil(count / lines.length)
  const reports = [...keyLines, ...wrongLines].map(line =>
    listenTo(line, each(line.isKey ? keyLines : wrongLines), random),
  )
  for (const { name, sent, missed, falseKeys } of reports)
    console.log(`${name.padEnd(36)} ${sent} keys, ${missed} missed, ${falseKeys} false`)
  const sum = (of: (report: DtmfReport) => number) => reports.reduce((total, report) => total + of(report), 0)
  console.log(`seed ${seed}: ${sum(r => r.missed)} missed, ${sum(r => r.falseKeys)} false`)
  if (sum(r => r.missed + r.falseKeys) > 0) process.exitCode = 1
}
