import { type Static, type TSchema, Type } from 'typebox'

/**
 * What the box publishes, as JSON Schema: the AsyncAPI document, the sink and the tests all read it here. Within
 * version 1 fields may be added, never changed or taken away, so a reader ignores what it does not know. That these
 * say the same as firmware/ports/outbox.ts is checked by the compiler in test/unit/sync/payload.test.ts.
 */

const oneOf = <const Word extends string>(words: readonly Word[], description: string) =>
  Type.Unsafe<Word>(Type.Enum([...words], { description }))
const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
const text = (description: string) => Type.String({ description })
const instant = (description: string) =>
  Type.String({
    format: 'date-time',
    description: `${description}. ISO 8601 with the offset of the clinic's zone`,
    examples: ['2026-11-26T09:30:00+02:00'],
  })

const eventId = Type.String({
  format: 'uuid',
  description: 'Of this event, UUIDv7. The same on every delivery: deduplicate by it',
})
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

const whole = (description: string) => Type.Integer({ minimum: 0, description })
const share = (description: string) =>
  Type.Object(
    {
      part: whole('How many'),
      of: whole('Of how many'),
      percent: nullable(
        Type.Number({ minimum: 0, maximum: 100, description: 'To a tenth; null of nothing' }),
      ),
    },
    { description },
  )
const spread = (description: string) =>
  Type.Object(
    {
      count: whole('Over how many'),
      medianMs: nullable(whole('ms; null of nothing')),
      p90Ms: nullable(whole('ms; nine of ten took no longer; null of nothing')),
    },
    { description },
  )

const figures = Type.Object(
  {
    calls: whole('Every call that rang'),
    answered: whole('Answered by the box'),
    missed: whole("The box's to answer, and not answered"),
    leftToStaff: whole('Left to the staff by the rules; whether they answered is not known'),
    answerRate: share("Answered, of those that were the box's to answer"),
    firstResponse: spread('From the first ring to the answer'),
    timeToOutcome: spread('From the first ring to the end of a call that came to something'),
    timeToCallback: spread('From a task to the moment a person had done it, of those done in the period'),
    questionToBooking: share('Callers that booked, of callers that asked or booked'),
    noShow: share('Missed, of visits that were marked as missed or done'),
    unmarked: whole('Visits of the period that nobody marked'),
    handOver: share('Calls that left something to a person, of those answered'),
    handOverReasons: Type.Array(
      Type.Object({ reason: text('Such as not understood'), calls: whole('How many') }),
    ),
    outcomes: Type.Array(Type.Object({ outcome: text('As of a call'), calls: whole('How many') })),
    afterHours: share('Calls outside the opening hours, of all'),
    booked: whole('Visits booked in the period'),
    messages: whole('Messages left in the period'),
  },
  { description: 'Of calls that began in the period' },
)

const report = Type.Object({
  kind: Type.Literal('report'),
  id: eventId,
  at: instant('When it was made'),
  report: Type.Object({
    day: Type.String({ format: 'date', description: 'Whose morning it is for; there is one for each day' }),
    from: instant('What happened from here on is in it'),
    to: instant('Up to here'),
    figures,
    needs: Type.Object(
      { all: whole('How many'), urgent: whole('Of these'), overdue: whole('Of these') },
      { description: 'What waits for a person' },
    ),
    outages: Type.Array(
      Type.Object({
        line: nullable(text('Which line; null: the whole box was off')),
        from: instant('Since when it could not be rung, within the period'),
        to: nullable(instant('Until when; null: it still cannot')),
        durationMs: whole('ms, within the period'),
        says: text('Why, in words for a person'),
      }),
      { description: 'When it could not be rung' },
    ),
    heat: Type.Object(
      {
        cells: Type.Array(Type.Array(whole('Calls')), {
          description: 'Seven rows from Monday, of 24 hours each',
        }),
        days: Type.Array(whole('How many of each weekday the period has')),
        busiest: nullable(
          Type.Object({
            weekday: Type.Integer({ minimum: 1, maximum: 7, description: '1 is Monday' }),
            hour: Type.Integer({ minimum: 0, maximum: 23 }),
            calls: whole('How many'),
          }),
        ),
      },
      { description: 'Calls by weekday and hour' },
    ),
    peak: Type.Object(
      {
        most: whole('Calls at once'),
        at: nullable(instant('When there were so many first; null without a call')),
        levels: Type.Array(Type.Object({ calls: whole('Calls at once'), ms: whole('For how long in all') })),
      },
      { description: 'Calls at once' },
    ),
    lost: nullable(
      Type.Object(
        {
          missed: whole('Calls'),
          amount: whole('In the currency'),
          perCall: whole('Worth of a call'),
          currency: text('ISO 4217'),
        },
        {
          description: 'Money lost to missed calls; null where the clinic does not say what a visit is worth',
        },
      ),
    ),
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
