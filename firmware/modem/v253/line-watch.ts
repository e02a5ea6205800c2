import { farEndThere, judgeFarEnd, type FarEndInput, type FarEndPolicy } from '../../audio/far-end.ts'
import { levelDb, SILENT_DB, type Frame } from '../../audio/frame.ts'
import { createToneDetector } from '../../audio/tone-detector.ts'
import type { TonePlan } from '../../audio/tone-plan.ts'
import type { Key } from '../../ports/line.ts'
import type { Clock } from '../../time/clock.ts'
import { createKeyEar } from '../sound/key-ear.ts'
import { createKeyReader } from './keys.ts'

export interface LineWatchOptions {
  readonly clock: Clock
  readonly tones: TonePlan
  readonly policy: FarEndPolicy
  /** The other side is gone, by this sign of it. Told once. */
  readonly gone: (sign: string) => void
  readonly key: (key: Key) => void
}

/** Follows one call by what the modem tells and by what is heard: no single sign works on every network (modems.md 5.5). */
export interface LineWatch {
  /** A code of the modem's. */
  readonly code: (letter: string) => void
  /** 20 ms of the other side; gives what is to be heard of it. */
  readonly heard: (frame: Frame) => Frame
  /** 20 ms as it goes to the modem. */
  readonly played: (frame: Frame) => void
  /** We speak. */
  readonly said: () => void
}

/** The modem's word for a tone. */
const toneOfCode: Readonly<Record<string, string>> = {
  d: 'dial',
  b: 'busy',
  K: 'congestion',
  J: 'special information',
}
const inputOf = (code: string, atMs: number): FarEndInput | null => {
  const tone = toneOfCode[code]
  if (tone !== undefined) return { on: 'tone', tone, atMs }
  if (code === 'l') return { on: 'loop dropped', atMs }
  return code === 'L' ? { on: 'polarity reversed', atMs } : null
}

export const createLineWatch = (options: LineWatchOptions): LineWatch => {
  const { clock, policy, gone, key } = options
  const tones = createToneDetector(options.tones)
  const keyEar = createKeyEar({ clock, pressed: key })
  const modemKeys = createKeyReader(keyEar.told)
  const startMs = clock.nowMs()
  let farEnd = farEndThere

  const judge = (input: FarEndInput) => {
    if (farEnd.gone) return
    farEnd = judgeFarEnd(farEnd, input, policy)
    if (farEnd.gone) gone(farEnd.gone.by)
  }
  const code = (letter: string) => {
    modemKeys.push(letter)
    const input = inputOf(letter, clock.nowMs() - startMs)
    if (input) judge(input)
    // its own silence timer is off, so this is a judgement of the modem's
    if (letter === 's' && !policy.ignored.includes('silence')) gone('silence')
  }
  const heard = (frame: Frame) => {
    const atMs = clock.nowMs() - startMs
    for (const { on, tone } of tones.push(frame)) if (on === 'began') judge({ on: 'tone', tone, atMs })
    judge({ on: levelDb(frame) > SILENT_DB ? 'sound' : 'tick', atMs })
    return keyEar.heard(frame)
  }
  return {
    code,
    heard,
    played: keyEar.played,
    said: () => judge({ on: 'sound', atMs: clock.nowMs() - startMs }),
  }
}
