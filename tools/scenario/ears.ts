import { createHash } from 'node:crypto'
import { usualSettings } from '../../firmware/config/box-file.ts'
import { places } from '../../firmware/config/places.ts'
import { frames, silence } from '../../firmware/audio/frame.ts'
import { oneAtATime } from '../../firmware/flow/one-at-a-time.ts'
import type { Ear, Hearing, VoiceActivity } from '../../firmware/ports/ear.ts'
import type { Language } from '../../firmware/language/language.ts'
import { openEar } from '../../firmware/speech/ear.ts'
import { openVad } from '../../firmware/speech/vad.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { modelFile } from '../command/hear.ts'
import { openCallerVoice, render } from '../virtual/telephone.ts'

/** A caller's mouth and the box's ears, for many calls one after another. */
export interface Ears extends AsyncDisposable {
  readonly ear: Ear
  /**
   * Probability of speech, for each frame of some sound and of the second after it: as the box's network hears it whose
   * caller has been silent for as long as the box has spoken.
   */
  readonly voiced: (pcm: Int16Array) => Promise<readonly number[]>
  /** PCM16 at 8 000 Hz in espeak-ng's plain voice of the language. */
  readonly speak: (text: string, language: Language) => Promise<Int16Array>
}

/** A sentence of the box's. */
const listenedFrames = 250
const afterFrames = 50

/** One after another: the network has one memory. */
const createVoiced = (activity: VoiceActivity) => {
  const oneRun = oneAtATime()
  const known = new WeakMap<Int16Array, Promise<readonly number[]>>()
  const run = async (pcm: Int16Array): Promise<readonly number[]> => {
    const quiet = (count: number) => Array.from({ length: count }, silence)
    activity.reset()
    for (const frame of quiet(listenedFrames)) await activity.push(frame)
    const heard: number[] = []
    for (const frame of [...frames(pcm), ...quiet(afterFrames)]) heard.push(await activity.push(frame))
    return heard
  }
  return (pcm: Int16Array) => {
    const heard = known.get(pcm) ?? oneRun(() => run(pcm))
    known.set(pcm, heard)
    return heard
  }
}

/** The same sound, listened to in the same way, is heard the same: a recogniser that decodes greedily throws no dice. */
const remembering = (ear: Ear): Ear => {
  const known = new Map<string, Promise<Hearing>>()
  const hear: Ear['hear'] = (pcm, listening, signal) => {
    const { languages, expect, among } = listening
    const name = createHash('sha256')
      .update(new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength))
      .update(JSON.stringify([languages, expect, among]))
      .digest('hex')
    const heard = known.get(name) ?? ear.hear(pcm, listening, signal)
    known.set(name, heard)
    return heard
  }
  return { hear }
}

/** @throws MODEL_MISSING, LIBRARY_MISSING, NATIVE_MISSING */
export const openEars = async (model: string = usualSettings.model): Promise<Ears> => {
  await using stack = new AsyncDisposableStack()
  const ear = stack.use(
    await openEar({
      library: places().nativeLibrary,
      model: await modelFile(model),
      threads: usualSettings.threads,
      clock: systemClock,
    }),
  )
  const activity = stack.use(await openVad())
  const voice = stack.use(await openCallerVoice())
  const spoken = new Map<string, Promise<Int16Array>>()
  const speak = (text: string, language: Language) => {
    const name = `${language} ${text}`
    const pcm = spoken.get(name) ?? render(voice, text, language)
    spoken.set(name, pcm)
    return pcm
  }
  const rest = stack.move()
  return {
    ear: remembering(ear),
    voiced: createVoiced(activity),
    speak,
    [Symbol.asyncDispose]: () => rest[Symbol.asyncDispose](),
  }
}
