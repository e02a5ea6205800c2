import type { Language } from './language.ts'

/** With what a clause begins that says what is to be told: 'tell her that …'. */
export const clauseWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(['that']),
  lt: new Set(['kad', 'jog']),
  hr: new Set(['da']),
  hy: new Set(['որ']),
  uk: new Set(['що']),
  ru: new Set(['что']),
}
