import { changes, encode, skips, soundCount, worthOf } from './phonemes.ts'
import { fold, likeness } from './words.ts'

/** How alike words are: 1 for the same, 0 for nothing in common. What sounds cost is in `phonemes.ts`. */

/** What makes a language's words sounds. */
type Spoken = (word: string) => string

/** Words in a row as sounds. */
export interface Sounding {
  readonly sounds: Uint8Array
  /** For each place between two sounds the word that begins there, or -1; the last place is the end. */
  readonly starts: Int16Array
  /** The same of the word that ends there. */
  readonly ends: Int16Array
  /** The letters of each word, as the readers see them. */
  readonly letters: readonly string[]
}

/** Prepares words, so that names can be looked for in them; a word without sounds is never found. */
export const sounding = (spoken: Spoken, words: readonly string[]): Sounding => {
  const parts = words.map(word => encode(spoken(word)))
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const sounds = new Uint8Array(length)
  const starts = new Int16Array(length + 1).fill(-1)
  const ends = new Int16Array(length + 1).fill(-1)
  let at = 0
  for (const [word, part] of parts.entries()) {
    if (part.length === 0) continue
    sounds.set(part, at)
    starts[at] = word
    at += part.length
    ends[at] = word
  }
  return { sounds, starts, ends, letters: words.map(fold) }
}

/** What something is called, as sounds. */
export interface SoundName {
  readonly sounds: Uint8Array
  /** How much a fault at each sound counts: less in the ending of a long word, which changes with the case. */
  readonly weights: Float32Array
  /** True where one word of the name ends and the next begins. */
  readonly isJoint: readonly boolean[]
  readonly worth: number
  /** Without gaps. */
  readonly letters: string
}

/** How many sounds of a word are its ending, how long a word must be to have one, and how little a fault there counts. */
const ending = { sounds: 2, fewest: 5, weight: 0.5 } as const

const weightsOf = (length: number, isInflected: boolean): readonly number[] =>
  Array.from({ length }, (_, i) =>
    isInflected && length >= ending.fewest && i >= length - ending.sounds ? ending.weight : 1,
  )

/** @param isInflected whether words of the language change their endings */
export const soundName = (spoken: Spoken, words: readonly string[], isInflected: boolean): SoundName => {
  const parts = words.map(word => encode(spoken(word))).filter(part => part.length > 0)
  const sounds = Uint8Array.from(parts.flatMap(part => [...part]))
  const isJoint = Array.from({ length: sounds.length + 1 }, () => false)
  let at = 0
  for (const part of parts) {
    at += part.length
    isJoint[at] = true
  }
  return {
    sounds,
    weights: Float32Array.from(parts.flatMap(part => weightsOf(part.length, isInflected))),
    isJoint,
    worth: worthOf(sounds),
    letters: words.map(fold).join(''),
  }
}

/** Where a name was heard: words `from` up to but not including `to`. */
export interface Spot {
  readonly likeness: number
  readonly from: number
  readonly to: number
}

/** A word heard as two: what the gap costs. */
const gap = 6

/**
 * The place where a name is most like what was said; null when nothing reaches `least`. It begins and ends with a word.
 * P. H. Sellers, The theory and computation of evolutionary distances: pattern recognition (1980).
 */
export const spot = (name: SoundName, heard: Sounding, least: number): Spot | null => {
  const { sounds, weights, isJoint, worth } = name
  const size = sounds.length
  if (size === 0) return null
  let cost = new Float32Array(size + 1).fill(Infinity)
  let from = new Int16Array(size + 1)
  let nextCost = new Float32Array(size + 1)
  let nextFrom = new Int16Array(size + 1)
  let bestCost = worth * (1 - least) + 1e-3
  let best: Spot | null = null
  // Faults only add up: what costs more than the best is followed no further. E. Ukkonen, Finding approximate patterns in
  // strings (1985).
  let alive = -1
  for (let j = 0; j <= heard.sounds.length; j += 1) {
    const sound = heard.sounds[j - 1] ?? 0
    const word = heard.starts[j] ?? -1
    const skip = skips[sound] ?? 0
    let last = -1
    let i = 0
    for (; i <= size; i += 1) {
      if (i > alive + 1 && (nextCost[i - 1] ?? 0) > bestCost) break
      const weight = weights[i - 1] ?? 1
      let least = Infinity
      let start = -1
      if (j > 0) {
        least = (cost[i] ?? 0) + skip * weight
        start = from[i] ?? -1
      }
      if (i > 0) {
        const own = sounds[i - 1] ?? 0
        const changed =
          j > 0 ? (cost[i - 1] ?? 0) + (changes[own * soundCount + sound] ?? 0) * weight : Infinity
        if (changed < least) {
          least = changed
          start = from[i - 1] ?? -1
        }
        const without = (nextCost[i - 1] ?? 0) + (skips[own] ?? 0) * weight
        if (without < least) {
          least = without
          start = nextFrom[i - 1] ?? -1
        }
      } else if (word >= 0) {
        least = 0
        start = word
      }
      nextCost[i] = least
      nextFrom[i] = start
      if (least <= bestCost) last = i
    }
    nextCost.fill(Infinity, i)
    alive = last
    const end = heard.ends[j] ?? -1
    const whole = nextCost[size] ?? Infinity
    const first = nextFrom[size] ?? -1
    if (end >= 0 && whole < bestCost && first >= 0 && first <= end) {
      bestCost = whole
      best = { likeness: 1 - whole / worth, from: first, to: end + 1 }
    }
    if (word >= 0) for (let i = 1; i < size; i += 1) if (!isJoint[i]) nextCost[i] = (nextCost[i] ?? 0) + gap
    ;[cost, nextCost] = [nextCost, cost]
    ;[from, nextFrom] = [nextFrom, from]
  }
  return best
}

/** What is less alike than this by sound alone is not looked at letter by letter. */
const leastSound = 0.6

/**
 * Where a name was said, alike by sound and by letters for a half each: what sounds alike but is written otherwise is often
 * another word, and what is spelt nearly the same is often but a sound away. Either alone finds fewer and takes more that
 * was not said. Measured by tools/bench/sound.ts.
 */
export const likest = (name: SoundName, heard: Sounding): Spot | null => {
  const found = spot(name, heard, leastSound)
  if (!found) return null
  const spelt = likeness(heard.letters.slice(found.from, found.to).join(''), name.letters)
  return { ...found, likeness: (found.likeness + spelt) / 2 }
}
