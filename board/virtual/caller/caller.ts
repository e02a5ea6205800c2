import { dtmf } from '../../../firmware/audio/dtmf.ts'
import type { Frame } from '../../../firmware/audio/frame.ts'
import { mailbox } from '../../../firmware/flow/mailbox.ts'
import type { Key } from '../../../firmware/ports/line.ts'

import { createMouth, type Spoken } from './mouth.ts'
import { createRecorder, isSound, type Recording } from './recording.ts'
import type { PathSettings } from '../path/path.ts'
import type { OutgoingCall, Party } from '../exchange/terminal.ts'

/** Someone with a telephone. Disposing hangs up. */
export interface Caller extends AsyncDisposable {
  /** True when the other side answered, false when it never did. */
  readonly answered: Promise<boolean>
  /** Resolves when the call is over, whoever ended it. */
  readonly over: Promise<void>
  /** What they hear from the answer on, at line pace; a slow reader loses the oldest minute. */
  readonly heard: AsyncIterable<Frame>
  /** Says PCM16 at 8 000 Hz at line pace; resolves when the last sample is on the line. Aborting breaks it off. */
  readonly say: (pcm: Int16Array, signal?: AbortSignal) => Promise<Spoken>
  /** Presses a key: its tones are on the line, none for 0 ms, and the network tells the modem when it is let go. */
  readonly press: (key: Key, holdMs?: number) => Promise<Spoken>
  /** Resolves at the next sound from the other side, at once if there is one; its position in samples, null if the call ended. */
  readonly untilSound: () => Promise<number | null>
  /** Resolves when the other side has been quiet this long; null if the call ended first. */
  readonly untilQuiet: (ms: number) => Promise<number | null>
  readonly hangUp: () => void
  /** What is wrong with this call; to be changed at any time. */
  readonly path: PathSettings
  /** The keys that the other side pressed. */
  readonly felt: () => readonly Key[]
  /** Samples since the answer. */
  readonly position: () => number
  readonly recording: () => Recording
}

const HEARD_LIMIT = 3_000
const HOLD_MS = 100
const MS_SAMPLES = 8

interface Watch {
  readonly holds: () => boolean
  readonly met: (sample: number | null) => void
}

/** @param dial starts the call; its events come to the party given */
export const createCaller = (dial: (party: Party) => OutgoingCall): Caller => {
  const recorder = createRecorder()
  const mouth = createMouth()
  const heard = mailbox<Frame>({ limit: HEARD_LIMIT, full: 'drop oldest' })
  const answered = Promise.withResolvers<boolean>()
  const over = Promise.withResolvers<void>()
  let watches: Watch[] = []
  const felt: Key[] = []
  let quietSamples = 0
  let isOver = false

  const check = () => {
    const met = watches.filter(watch => watch.holds())
    if (met.length === 0) return
    watches = watches.filter(watch => !met.includes(watch))
    for (const watch of met) watch.met(recorder.samples())
  }
  const exchange = (speak: () => Frame): Frame => {
    const mine = mouth.next(recorder.samples())
    const theirs = speak()
    recorder.add(mine, theirs)
    heard.put(theirs)
    quietSamples = isSound(theirs) ? 0 : quietSamples + theirs.length
    check()
    return mine
  }
  const released = () => {
    isOver = true
    answered.resolve(false)
    mouth.end(recorder.samples())
    heard.close()
    for (const watch of watches) watch.met(null)
    watches = []
    over.resolve()
  }
  const until = (holds: () => boolean) =>
    new Promise<number | null>(met => {
      if (isOver) met(null)
      else watches.push({ holds, met })
    })
  const call = dial({
    answered: () => answered.resolve(true),
    released,
    exchange,
    pressed: key => void felt.push(key),
  })
  const press = async (key: Key, holdMs = HOLD_MS) => {
    const spoken = await mouth.interject(dtmf(key, holdMs))
    if (spoken.isWhole) call.press(key)
    return spoken
  }
  return {
    answered: answered.promise,
    over: over.promise,
    heard,
    say: mouth.say,
    press,
    untilSound: () => until(() => recorder.samples() > 0 && quietSamples === 0),
    untilQuiet: ms => until(() => quietSamples >= ms * MS_SAMPLES),
    hangUp: call.release,
    path: call.path,
    felt: () => felt,
    position: recorder.samples,
    recording: recorder.recording,
    [Symbol.asyncDispose]: async () => {
      call.release()
      await over.promise
    },
  }
}
