import { connect, type IClientOptions, type IConnackPacket, type MqttClient, type Packet } from 'mqtt'
import type { Fault } from '../fault/fault.ts'
import type { Clock } from '../time/clock.ts'
import type { Route } from './access.ts'
import { brokerFault, reasonFault } from './broker-fault.ts'

export interface Publication {
  readonly topic: string
  /** JSON. */
  readonly payload: string
  readonly retain?: boolean
  readonly userProperties?: Readonly<Record<string, string>>
}

/** One connection to the broker, from CONNACK until it is lost; it is never mended, another is opened. Disposing it says goodbye. */
export interface Link extends AsyncDisposable {
  /**
   * Resolves once the broker has acknowledged: true, or false when nobody subscribes to the topic, so that the broker
   * has thrown it away. Rejects with `lost.reason`.
   */
  publish(publication: Publication): Promise<boolean>
  /** How many publications the broker lets wait for their acknowledgement. Source: MQTT 5.0 §3.2.2.3.3 */
  readonly receiveMaximum: number
  /** False when the broker knew nothing of our session: a first meeting, or it has lost what it held in memory. */
  readonly isResumed: boolean
  /** Aborted when the connection ends, with BROKER_AWAY or BROKER_REFUSED as its reason. */
  readonly lost: AbortSignal
  /** Ends it without a goodbye: the broker will say the last will. */
  cut(): void
}

export interface LinkOptions {
  readonly route: Route
  readonly session: Session
  readonly clock: Clock
}

export interface Session {
  readonly clientId: string
  /** How long the broker keeps our session while we are away, s. */
  readonly expiryS: number
  /** What the broker says of us when the connection breaks, and how long after. */
  readonly will: Publication & { readonly delayS: number }
}

/** A broker that answers pings and acknowledges nothing for this long is left. */
const stallMs = 30_000

/** An acknowledgement that says the message matched no subscription. Source: MQTT 5.0 §3.4.2.1 */
const noMatchingSubscribers = 0x10

const json = { contentType: 'application/json', payloadFormatIndicator: true }

const optionsFor = (route: Route, { clientId, expiryS, will }: Session): IClientOptions => ({
  ...route.options,
  clientId,
  protocolVersion: 5,
  clean: false,
  properties: { sessionExpiryInterval: expiryS },
  will: {
    topic: will.topic,
    payload: Buffer.from(will.payload),
    qos: 1,
    retain: true,
    properties: { ...json, willDelayInterval: will.delayS },
  },
  // The outbox on disk is the truth: the library neither reconnects nor sends again
  reconnectPeriod: 0,
  connectTimeout: 10_000,
  keepalive: 30,
})

/** Acknowledgements that are due, by packet identifier. */
const createAcks = (lost: AbortSignal, clock: Clock) => {
  const due = new Map<number, PromiseWithResolvers<boolean>>()
  let movedMs = 0
  lost.addEventListener('abort', () => {
    for (const { reject } of due.values()) reject(lost.reason)
    due.clear()
  })
  const wait = (id: number) => {
    const ack = Promise.withResolvers<boolean>()
    if (due.size === 0) movedMs = clock.nowMs()
    due.set(id, ack)
    return ack.promise
  }
  const came = (id: number, wasHeard: boolean) => {
    due.get(id)?.resolve(wasHeard)
    due.delete(id)
    movedMs = clock.nowMs()
  }
  /** For how long some were due and none came. */
  const stalledMs = () => (due.size === 0 ? 0 : clock.nowMs() - movedMs)
  return { wait, came, stalledMs }
}

/** Ends with the first thing that goes wrong. */
const watch = (client: MqttClient, url: string) => {
  const lost = new AbortController()
  let cause: Fault | undefined
  const fail = (fault: Fault) => {
    cause ??= fault
    client.stream.destroy()
  }
  client.on('error', error => fail(brokerFault(error, url)))
  client.on('disconnect', ({ reasonCode }) => fail(reasonFault(reasonCode ?? 0, url)))
  client.on('close', () => lost.abort(cause ?? brokerFault('the connection was closed', url)))
  return { lost: lost.signal, fail }
}

/**
 * Connects with MQTT 5 and a session that outlives the connection. Resolves when the broker has accepted us.
 * @throws BROKER_AWAY, BROKER_REFUSED; signal.reason when aborted first
 */
export const openLink = async (
  { route, session, clock }: LinkOptions,
  signal: AbortSignal,
): Promise<Link> => {
  signal.throwIfAborted()
  const client = connect(optionsFor(route, session))
  const { lost, fail } = watch(client, route.shown)
  const acks = createAcks(lost, clock)
  client.on('packetreceive', (packet: Packet) => {
    if (packet.cmd !== 'puback') return
    const { messageId = 0, reasonCode = 0 } = packet
    if (reasonCode >= 0x80) fail(reasonFault(reasonCode, route.shown))
    else acks.came(messageId, reasonCode !== noMatchingSubscribers)
  })
  const cut = () => void client.stream.destroy()
  const accepted = await new Promise<IConnackPacket>((resolve, reject) => {
    client.once('connect', resolve)
    lost.addEventListener('abort', () => reject(signal.aborted ? signal.reason : lost.reason), { once: true })
    signal.addEventListener('abort', cut, { once: true })
  }).finally(() => signal.removeEventListener('abort', cut))

  const leaveStalled = async () => {
    while (acks.stalledMs() < stallMs) await clock.sleep(stallMs / 3, lost)
    fail(brokerFault('it acknowledges nothing', route.shown))
  }
  leaveStalled().catch(() => undefined)

  const publish: Link['publish'] = async ({ topic, payload, retain = false, userProperties }) => {
    lost.throwIfAborted()
    // The acknowledgement comes by 'packetreceive': the library's callback does not tell whether anybody heard
    // An empty set of user properties is left out: mqtt-packet 9 would send a packet whose length is wrong
    const properties = { ...json, ...(userProperties && { userProperties: { ...userProperties } }) }
    client.publish(topic, payload, { qos: 1, retain, properties }, () => {})
    return acks.wait(client.getLastMessageId())
  }
  const close = async () => {
    client.end()
    if (!lost.aborted) await new Promise(resolve => lost.addEventListener('abort', resolve, { once: true }))
  }
  return {
    publish,
    receiveMaximum: accepted.properties?.receiveMaximum ?? 65_535,
    isResumed: accepted.sessionPresent,
    lost,
    cut,
    [Symbol.asyncDispose]: close,
  }
}
