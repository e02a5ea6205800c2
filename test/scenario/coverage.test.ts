import { fileURLToPath } from 'node:url'
import t from 'tap'
import { scenariosIn } from '../../tools/scenario/evaluate.ts'

/** Scenarios counted: every job in every language, its refusals and its corners. */

const fewest = 25
const languages = ['en', 'hr', 'hy', 'lt', 'ru', 'uk']

/** How many of each job a language has at least. */
const jobs: Readonly<Record<string, number>> = {
  book: 10,
  move: 2,
  cancel: 5,
  confirm: 1,
  check: 2,
  waitlist: 1,
  quote: 1,
  urgent: 1,
  callback: 1,
  message: 3,
  answer: 2,
  lead: 2,
  triage: 4,
  'follow-up': 3,
  late: 2,
  corner: 4,
}

/** What is refused, or is out of the way: by the name that all languages share. */
const corners = [
  'a closed day',
  'a day that is past',
  'a date that is in no calendar',
  'a time that is taken',
  'nothing of what is offered',
  'no, Friday',
  'the read-back is refused and the time changed',
  'a booking begun, then another job',
  'a no keeps the visit',
  'nobody else cancels it',
  'the rule of late cancelling is said',
  'a wrong birth date opens nothing',
  'by name and birth date',
  'by the code of an SMS',
  'a withheld number, dictated',
  'the language is changed by key',
  'a dispute about money',
  'medical advice is not given',
  'a service that does not exist',
  'only silence',
  'abuse',
  'only hello',
  'asked at which place',
  'the place is said with the wish',
  'a service that only one place has',
  'the addresses of all places',
]

const all = await scenariosIn(fileURLToPath(new URL('text', import.meta.url)))

for (const language of languages)
  await t.test(language, async t => {
    const own = all.filter(one => one.language === language)
    t.ok(own.length >= fewest, `${own.length} scenarios`)
    for (const [job, count] of Object.entries(jobs))
      t.ok(own.filter(one => one.job === job).length >= count, `${job}: at least ${count}`)
    const names = new Set(own.map(({ name }) => name))
    t.strictSame(
      corners.filter(name => !names.has(name)),
      [],
      'no corner is missing',
    )
  })

await t.test('all languages have the same scenarios', async t => {
  const namesOf = (language: string) =>
    all
      .filter(one => one.language === language)
      .map(({ name }) => name)
      .sort()
  for (const language of languages) t.strictSame(namesOf(language), namesOf('en'), language)
})
