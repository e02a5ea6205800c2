import type { Directory } from './outgoing.ts'
import type { PathSettings } from '../path/path.ts'
import { createStationCall, type Station } from './station.ts'
import type { Cause, IncomingCall, OutgoingCall, Party } from './terminal.ts'

export interface RingOptions {
  readonly directory: Pick<Directory, 'ringEveryMs' | 'noAnswerMs'>
  readonly station: Station
  readonly from: string | null
  readonly party: Party
  readonly path: PathSettings
}

/** Rings a terminal until it answers or the network gives up; the party is told what becomes of it. */
export const ringTerminal = ({ directory, station, from, party, path }: RingOptions): OutgoingCall => {
  const { clock, terminal } = station
  const { ringEveryMs, noAnswerMs } = directory
  const settled = new AbortController()
  let isOffered = false

  const released = (cause: Cause) => {
    settled.abort()
    party.released(cause)
  }
  const call = createStationCall(station, {
    far: { ...party, released },
    path,
    tell: () => void (isOffered && terminal.released(incoming)),
  })
  const answer = () => {
    if (settled.signal.aborted) return
    settled.abort()
    party.answered()
    call.hear('party')
  }
  const incoming: IncomingCall = Object.assign(call.end, { from, answer })
  const ring = async () => {
    for (let rungMs = 0; rungMs < noAnswerMs && !settled.signal.aborted; rungMs += ringEveryMs) {
      terminal.ring(incoming)
      await clock.sleep(ringEveryMs, settled.signal).catch(() => undefined)
    }
    if (!settled.signal.aborted) call.farEnded('no answer')
  }
  queueMicrotask(() => {
    if (settled.signal.aborted) return
    isOffered = terminal.offer(incoming)
    if (isOffered) void ring()
    else call.farEnded('busy')
  })
  return { release: () => call.farEnded('normal'), press: call.pressed, path }
}
