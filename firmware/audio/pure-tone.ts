import { FRAME_MS, RATE_HZ, type Frame } from './frame.ts'
import { hannSeen } from './probe.ts'
import { peakOf, turnOf, wrapped } from './sine.ts'

/** One steady tone was on the line, whatever its frequency. */
export interface PureTone {
  readonly hz: number
  readonly fromMs: number
  readonly forMs: number
  /** False while it goes on. */
  readonly isOver: boolean
}

/** Hears single tones that no list names: the beep of an answering machine, the answer of a fax. */
export interface PureToneEar {
  /** The tone that goes on or has just ended; null without. */
  push(frame: Frame): PureTone | null
}

/** Of all that is heard; the voice never comes near it for long. */
const SHARE = 0.85
/** From frame to frame a tone of a machine stays where it is. */
const STEADY_HZ = 15
/** Mean square of -40 dBm0. */
const FAINT = peakOf(-40) ** 2 / 2
const SHIFT = 60

/** Frequency of the strongest tone; white noise does not pull it. Source: V. F. Pisarenko, 1973, for one sinusoid */
const roughHz = (frame: Frame): number => {
  let one = 0
  let two = 0
  for (let i = 2; i < frame.length; i += 1) {
    const sample = frame[i] as number
    one += sample * (frame[i - 1] as number)
    two += sample * (frame[i - 2] as number)
  }
  if (one === 0) return RATE_HZ / 4
  const cosine = (two + Math.sqrt(two * two + 8 * one * one)) / (4 * Math.abs(one))
  return (Math.acos(Math.min(1, Math.max(-1, cosine * Math.sign(one)))) * RATE_HZ) / (2 * Math.PI)
}

/** The tone that is nearly all of the frame; null: there is none. */
const toneIn = (frame: Frame): number | null => {
  const rough = roughHz(frame)
  const size = frame.length - SHIFT
  const first = hannSeen(frame, 0, size, rough)
  if (first.all < FAINT) return null
  const second = hannSeen(frame, SHIFT, size, rough)
  const turned = wrapped(second.angle - first.angle - turnOf(rough) * SHIFT)
  const hz = rough + (turned * RATE_HZ) / (2 * Math.PI * SHIFT)
  const { tone, all } = hannSeen(frame, 0, frame.length, hz)
  return tone >= SHARE * all ? hz : null
}

export const createPureToneEar = (): PureToneEar => {
  let frames = 0
  let going: { hz: number; readonly from: number } | null = null
  const push = (frame: Frame): PureTone | null => {
    const hz = toneIn(frame)
    const before = going
    frames += 1
    if (before && hz !== null && Math.abs(hz - before.hz) <= STEADY_HZ) {
      before.hz += (hz - before.hz) / 4
      return told(before, false)
    }
    going = hz === null ? null : { hz, from: frames - 1 }
    if (before) return told(before, true)
    return going && told(going, false)
  }
  const told = ({ hz, from }: { readonly hz: number; readonly from: number }, isOver: boolean): PureTone => ({
    hz,
    fromMs: from * FRAME_MS,
    forMs: (frames - from - (isOver ? 1 : 0)) * FRAME_MS,
    isOver,
  })
  return { push }
}
