import { FRAME_MS, frames, silence } from '../../../firmware/audio/frame.ts'
import type { Clock } from '../../../firmware/time/clock.ts'
import { pace } from '../../../firmware/time/pace.ts'
import { dtmf } from '../../../firmware/audio/dtmf.ts'
import type { Leg, LineCard } from './line-card.ts'
import type { LineTones, ToneName } from './line-tones.ts'
import { createPath, type PathChange, type PathSettings } from '../path/path.ts'
import type { CallEnd, Cause, Party, Terminal } from './terminal.ts'

/** How a terminal learns that the other side is gone. */
export interface Clearing {
  /** False: as on many analog lines, only by what it hears. */
  isTold: boolean
  /** What the line plays until the terminal releases it; null: nothing, and the call is gone at once. */
  tone: ToneName | null
}

/** A terminal that is connected to the exchange. */
export interface Station {
  readonly number: string
  readonly terminal: Terminal
  readonly card: LineCard
  readonly clock: Clock
  readonly tones: LineTones
  readonly clearing: Clearing
  /** What is wrong with every call of this line. */
  readonly path: PathChange | undefined
  /** Another one for each call. */
  readonly seed: () => number
}

/** One call of a station. */
export interface StationCall {
  readonly end: CallEnd
  /** What the terminal hears from here on: a tone, or the party once it is there. */
  readonly hear: (source: ToneName | 'nothing' | 'party') => void
  /** The other side hung up, or the network gave up. */
  readonly farEnded: (cause: Cause) => void
  /** The other side let go of a key. */
  readonly pressed: Terminal['pressed']
}

const KEY_MS = 100
const quiet: Leg['source'] = {
  exchange: speak => {
    speak()
    return silence()
  },
}

interface Inside {
  readonly isUp: () => boolean
  /** Leaves the call without ending it, and the party alone. */
  readonly leave: () => Party
  farEnded: StationCall['farEnded']
  pressed: StationCall['pressed']
}
const insides = new WeakMap<CallEnd, Inside>()

/** Two parties without a station between them. */
const join = (clock: Clock, [left, a]: [Inside, Party], [right, b]: [Inside, Party]) => {
  const over = new AbortController()
  const end = (cause: Cause) => {
    if (over.signal.aborted) return
    over.abort()
    a.released(cause)
    b.released(cause)
  }
  left.farEnded = right.farEnded = end
  left.pressed = key => b.pressed?.(key)
  right.pressed = key => a.pressed?.(key)
  const carry = async () => {
    let last = silence()
    for await (const _ of pace(clock, FRAME_MS, over.signal)) {
      const said = a.exchange(() => last)
      last = b.exchange(() => said)
    }
  }
  void carry()
}

export interface CallSides {
  /** Told when the call ends, and heard once it is up. */
  readonly far: Party
  /** Tells the terminal that the other side, or the network, ended the call. */
  readonly tell: (cause: Cause) => void
  /** What is wrong with this call. */
  readonly path: PathSettings
}

export const createStationCall = (station: Station, { far, tell, path }: CallSides): StationCall => {
  const { card, clock, tones, clearing } = station
  const leg: Leg = { source: quiet, isHeld: false, over: [], path: createPath(path, station.seed()) }
  let state: 'open' | 'up' | 'clearing' | 'over' = 'open'
  let isOnLine = false

  const leave = () => {
    state = 'over'
    card.detach(leg)
  }
  const play = (tone: ToneName) => {
    const next = tones[tone]()
    leg.source = { exchange: speak => (speak(), next()) }
  }
  const clear = (cause: Cause) => {
    if (clearing.tone === null || !isOnLine) return leave()
    play(
      cause === 'normal' ? clearing.tone : cause === 'busy' || cause === 'rejected' ? 'busy' : 'congestion',
    )
    state = 'clearing'
  }
  const farEnded = (cause: Cause) => {
    if (state !== 'open' && state !== 'up') return
    clear(cause)
    far.released(cause)
    if (clearing.isTold || !isOnLine) tell(cause)
  }
  const release = () => {
    const wasUp = state === 'up'
    const isOpen = wasUp || state === 'open'
    leave()
    if (isOpen) far.released(wasUp ? 'normal' : 'rejected')
  }
  const hear: StationCall['hear'] = source => {
    if (state !== 'open') return
    if (source === 'party') {
      state = 'up'
      leg.source = far
    } else if (source !== 'nothing') play(source)
    if (!isOnLine) card.attach(leg)
    isOnLine = true
  }
  const inside: Inside = {
    farEnded,
    pressed: key => void (state === 'up' && !leg.isHeld && station.terminal.pressed(key)),
    isUp: () => state === 'up',
    leave: () => {
      leave()
      tell('normal')
      return far
    },
  }
  const transferTo = (other: CallEnd): boolean => {
    const there = insides.get(other)
    if (!there?.isUp() || !inside.isUp() || there === inside) return false
    join(clock, [inside, inside.leave()], [there, there.leave()])
    return true
  }
  const end: CallEnd = {
    release,
    press: (key, ms = KEY_MS) => {
      if (state !== 'up') return
      leg.over.push(...frames(dtmf(key, ms)))
      far.pressed?.(key)
    },
    hold: () => void (leg.isHeld = true),
    resume: () => void (leg.isHeld = false),
    transferTo,
    isUp: () => state === 'up',
  }
  insides.set(end, inside)
  return { end, hear, farEnded: cause => inside.farEnded(cause), pressed: key => inside.pressed(key) }
}
