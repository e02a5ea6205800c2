/**
 * The cloud's side of a site, as a program: subscribes to all its boxes with a session of its own, checks every payload against the
 * published schemas, keeps each event once by its id, and prints one JSON object per line:
 *
 *     {"on":"subscribed"}                                       it listens; again after each reconnection
 *     {"on":"booking"|"message"|"call","box","seq","event"}     an event not seen before
 *     {"on":"duplicate","box","seq","id"}                       one that was
 *     {"on":"status","box","status"}                            what a box, or the broker for it, says of itself
 *     {"on":"invalid","topic","problems"}                       a payload that is not as published
 *
 * Ends on SIGINT or SIGTERM. Exit codes: 0 done, 1 the broker refuses, 2 wrong usage.
 */
import { parseArgs } from 'node:util'
import { connect, type IPublishPacket } from 'mqtt'
import { Value } from 'typebox/value'
import { Fault, isFault } from '../firmware/fault/fault.ts'
import { routeTo } from '../firmware/sync/access.ts'
import { brokerFault, reasonFault } from '../firmware/sync/broker-fault.ts'
import { type PayloadKind, payloads } from '../firmware/sync/payload.ts'
import { namePattern, topicRoot } from '../firmware/sync/topics.ts'

const help = `Usage: node tools/sink.ts --url mqtt://host:port --site SITE [options]

Prints what the boxes of a site publish, one JSON object per line, each event once.

  --url URL          mqtt://host:1883 or mqtts://host:8883
  --site SITE        the site to listen to
  --name NAME        of this listener; the broker keeps what it misses under it (default: sink)
  --username NAME    --password WORD
  --ca FILE          PEM of the authority that signed the broker's certificate
  --cert FILE        --key FILE   this listener's own certificate
  --help             print this
`

/** Ids kept to know a duplicate by: far more than any box sends twice. */
const keptIds = 100_000

const print = (line: Readonly<Record<string, unknown>>) => console.log(JSON.stringify(line))
const fail = (error: unknown): never => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(isFault(error, 'USAGE') || isFault(error, 'CONFIG_INVALID') ? 2 : 1)
}

const readArguments = () => {
  try {
    const { values } = parseArgs({
      options: {
        url: { type: 'string' },
        site: { type: 'string' },
        name: { type: 'string', default: 'sink' },
        username: { type: 'string' },
        password: { type: 'string' },
        ca: { type: 'string' },
        cert: { type: 'string' },
        key: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    return values
  } catch (error) {
    throw new Fault('USAGE', { reason: (error as Error).message }, error)
  }
}

const parse = (payload: Buffer): unknown => {
  try {
    return JSON.parse(payload.toString('utf8'))
  } catch {
    return undefined
  }
}
const isKind = (word: string): word is PayloadKind => Object.hasOwn(payloads, word)

/** Says what a publication is; remembers ids. */
const createReader = () => {
  const seen = new Set<string>()
  const isNew = (id: string) => {
    if (seen.has(id)) return false
    seen.add(id)
    for (const oldest of seen) {
      if (seen.size <= keptIds) break
      seen.delete(oldest)
    }
    return true
  }
  return (topic: string, payload: Buffer, packet: IPublishPacket) => {
    const [box = '', kind = ''] = topic.split('/').slice(-2)
    const content = parse(payload)
    if (!isKind(kind)) return { on: 'invalid', topic, problems: ['an unknown topic'] }
    if (!Value.Check(payloads[kind], content))
      return {
        on: 'invalid',
        topic,
        problems: Value.Errors(payloads[kind], content).map(e => `${e.instancePath || '/'} ${e.message}`),
      }
    if (kind === 'status' || kind === 'health') return { on: kind, box, [kind]: content }
    const seq = Number(packet.properties?.userProperties?.['seq'])
    const { id } = content as { readonly id: string }
    return isNew(id) ? { on: kind, box, seq, event: content } : { on: 'duplicate', box, seq, id }
  }
}

const listen = async (): Promise<void> => {
  const { url, site, name, username, password, ca, cert, key, help: wantsHelp } = readArguments()
  if (wantsHelp) return void process.stdout.write(help)
  if (!url || !site) throw new Fault('USAGE', { reason: `--url and --site are needed.\n\n${help}` })
  for (const word of [site, name])
    if (!new RegExp(namePattern).test(word))
      throw new Fault('USAGE', { reason: `"${word}" must be small letters, digits and '-'` })
  const clientCert = cert && key ? { cert, key } : undefined
  const { options, shown } = await routeTo({ url, username, password, ca, clientCert })
  const client = connect({
    ...options,
    clientId: `ragelis-sink-${site}-${name}`,
    protocolVersion: 5,
    clean: false,
    properties: { sessionExpiryInterval: 7 * 86_400 },
    reconnectPeriod: 500,
    resubscribe: false,
  })
  const topics = Object.keys(payloads).map(kind => `${topicRoot}/${site}/+/${kind}`)
  const read = createReader()
  const grumble = (fault: Fault) => {
    if (isFault(fault, 'BROKER_REFUSED')) fail(fault)
    console.error(fault.message)
  }
  client.on('connect', () => {
    client.subscribe(topics, { qos: 1 }, (error, _wanted, answer) => {
      const refusal = answer?.granted.find(code => Number(code) >= 0x80)
      if (refusal !== undefined) grumble(reasonFault(Number(refusal), shown))
      else if (error) grumble(brokerFault(error, shown))
      else print({ on: 'subscribed' })
    })
  })
  // A line is printed before the broker is told that we have it
  client.on('message', (topic, payload, packet) => print(read(topic, payload, packet)))
  client.on('error', error => grumble(brokerFault(error, shown)))
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => client.end(false, {}, () => process.exit(0)))
}

await listen().catch(fail)
