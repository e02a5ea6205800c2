import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPath, pathSettings, type PathChange } from '../../board/virtual/path/path.ts'
import { concat, frames, levelDb, RATE_HZ, silence } from '../../firmware/audio/frame.ts'
import { readWav } from '../../firmware/audio/wav.ts'
import type { EchoCanceller } from '../../firmware/ports/echo.ts'

/** Recorded voices of test/fixtures/speech, one language after another as one stream. */
export const voices = (language: string): Int16Array =>
  concat(
    ['000', '002', '004', '006', '008'].map(number => {
      const file = join(import.meta.dirname, `../../test/fixtures/speech/${language}_${number}_clean.wav`)
      const wav = readWav(readFileSync(file))
      if (!('pcm' in wav)) throw new Error(`${file} is no WAV of this project`)
      return wav.pcm
    }),
  )

/** One call through a canceller: what we said, what the line brought, what was left of it. */
export interface Trial {
  readonly said: Int16Array
  readonly heard: Int16Array
  readonly left: Int16Array
  /** How long each frame through the canceller took. */
  readonly wallMs: readonly number[]
  /** How much this thread was at work for all of them; its clock is too coarse for one. */
  readonly cpuMs: number
}

export interface TrialOptions {
  readonly echo: EchoCanceller
  readonly path: PathChange
  readonly said: Int16Array
  readonly caller?: Int16Array
  readonly seed?: number
  /** Frames that are with the device before it plays the first. */
  readonly ahead?: number
  /** Frames that a busy host never plays; the device says nothing meanwhile. */
  readonly skips?: (frame: number) => boolean
  /** Changes the path at a frame. */
  readonly change?: (settings: ReturnType<typeof pathSettings>, frame: number) => void
}

const AHEAD = 2

/** Plays a call without a clock: a frame each way, one after another, as fast as it goes. */
export const runTrial = (options: TrialOptions): Trial => {
  const { echo, said, seed = 1, ahead = AHEAD } = options
  const settings = pathSettings(options.path)
  const path = createPath(settings, seed)
  const mouth = frames(options.caller ?? new Int16Array(0))
  const inside = Array.from({ length: ahead }, silence)
  const [heard, left]: [Int16Array[], Int16Array[]] = [[], []]
  const wallMs: number[] = []
  let cpuMs = 0
  const clean = (frame: Int16Array) => {
    const startMs = performance.now()
    const start = process.threadCpuUsage()
    const cleaned = echo.clean(frame)
    const { user, system } = process.threadCpuUsage(start)
    wallMs.push(performance.now() - startMs)
    cpuMs += (user + system) / 1_000
    return cleaned
  }
  for (const frame of inside) echo.played(frame)
  for (const [i, frame] of frames(said).entries()) {
    options.change?.(settings, i)
    const isSkipped = options.skips?.(i) ?? false
    if (!isSkipped) {
      echo.played(frame)
      inside.push(frame)
    }
    const spoken = isSkipped ? silence() : (inside.shift() ?? silence())
    for (const arrived of path.toDevice(mouth[i] ?? silence(), spoken)) {
      left.push(clean(arrived))
      heard.push(arrived)
    }
  }
  return { said, heard: concat(heard), left: concat(left), wallMs, cpuMs }
}

const part = (pcm: Int16Array, fromS: number, toS: number) => pcm.subarray(fromS * RATE_HZ, toS * RATE_HZ)

/** How much weaker than we said it something is, dB, over part of a call: echo return loss. */
export const lossDb = (said: Int16Array, back: Int16Array, fromS: number, toS: number): number =>
  levelDb(part(said, fromS, toS)) - levelDb(part(back, fromS, toS))
