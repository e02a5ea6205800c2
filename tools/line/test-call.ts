import { concat, frames, levelDb, type Frame } from '../../firmware/audio/frame.ts'
import { createMeter, type Levels } from '../../firmware/audio/meter.ts'
import { Fault } from '../../firmware/fault/fault.ts'
import { deadline } from '../../firmware/flow/deadline.ts'
import type { Line, Talk, TalkCounts } from '../../firmware/ports/line.ts'
import type { Clock } from '../../firmware/time/clock.ts'
import { bad, good, warn, type Finding } from '../doctor/check.ts'
import { burst, findEcho, noiseOf, type Echo } from './sound-check.ts'

/** What a test call measured. */
export interface SoundReport {
  /** What came from the line before anything was sent, when nobody spoke; dBov. */
  readonly noiseDb: number | null
  readonly sentDb: number
  /** All that came. */
  readonly heard: Levels
  /** What was sent and came back; null when nothing did. */
  readonly echo: Echo | null
  readonly counts: TalkCounts
  /** Frames that came in each second; 50 when all did. */
  readonly framesPerS: number
  /** Keys the other side pressed meanwhile. */
  readonly keys: string
}

export interface TestCallOptions {
  readonly line: Line
  readonly clock: Clock
  /** Dialled; null: a call is waited for. */
  readonly number: string | null
  readonly waitMs: number
  /** What happens, a line each, as it happens. */
  readonly tell: (what: string) => void
}

const QUIET_MS = 1_000
/** After the burst: the longest echo looked for, and some. */
const AFTER_MS = 2_000

const connect = async (options: TestCallOptions, signal: AbortSignal): Promise<Talk> => {
  const { line, clock, number, waitMs, tell } = options
  if (number !== null) {
    tell('dialling …')
    return line.dial(number, signal)
  }
  tell(`ring this line within ${Math.round(waitMs / 1_000)} s …`)
  const first = async () => {
    for await (const ring of line.rings(signal)) return ring
    throw new Fault('NO_ANSWER')
  }
  const late = () =>
    new Fault('USAGE', { reason: 'Nobody rang: give a number with --dial, or a longer --wait.' })
  const ring = await deadline(clock, waitMs, first(), late, signal)
  tell('it rings: answering …')
  return line.answer(ring, signal)
}

/** Everything that is heard, with where in it the burst began. */
const listen = (talk: Talk) => {
  const heard: Frame[] = []
  const meter = createMeter()
  let keys = ''
  const hear = async () => {
    for await (const frame of talk.heard) {
      heard.push(frame)
      meter.add(frame)
    }
  }
  const feel = async () => {
    for await (const key of talk.keys) keys += key
  }
  const over = new AbortController()
  void Promise.all([hear(), feel()]).finally(() => over.abort(new Fault('LINE_GONE')))
  return { heard, levels: meter.read, keys: () => keys, over: over.signal }
}

const measure = async (talk: Talk, options: TestCallOptions, signal: AbortSignal): Promise<SoundReport> => {
  const { clock, tell } = options
  const ears = listen(talk)
  const until = AbortSignal.any([signal, ears.over])
  await clock.sleep(QUIET_MS, until)
  const noiseDb = noiseOf(ears.heard)
  const [fromFrame, startMs] = [ears.heard.length, clock.nowMs()]
  tell('a second of noise is sent: the other side hears it now …')
  const sent = burst()
  for (const frame of frames(sent)) await talk.say(frame)
  await clock.sleep(AFTER_MS, until)
  const lastedMs = clock.nowMs() - startMs
  const after = ears.heard.slice(fromFrame)
  return {
    noiseDb,
    sentDb: Math.round(levelDb(sent)),
    heard: ears.levels(),
    echo: findEcho(sent, concat(after)),
    counts: talk.counts(),
    framesPerS: Math.round((after.length * 1_000) / lastedMs),
    keys: ears.keys(),
  }
}

/** @throws what Line.dial and Line.answer throw, LINE_CANNOT on a line without sound, LINE_GONE when they hang up early */
export const makeTestCall = async (options: TestCallOptions, signal: AbortSignal): Promise<SoundReport> => {
  if (options.line.abilities().audio === 'none')
    throw new Fault('LINE_CANNOT', { what: 'carry sound', why: 'there is nothing to test' })
  await using talk = await connect(options, signal)
  options.tell('the call is up')
  return await measure(talk, options, signal)
}

const flow = ({ framesPerS, counts }: SoundReport): Finding => {
  const says = `${framesPerS} frames a second in, ${counts.framesOut} out; ${counts.late} late, ${counts.starved} starved, ${counts.dropped} dropped`
  if (framesPerS < 25)
    return bad('flow', says, 'the modem sends too little sound: replug it, and see its README')
  return counts.late > 2 || framesPerS < 48
    ? warn('flow', says, 'the machine is busy: end what else runs on it')
    : good('flow', says)
}
const ours = ({ echo }: SoundReport): Finding => {
  if (!echo)
    return warn(
      'way out',
      'nothing of what was sent comes back',
      'ask the other side whether they heard a second of noise',
    )
  const says = `what was sent comes back after ${echo.delayMs} ms, ${echo.lossDb} dB weaker`
  return good('way out', says)
}
/** A thousandth of the samples cut off is heard as a rasp. */
const CLIPS = 0.001
const dBov = (db: number | null) => (db === null ? 'digital silence' : `${db} dBov`)
const theirs = ({ heard, noiseDb }: SoundReport): Finding => {
  const { rmsDb, peakDb, clippedShare } = heard
  const says = `${dBov(rmsDb)}, peak ${dBov(peakDb)}, noise ${dBov(noiseDb)}`
  if (peakDb === null)
    return bad(
      'way in',
      says,
      'nothing at all is heard: replug the modem; if it stays so, its sound is broken',
    )
  if (clippedShare > CLIPS) return warn('way in', `${says}: it clips`, 'turn the gain of the modem down')
  if (noiseDb !== null && noiseDb > -35)
    return warn('way in', says, 'the line is noisy: check cable and socket')
  return good('way in', says)
}
const echoOf = ({ echo }: SoundReport): readonly Finding[] => {
  if (!echo) return []
  const says = `${echo.lossDb} dB return loss`
  return [
    good('latency', `${echo.delayMs} ms there and back`),
    echo.lossDb < 12
      ? warn('echo', says, 'normal where the other side gives back what it hears; else the line leaks')
      : good('echo', says),
  ]
}

/** What the figures mean. */
export const judgeSound = (report: SoundReport): readonly Finding[] => [
  flow(report),
  theirs(report),
  ours(report),
  ...echoOf(report),
  ...(report.keys === '' ? [] : [good('keys', report.keys)]),
]
