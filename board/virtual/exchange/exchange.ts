import type { Clock } from '../../../firmware/time/clock.ts'
import { createCaller, type Caller } from '../caller/caller.ts'
import { createLineCard } from './line-card.ts'
import { createLoop, type FlashService } from './loop.ts'
import { lineTones } from './line-tones.ts'
import { dialOut, type Directory, type Listed } from './outgoing.ts'
import { ringTerminal } from './incoming.ts'
import { pathSettings, type PathChange } from '../path/path.ts'
import type { Clearing, Station } from './station.ts'
import type { Behaviour, Subscriber } from './subscriber.ts'
import type { CallProgress, Network, Terminal } from './terminal.ts'

export interface Exchange {
  /** Connects a terminal under a number; the function takes it off. */
  readonly connect: (number: string, terminal: Terminal, line?: ConnectOptions) => () => void
  /** Dials at once. `from` null withholds the number. */
  readonly dial: (call: {
    readonly from: string | null
    readonly to: string
    /** What is wrong with this call, on top of what is wrong with the line. */
    readonly path?: PathChange
  }) => Caller
  /** Someone whom terminals can ring; takes the place of who had the number before. */
  readonly subscribe: (number: string, behaviour: Behaviour) => Subscriber
}

export interface ConnectOptions {
  /** Read at each call's end. Default: told at once and no tone, as a cellular network does it. */
  readonly clearing?: Clearing
  /** What is wrong with every call of this line, such as the echo of a hybrid. */
  readonly path?: PathChange
  /** What a hook flash does. Default: nothing, as where the subscriber has not asked for the service. */
  readonly flash?: FlashService
}

export interface ExchangeOptions {
  readonly clock: Clock
  /** From one burst of the bell to the next; 1 s on and 4 s off in most of Europe. Source: ETSI TR 101 041-2 */
  readonly ringEveryMs?: number
  /** After which the network gives a call up that nobody answers. */
  readonly noAnswerMs?: number
  /** From a number dialled to the first ringback. */
  readonly setUpMs?: number
  /** Whose tones it plays, as a two-letter code. Default LT. */
  readonly country?: string
  /** How its lines clear and what is wrong with them, where a terminal is connected without saying so. */
  readonly line?: ConnectOptions
  /** Of all that is left to chance: the same seed gives the same noise and the same losses. Default 1. */
  readonly seed?: number
}

const untold: CallProgress = {
  alerting: () => undefined,
  connected: () => undefined,
  ended: () => undefined,
}
/** Its own numbers are international; 00 is dialled for the +. */
export const international = (digits: string): string => digits.replace(/^00/, '+')

/** A telephone exchange in this process: terminals and people by number, who can ring one another. */
export const createExchange = (options: ExchangeOptions): Exchange => {
  const { clock, ringEveryMs = 5_000, noAnswerMs = 60_000, setUpMs = 200, country = 'LT', seed = 1 } = options
  const tones = lineTones(country)
  let calls = 0
  const nextSeed = () => seed + (calls += 1) * 1_000
  const listed = new Map<string, Listed>()
  const directory: Directory = { find: number => listed.get(number), ringEveryMs, noAnswerMs, setUpMs }

  const list = (number: string, entry: Listed) => {
    listed.set(number, entry)
    return () => void (listed.get(number) === entry && listed.delete(number))
  }
  const connect: Exchange['connect'] = (number, terminal, line = {}) => {
    const { clearing = { isTold: true, tone: null }, path, flash } = { ...options.line, ...line }
    const card = createLineCard(clock, terminal)
    const station: Station = { number, terminal, card, clock, tones, clearing, path, seed: nextSeed }
    const loop = createLoop({
      station,
      service: flash ?? { is: 'ignored', onHook: 'rings back' },
      // beside another call, what becomes of this one is heard and not told
      dial: to =>
        dialOut({
          directory,
          station: { ...station, clearing: { isTold: false, tone: 'busy' } },
          to: international(to),
          from: number,
          progress: untold,
        }),
      isNumber: digits => listed.has(international(digits)),
      ringEveryMs,
    })
    const network: Network = {
      dial: (to, progress, { isWithheld = false } = {}) =>
        dialOut({ directory, station, to, from: isWithheld ? null : number, progress }),
      tones,
      loop,
    }
    const disconnect = list(number, { station })
    terminal.connected?.(network)
    return disconnect
  }
  const subscribe: Exchange['subscribe'] = (number, behaviour) => {
    const calls: Caller[] = []
    let arrived = Promise.withResolvers<Caller>()
    const came = (phone: Caller) => {
      calls.push(phone)
      arrived.resolve(phone)
      arrived = Promise.withResolvers<Caller>()
    }
    return { calls, next: () => arrived.promise, leave: list(number, { behaviour, came }) }
  }
  const dial: Exchange['dial'] = ({ from, to, path }) =>
    createCaller(party => {
      const called = listed.get(to)
      if (called && 'station' in called) {
        const settings = pathSettings(called.station.path, path)
        return ringTerminal({ directory, station: called.station, from, party, path: settings })
      }
      queueMicrotask(() => party.released('unassigned'))
      return { release: () => undefined, press: () => undefined, path: pathSettings(path) }
    })
  return { connect, dial, subscribe }
}
