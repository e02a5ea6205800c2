import type { Language } from '../language/language.ts'
import { readPhone } from '../language/telephone.ts'
import { ask, proceed } from './engine.ts'
import { askHowHelp } from './idle.ts'
import { meaning, type Key, type Question } from './question.ts'
import { respond, settled } from './respond.ts'
import type { Shop } from './speaker.ts'
import { deskAt, type Desk, type DeskState, type Step } from './state.ts'
import { miss } from './trouble.ts'

/** A key: what the question says it means; else * or a # too many asks again, 0 a person, 9 another language. */
export const press = (desk: Desk, state: DeskState, key: Key): Step => {
  const question = state.question ?? askHowHelp(desk.speaker)
  // nothing is left for it to end: what was keyed before was whole without it
  const isLeftOver = key === '#' && state.keyed === '' && !question.keys['#']
  if (key === '*' || isLeftOver) return ask(state, question.say, question)
  if (question.takesDigits) return pressDigit(desk, state, key, question)
  const language = key === '9' ? otherLanguage(desk.shop, state.language) : null
  if (language && !question.keys[9]) return inLanguage(desk, state, language)
  const person = key === '0' ? { phrases: new Set(['person'] as const) } : null
  const means = question.keys[key] ?? person
  const answer = means && respond(desk, state, meaning(means))
  return answer ? settled(answer) : miss(desk, state)
}

const pressDigit = (desk: Desk, state: DeskState, key: Key, question: Question): Step => {
  if (key === '#') return keyedIn(desk, state)
  const keyed = state.keyed + key
  const isWhole =
    typeof question.takesDigits === 'number'
      ? keyed.length === question.takesDigits
      : readPhone(keyed, desk.shop.clinic.country).kind === 'number'
  if (isWhole) return keyedIn(desk, { ...state, keyed })
  return [
    { ...state, keyed },
    { do: 'wait', question },
  ]
}

/** The digits keyed so far, taken as the whole number. */
export const keyedIn = (desk: Desk, state: DeskState): Step => {
  const rest = { ...state, keyed: '', silences: 0 }
  const answer = respond(desk, rest, meaning({ digits: state.keyed }))
  return answer ? settled(answer) : miss(desk, rest)
}

const otherLanguage = ({ clinic: { languages } }: Shop, language: Language): Language | null => {
  const next = languages[(languages.indexOf(language) + 1) % languages.length]
  return next !== undefined && next !== language ? next : null
}

/** Goes on in another language: the same job, its question asked anew. */
const inLanguage = (desk: Desk, before: DeskState, language: Language): Step => {
  const state = { ...before, language, isLanguageKnown: true, misses: 0 }
  return proceed(deskAt(desk.shop, state, desk.nowMs), state, [])
}
