import type { AtSession } from '../../at/session.ts'
import { dialTones } from '../../audio/dtmf.ts'
import { frames, type Frame } from '../../audio/frame.ts'
import { createToneEar } from '../../audio/tone-ear.ts'
import type { TonePlan } from '../../audio/tone-plan.ts'
import { Fault, isFault } from '../../fault/fault.ts'
import type { Key } from '../../ports/line.ts'
import type { Clock } from '../../time/clock.ts'
import type { FlashMemory, Presses } from './flash-plan.ts'
import { flashHook, pressKeys } from './hook.ts'
import type { VoicePath } from './voice-path.ts'

export interface RecallHookOptions {
  readonly at: AtSession
  readonly path: () => VoicePath
  readonly clock: Clock
  readonly tones: TonePlan
  readonly memory: FlashMemory
}

/** Presses the hook of a call that is up. A flash is a command, so the stream is left for it (modems.md 3.2, +VTS). */
export interface RecallHook {
  /** Parks the other side. @throws LINE_CANNOT where the exchange makes nothing of it; they are there again then */
  readonly park: () => Promise<void>
  /** @throws LINE_CANNOT where no tone asks for a digit */
  readonly press: (presses: Presses) => Promise<void>
  /** Dials on the tone that is heard, by keys: a dialling command goes on the hook when it comes to nothing. */
  readonly dial: (digits: string) => Promise<void>
  /** From the flash to what it leads to: what is heard and reported meanwhile is our own doing. */
  readonly isPressing: () => boolean
  readonly hear: (frame: Frame) => void
  readonly code: (letter: string) => void
}

/** An exchange that knows the flash has asked for a digit by then. */
const TONE_MS = 2_500
/** So much of a dial tone: in Croatia it comes in bursts of 200 ms (modems.md 5.1). */
const TONE_FRAMES = 15
const LOOK_MS = 20
/** Two flashes within less are one hang-up. */
const PAUSE_MS = 1_000

const NO_TONE = 'the exchange answers a hook flash with no dial tone'
const NO_HOOK = 'the modem does not press the hook'

export const createRecallHook = (options: RecallHookOptions): RecallHook => {
  const { at, path, clock, memory } = options
  const dialTone = options.tones.tones.filter(({ name }) => name === 'dial' || name === 'special dial')
  const groups = dialTone.flatMap(({ bursts }) => bursts.map(({ hz }) => hz))
  let ear = createToneEar(groups)
  let tonedFrames = 0
  let pressing = 0

  const refuse = (why: string): never => {
    memory.works = false
    throw new Fault('LINE_CANNOT', { what: 'hold a call', why })
  }
  const flash = async () => {
    ear = createToneEar(groups)
    await path().close()
    tonedFrames = 0
    try {
      await flashHook(at)
    } catch (error) {
      await path().open()
      throw isFault(error, 'AT_ERROR') ? refuse(NO_HOOK) : error
    }
    await path().open()
  }
  const isToneHeard = () => tonedFrames >= TONE_FRAMES
  const isToned = async () => {
    for (let ms = 0; ms < TONE_MS && !isToneHeard(); ms += LOOK_MS) await clock.sleep(LOOK_MS, at.closed)
    return isToneHeard()
  }
  /** A modem without keys among its tones: they are said, and reach the exchange as well as a busy processor lets them. */
  const sayKeys = async (keys: string) => {
    for (const frame of frames(dialTones(Array.from(keys) as Key[]))) await path().say(frame)
    await path().drain()
  }
  const dial = async (keys: string) => {
    await path().close()
    const refused = await pressKeys(at, keys).catch((error: unknown) => error)
    await path().open()
    if (isFault(refused, 'AT_ERROR')) await sayKeys(keys)
    else if (refused !== undefined) throw refused
  }
  const whilePressing = async (work: () => Promise<void>) => {
    pressing += 1
    try {
      await work()
    } finally {
      pressing -= 1
    }
  }
  const park = () =>
    whilePressing(async () => {
      await flash()
      if (await isToned()) return void (memory.works = true)
      await flash() // parked without a tone they are back by it; and where it is ignored it does no harm
      refuse(NO_TONE)
    })
  const press = (presses: Presses) =>
    whilePressing(async () => {
      for (const [i, digit] of presses.entries()) {
        if (i > 0) await clock.sleep(PAUSE_MS, at.closed)
        await flash()
        if (digit !== '' && !(await isToned()))
          throw new Fault('LINE_CANNOT', { what: 'do that', why: NO_TONE })
        if (digit !== '') await dial(digit)
      }
    })
  return {
    park,
    press,
    dial,
    isPressing: () => pressing > 0,
    hear: frame => {
      if (pressing > 0 && ear.push(frame).group >= 0) tonedFrames += 1
    },
    code: letter => {
      if (pressing > 0 && letter === 'd') tonedFrames = TONE_FRAMES
    },
  }
}
