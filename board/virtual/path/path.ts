import { silence, type Frame } from '../../../firmware/audio/frame.ts'
import { codec, type Codec } from './codec.ts'
import { hybrid, type Hybrid } from './hybrid.ts'
import { noise, type Noise } from './noise.ts'
import { add, chain, following, gain, type Stage } from './stage.ts'
import { cut, delay, drops, jitter, slip, type Drops } from './timing.ts'

/** What is wrong with one direction of a call. Change any of it at any time; what is an object is replaced, not changed. */
export interface Impairments {
  gainDb: number
  noise: Noise | null
  codec: Codec
  drops: Drops | null
  delayMs: number
  /** How much later than the delay a frame may come. */
  jitterMs: number
  /** Nothing is heard this way. */
  isCut: boolean
  /** The bytes are off by one. */
  isSlipped: boolean
}

/** The path of one call between its two ends. */
export interface PathSettings {
  readonly toDevice: Impairments
  readonly toCaller: Impairments
  /** Gives the device some of what it says back. */
  echo: Hybrid | null
}
export interface PathChange {
  readonly toDevice?: Partial<Impairments>
  readonly toCaller?: Partial<Impairments>
  readonly echo?: Hybrid | null
}

/** Carries a call's audio, as its settings are at the moment. */
export interface LinePath {
  readonly settings: PathSettings
  /** What the device hears of the other side, and of what it said in the same 20 ms: a frame, at times none or several. */
  readonly toDevice: (frame: Frame, said: Frame) => readonly Frame[]
  readonly toCaller: (frame: Frame) => Frame
}

const clear = (): Impairments => ({
  gainDb: 0,
  noise: null,
  codec: 'linear',
  drops: null,
  delayMs: 0,
  jitterMs: 0,
  isCut: false,
  isSlipped: false,
})

/** A path on which every sample arrives as it was sent, changed as told. */
export const pathSettings = (...changes: readonly (PathChange | undefined)[]): PathSettings =>
  changes.reduce<PathSettings>(
    (path, change) => ({
      toDevice: { ...path.toDevice, ...change?.toDevice },
      toCaller: { ...path.toCaller, ...change?.toCaller },
      echo: change?.echo === undefined ? path.echo : change.echo,
    }),
    { toDevice: clear(), toCaller: clear(), echo: null },
  )

/** What a direction does on its way out: everything but the jitter, which changes how many frames come. */
const direction = (now: Impairments, seed: number): Stage =>
  chain(
    following(() => now.gainDb, gain),
    following(
      () => now.noise,
      setting => noise(setting, seed + 1),
    ),
    following(() => now.codec, codec),
    following(
      () => now.drops,
      setting => drops(setting, seed + 2),
    ),
    following(() => now.delayMs, delay),
    following(() => now.isCut, cut),
    following(() => now.isSlipped, slip),
  )

/** For a listener who takes exactly one frame each 20 ms. */
const WAITING_LIMIT = 10

const jittered = (now: Impairments, seed: number) => {
  let setting = now.jitterMs
  let stage = jitter(setting, seed)
  return (frame: Frame) => {
    if (now.jitterMs !== setting) {
      setting = now.jitterMs
      stage = jitter(setting, seed)
    }
    return stage(frame)
  }
}

const echoOf = (settings: PathSettings, seed: number) => {
  const coded = following(() => settings.toCaller.codec, codec)
  let setting = settings.echo
  let back = setting && hybrid(setting, seed)
  return (said: Frame): Frame | null => {
    if (settings.echo !== setting) {
      setting = settings.echo
      back = setting && hybrid(setting, seed)
    }
    return back ? back(coded(said)) : null
  }
}

/** @param seed the same path and the same words give the same sound */
export const createPath = (settings: PathSettings, seed = 1): LinePath => {
  const down = direction(settings.toDevice, seed)
  const up = direction(settings.toCaller, seed + 100)
  const late = jittered(settings.toDevice, seed + 3)
  const lateUp = jittered(settings.toCaller, seed + 103)
  const echo = echoOf(settings, seed + 4)
  const waiting: Frame[] = []

  const toDevice: LinePath['toDevice'] = (frame, said) => {
    const back = echo(said)
    return late(down(back ? add(frame, back) : frame))
  }
  const toCaller = (frame: Frame): Frame => {
    if (settings.toCaller.jitterMs === 0 && waiting.length === 0) return up(frame)
    waiting.push(...lateUp(up(frame)))
    if (waiting.length > WAITING_LIMIT) waiting.shift()
    return waiting.shift() ?? silence()
  }
  return { settings, toDevice, toCaller }
}
