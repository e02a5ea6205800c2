import {
  likest,
  sounding,
  soundName,
  type SoundName,
  type Sounding,
  type Spot,
} from '../../language/alike.ts'
import type { Pack } from '../../language/language.ts'
import { fold, split } from '../../language/words.ts'

/** Something a caller may name, with everything it is called, ready to be compared. */
export interface Named {
  readonly id: string
  /** As they are written. */
  readonly texts: readonly string[]
  readonly names: readonly SoundName[]
}

/** Prepares what things are called in a language; do it once for a list. */
export const named = (id: string, names: readonly string[], pack: Pack): Named => ({
  id,
  texts: names,
  names: names.map(name => soundName(pack.spoken, heardOf(split(name), pack), pack.isInflected)),
})

/** A name of several words without those before it that say nothing of it; 'an appointment' stays what it is. */
const heardOf = (words: readonly string[], { fillers }: Pack): readonly string[] => {
  const first = words.findIndex(word => !fillers.includes(fold(word)))
  return first > 0 && words.length - first > 1 ? words.slice(first) : words
}

export interface Match extends Spot {
  readonly id: string
  /** Alike enough to be taken; else it is to be asked about. */
  readonly isSure: boolean
}

/**
 * How alike a name must be to be taken (and then read back), and to be asked about; more for names worth less than
 * `shortBelow`, two syllables or so, which are like many a word. `margin` is how much the best must lead another thing, else
 * both are asked about. Measured by tools/bench/sound.ts.
 */
const likeEnough = {
  long: { taken: 0.76, asked: 0.7 },
  short: { taken: 0.8, asked: 0.76 },
  shortBelow: 140,
  margin: 0.03,
} as const

const enoughFor = ({ worth }: SoundName) =>
  worth < likeEnough.shortBelow ? likeEnough.short : likeEnough.long

const isBetter = (a: Spot, b: Spot | null): boolean =>
  b === null || a.likeness > b.likeness || (a.likeness === b.likeness && a.to - a.from > b.to - b.from)

const bestOf = ({ id, names }: Named, heard: Sounding, isOrdinary: (spot: Spot) => boolean): Match | null => {
  let best: Match | null = null
  for (const name of names) {
    const { taken, asked } = enoughFor(name)
    const found = likest(name, heard)
    if (found && found.likeness >= asked && isBetter(found, best) && !isOrdinary(found))
      best = { id, ...found, isSure: found.likeness >= taken }
  }
  return best
}

/**
 * What of a list was named, best first, allowing for inflection and for what a recogniser mishears. The longest names win
 * among equally alike ones: 'teeth whitening' over 'whitening'.
 * @param isOrdinary tells words that mean something by themselves, and are no name unless they are it to the letter
 */
export const matches = (
  list: readonly Named[],
  heard: Sounding,
  isOrdinary: (spot: Spot) => boolean,
): readonly Match[] =>
  list
    .flatMap(one => bestOf(one, heard, isOrdinary) ?? [])
    .toSorted((a, b) => (isBetter(a, b) ? -1 : isBetter(b, a) ? 1 : 0))

/** What a list of matches comes to: the one that is meant, or those it may be, at most two. */
export interface Choice {
  readonly sure: Match | null
  readonly maybe: readonly Match[]
}

export const overlaps = (a: Pick<Match, 'from' | 'to'>, b: Pick<Match, 'from' | 'to'>): boolean =>
  a.from < b.to && b.from < a.to

export const choose = (found: readonly Match[]): Choice => {
  const [best, ...others] = found
  if (!best) return { sure: null, maybe: [] }
  const rival = others.find(
    one => overlaps(one, best) && best.likeness < 1 && best.likeness - one.likeness < likeEnough.margin,
  )
  // two things said beside each other: which of them is meant is for the caller to say
  const beside = best.isSure ? others.find(one => one.isSure && !overlaps(one, best)) : undefined
  const other = rival ?? beside
  if (other) return { sure: null, maybe: [best, other] }
  return best.isSure ? { sure: best, maybe: [] } : { sure: null, maybe: [best] }
}

/** The one of a list that was surely named, whatever its words may mean otherwise. @param raw as written */
export const nameIn = (list: readonly Named[], raw: readonly string[], pack: Pack): Match | null =>
  choose(matches(list, sounding(pack.spoken, raw), () => false)).sure
