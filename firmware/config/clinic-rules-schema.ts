import { Type } from 'typebox'
import { days, hours, id, phone, phrases, range, span, strict, texts, whole } from './clinic-parts.ts'

/** The sections of the clinic file that say how the clinic works, beyond who does what when. */

const option = strict(
  {
    id,
    name: texts('the answer as it is said'),
    also: Type.Optional(phrases('what else callers say for it')),
    add: Type.Optional(range),
    times: Type.Optional(
      Type.Number({
        minimum: 0.1,
        maximum: 100,
        description: 'a number such as 1.5 that multiplies the sum',
      }),
    ),
  },
  'an answer such as { id: large, name: { en: a large dog }, add: 20 }',
)

const variable = strict(
  {
    id,
    ask: texts('the question'),
    options: Type.Optional(
      Type.Array(option, { minItems: 2, maxItems: 9, description: 'a list of 2 to 9 answers' }),
    ),
    count: Type.Optional(
      strict(
        {
          min: whole(0, 1_000, 'the least'),
          max: whole(1, 10_000, 'the most'),
          each: range,
        },
        'a count such as { min: 1, max: 10, each: 15 }',
      ),
    ),
  },
  'something the price depends on: a question with either options or count',
)

export const tariff = strict(
  {
    base: range,
    variables: Type.Array(variable, { minItems: 1, maxItems: 5, description: 'a list of 1 to 5 variables' }),
  },
  'a tariff: a base and the variables that add to it',
)

const branch = strict(
  {
    id,
    name: texts('the name of the place as it is said'),
    also: Type.Optional(phrases('what else callers call it')),
    hours: Type.Optional(hours),
    address: Type.Optional(texts('where it is')),
  },
  'a branch',
)

const room = strict(
  { id, kind: id, branch: Type.Optional(id) },
  'a room such as { id: chair-1, kind: chair }',
)

const mode = strict(
  {
    days,
    hours: Type.Optional(span),
    answer: Type.Enum(['always', 'overflow', 'never'], {
      description: 'always, overflow (after some rings) or never',
    }),
    rings: Type.Optional(whole(1, 12, 'rings left to the staff')),
  },
  'a mode such as { days: mon-fri, hours: 08:00-18:00, answer: overflow, rings: 4 }',
)

const urgentRule = strict(
  {
    id,
    words: phrases('what callers say'),
    say: texts('what is said at once'),
    does: Type.Enum(['emergency', 'duty', 'soonest'], {
      description: 'emergency (its number first), duty (people are rung) or soonest (the earliest visit)',
    }),
  },
  'a rule of what is urgent',
)

const onDuty = strict(
  {
    name: Type.String({ minLength: 1, maxLength: 80, description: 'a name' }),
    phone,
    hours: Type.Optional(hours),
  },
  'somebody on duty such as { name: Ona, phone: "+37061234567" }',
)

export const rules = {
  branches: Type.Optional(
    Type.Array(branch, { minItems: 1, maxItems: 20, description: 'a list of branches' }),
  ),
  rooms: Type.Optional(Type.Array(room, { maxItems: 100, description: 'a list of rooms or chairs' })),
  answering: Type.Optional(
    Type.Array(mode, { maxItems: 50, description: 'a list of modes; always where nothing is said' }),
  ),
  identity: Type.Optional(
    Type.Enum(['number', 'birth-date', 'sms-code'], {
      description:
        'number, birth-date or sms-code: what shows that a visit is theirs, besides ringing from the number it was booked from',
    }),
  ),
  cancelling: Type.Optional(
    strict(
      {
        'free-hours': whole(0, 336, 'hours before a visit until which it is cancelled freely'),
        say: texts('what is said to those who cancel later'),
      },
      'the rule of cancelling',
    ),
  ),
  reminders: Type.Optional(
    strict(
      {
        'hours-before': Type.Optional(
          Type.Array(whole(1, 168, 'hours before the visit'), {
            maxItems: 4,
            description: 'a list of hours such as [24, 2]',
          }),
        ),
        quiet: Type.Optional(span),
        'missed-days': Type.Optional(whole(0, 30, 'days in which a missed visit is offered anew')),
        'follow-up-hours': Type.Optional(whole(1, 336, 'hours after a visit')),
      },
      'the rules of reminders',
    ),
  ),
  waitlist: Type.Optional(
    strict(
      { 'offer-minutes': whole(5, 1_440, 'minutes for which an offer stands') },
      'the rules of the waitlist; without it there is none',
    ),
  ),
  callbacks: Type.Optional(
    strict(
      {
        'within-minutes': Type.Optional(whole(5, 4_800, 'working minutes until a call back is overdue')),
        head: Type.Optional(id),
      },
      'the rules of calling back',
    ),
  ),
  urgent: Type.Optional(Type.Array(urgentRule, { maxItems: 30, description: 'a list of rules' })),
  duty: Type.Optional(Type.Array(onDuty, { maxItems: 10, description: 'a list of people, in order' })),
  owner: Type.Optional(phone),
  'hand-over': Type.Optional(phrases('words that go to a person at once')),
} as const
