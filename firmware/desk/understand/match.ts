import { likeness, tokens } from '../../language/words.ts'

/** Something a caller may name, with everything it is called, ready to be compared. */
export interface Named {
  readonly id: string
  readonly names: readonly Name[]
}

interface Name {
  readonly text: string
  readonly words: number
}

/** Prepares what things are called; do it once for a list. */
export const named = (id: string, names: readonly string[]): Named => ({
  id,
  names: names.map(name => {
    const words = tokens(name)
    return { text: words.join(' '), words: words.length }
  }),
})

export interface Match {
  readonly id: string
  /** 1: to the letter. */
  readonly likeness: number
  readonly from: number
  readonly to: number
}

/**
 * The least likeness at which words still count as a name. Inflection alone leaves 'burnos higienos' 0.87 like 'burnos
 * higiena'; the nearest two different services of the templates are 0.64 alike (`plombavimas`, `balinimas`).
 */
const enough = 0.74
/** Names this short must be said to the letter: one wrong letter makes another word. */
const shortest = 4

const alike = (said: string, name: string): number => {
  if (said === name) return 1
  const isHopeless =
    name.length <= shortest || Math.abs(said.length - name.length) > name.length * (1 - enough)
  return isHopeless ? 0 : likeness(said, name, enough)
}

type Place = Omit<Match, 'id'>

/** Every run of words of an utterance, by how many words it has; made once and compared with every name. */
type Runs = (length: number) => readonly string[]

const runsOf = (words: readonly string[]): Runs => {
  const made = new Map<number, readonly string[]>()
  return length => {
    const known = made.get(length)
    if (known) return known
    const count = length > 0 ? Math.max(0, words.length - length + 1) : 0
    const runs = Array.from({ length: count }, (_, from) => words.slice(from, from + length).join(' '))
    made.set(length, runs)
    return runs
  }
}

const matchName = (name: Name, runs: Runs): Place | null => {
  let best: Place | null = null
  for (const length of [name.words, name.words + 1, name.words - 1]) {
    for (const [from, said] of runs(length).entries()) {
      const like = alike(said, name.text)
      if (like >= enough && like > (best?.likeness ?? 0)) best = { likeness: like, from, to: from + length }
    }
  }
  return best
}

/** The longest names win among equally alike ones: 'teeth whitening' over 'whitening'. */
const isBetter = (a: Place, b: Place | null) =>
  b === null || a.likeness > b.likeness || (a.likeness === b.likeness && a.to - a.from > b.to - b.from)

/** What of a list was named, allowing for inflection and a recogniser's misspelling; null when nothing is near enough. */
export const match = (list: readonly Named[], words: readonly string[]): Match | null => {
  const runs = runsOf(words)
  let best: Match | null = null
  for (const { id, names } of list) {
    for (const name of names) {
      const found = matchName(name, runs)
      if (found && isBetter(found, best)) best = { id, ...found }
    }
  }
  return best
}
