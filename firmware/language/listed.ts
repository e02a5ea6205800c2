import { found } from './found.ts'
import type { Found } from './language.ts'
import { fold } from './words.ts'

/** Reads what a list of phrases means where one of them starts at a token; the longest wins. */
export type ListReader<T> = (tokens: readonly string[], at: number) => Found<T> | null

/** Prepares a list of phrases, several for one meaning divided by `|`. */
export const createList = <T>(entries: readonly (readonly [string, T])[]): ListReader<T> => {
  const byFirst = new Map<string, { readonly words: readonly string[]; readonly value: T }[]>()
  for (const [texts, value] of entries) {
    for (const text of texts.split('|')) {
      const words = fold(text.trim()).split(' ')
      const first = words[0] ?? ''
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words, value }])
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  return (tokens, at) => {
    const list = byFirst.get(tokens[at] ?? '') ?? []
    const one = list.find(({ words }) => words.every((word, i) => tokens[at + i] === word))
    return one ? found(one.value, at, at + one.words.length) : null
  }
}
