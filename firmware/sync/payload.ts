import { type Static, Type } from 'typebox'
import { eventId, instant, nullable, oneOf, text } from './payload-words.ts'
import { report } from './report-payload.ts'

/**
 * What the box publishes, as JSON Schema: the AsyncAPI document, the sink and the tests all read it here. Within
 * version 1 fields may be added, never changed or taken away, so a reader ignores what it does not know. That these
 * say the same as firmware/ports/outbox.ts is checked by the compiler in test/unit/sync/payload.test.ts.
 */

const language = oneOf(['lt', 'hr', 'hy', 'uk', 'ru', 'en'], 'ISO 639-1')
const phone = nullable(text('E.164; null when unknown'))
const callId = nullable(text('The call in which it happened'))

const booking = Type.Object({
  kind: Type.Literal('booking'),
  id: eventId,
  at: instant('When it was stored'),
  status: oneOf(
    ['booked', 'moved', 'confirmed', 'late', 'cancelled', 'missed', 'done'],
    'What has just happened to it; the visit is as it then stands',
  ),
  booking: Type.Object({
    id: text('Of the visit'),
    service: text('Id in the clinic file'),
    serviceName: text('As it was called when booked'),
    staff: text('Id in the clinic file'),
    staffName: text('As they were called when booked'),
    start: instant('When the visit starts'),
    end: instant('When the visit ends'),
    name: text('Of the person who comes'),
    phone,
    language,
    callId,
  }),
})

const message = Type.Object({
  kind: Type.Literal('message'),
  id: eventId,
  at: instant('When it was stored'),
  message: Type.Object({
    id: text('Of the message'),
    text: text('As it was heard'),
    name: nullable(text('Who left it')),
    phone,
    language,
    callId,
  }),
})

const task = Type.Object({
  kind: Type.Literal('task'),
  id: eventId,
  at: instant('When it was stored'),
  task: Type.Object({
    id: text('Of the task; the same when it is told again with another state'),
    kind: oneOf(
      ['callback', 'urgent', 'lead', 'triage', 'follow-up', 'question', 'conflict', 'late'],
      'What a person has to do',
    ),
    state: oneOf(['open', 'taken', 'overdue', 'done'], 'Whether it was done'),
    text: text('What it is about, in a sentence or two'),
    fields: Type.Record(Type.String(), Type.String(), { description: 'What was asked and answered' }),
    name: nullable(text('Who it is for')),
    phone,
    owner: nullable(text('Id of a person in the clinic file; null: whoever reads it first')),
    due: instant('When it is overdue'),
    language,
    callId,
  }),
})

const call = Type.Object({
  kind: Type.Literal('call'),
  id: eventId,
  at: instant('When the record was closed'),
  call: Type.Object({
    id: text('Of the call'),
    line: text('Which line of the box'),
    from: phone,
    start: instant('When it rang'),
    durationMs: Type.Integer({ minimum: 0, description: 'From the start to its end, ms' }),
    language: nullable(language),
    outcome: oneOf(
      [
        'booked',
        'moved',
        'cancelled',
        'message',
        'callback',
        'urgent',
        'answered',
        'quoted',
        'transferred',
        'abandoned',
      ],
      'What it came to for the caller',
    ),
    summary: text('One sentence for the staff'),
    tags: Type.Array(Type.String(), { description: "Such as 'cut off' or 'not heard'" }),
  }),
})

const status = Type.Object({
  state: oneOf(['online', 'offline'], 'Whether the box is connected'),
  why: oneOf(
    ['started', 'stopped', 'lost'],
    "'stopped' was said by the box; 'lost' is its last will, said by the broker when the connection broke",
  ),
  at: Type.String({
    format: 'date-time',
    description: 'UTC. When the box said so; in a last will, when it last connected',
  }),
})

const health = Type.Object({
  at: Type.String({ format: 'date-time', description: 'UTC. When the box said so' }),
  lines: Type.Array(
    Type.Object({
      line: text('Its name in the settings'),
      state: oneOf(['up', 'down'], "'down' when it could not be rung for longer than the settings allow"),
      since: Type.String({
        format: 'date-time',
        description: 'UTC. Since when it cannot be rung; of a line that is up again, since when it could not',
      }),
      fault: nullable(text('What is wrong, as a code such as NOT_REGISTERED; null when it is up')),
      says: text('The same in words for a person'),
    }),
    { description: 'Every line of the box' },
  ),
})

/** The last words of each topic and what is said there. */
export const payloads = { booking, message, task, call, report, status, health } as const
export type PayloadKind = keyof typeof payloads
export type StatusPayload = Readonly<Static<typeof status>>
export type HealthPayload = Readonly<Static<typeof health>>
