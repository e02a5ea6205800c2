import { silence, type Frame } from '../../../firmware/audio/frame.ts'
import { createCaller, type Caller } from '../caller/caller.ts'
import { ringTerminal } from './incoming.ts'
import { pathSettings } from '../path/path.ts'
import { createStationCall, type Station, type StationCall } from './station.ts'
import { liveThrough, type Behaviour } from './subscriber.ts'
import type { CallEnd, CallProgress, Cause, Party } from './terminal.ts'

/** Who has a number: a terminal, or someone who does as told. */
export type Listed =
  { readonly station: Station } | { readonly behaviour: Behaviour; readonly came: (phone: Caller) => void }

export interface Directory {
  readonly find: (number: string) => Listed | undefined
  readonly ringEveryMs: number
  readonly noAnswerMs: number
  readonly setUpMs: number
}

export interface DialOptions {
  readonly directory: Directory
  readonly station: Station
  readonly to: string
  /** Null when withheld. */
  readonly from: string | null
  readonly progress: CallProgress
}

const ANSWERS_AFTER_MS = 3_000
/** What may wait between two terminals, whose 20 ms do not begin at the same moment. */
const BETWEEN_FRAMES = 5

const queue = () => {
  const waiting: Frame[] = []
  const put = (frame: Frame) => {
    waiting.push(frame)
    if (waiting.length > BETWEEN_FRAMES) waiting.shift()
  }
  return { put, take: () => waiting.shift() ?? silence() }
}

/** Two terminals, each of which is the other's party. */
const dialTerminal = ({ directory, station, from, progress }: DialOptions, called: Station): CallEnd => {
  const [there, back] = [queue(), queue()]
  const call = createStationCall(station, {
    far: {
      answered: () => undefined,
      released: () => outgoing.release(),
      exchange: speak => (there.put(speak()), back.take()),
      pressed: key => outgoing.press(key),
    },
    tell: progress.ended,
    path: pathSettings(station.path),
  })
  const party: Party = {
    answered: () => {
      call.hear('party')
      progress.connected()
    },
    released: call.farEnded,
    exchange: speak => (back.put(speak()), there.take()),
    pressed: call.pressed,
  }
  const outgoing = ringTerminal({ directory, station: called, from, party, path: pathSettings(called.path) })
  queueMicrotask(() => {
    progress.alerting()
    call.hear('ringback')
  })
  return call.end
}

/** What the network does from the number dialled to the end of the ringing. */
const ring = async (
  { directory, station, progress }: DialOptions,
  { call, pickUp }: { readonly call: StationCall; readonly pickUp: () => void },
  behaviour: Behaviour | null,
  over: AbortSignal,
): Promise<void> => {
  const wait = (ms: number) => station.clock.sleep(ms, over)
  call.hear('nothing')
  await wait(directory.setUpMs)
  if (!behaviour) return call.farEnded('unassigned')
  if (behaviour.is === 'busy' || behaviour.is === 'unreachable' || behaviour.is === 'congestion')
    return call.farEnded(behaviour.is)
  const isFalse = behaviour.reportedAt === 'ringback'
  progress.alerting()
  call.hear('ringback')
  if (isFalse) progress.connected()
  if (behaviour.is === 'no answer') {
    await wait(directory.noAnswerMs)
    return call.farEnded('no answer')
  }
  if (behaviour.is === 'rejects') {
    await wait(behaviour.afterMs ?? ANSWERS_AFTER_MS)
    return call.farEnded('rejected')
  }
  await wait(behaviour.answersAfterMs ?? ANSWERS_AFTER_MS)
  pickUp()
  if (!isFalse) progress.connected()
}

const nobody: Party = {
  answered: () => undefined,
  released: () => undefined,
  exchange: speak => (speak(), silence()),
}

/** Someone who does as told, with a telephone in their hand; or a number that is nobody's. */
const dialPerson = (options: DialOptions, entry: Extract<Listed, { came: unknown }> | null): CallEnd => {
  const { station, progress } = options
  const over = new AbortController()
  let party = nobody
  const released = (cause: Cause) => {
    over.abort()
    party.released(cause)
  }
  const far: Party = {
    answered: () => party.answered(),
    released,
    exchange: speak => party.exchange(speak),
    pressed: key => party.pressed?.(key),
  }
  const path = pathSettings(station.path)
  const call = createStationCall(station, { far, tell: progress.ended, path })
  const phone =
    entry &&
    createCaller(given => {
      party = given
      return { release: () => call.farEnded('normal'), press: call.pressed, path }
    })
  if (phone) entry.came(phone)
  const pickUp = () => {
    far.answered()
    call.hear('party')
    if (phone) void liveThrough(phone, entry.behaviour, station.clock)
  }
  queueMicrotask(
    () => void ring(options, { call, pickUp }, entry?.behaviour ?? null, over.signal).catch(() => undefined),
  )
  return call.end
}

/** A terminal dials: whoever has the number rings, and the terminal hears how it goes. */
export const dialOut = (options: DialOptions): CallEnd => {
  const called = options.directory.find(options.to)
  if (called && 'station' in called) return dialTerminal(options, called.station)
  return dialPerson(options, called ?? null)
}
