import type { Option } from '../../clinic/talk.ts'
import { split } from '../../language/words.ts'
import { noInput, type Key, type Question } from '../question.ts'
import { sentence, type Line, type Speaker } from '../speaker.ts'
import { nameIn, named } from '../understand/match.ts'
import type { Understanding } from '../understand/understanding.ts'

/** The answer that was named, or the one of a key; null when it was none of them. */
export const optionOf = <T extends Option>(
  options: readonly T[],
  heard: Understanding,
  speaker: Speaker,
): T | null => {
  const names = options.map(({ id, name, also }) =>
    named(id, [speaker.local(name), ...(also[speaker.pack.code] ?? [])], speaker.pack),
  )
  const said = nameIn(names, split(heard.text), speaker.pack)
  if (said) return options.find(({ id }) => id === said.id) ?? null
  return heard.choice === undefined ? null : (options.at(heard.choice - 1) ?? null)
}

/** A question of the clinic's own with a few answers, each of which has a key. */
export const askOption = (
  speaker: Speaker,
  ask: Line,
  options: readonly Option[],
): Omit<Question, 'asked'> => ({
  wants: 'choice',
  say: [ask],
  keysSay: options.map(({ name }, i) => {
    const line = speaker.line('key-option', {
      what: speaker.local(name),
      key: speaker.pack.sayKey(String(i + 1)),
    })
    return { ...line, text: sentence(line.text) }
  }),
  keys: Object.fromEntries(options.map((_, i) => [String(i + 1) as Key, { choice: i + 1 }])),
  among: options.map(({ name }) => speaker.local(name).toLowerCase()),
  expect: options.map(({ name }) => speaker.local(name)),
  noInputMs: noInput.choice,
})
