import { no, noInput, yes, type Question } from './question.ts'
import { sentence, type Line, type Speaker } from './speaker.ts'
import type { Understanding } from './understand/understanding.ts'

/** What was heard that may name one of these, and the question it was an answer to. A day is its own id. */
export interface Doubt {
  readonly heard: Understanding
  readonly kind: 'service' | 'staff' | 'day'
  /** One or two. */
  readonly ids: readonly string[]
  readonly question: Question | null
}

/** What in it is only near a name; null when nothing is. */
export const doubtIn = (heard: Understanding, question: Question | null): Doubt | null => {
  const { services, staff, days } = heard.maybe
  if (services.length > 0 && heard.service === undefined)
    return { heard, kind: 'service', ids: services, question }
  if (staff.length > 0 && heard.staff === undefined) return { heard, kind: 'staff', ids: staff, question }
  return days.length > 0 && heard.day === undefined ? { heard, kind: 'day', ids: days, question } : null
}

const nameOf = (kind: Doubt['kind'], id: string, speaker: Speaker): string => {
  switch (kind) {
    case 'service':
      return speaker.serviceName(id)
    case 'staff':
      return speaker.staffName(id)
    case 'day':
      return speaker.pack.sayDay(id, speaker.today)
  }
}

/** A day stands as the answer to 'when', whatever the question. */
const lineFor = (kind: Doubt['kind'], names: readonly string[], speaker: Speaker): Line => {
  const what = speaker.pack.sayChoices(names)
  if (kind !== 'day') return speaker.line('did-you-mean', { what })
  return speaker.line(names.length === 1 ? 'is-that-right' : 'which-day', { what: sentence(what) })
}

/** 'Did you mean a filling?', 'Did you mean a filling or a cleaning?', 'Tuesday or Thursday?' */
export const askMeant = ({ kind, ids }: Doubt, speaker: Speaker): Question => {
  const names = ids.map(id => nameOf(kind, id, speaker))
  const line = lineFor(kind, names, speaker)
  const isOne = ids.length === 1
  return {
    asked: 'meant',
    wants: isOne ? 'yes or no' : 'choice',
    say: [line],
    keysSay: [line, speaker.line(isOne ? 'did-you-mean-keys' : 'did-you-mean-either-keys')],
    keys: isOne ? { 1: yes, 2: no } : { 1: { choice: 1 }, 2: { choice: 2 }, 3: no },
    ...(isOne ? {} : { among: names.map(name => name.toLowerCase()) }),
    expect: names,
    noInputMs: noInput.choice,
  }
}

/** Neither was meant. */
export const none = Symbol('none')

const listOf = { service: 'services', staff: 'staff', day: 'days' } as const

/** The answer to it: the id that is meant, `none`; null: something else. */
export const meantBy = ({ kind, ids }: Doubt, heard: Understanding): string | typeof none | null => {
  if (kind === 'day' && heard.day !== undefined)
    return heard.day.from === heard.day.to ? heard.day.from : null
  const named = kind === 'day' ? undefined : heard[kind]
  if (named !== undefined) return ids.includes(named) ? named : null
  const again = heard.maybe[listOf[kind]]
  const [only] = ids
  if (heard.phrases.has('no') || heard.phrases.has('none')) return none
  if (only !== undefined && ids.length === 1)
    return heard.phrases.has('yes') || again.includes(only) ? only : null
  return heard.choice === undefined ? null : (ids.at(heard.choice < 0 ? -1 : heard.choice - 1) ?? null)
}

/** What was heard then, with the doubt settled. */
export const settledDoubt = ({ heard, kind }: Doubt, id: string): Understanding => ({
  ...heard,
  [kind]: kind === 'day' ? { from: id, to: id } : id,
  maybe: { ...heard.maybe, [listOf[kind]]: [] },
})

/** The same where nothing of it was meant. */
export const withoutDoubt = ({ heard, kind }: Doubt): Understanding => ({
  ...heard,
  maybe: { ...heard.maybe, [listOf[kind]]: [] },
})
