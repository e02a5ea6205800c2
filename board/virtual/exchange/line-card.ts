import { FRAME_MS, FRAME_SAMPLES, silence, type Frame } from '../../../firmware/audio/frame.ts'
import type { Clock } from '../../../firmware/time/clock.ts'
import { pace } from '../../../firmware/time/pace.ts'
import type { LinePath } from '../path/path.ts'
import type { Party, Terminal } from './terminal.ts'

/** One call at a terminal, as far as its audio goes. */
export interface Leg {
  /** Who is heard and spoken to: a party, or a tone while there is none. */
  source: Pick<Party, 'exchange'>
  isHeld: boolean
  readonly path: LinePath
  /** Goes to the other side in place of what the terminal says, as the tones of a key do. */
  readonly over: Frame[]
}

/** A terminal's place in the exchange: carries 20 ms both ways every 20 ms while any call is there. */
export interface LineCard {
  readonly attach: (leg: Leg) => void
  readonly detach: (leg: Leg) => void
}

const LIMIT = 32_767
const mix = (frames: readonly Frame[]): Frame => {
  if (frames.length === 1) return frames[0] ?? silence()
  const sum = silence()
  for (const frame of frames)
    for (let i = 0; i < FRAME_SAMPLES; i += 1)
      sum[i] = Math.max(-LIMIT, Math.min(LIMIT, (sum[i] ?? 0) + (frame[i] ?? 0)))
  return sum
}

export const createLineCard = (clock: Clock, terminal: Pick<Terminal, 'hear' | 'speak'>): LineCard => {
  /** With what each of them said last: in a conference the others hear it, at the latest one tick later. */
  const legs = new Map<Leg, Frame>()
  let running: AbortController | undefined

  /** The other side of one call, as it comes out of its path. */
  const carry = (leg: Leg, spoken: Frame): readonly Frame[] => {
    const others = [...legs].filter(([other]) => other !== leg && !other.isHeld).map(([, said]) => said)
    const mine = leg.isHeld ? silence() : mix([leg.over.shift() ?? spoken, ...others])
    const theirs = leg.source.exchange(() => leg.path.toCaller(mine))
    if (legs.has(leg)) legs.set(leg, theirs)
    const arrived = leg.path.toDevice(theirs, mine)
    return leg.isHeld ? [] : arrived
  }
  const tick = () => {
    const spoken = terminal.speak() ?? silence()
    const heard = [...legs.keys()].map(leg => carry(leg, spoken))
    if (heard.length === 1) for (const frame of heard[0] ?? []) terminal.hear(frame)
    // in a conference a frame that is late stays out, and none comes twice
    else terminal.hear(mix(heard.map(frames => frames[0] ?? silence())))
  }
  const run = async (signal: AbortSignal) => {
    for await (const _ of pace(clock, FRAME_MS, signal)) tick()
  }
  const attach = (leg: Leg) => {
    legs.set(leg, silence())
    if (running) return
    running = new AbortController()
    void run(running.signal)
  }
  const detach = (leg: Leg) => {
    legs.delete(leg)
    if (legs.size > 0) return
    running?.abort()
    running = undefined
  }
  return { attach, detach }
}
