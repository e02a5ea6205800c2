import { no, noInput, yes, type Question } from './question.ts'
import type { Speaker } from './speaker.ts'
import type { Understanding } from './understand/understanding.ts'

/** What was heard that may name one of these, and the question it was an answer to. */
export interface Doubt {
  readonly heard: Understanding
  readonly kind: 'service' | 'staff'
  /** One or two. */
  readonly ids: readonly string[]
  readonly question: Question | null
}

/** What in it is only near a name; null when nothing is. */
export const doubtIn = (heard: Understanding, question: Question | null): Doubt | null => {
  const { services, staff } = heard.maybe
  if (services.length > 0 && heard.service === undefined)
    return { heard, kind: 'service', ids: services, question }
  return staff.length > 0 && heard.staff === undefined ? { heard, kind: 'staff', ids: staff, question } : null
}

/** 'Did you mean a filling?', 'Did you mean a filling or a cleaning?' */
export const askMeant = ({ kind, ids }: Doubt, speaker: Speaker): Question => {
  const names = ids.map(id => (kind === 'service' ? speaker.serviceName(id) : speaker.staffName(id)))
  const line = speaker.line('did-you-mean', { what: speaker.pack.sayChoices(names) })
  const isOne = ids.length === 1
  return {
    asked: 'meant',
    wants: isOne ? 'yes or no' : 'choice',
    say: [line],
    keysSay: [line, speaker.line(isOne ? 'did-you-mean-keys' : 'did-you-mean-either-keys')],
    keys: isOne ? { 1: yes, 2: no } : { 1: { choice: 1 }, 2: { choice: 2 }, 3: no },
    expect: names,
    noInputMs: noInput.choice,
  }
}

/** The answer to it: the one that is meant, none of them, or something else. */
export const meantBy = ({ kind, ids }: Doubt, heard: Understanding): string | 'none' | null => {
  const named = heard[kind]
  if (named !== undefined) return ids.includes(named) ? named : null
  const again = heard.maybe[kind === 'service' ? 'services' : 'staff']
  const [only] = ids
  if (heard.phrases.has('no') || heard.phrases.has('none')) return 'none'
  if (only !== undefined && ids.length === 1)
    return heard.phrases.has('yes') || again.includes(only) ? only : null
  return heard.choice === undefined ? null : (ids.at(heard.choice < 0 ? -1 : heard.choice - 1) ?? null)
}

/** What was heard then, with the doubt settled. */
export const settledDoubt = ({ heard, kind }: Doubt, id: string): Understanding => ({
  ...heard,
  [kind]: id,
  maybe: { services: [], staff: [] },
})
