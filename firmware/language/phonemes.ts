/**
 * The sounds that words are compared by: one letter of the IPA each, without length, stress and softness, which neither
 * recognisers nor spelling tell reliably. Features and their weights: G. Kondrak, A New Algorithm for the Alignment of
 * Phonetic Sequences (ALINE), NAACL 2000, tables 2 to 4.
 */

/** Place and manner of articulation as Kondrak numbers them, 0 to 1; the rest are yes or no. */
interface Consonant {
  readonly place: number
  readonly manner: number
  readonly isVoiced: boolean
  readonly isNasal?: true
  readonly isLateral?: true
  readonly isRhotic?: true
}

/** How high and how far back the tongue is, 0 to 1. */
interface Vowel {
  readonly high: number
  readonly back: number
  readonly isRound: boolean
}

const place = {
  lips: 1,
  'lip and teeth': 0.95,
  teeth: 0.9,
  gum: 0.85,
  'behind the gum': 0.75,
  palate: 0.7,
  velum: 0.6,
  throat: 0.1,
} as const
const manner = { stop: 1, affricate: 0.9, fricative: 0.8, approximant: 0.6 } as const

const pair = (
  [voiceless, voiced]: readonly [string, string],
  where: keyof typeof place,
  how: keyof typeof manner,
): readonly (readonly [string, Consonant])[] => [
  [voiceless, { place: place[where], manner: manner[how], isVoiced: false }],
  [voiced, { place: place[where], manner: manner[how], isVoiced: true }],
]

const consonants: ReadonlyMap<string, Consonant> = new Map([
  ...pair(['p', 'b'], 'lips', 'stop'),
  ...pair(['t', 'd'], 'gum', 'stop'),
  ...pair(['k', 'ɡ'], 'velum', 'stop'),
  ...pair(['f', 'v'], 'lip and teeth', 'fricative'),
  ...pair(['θ', 'ð'], 'teeth', 'fricative'),
  ...pair(['s', 'z'], 'gum', 'fricative'),
  ...pair(['ʃ', 'ʒ'], 'behind the gum', 'fricative'),
  ...pair(['x', 'ɣ'], 'velum', 'fricative'),
  ...pair(['ʦ', 'ʣ'], 'gum', 'affricate'),
  ...pair(['ʧ', 'ʤ'], 'behind the gum', 'affricate'),
  ['h', { place: place.throat, manner: manner.fricative, isVoiced: false }],
  ['m', { place: place.lips, manner: manner.stop, isVoiced: true, isNasal: true }],
  ['n', { place: place.gum, manner: manner.stop, isVoiced: true, isNasal: true }],
  ['l', { place: place.gum, manner: manner.approximant, isVoiced: true, isLateral: true }],
  ['r', { place: place.gum, manner: manner.approximant, isVoiced: true, isRhotic: true }],
  ['j', { place: place.palate, manner: manner.approximant, isVoiced: true }],
  ['w', { place: place.lips, manner: manner.approximant, isVoiced: true }],
])

const vowels: ReadonlyMap<string, Vowel> = new Map([
  ['i', { high: 1, back: 0, isRound: false }],
  ['ɨ', { high: 1, back: 0.5, isRound: false }],
  ['u', { high: 1, back: 1, isRound: true }],
  ['e', { high: 0.5, back: 0, isRound: false }],
  ['ə', { high: 0.5, back: 0.5, isRound: false }],
  ['o', { high: 0.5, back: 1, isRound: true }],
  ['æ', { high: 0, back: 0, isRound: false }],
  ['a', { high: 0, back: 0.5, isRound: false }],
])

/** Every sound there is; its place in this text is its number. */
const all = [...consonants.keys(), ...vowels.keys()]
const numbers: ReadonlyMap<string, number> = new Map(all.map((sound, i) => [sound, i]))

/** Sounds as numbers, to be compared; what is none is left out. */
export const encode = (sounds: string): Uint8Array =>
  Uint8Array.from(
    Array.from(sounds).flatMap(sound => {
      const number = numbers.get(sound)
      return number === undefined ? [] : [number]
    }),
  )

const differs = (a: unknown, b: unknown) => (a === b ? 0 : 1)

const betweenConsonants = (a: Consonant, b: Consonant): number =>
  40 * Math.abs(a.place - b.place) +
  50 * Math.abs(a.manner - b.manner) +
  10 * differs(a.isVoiced, b.isVoiced) +
  10 * differs(a.isNasal, b.isNasal) +
  10 * differs(a.isLateral, b.isLateral) +
  10 * differs(a.isRhotic, b.isRhotic)

const betweenVowels = (a: Vowel, b: Vowel): number =>
  5 * Math.abs(a.high - b.high) + 5 * Math.abs(a.back - b.back) + 5 * differs(a.isRound, b.isRound)

/** A vowel beside consonants: manner 0.4 high, 0.2 mid, 0 low; front ones at the palate, back ones at the velum. */
const asConsonant = ({ high, back }: Vowel): Consonant => ({
  place: place.palate - back * (place.palate - place.velum),
  manner: 0.4 * high,
  isVoiced: true,
})

const betweenKinds = (consonant: Consonant, vowel: Vowel): number =>
  5 + betweenConsonants(consonant, asConsonant(vowel))

/** Kondrak's likeness of a consonant with itself (C_sub), and of a vowel with itself (C_sub less twice C_vwl). */
const worth = { consonant: 35, vowel: 15 } as const
/** What leaving a sound out costs besides what it is worth (C_skip). */
const skip = 10

const betweenSounds = (a: string, b: string): number => {
  const [one, other] = [consonants.get(a), consonants.get(b)]
  const [vowel, otherVowel] = [vowels.get(a), vowels.get(b)]
  if (one && other) return betweenConsonants(one, other)
  if (vowel && otherVowel) return betweenVowels(vowel, otherVowel)
  if (one && otherVowel) return betweenKinds(one, otherVowel)
  return other && vowel ? betweenKinds(other, vowel) : 0
}

/** How many sounds there are: rows and columns of `changes`. */
export const soundCount = all.length
/** What it costs to take one sound for another: `changes[a * soundCount + b]`. */
export const changes: Float32Array = Float32Array.from(
  all.flatMap(a => all.map(b => (a === b ? 0 : betweenSounds(a, b)))),
)
/** What each sound is worth to the word it is in. */
export const worths: Float32Array = Float32Array.from(
  all.map(sound => (consonants.has(sound) ? worth.consonant : worth.vowel)),
)
/** What it costs to leave each sound out, or to add it; a murmured vowel is lost most easily. */
export const skips: Float32Array = Float32Array.from(
  all.map(sound =>
    sound === 'ə' ? skip : skip + (consonants.has(sound) ? worth.consonant : worth.vowel) / 2,
  ),
)

/** What a whole word is worth: the cost that leaves nothing of it. */
export const worthOf = (sounds: Uint8Array): number =>
  sounds.reduce((sum, sound) => sum + (worths[sound] ?? 0), 0)
