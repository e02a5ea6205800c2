import { Type, type Static } from 'typebox'
import {
  day,
  hours,
  id,
  languages,
  open,
  phone,
  phrases,
  range,
  strict,
  texts,
  whole,
  workHours,
} from './clinic-parts.ts'
import { rules, tariff } from './clinic-rules-schema.ts'
import { talk } from './clinic-talk-schema.ts'

/**
 * The clinic file, as JSON Schema 2020-12. The description of each field is what an installer reads, both in an editor
 * that knows the schema and in the fault when the field is wrong: keep it a phrase that follows "expected ".
 */

const service = strict(
  {
    id,
    name: texts('the name of the service as it is said'),
    also: Type.Optional(phrases('what else callers call it')),
    minutes: Type.Integer({
      minimum: 5,
      maximum: 480,
      multipleOf: 5,
      description: 'the length in minutes, 5 to 480 in steps of 5',
    }),
    'buffer-minutes': Type.Optional(whole(0, 240, 'minutes needed after it')),
    needs: Type.Optional(id),
    // left out when it depends on the finding
    price: Type.Optional(range),
    tariff: Type.Optional(tariff),
    note: Type.Optional(texts('what to say once it is booked')),
  },
  'a service',
)

const person = strict(
  {
    id,
    name: texts('the name of the person as it is said'),
    also: Type.Optional(phrases('what else callers call them')),
    does: Type.Array(id, { minItems: 1, description: 'a list of ids of services' }),
    hours: Type.Optional(workHours),
    away: Type.Optional(
      Type.Array(strict({ from: day, to: day }, 'days off such as { from: 2026-07-01, to: 2026-07-14 }'), {
        description: 'a list of days off such as { from: 2026-07-01, to: 2026-07-14 }',
      }),
    ),
    branch: Type.Optional(id),
    phone: Type.Optional(
      Type.Union([phone, Type.String({ pattern: '^\\d{1,6}$' })], {
        description: 'a number such as "+37061234567", or an extension such as "12"',
      }),
    ),
    skill: Type.Optional(
      Type.Record(Type.String(), whole(1, 5, 'how good at it'), {
        description: 'a level for some of the services, such as { filling: 5 }',
      }),
    ),
  },
  'a person',
)

const fact = strict(
  {
    id,
    asked: Type.Optional(phrases('ways of asking for it')),
    answer: texts('the answer'),
  },
  'a fact the box may tell; the ids address, parking and payment are asked for in the usual words',
)

export const clinicSchema = strict(
  {
    name: texts('the name of the clinic as it is said'),
    zone: Type.String({ description: 'a time zone such as Europe/Vilnius' }),
    country: Type.String({
      pattern: '^[A-Z]{2}$',
      description: 'a country as two capital letters, such as LT',
    }),
    languages: Type.Array(Type.Enum([...languages], { description: `one of ${languages.join(', ')}` }), {
      minItems: 1,
      uniqueItems: true,
      description: `a list of languages (${languages.join(', ')}), the one to greet in first; bs is Croatian in the words of Bosnia`,
    }),
    emergency: Type.Optional(
      Type.String({ pattern: '^\\d{3}$', description: 'an emergency number in quotes, such as "112"' }),
    ),
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$', description: 'a currency such as EUR' })),
    hours,
    exceptions: Type.Optional(
      Type.Array(
        strict(
          {
            day,
            open: Type.Optional(open),
            closed: Type.Optional(Type.Literal(true, { description: 'true' })),
          },
          'a day such as { day: 2026-12-24, open: 08:00-12:00 } or { day: 2026-12-31, closed: true }',
        ),
        { description: 'a list of days that differ' },
      ),
    ),
    holidays: Type.Optional(
      Type.Enum(['closed', 'open'], { description: 'closed or open: what public holidays are' }),
    ),
    services: Type.Array(service, {
      minItems: 1,
      maxItems: 60,
      description: 'a list of services, at least one',
    }),
    people: Type.Array(person, { minItems: 1, maxItems: 100, description: 'a list of people, at least one' }),
    ...rules,
    ...talk,
    facts: Type.Optional(Type.Array(fact, { maxItems: 200, description: 'a list of facts' })),
    booking: Type.Optional(
      strict(
        {
          'lead-minutes': Type.Optional(
            Type.Integer({
              minimum: 0,
              maximum: 20_160,
              description: 'minutes, 0 to 20160: how soon a visit may begin',
            }),
          ),
          'horizon-days': Type.Optional(
            Type.Integer({
              minimum: 1,
              maximum: 365,
              description: 'days, 1 to 365: how far ahead visits are given',
            }),
          ),
          'step-minutes': Type.Optional(
            Type.Integer({
              minimum: 5,
              maximum: 120,
              multipleOf: 5,
              description: 'minutes, 5 to 120 in steps of 5: visits begin at multiples of it',
            }),
          ),
        },
        'the rules of booking',
      ),
    ),
  },
  'a clinic file',
)

export type ClinicFile = Static<typeof clinicSchema>

/** The published document: what editors load to help with the file. */
export const clinicSchemaDocument = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://ragelis.example/clinic.schema.json',
  title: 'Ragelis clinic file',
  ...clinicSchema,
}
