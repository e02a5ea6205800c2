import { namePattern, topicRoot } from './topics.ts'
import { type PayloadKind, payloads } from './payload.ts'

const about: Readonly<Record<PayloadKind, { readonly title: string; readonly summary: string }>> = {
  booking: { title: 'Visit', summary: 'A visit was booked or changed; the box has it on disk.' },
  message: { title: 'Message left', summary: 'Words somebody left for the staff.' },
  task: { title: 'Task', summary: 'Something a person of the clinic has to do, or has done.' },
  call: { title: 'Call ended', summary: 'What a call came to. Its transcript stays on the box.' },
  report: { title: 'Morning report', summary: 'What was counted in a day, told once each morning.' },
  health: {
    title: 'Lines of the box',
    summary: 'Which lines can be rung: retained, said at each connection and at each change.',
  },
  status: {
    title: 'Box status',
    summary: 'Whether the box is connected: retained, and the last will of its connection.',
  },
}
const kinds = Object.keys(payloads) as PayloadKind[]
/** Not events of the outbox: the last word is the state, and it has no id. */
const isState = (kind: PayloadKind) => kind === 'status' || kind === 'health'
const each = <Value>(value: (kind: PayloadKind) => Value) =>
  Object.fromEntries(kinds.map(kind => [kind, value(kind)])) as Record<PayloadKind, Value>

const parameter = (description: string) => ({ description: `${description}, ${namePattern}` })

/** Sent with every event beside the payload, so that a router need not read it. */
const userProperties = {
  type: 'object',
  description: 'MQTT 5 user properties of the PUBLISH packet',
  required: ['id', 'seq'],
  properties: {
    id: { type: 'string', format: 'uuid', description: 'The id of the event, as in the payload' },
    seq: {
      type: 'string',
      pattern: '^[1-9][0-9]*$',
      description: 'Grows by one with each event of a box: a gap is an event still to come',
    },
  },
}

/** The AsyncAPI 3.0 document of what a box publishes, made of the schemas it publishes by. Source: asyncapi.com/docs/reference/specification/v3.0.0 */
export const asyncapi = () => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Ragelis box',
    version: '1.0.0',
    description:
      'What a box tells the cloud over MQTT 5. Events are delivered at least once, in the order of `seq`, from a disk: ' +
      'a reader that keeps the ids it has seen has each exactly once. Fields may be added within version 1: ignore those you do not know.',
    license: { name: 'GPL-3.0-or-later' },
  },
  defaultContentType: 'application/json',
  channels: each(kind => ({
    address: `${topicRoot}/{site}/{box}/${kind}`,
    title: about[kind].title,
    messages: { [kind]: { $ref: `#/components/messages/${kind}` } },
    parameters: {
      site: parameter('The clinic or site'),
      box: parameter('The box, unique on its site'),
    },
  })),
  operations: each(kind => ({
    action: 'send',
    channel: { $ref: `#/channels/${kind}` },
    summary: about[kind].summary,
    bindings: { mqtt: { qos: 1, retain: isState(kind), bindingVersion: '0.2.0' } },
    messages: [{ $ref: `#/channels/${kind}/messages/${kind}` }],
  })),
  components: {
    messages: each(kind => ({
      name: kind,
      title: about[kind].title,
      summary: about[kind].summary,
      contentType: 'application/json',
      payload: { $ref: `#/components/schemas/${kind}` },
      ...(isState(kind) ? {} : { headers: { $ref: '#/components/schemas/userProperties' } }),
      bindings: {
        mqtt: { payloadFormatIndicator: 1, contentType: 'application/json', bindingVersion: '0.2.0' },
      },
    })),
    schemas: { ...payloads, userProperties },
  },
})
