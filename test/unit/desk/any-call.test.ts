import fc from 'fast-check'
import t from 'tap'
import { talk } from '../../support/desk.ts'

/** Everything callers do, in any order: words of every kind, keys, silences, noise. */
const lines = [
  'a blood test',
  "i'd like to book a doctor appointment",
  'on thursday',
  'at nine',
  'next week in the afternoon',
  'the second one',
  'the last one',
  'none of them',
  'anything later',
  'earlier',
  'john smith',
  'my name is mary brown',
  'yes',
  'no',
  'maybe',
  'how much is it',
  'when are you open',
  'do you see children',
  'cancel my appointment',
  'leave a message',
  'speak to a person',
  'it is urgent',
  'repeat please',
  'wait',
  'help',
  'hello',
  'thank you',
  'oh seven seven one two three four five six seven eight',
  'oh seven seven',
  'asdf qwer',
  '',
  '#silence',
  '#unheard',
  ...'0123456789*#'.split('').map(key => `#key ${key}`),
]

/** What may be said to the read-back so that a visit is stored. */
const agrees = new Set(['yes', '#key 1'])

await t.test(
  'whatever callers do, nothing is stored without a yes to the read-back, and nothing breaks',
  async t => {
    const property = fc.asyncProperty(
      fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 40 }),
      fc.constantFrom('+447712345678', null),
      async (said, phone) => {
        const call = await talk({ template: 'gp-en', at: '2026-11-24T20:30', language: 'en', phone })
        for (const line of said) {
          const before = {
            asked: call.answers.at(-1)?.asked,
            booked: call.booked.length,
            messages: call.messages.length,
          }
          const answer = await call.say(line)
          if (call.booked.length > before.booked && !(before.asked === 'confirm' && agrees.has(line)))
            throw new Error(`booked by "${line}" to "${before.asked}"`)
          if (answer.asked !== null && answer.text === '' && before.asked !== 'phone')
            throw new Error(`nothing said to "${line}" when asked "${before.asked}"`)
          if (/undefined|NaN|\{|\}/.test(answer.text)) throw new Error(`said: ${answer.text}`)
        }
        for (const { slot, name } of call.booked)
          if (slot.endMs <= slot.startMs || name === undefined) throw new Error('half a booking')
        const { summary } = call.ending()
        if (/undefined|NaN|\{|\}/.test(summary) || summary === '') throw new Error(`summary: ${summary}`)
      },
    )
    await fc.assert(property, { numRuns: 150, seed: 20261124 })
    t.pass('150 random calls')
  },
)

await t.test('a caller who is never understood is rid of within eight turns, politely', async t => {
  const call = await talk({ template: 'gp-en', at: '2026-11-24T20:30', language: 'en' })
  let turns = 0
  for (let answer = call.answers[0]; answer?.asked !== null && turns < 20; turns += 1)
    answer = await call.say('zzz')
  t.ok(turns <= 8, `${turns} turns`)
})
