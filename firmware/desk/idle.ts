import { noInput, yes, type Question } from './question.ts'
import { createSpeaker, type Line, type Shop, type Speaker } from './speaker.ts'

/** The questions asked while no job is at work. */

const menu: Question['keys'] = {
  1: { wishes: new Set(['book'] as const) },
  2: { topics: new Set(['services'] as const) },
  3: { wishes: new Set(['message'] as const) },
}

/** Words a caller begins with. */
const expected = (speaker: Speaker): readonly string[] =>
  speaker.clinic.services.map(({ name }) => speaker.local(name))

export const askHowHelp = (speaker: Speaker): Question => ({
  asked: 'how-help',
  wants: 'anything',
  say: [speaker.line('how-help')],
  keysSay: [speaker.line('how-help-keys')],
  keys: menu,
  expect: expected(speaker),
  noInputMs: noInput.choice,
})

export const askMore = (speaker: Speaker): Question => ({
  asked: 'more',
  wants: 'yes or no',
  say: [speaker.line('more')],
  keysSay: [speaker.line('more-keys')],
  keys: { ...menu, 1: yes },
  expect: expected(speaker),
  noInputMs: noInput.choice,
})

/** Who answers, what it is, how to be served in another language, and the first question. */
export const greeting = (shop: Shop, speaker: Speaker): readonly Line[] => [
  speaker.line('greet', { clinic: speaker.local(shop.clinic.name) }),
  ...shop.clinic.languages
    .slice(1, 2)
    .map(language => createSpeaker(shop, language, speaker.nowMs).line('greet-language')),
  ...askHowHelp(speaker).say,
]
