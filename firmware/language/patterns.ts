import type { Patterns } from './language.ts'

/** Phrases written as one text, 'taip|gerai|man tinka', which may run over several lines. */
export const phraseList = (text: string): readonly string[] =>
  text.split('|').map(phrase => phrase.trim().replace(/\s+/g, ' '))

/** A table of phrases, each kind written as one text. */
export const patternsOf = <K extends string>(table: Readonly<Record<K, string>>): Patterns<K> => {
  const entries = Object.entries<string>(table).map(([kind, text]) => [kind, phraseList(text)] as const)
  return Object.fromEntries(entries) as unknown as Patterns<K>
}
