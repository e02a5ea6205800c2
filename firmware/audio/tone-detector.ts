import { createBurstCutter, type Going } from './burst.ts'
import { createCadence, cyclesToBelieve, latestOff, type Cadence } from './cadence.ts'
import type { Frame } from './frame.ts'
import { createToneEar } from './tone-ear.ts'
import type { Tone, ToneName, TonePlan } from './tone-plan.ts'

/** A tone of the exchange was recognised, or is over. */
export interface ToneHeard {
  readonly on: 'began' | 'ended'
  readonly tone: ToneName
  /** Whole cycles so far; 0 for one without cycles. */
  readonly cycles: number
  /** Counted in the audio, ms. */
  readonly atMs: number
}

/** Recognises the tones of one country in the audio of a line. */
export interface ToneDetector {
  /** What these 20 ms decided: mostly nothing. Under 0.05 ms of a core (measured). */
  push(frame: Frame): readonly ToneHeard[]
  /** What sounds at the moment, its silences included; null: none. */
  tone(): ToneName | null
}

/** A tone without end is believed after this: Asterisk's hang-up tone lasts 1.3 s (modems.md 5.2). */
const STEADY_MS = 1_500
/** … and after this much of the longest burst that its country has on those frequencies. */
const STEADY_FACTOR = 1.4
/** One burst of ringing is known by its length once this much of its silence has passed. */
const RINGING_SILENCE = 0.4
const NOTHING: readonly ToneHeard[] = []

const isEndless = ({ bursts }: Tone) => bursts.length === 1 && bursts[0]?.offMs === 0
const nameOf = (hz: readonly number[]) => hz.join('+')

/** How long a tone without end must sound, so that it is no burst of another. */
const steadyMs = (plan: TonePlan, tone: Tone): number => {
  const hz = nameOf(tone.bursts[0]?.hz ?? [])
  const bursts = plan.tones
    .filter(other => !isEndless(other))
    .flatMap(({ takes, bursts }) =>
      bursts.filter(burst => nameOf(burst.hz) === hz).map(({ onMs }) => takes?.onMs[1] ?? onMs),
    )
  return Math.max(STEADY_MS, STEADY_FACTOR * Math.max(0, ...bursts))
}

/** Listens for the tones of `plan`. Frequencies and times by modems.md 5.1, the recipe by 5.1 and 5.2. */
export const createToneDetector = (plan: TonePlan): ToneDetector => {
  const all = plan.tones.flatMap(({ bursts }) => bursts.map(({ hz }) => hz))
  const groups = [...new Map(all.map(hz => [nameOf(hz), hz])).values()]
  const groupOf = (hz: readonly number[]) => groups.findIndex(group => nameOf(group) === nameOf(hz))
  const ear = createToneEar(groups)
  const cutter = createBurstCutter()
  const cadences = plan.tones.filter(tone => !isEndless(tone)).map(tone => createCadence(tone, groupOf))
  const endless = plan.tones.filter(isEndless).map(tone => ({
    name: tone.name,
    group: groupOf(tone.bursts[0]?.hz ?? []),
    afterMs: steadyMs(plan, tone),
  }))
  let believed: { readonly name: ToneName; readonly cadence: Cadence | null } | null = null

  const told = (on: ToneHeard['on'], tone: ToneName, cycles: number): ToneHeard => ({
    on,
    tone,
    cycles,
    atMs: cutter.nowMs(),
  })
  const steady = (going: Going | null): ToneName | null => {
    if (!going || going.offMs > 0) return null
    return endless.find(({ group, afterMs }) => group === going.group && going.onMs >= afterMs)?.name ?? null
  }
  /** Ringing is told by its first burst: who waits for it to end must know before the second. */
  const isRinging = ({ tone }: Cadence, going: Going | null): boolean => {
    const [burst] = tone.bursts
    if (tone.name !== 'ringback' || tone.bursts.length > 1 || !burst || !going) return false
    const [least, most] = tone.takes?.onMs ?? [burst.onMs * 0.85, burst.onMs * 1.15]
    const isItsLength = going.onMs >= least && going.onMs <= most
    const isItsSilence = going.offMs > RINGING_SILENCE * burst.offMs && going.offMs <= latestOff(tone, burst)
    return groupOf(burst.hz) === going.group && isItsLength && isItsSilence
  }
  const rhythm = (going: Going | null): Cadence | null =>
    cadences.find(
      cadence => cadence.cycles() >= cyclesToBelieve[cadence.tone.name] || isRinging(cadence, going),
    ) ?? null
  const isOver = (going: Going | null): boolean => {
    if (!believed) return false
    const { name, cadence } = believed
    if (!cadence) return steady(going) !== name
    if (!going) return true
    return !isRinging(cadence, going) && !(cadence.cycles() > 0 && cadence.mayBe(going))
  }
  const decide = (): ToneHeard[] => {
    const going = cutter.going()
    const said: ToneHeard[] = []
    if (believed && isOver(going)) {
      said.push(told('ended', believed.name, believed.cadence?.cycles() ?? 0))
      believed.cadence?.reset()
      believed = null
    }
    if (believed) return said
    const cadence = rhythm(going)
    const name = cadence?.tone.name ?? steady(going)
    if (!name) return said
    believed = { name, cadence }
    return [...said, told('began', name, cadence?.cycles() ?? 0)]
  }
  const push = (frame: Frame) => {
    const heard = cutter.push(ear.push(frame))
    for (const one of heard) for (const cadence of cadences) cadence.hear(one)
    if (heard.length === 0 && !believed && !cutter.going()) return NOTHING
    return decide()
  }
  return { push, tone: () => believed?.name ?? null }
}
