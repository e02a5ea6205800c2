import { Type } from 'typebox'
import { id, phrases, strict, texts, whole } from './clinic-parts.ts'

/** The sections of the clinic file about what callers are asked, and who they are handed to. */

const points = Type.Integer({ minimum: -10, maximum: 10, description: '-10 to 10: points for the answer' })
const named = {
  id,
  name: texts('the answer as it is said'),
  also: Type.Optional(phrases('what else callers say for it')),
}

const leadOption = strict(
  { ...named, points: Type.Optional(points) },
  'an answer such as { id: soon, name: { en: this month }, points: 3 }',
)

const leadQuestion = strict(
  {
    id,
    ask: texts('the question'),
    options: Type.Optional(
      Type.Array(leadOption, { minItems: 2, maxItems: 9, description: 'a list of 2 to 9 answers' }),
    ),
    count: Type.Optional(
      strict(
        {
          min: whole(0, 1_000, 'the least'),
          max: whole(1, 100_000, 'the most'),
          points: Type.Optional(
            Type.Array(
              strict(
                { from: whole(0, 100_000, 'from so many on'), points },
                'such as { from: 10, points: 3 }',
              ),
              { maxItems: 9, description: 'a list such as [{ from: 10, points: 3 }]' },
            ),
          ),
        },
        'a count such as { min: 1, max: 1000, points: [{ from: 10, points: 3 }] }',
      ),
    ),
  },
  'a question with options, with a count, or with neither: then any words are the answer',
)

const leads = strict(
  {
    questions: Type.Optional(
      Type.Array(leadQuestion, { minItems: 1, maxItems: 6, description: 'a list of 1 to 6 questions' }),
    ),
    hot: Type.Optional(whole(1, 60, 'points from which somebody is called as soon as they like')),
    fit: Type.Optional(whole(0, 60, 'points below which they are no customer of yours')),
    'follow-up-hours': Type.Optional(
      Type.Array(whole(1, 336, 'hours after they asked'), {
        maxItems: 4,
        description: 'a list of hours, such as [2, 24]; [] where nobody is written to',
      }),
    ),
  },
  'what somebody who may become a customer is asked, and what the answers are worth',
)

/** Where a trouble leads; a person, where nothing is said. */
const leadsTo = {
  service: Type.Optional(id),
  staff: Type.Optional(id),
  urgent: Type.Optional(id),
  next: Type.Optional(id),
}

const triageRule = strict(
  {
    id,
    words: Type.Optional(phrases('what callers say of the trouble')),
    ask: Type.Optional(texts('the question that tells where it belongs')),
    options: Type.Optional(
      Type.Array(strict({ ...named, ...leadsTo }, 'an answer and where it leads'), {
        minItems: 2,
        maxItems: 9,
        description: 'a list of 2 to 9 answers',
      }),
    ),
    ...leadsTo,
  },
  'a trouble: words, and a service, an urgent rule, or a question with options; a person where none is named',
)

export const talk = {
  leads: Type.Optional(leads),
  triage: Type.Optional(Type.Array(triageRule, { maxItems: 60, description: 'a list of troubles' })),
  'ring-for': Type.Optional(
    Type.Array(
      Type.Enum(['disputes', 'not-understood'], {
        description: 'disputes (of medicine, law or money) or not-understood (three times)',
      }),
      { uniqueItems: true, description: 'a list of what a person is rung for while one is there' },
    ),
  ),
} as const
