import { type Fault, isFault } from '../fault/fault.ts'
import { createFeed, type Feed } from '../flow/feed.ts'
import type { Log } from '../ports/log.ts'
import type { Outbox } from '../ports/outbox.ts'
import type { Clock } from '../time/clock.ts'
import { type BrokerAccess, type Route, routeTo } from './access.ts'
import { brokerFault } from './broker-fault.ts'
import { createCondition, type SyncState } from './condition.ts'
import { drain } from './drain.ts'
import { createHealth, type Health, type LineHealth } from './health.ts'
import { openLink, type Session } from './link.ts'
import type { PayloadKind } from './payload.ts'
import { createRecent, type Recent } from './recent.ts'
import { sessionOf, statusOf } from './session.ts'
import { type Address, topicsOf } from './topics.ts'

export type { SyncState } from './condition.ts'

export interface SyncOptions extends BrokerAccess, Address {
  readonly outbox: Outbox
  readonly clock: Clock
  readonly log: Log
  /** Told of each change of state, if the caller has one to share. */
  readonly feed?: Feed<SyncState>
  /** How long after the connection broke the broker calls the box lost, s: shorter breaks are nobody's concern. */
  readonly willDelayS?: number
}

/** The connection to the cloud. Disposing it says that the box is offline, and leaves. */
export interface Sync extends AsyncDisposable {
  state(): SyncState
  /** Why it is not connected: BROKER_AWAY or BROKER_REFUSED. */
  trouble(): Fault | null
  /** The state each time it changes, until aborted. */
  changes(signal: AbortSignal): AsyncIterable<SyncState>
  /** How the lines are: told at once, or when there is a connection again. */
  tellHealth(lines: readonly LineHealth[]): void
}

const awayPausesMs = [500, 1_000, 2_000, 5_000, 15_000, 30_000]
const refusedPauseMs = 60_000
/** A connection that held this long starts the pauses from the first again. */
const steadyMs = 10_000
/** For the last acknowledgements and the goodbye, however slow the broker is. */
const leaveMs = 2_000

/** How long to wait after so many failures: half to all of it, so that the boxes of a fleet do not all come back at once. */
const pauseAfter = (fault: Fault, failures: number): number => {
  const awayMs = awayPausesMs[Math.min(failures, awayPausesMs.length - 1)] ?? 0
  const pauseMs = isFault(fault, 'BROKER_REFUSED') ? refusedPauseMs : awayMs
  return pauseMs * (0.5 + Math.random() / 2)
}

/** Connects, publishes what waits until the connection is lost or `signal` is aborted, and then says goodbye. @throws BROKER_AWAY, BROKER_REFUSED */
const attend = async (
  { outbox, recent, health, clock, log, route, topics, session, become }: Attendance,
  signal: AbortSignal,
): Promise<void> => {
  await using link = await openLink({ route, session: session(), clock }, signal)
  const late = () =>
    void clock.sleep(leaveMs, link.lost).then(
      () => link.cut(),
      () => undefined,
    )
  if (signal.aborted) late()
  else signal.addEventListener('abort', late, { once: true, signal: link.lost })
  await link.publish(statusOf(topics.status, { state: 'online', why: 'started' }, clock))
  become('connected', null)
  health.tell(link)
  await drain({ outbox, link, recent, topics, url: route.shown, clock, log }, signal)
  if (link.lost.aborted) throw link.lost.reason
  await link.publish(statusOf(topics.status, { state: 'offline', why: 'stopped' }, clock))
}

interface Attendance extends Pick<SyncOptions, 'outbox' | 'clock' | 'log'> {
  readonly recent: Recent
  readonly health: Health
  readonly route: Route
  readonly topics: Readonly<Record<PayloadKind, string>>
  /** Made for each connection: the last will says when it began. */
  readonly session: () => Session
  readonly become: (state: SyncState, fault: Fault | null) => void
}

/** Attends to one connection after another until aborted. Never throws. */
const keepAttending = async (attendance: Attendance, signal: AbortSignal): Promise<void> => {
  const { clock, route, become } = attendance
  for (let failures = 0; !signal.aborted; failures += 1) {
    const startMs = clock.nowMs()
    try {
      await attend(attendance, signal)
    } catch (error) {
      if (signal.aborted) return
      const fault = brokerFault(error, route.shown)
      become(isFault(fault, 'BROKER_REFUSED') ? 'refused' : 'away', fault)
      if (clock.nowMs() - startMs >= steadyMs) failures = 0
      await clock.sleep(pauseAfter(fault, failures), signal).catch(() => undefined)
    }
  }
}

/**
 * Carries the outbox to the cloud over MQTT 5 (topics.ts, payload.ts) for as long as it is open: connects, publishes
 * what waits, comes back after every break. Resolves at once; a broker that is away or refuses shows in `state`.
 * @throws CONFIG_INVALID for an address or a name, FILE_UNREADABLE for a certificate
 */
export const openSync = async (options: SyncOptions): Promise<Sync> => {
  const { outbox, clock, log, feed = createFeed<SyncState>(16), willDelayS = 10 } = options
  const topics = topicsOf(options)
  const route = await routeTo(options)
  const { state, trouble, become } = createCondition(feed, route.shown, log)
  const session = () => sessionOf(options, topics.status, willDelayS, clock)
  const recent = createRecent()
  const health = createHealth(topics.health, clock)
  const over = new AbortController()
  if (route.isOpen) log.warn({ url: route.shown }, 'events cross the network unencrypted: use mqtts')
  const attendance = { outbox, recent, health, clock, log, route, topics, session, become }
  const ended = keepAttending(attendance, over.signal)
  const close = async () => {
    over.abort()
    await ended
  }
  const changes = (signal: AbortSignal) => feed.subscribe(signal)
  return { state, trouble, changes, tellHealth: health.put, [Symbol.asyncDispose]: close }
}
