import { likeness, tokens } from '../../language/words.ts'

/** Something a caller may name, with everything it is called. */
export interface Named {
  readonly id: string
  readonly names: readonly string[]
}

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

const matchName = (name: readonly string[], words: readonly string[]): Omit<Match, 'id'> | null => {
  const target = name.join(' ')
  let best: Omit<Match, 'id'> | null = null
  for (let from = 0; from < words.length; from += 1) {
    for (const length of [name.length, name.length + 1, name.length - 1]) {
      const to = from + length
      if (length < 1 || to > words.length) continue
      const said = words.slice(from, to).join(' ')
      if (Math.abs(said.length - target.length) > target.length * (1 - enough)) continue
      const like = target.length <= shortest ? Number(said === target) : likeness(said, target)
      if (like >= enough && like > (best?.likeness ?? 0)) best = { likeness: like, from, to }
    }
  }
  return best
}

/** The longest names win among equally alike ones: 'teeth whitening' over 'whitening'. */
const isBetter = (a: Match, b: Match | null) =>
  b === null || a.likeness > b.likeness || (a.likeness === b.likeness && a.to - a.from > b.to - b.from)

/** What of a list was named, allowing for inflection and a recogniser's misspelling; null when nothing is near enough. */
export const match = (list: readonly Named[], words: readonly string[]): Match | null => {
  let best: Match | null = null
  for (const { id, names } of list) {
    for (const name of names) {
      const found = matchName(tokens(name), words)
      const candidate = found && { id, ...found }
      if (candidate && isBetter(candidate, best)) best = candidate
    }
  }
  return best
}
