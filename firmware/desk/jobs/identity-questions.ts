import { noInput, type Key, type Question } from '../question.ts'
import { sentence, type Speaker } from '../speaker.ts'
import type { Known } from './job.ts'

export const askCode = (speaker: Speaker): Question => ({
  asked: 'code',
  wants: 'digits',
  say: [speaker.line('ask-code')],
  keysSay: [speaker.line('ask-code-keys')],
  keys: {},
  takesDigits: 4,
  noInputMs: noInput.message,
})

/** Service and time of each: enough to choose by, and no more than the caller has proved theirs. */
const textOf = (speaker: Speaker, { slot }: Known): string =>
  `${speaker.serviceName(slot.service)}, ${speaker.slotWhen(slot)}`

export const askWhichVisit = (speaker: Speaker, visits: readonly Known[]): Question => {
  const few = visits.slice(0, 4)
  const texts = few.map(visit => textOf(speaker, visit))
  return {
    asked: 'which-visit',
    wants: 'choice',
    say: [speaker.line('which-visit', { choices: speaker.pack.sayChoices(texts) })],
    keysSay: texts.map((what, i) =>
      speaker.line('key-option', { what: sentence(what), key: speaker.pack.sayKey(String(i + 1)) }),
    ),
    keys: Object.fromEntries(few.map((_, i) => [String(i + 1) as Key, { choice: i + 1 }])),
    expect: texts,
    noInputMs: noInput.choice,
  }
}
