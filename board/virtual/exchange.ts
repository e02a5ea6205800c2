import { FRAME_MS, silence } from '../../firmware/audio/frame.ts'
import type { Key } from '../../firmware/ports/line.ts'
import type { Clock } from '../../firmware/time/clock.ts'
import { pace } from '../../firmware/time/pace.ts'
import { createCaller, type Caller } from './caller.ts'
import type { IncomingCall, Party, Terminal } from './terminal.ts'

export interface Exchange {
  /** Connects a terminal under a number; the function takes it off. */
  readonly connect: (number: string, terminal: Terminal) => () => void
  /** Dials at once. `from` null withholds the number. */
  readonly dial: (call: { readonly from: string | null; readonly to: string }) => Caller
}

export interface ExchangeOptions {
  readonly clock: Clock
  /** From one burst of the bell to the next; 1 s on and 4 s off in most of Europe. Source: ETSI TR 101 041-2 */
  readonly ringEveryMs?: number
  /** After which the network gives a call up that nobody answers. */
  readonly noAnswerMs?: number
}

type State = 'ringing' | 'up' | 'over'

/** Rings, and once answered carries 20 ms both ways every 20 ms, on one schedule from the answer on. */
const connectCall = (options: ExchangeOptions, from: string | null, terminal: Terminal, party: Party) => {
  const { clock, ringEveryMs = 5_000, noAnswerMs = 60_000 } = options
  const over = new AbortController()
  const answered = new AbortController()
  let state: State = 'ringing'

  const end = (by: 'caller' | 'callee') => {
    if (state === 'over') return
    state = 'over'
    over.abort()
    party.released()
    if (by === 'caller') terminal.released()
  }
  const ring = async () => {
    const stop = AbortSignal.any([over.signal, answered.signal])
    for (let rungMs = 0; rungMs < noAnswerMs && !stop.aborted; rungMs += ringEveryMs) {
      terminal.ring()
      await clock.sleep(ringEveryMs, stop).catch(() => undefined)
    }
    if (state === 'ringing') end('caller')
  }
  const carry = async () => {
    const speak = () => terminal.speak() ?? silence()
    for await (const _ of pace(clock, FRAME_MS, over.signal)) terminal.hear(party.exchange(speak))
  }
  const answer = () => {
    if (state !== 'ringing') return
    state = 'up'
    answered.abort()
    party.answered()
    void carry()
  }
  const incoming: IncomingCall = { from, answer, release: () => end('callee') }
  const press = (key: Key) => void (state === 'up' && terminal.pressed(key))
  const start = () => {
    if (terminal.offer(incoming)) void ring()
    else end('callee')
  }
  return { start, outgoing: { release: () => end('caller'), press } }
}

/** A telephone exchange in this process: subscribers by number, and callers who can dial them. */
export const createExchange = (options: ExchangeOptions): Exchange => {
  const terminals = new Map<string, Terminal>()
  const connect = (number: string, terminal: Terminal) => {
    terminals.set(number, terminal)
    return () => void (terminals.get(number) === terminal && terminals.delete(number))
  }
  const nobody: Terminal = {
    offer: () => false,
    ring: () => undefined,
    released: () => undefined,
    hear: () => undefined,
    speak: () => null,
    pressed: () => undefined,
  }
  const dial: Exchange['dial'] = ({ from, to }) =>
    createCaller(party => {
      const call = connectCall(options, from, terminals.get(to) ?? nobody, party)
      queueMicrotask(call.start)
      return call.outgoing
    })
  return { connect, dial }
}
