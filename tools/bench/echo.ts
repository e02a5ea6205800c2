/**
 * The echo canceller on virtual hybrids: `node tools/bench/echo.ts [--hybrids 3] [--json]`. Plays recorded voices of
 * test/fixtures/speech through the lines of board/virtual, each with so many hybrids of different shape, and prints the worst.
 *
 * `erlDb/s`: how much weaker than we said it our voice is that is left, for each second of the first call on a line; `2-10s`:
 * the same over all of it from the third second on. `talk`: by how much the level of a caller changes who speaks over us from
 * the fourth second on, as loud as we and 10 dB softer. `late`: by how much later voice activity finds that caller than with
 * nobody else on the line, ms. `voiced`: frames of 500 in which voice activity takes our own voice for a caller, as the line
 * brings it and as it is left. The last row is what a frame costs.
 */
import { parseArgs } from 'node:util'
import type { PathChange } from '../../board/virtual/path/path.ts'
import { frames, levelDb, RATE_HZ } from '../../firmware/audio/frame.ts'
import { noLog } from '../../firmware/config/log.ts'
import { openEcho } from '../../firmware/speech/echo.ts'
import { openVad } from '../../firmware/speech/vad.ts'
import { figuresOf, printRows } from './figures.ts'
import { lossDb, runTrial, voices, type Trial } from './echo-trial.ts'

const { values } = parseArgs({
  options: { hybrids: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } },
})
const seeds = Array.from({ length: Number(values.hybrids) }, (_, i) => i + 1)

const SECONDS = 10
const STARTS_S = 3
const said = voices('lt').subarray(0, RATE_HZ * SECONDS)
const words = voices('ru').subarray(0, RATE_HZ * (SECONDS - STARTS_S))
const callerAt = (gainDb: number) => {
  const caller = new Int16Array(said.length)
  caller.set(words, RATE_HZ * STARTS_S)
  return caller.map(sample => Math.round(sample * 10 ** (gainDb / 20)))
}

const muLaw = { codec: 'mu-law' } as const
const quiet = { colour: 'pink', snrDb: 45 } as const
const lines: Readonly<Record<string, PathChange>> = {
  '6 dB, 0 ms': { echo: { lossDb: 6, delayMs: 0 } },
  '12 dB, 0 ms': { echo: { lossDb: 12, delayMs: 0 } },
  '20 dB, 0 ms': { echo: { lossDb: 20, delayMs: 0 } },
  '6 dB, 20 ms, mu-law': {
    toCaller: muLaw,
    toDevice: { ...muLaw, noise: quiet },
    echo: { lossDb: 6, delayMs: 20 },
  },
  '6 dB, 60 ms, mu-law': {
    toCaller: muLaw,
    toDevice: { ...muLaw, noise: quiet },
    echo: { lossDb: 6, delayMs: 60 },
  },
  '12 dB, 60 ms, mu-law': {
    toCaller: muLaw,
    toDevice: { ...muLaw, noise: quiet },
    echo: { lossDb: 12, delayMs: 60 },
  },
  '20 dB, 60 ms, mu-law': {
    toCaller: muLaw,
    toDevice: { ...muLaw, noise: quiet },
    echo: { lossDb: 20, delayMs: 60 },
  },
  '6 dB, 200 ms, mu-law': {
    toCaller: muLaw,
    toDevice: { ...muLaw, noise: quiet },
    echo: { lossDb: 6, delayMs: 200 },
  },
  '12 dB, 60 ms, noise 25 dB': {
    toCaller: muLaw,
    toDevice: { ...muLaw, noise: { colour: 'pink', snrDb: 25 } },
    echo: { lossDb: 12, delayMs: 60 },
  },
}

await using vad = await openVad()
const voiced = async (pcm: Int16Array): Promise<boolean[]> => {
  vad.reset()
  const found: boolean[] = []
  for (const frame of frames(pcm)) found.push((await vad.push(frame)) >= 0.5)
  return found
}
const frameTimesMs: number[] = []
const call = (path: PathChange, seed: number, caller?: Int16Array): Trial => {
  const trial = runTrial({
    echo: openEcho({ log: noLog }).begin(),
    path,
    said,
    seed,
    ...(caller ? { caller } : {}),
  })
  frameTimesMs.push(trial.frameMs)
  return trial
}
const round = (value: number) => Math.round(value * 10) / 10
const changeDb = ({ left }: Trial, caller: Int16Array) => {
  const from = STARTS_S * RATE_HZ
  return levelDb(left.subarray(from)) - levelDb(caller.subarray(from))
}

const measure = async (path: PathChange, seed: number) => {
  const alone = call(path, seed)
  const loud = callerAt(0)
  const soft = callerAt(-10)
  const over = call(path, seed, loud)
  const found = (await voiced(over.left)).indexOf(true, STARTS_S * 50)
  const expected = (await voiced(loud)).indexOf(true, STARTS_S * 50)
  return {
    perSecond: Array.from({ length: SECONDS }, (_, s) => lossDb(said, alone.left, s, s + 1)),
    after2: lossDb(said, alone.left, 2, SECONDS),
    line: lossDb(said, alone.heard, 0, SECONDS),
    loud: changeDb(over, loud),
    soft: changeDb(call(path, seed, soft), soft),
    lateMs: (found - expected) * 20,
    voicedRaw: (await voiced(alone.heard)).filter(Boolean).length,
    voicedLeft: (await voiced(alone.left)).filter(Boolean).length,
  }
}

const furthest = (values: readonly number[]) => values.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0] ?? 0
const rows: Record<string, unknown> = {}
for (const [name, path] of Object.entries(lines)) {
  const all: Awaited<ReturnType<typeof measure>>[] = []
  for (const seed of seeds) all.push(await measure(path, seed))
  const least = (of: (one: (typeof all)[number]) => number) => round(Math.min(...all.map(of)))
  const most = (of: (one: (typeof all)[number]) => number) => round(Math.max(...all.map(of)))
  rows[name] = {
    line: least(one => one.line),
    'erlDb/s': Array.from({ length: SECONDS }, (_, s) =>
      Math.round(least(one => one.perSecond[s] ?? 0)),
    ).join(' '),
    '2-10s': least(one => one.after2),
    talk: `${round(furthest(all.map(one => one.loud)))}/${round(furthest(all.map(one => one.soft)))}`,
    late: most(one => one.lateMs),
    voiced: `${most(one => one.voicedRaw)} to ${most(one => one.voicedLeft)}`,
  }
}
rows['a frame of 20 ms'] = figuresOf(frameTimesMs)
printRows(rows, values.json)
