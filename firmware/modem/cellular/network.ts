import { readOperator, readRegistration, readSignal, type Registration } from '../../at/network-lines.ts'
import type { AtSession } from '../../at/session.ts'
import { Fault, isFault } from '../../fault/fault.ts'
import type { Clock } from '../../time/clock.ts'
import type { ModemEvent } from './chipset.ts'
import type { StatusBoard } from '../line-status.ts'
import type { Troubles } from '../trouble.ts'

type NetworkEvent = Extract<ModemEvent, { kind: 'registration' | 'signal' }>

/** Keeps registration, operator and signal on the status board. */
export interface NetworkWatch {
  take(event: NetworkEvent): void
  /** Asks at intervals until the session closes; the asking also shows that the modem is alive. Never rejects. */
  run(): Promise<void>
}

/** A modem that says nothing for ten seconds is asked something (chan_dongle's rule). */
const POLL_MS = 10_000
const QUERY_MS = 5_000
/** A modem far from its mast may search for a minute after it starts. */
const PATIENCE_MINUTES = 2

/** The better of circuit switched and LTE: an LTE-only network shows +CREG: 0,0 and carries calls by VoLTE. */
const order = ['home', 'roaming', 'searching', 'denied', 'none', 'unknown'] as const
export const bestOf = (states: readonly Registration[]): Registration =>
  order.find(state => states.includes(state)) ?? 'unknown'
const isOn = (state: Registration) => state === 'home' || state === 'roaming'

export interface NetworkWatchOptions {
  readonly at: AtSession
  readonly clock: Clock
  readonly status: StatusBoard
  readonly troubles: Troubles
}

export const createNetworkWatch = ({ at, clock, status, troubles }: NetworkWatchOptions): NetworkWatch => {
  let onMs = clock.nowMs()
  const states: Record<'CREG' | 'CEREG', Registration> = { CREG: 'unknown', CEREG: 'unknown' }
  const take = (event: NetworkEvent) => {
    if (event.kind === 'signal') return status.set({ signalDbm: event.dbm })
    states[event.domain] = event.state
    const network = bestOf(Object.values(states))
    status.set(isOn(network) ? { network } : { network, operator: null })
    if (isOn(network)) troubles.about('network', null)
  }
  /** Refusals are normal: no SIM card, no network, no such command. */
  const ask = (command: string) =>
    at.send(command, { timeoutMs: QUERY_MS }).catch((error: unknown) => {
      if (isFault(error, 'AT_ERROR')) return []
      throw error
    })
  const askRegistration = async (command: string) => {
    for (const line of await ask(command)) {
      const found = readRegistration(line)
      if (found) take({ kind: 'registration', ...found })
    }
  }
  const poll = async () => {
    for (const line of await ask('AT+CSQ')) {
      const found = readSignal(line)
      if (found) take({ kind: 'signal', dbm: found.dbm })
    }
    // asked though it is told as well: the line that tells of a network lost may get lost
    await askRegistration('AT+CREG?')
    await askRegistration('AT+CEREG?')
    if (!isOn(status.get().network) || status.get().operator !== null) return
    for (const line of await ask('AT+COPS?')) status.set({ operator: readOperator(line)?.name ?? null })
  }
  /** A line that has been on no network for a while cannot be rung: whoever looks must see it. */
  const judge = () => {
    const { network } = status.get()
    if (isOn(network)) onMs = clock.nowMs()
    const minutes = Math.floor((clock.nowMs() - onMs) / 60_000)
    if (minutes >= PATIENCE_MINUTES)
      troubles.about('network', new Fault('NOT_REGISTERED', { minutes, network }))
  }
  const run = async () => {
    while (!at.closed.aborted) {
      await poll().catch(() => undefined) // silent: the session closes by itself if it stays so
      judge()
      await clock.sleep(POLL_MS, at.closed).catch(() => undefined)
    }
  }
  return { take, run }
}
