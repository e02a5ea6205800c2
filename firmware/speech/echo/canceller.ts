import { durationMs, FRAME_SAMPLES, levelDb, RATE_HZ, type Frame } from '../../audio/frame.ts'
import type { EchoCanceller } from '../../ports/echo.ts'
import { echoAccount } from './account.ts'
import { createDelayFinder } from './delay.ts'
import { createEchoGate, type EchoGate, type GateOrder } from './gate.ts'
import { createGrip, type Grip } from './grip.ts'
import { leadWatch } from './lead.ts'
import type { EchoFilter } from './library.ts'
import { farTape } from './tape.ts'

/** 64 ms: 32 for the hybrid (ITU-T G.168 gives national lines less), the rest for a delay not met exactly. */
export const TAIL_SAMPLES = (64 * RATE_HZ) / 1_000
/** So much of the tail lies before the strongest echo. */
const BEFORE = (8 * RATE_HZ) / 1_000
/** The strongest echo may lie here in the tail without need to align anew. */
const LEAST = (1 * RATE_HZ) / 1_000
const MOST = (32 * RATE_HZ) / 1_000
/** Of speech that has nothing to do with ours up to 0.13 were seen, of an echo 15 dB over noise 0.2 and of a clean one 0.6. */
const SURE = 0.25
/** Judged by little of our voice, 400 ms or less, chance is greater: of 60 lines without echo one was taken for one with. */
const SURE_EARLY = 0.45
const EARLY_FRAMES = 20
/** An echo that comes late is in the last part of them only: 700 ms, and there is none that matters. */
const DECIDED_FRAMES = 35
const UNLIKE = 0.15
/** Judged each 40 ms; two judgements in a row must agree to 1 ms. */
const JUDGE_FRAMES = 2
/** A jump that is seen so many frames more is one. */
const JUMP_FRAMES = 2
const SAME = (1 * RATE_HZ) / 1_000
/** Where nothing is known: what a line keeps ahead of its device (modems.md 8, under 60 ms), and a hybrid at once. */
const USUAL = (40 * RATE_HZ) / 1_000
/** So much of our voice without an echo, and there is none: 3 s. */
const NONE_FRAMES = 150
const SOUNDS_DB = -45
/** An echo comes at most so long after the last of our voice: 400 ms. */
const LATEST_FRAMES = 20

/** What a line knows of its echo from call to call, in figures, in the filter and in the gate. */
export interface Knowledge {
  readonly filter: EchoFilter
  readonly gate: EchoGate
  state: 'seeking' | 'there' | 'none'
  /** From playing to hearing it at the beginning of the tail. The filter has learned from there on. */
  aheadSamples: number
}

/** What a line begins with. */
export const knowNothing = (filter: EchoFilter): Knowledge => ({
  filter,
  gate: createEchoGate(),
  state: 'seeking',
  aheadSamples: USUAL - BEFORE,
})

/** One call. @param ended told when the call no longer uses what is known */
export const createCanceller = (known: Knowledge, ended: () => void): EchoCanceller => {
  const { filter, gate } = known
  const tape = farTape()
  const finder = createDelayFinder()
  const account = echoAccount()
  const lead = leadWatch()
  const hold = createGrip()
  const far = new Int16Array(FRAME_SAMPLES)
  let judged: 'nothing' | 'ours' | 'other' = 'nothing'
  let quietFrames = LATEST_FRAMES
  let heardCount = 0
  /** The same as below for a line without any delay; known once something is heard. */
  let start: number | null = null
  /** From the number of what was played at the beginning of the tail to the number of what is heard. */
  let shift = 0
  let lag: number | null = null
  let lastLag: number | null = null
  let grip: Grip = 'loose'
  let jump = 0
  let jumpFrames = 0
  let unlike = 0
  let moved = 0
  let isClosed = false
  gate.rest()

  /** Moves what was learned along with the echo. */
  const follow = (samples: number) => {
    moved += 1
    shift += samples
    lag = (lag ?? 0) + samples
    finder.watch(lag)
    gate.forget() // the filter tried to learn the jump meanwhile, and is the worse for it
  }
  const align = (to: number) => {
    const by = lag === null ? 0 : to - lag
    const byFrames = Math.round(by / FRAME_SAMPLES) * FRAME_SAMPLES
    if (byFrames !== 0 && Math.abs(by - byFrames) <= SAME) return follow(byFrames)
    const isFirst = lag === null
    if (isFirst) finder.watch(to)
    lag = to
    if (to - shift >= LEAST && to - shift <= MOST) return
    if (!isFirst) moved += 1
    shift = to - BEFORE
    known.aheadSamples = shift - (start ?? 0)
    finder.watch(to)
    filter.reset()
    gate.forget()
  }
  const catchUp = () => {
    const frames = finder.jumped(grip === 'lost')
    jumpFrames = frames === jump ? jumpFrames + 1 : 0
    jump = frames
    if (frames === 0 || jumpFrames < JUMP_FRAMES) return
    finder.forget() // it would still find the echo where it was
    follow(frames * FRAME_SAMPLES)
    jump = 0
  }
  const judge = () => {
    const best = finder.best()
    if (!best) return
    const isEarly = best.frames < EARLY_FRAMES
    const isOurs = best.likeness >= (isEarly ? SURE_EARLY : SURE)
    judged = isOurs ? 'ours' : best.frames < DECIDED_FRAMES ? 'nothing' : 'other'
    if (isOurs && lastLag !== null && Math.abs(best.lagSamples - lastLag) <= SAME) {
      if (known.state === 'none') gate.rest()
      align(best.lagSamples)
      known.state = 'there'
    }
    lastLag = isOurs ? best.lagSamples : null
    if (best.likeness >= UNLIKE) unlike = 0
  }
  /** Without an echo the line is left alone, from the next soft moment on: it then comes 20 ms earlier. */
  const doubt = (frame: Frame) => {
    if (known.state === 'none' || lag !== null) return
    if (levelDb(far) > SOUNDS_DB) unlike += 1
    if (unlike >= NONE_FRAMES && levelDb(frame) < SOUNDS_DB) known.state = 'none'
  }
  const begin = () => {
    // what is heard first holds nothing newer than what was played last
    start = -Math.max(0, tape.count() - FRAME_SAMPLES)
    shift = start + known.aheadSamples
  }
  const rebase = (frames: number) => {
    finder.rebase(frames)
    const samples = frames * FRAME_SAMPLES
    start = (start ?? 0) - samples
    shift -= samples
    if (lag !== null) lag -= samples
    lastLag = null
    moved += 1
    gate.forget()
  }
  /** A line never called before: its first half second of our voice is not let back in until it is known whether it comes. */
  const order = (): GateOrder => {
    if (known.state === 'there') return grip === 'lost' ? 'shut' : 'judge'
    return judged === 'other' || quietFrames >= LATEST_FRAMES ? 'pass' : 'shut'
  }
  const clean = (frame: Frame): Frame => {
    if (isClosed) return frame
    if (start === null) begin()
    const change = lead((tape.count() - heardCount) / FRAME_SAMPLES)
    if (change !== 0) rebase(change)
    finder.heard(frame, known.state === 'there' && grip === 'firm')
    tape.at(heardCount - shift, far)
    heardCount += FRAME_SAMPLES
    catchUp()
    if ((heardCount / FRAME_SAMPLES) % JUDGE_FRAMES === 0) judge()
    doubt(frame)
    if (known.state === 'none') return frame
    const cleaned = filter.run(frame, far)
    grip = hold(frame, cleaned)
    const left = gate.pass(far, cleaned, order())
    if (known.state === 'there') account.add({ played: far, heard: frame, left })
    return left
  }
  const played = (frame: Frame) => {
    if (isClosed) return
    quietFrames = levelDb(frame) > SOUNDS_DB ? 0 : quietFrames + 1
    tape.add(frame)
    finder.played(frame)
  }
  return {
    played,
    clean,
    counts: () => ({
      echoDelayMs: lag === null ? null : durationMs(lag - (start ?? 0)),
      erlDb: account.erlDb(),
      erleDb: account.erleDb(),
      echoMoved: moved,
    }),
    [Symbol.asyncDispose]: async () => {
      if (isClosed) return
      isClosed = true
      ended()
    },
  }
}
