import { durationMs, FRAME_SAMPLES, levelDb, RATE_HZ, type Frame } from '../audio/frame.ts'
import { isFault } from '../fault/fault.ts'
import type { EchoCanceller, EchoControl } from '../ports/echo.ts'
import type { Log } from '../ports/log.ts'
import { echoAccount } from './echo-account.ts'
import { createDelayFinder } from './echo-delay.ts'
import { loadEchoLibrary, type EchoFilter, type EchoFilterOptions } from './echo-library.ts'

/**
 * A two-wire line gives our voice back at its hybrid, and some modems' serial audio has an echo too (modems.md 3.2 on +VTR,
 * "without acoustic or line echo cancellation", and 7.6). Left alone, the box would hear itself and take it for a caller
 * who interrupts. The long and constant part of the delay (buffers, USB) is found by comparison and taken out first, so that
 * the filter needs no more than a hybrid's own length.
 */

/** 64 ms: 32 for the hybrid (ITU-T G.168 gives national lines less), the rest for a delay not met exactly. */
const TAIL = (64 * RATE_HZ) / 1_000
/** So much of the tail lies before the strongest echo. */
const BEFORE = (8 * RATE_HZ) / 1_000
/** The strongest echo may lie here in the tail without need to align anew. */
const LEAST = (1 * RATE_HZ) / 1_000
const MOST = (32 * RATE_HZ) / 1_000
/** Of speech that has nothing to do with ours up to 0.13 were seen, of an echo 15 dB over noise 0.2 and of a clean one 0.6. */
const SURE = 0.25
const UNLIKE = 0.15
/** Judged each 100 ms; two judgements in a row must agree to 1 ms. */
const JUDGE_FRAMES = 5
const SAME = (1 * RATE_HZ) / 1_000
/** So much of our voice without an echo, and there is none: 3 s. */
const NONE_FRAMES = 150
const SOUNDS_DB = -45
/** So soft, or softer, that a cut of 20 ms cannot be heard. */
const SOFT_DB = -45
/** Of what was played, 2 s. */
const TAPE = 16_384

const options: EchoFilterOptions = { tailSamples: TAIL, suppressDb: -40, suppressActiveDb: -15 }

/** What a line knows of its echo from call to call, in figures and in the filter. */
interface Knowledge {
  readonly filter: EchoFilter
  state: 'seeking' | 'there' | 'none'
  /** From playing to hearing the strongest of it. */
  delaySamples: number | null
}

/** What was played, by its number. */
const farTape = () => {
  const tape = new Int16Array(TAPE)
  let count = 0
  const add = (frame: Frame) => {
    for (let i = 0; i < FRAME_SAMPLES; i += 1) tape[(count + i) % TAPE] = frame[i] ?? 0
    count += FRAME_SAMPLES
  }
  const at = (from: number, into: Frame) => {
    for (let i = 0; i < FRAME_SAMPLES; i += 1) {
      const sample = from + i
      const isThere = sample >= 0 && sample < count && sample >= count - TAPE
      into[i] = isThere ? (tape[sample % TAPE] ?? 0) : 0
    }
    return into
  }
  return { add, at, count: () => count }
}

const createCanceller = (known: Knowledge, ended: () => void): EchoCanceller => {
  const { filter } = known
  const tape = farTape()
  const finder = createDelayFinder()
  const account = echoAccount()
  const far = new Int16Array(FRAME_SAMPLES)
  let heardCount = 0
  /** The same as below for a line without any delay; known once something is heard. */
  let start: number | null = null
  /** From the number of what was played at the beginning of the tail to the number of what is heard. */
  let shift = 0
  let lag: number | null = null
  let lastLag: number | null = null
  let unlike = 0
  let moved = 0
  let isClosed = false

  const align = (to: number) => {
    const isMoved = lag !== null
    lag = to
    known.delaySamples = to - (start ?? 0)
    if (to - shift >= LEAST && to - shift <= MOST) return
    if (isMoved) moved += 1
    shift = to - BEFORE
    filter.reset()
  }
  const judge = () => {
    const best = finder.best()
    if (!best) return
    if (best.likeness >= SURE && lastLag !== null && Math.abs(best.lagSamples - lastLag) <= SAME) {
      align(best.lagSamples)
      known.state = 'there'
    }
    lastLag = best.likeness >= SURE ? best.lagSamples : null
    if (best.likeness >= UNLIKE) unlike = 0
  }
  /** Without an echo the line is left alone, from the next soft moment on. */
  const doubt = (frame: Frame) => {
    if (known.state === 'none' || lag !== null) return
    if (levelDb(far) > SOUNDS_DB) unlike += 1
    if (unlike >= NONE_FRAMES && levelDb(frame) < SOFT_DB) known.state = 'none'
  }
  const begin = () => {
    // what is heard first holds nothing newer than what was played last
    start = -Math.max(0, tape.count() - FRAME_SAMPLES)
    shift = start + Math.max(0, (known.delaySamples ?? 0) - BEFORE)
  }
  const clean = (frame: Frame): Frame => {
    if (isClosed) return frame
    if (start === null) begin()
    finder.heard(frame)
    tape.at(heardCount - shift, far)
    heardCount += FRAME_SAMPLES
    if ((heardCount / FRAME_SAMPLES) % JUDGE_FRAMES === 0) judge()
    doubt(frame)
    if (known.state === 'none') return frame
    const left = filter.run(frame, far)
    if (known.state === 'there') account.add({ played: far, heard: frame, left })
    return left
  }
  return {
    played: frame => {
      if (isClosed) return
      tape.add(frame)
      finder.played(frame)
    },
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

const deaf: EchoCanceller = {
  played: () => undefined,
  clean: frame => frame,
  counts: () => ({ echoDelayMs: null, erlDb: null, erleDb: null, echoMoved: 0 }),
  [Symbol.asyncDispose]: async () => undefined,
}

export interface EchoOptions {
  readonly log: Log
  /** Another library than Debian's libspeexdsp.so.1. */
  readonly library?: string
}

const createControl = (open: () => EchoFilter): EchoControl => {
  /** Of calls that are over; two only where a line has had two calls at once. */
  const idle: Knowledge[] = []
  let isClosed = false
  const begin = () => {
    const known = idle.pop() ?? { filter: open(), state: 'seeking', delaySamples: null }
    const ended = () => {
      if (isClosed) known.filter.close()
      else idle.push(known)
    }
    return createCanceller(known, ended)
  }
  const close = async () => {
    isClosed = true
    for (const { filter } of idle.splice(0)) filter.close()
  }
  return { begin, [Symbol.asyncDispose]: close }
}

/** Opens the echo control of a line. Without the library the line is heard as it is, and the log says so once. */
export const openEcho = ({ log, library }: EchoOptions): EchoControl => {
  try {
    const open = loadEchoLibrary(library)
    return createControl(() => open(options))
  } catch (error) {
    if (!isFault(error, 'LIBRARY_MISSING')) throw error
    log.warn({ code: error.code, reason: error.message }, 'no echo canceller, the line is heard as it is')
    return { begin: () => deaf, [Symbol.asyncDispose]: async () => undefined }
  }
}
