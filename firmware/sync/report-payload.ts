import { Type } from 'typebox'
import { eventId, instant, nullable, text } from './payload-words.ts'

/** The morning report as it is published. */

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

export const report = Type.Object({
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
