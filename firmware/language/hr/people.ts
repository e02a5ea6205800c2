import { fold } from '../words.ts'

/**
 * Names in the genitive, as after 'kod'. Men decline both names; of women's names those in -a decline, and a surname
 * that ends otherwise stays as it is: 'kod doktorice Horvat'. Source: E. Barić et al., Hrvatska gramatika, on nouns.
 */

/** Titles, nominative and genitive, and whom they tell. */
const titles: Readonly<Record<string, readonly [genitive: string, isWoman: boolean | null]>> = {
  doktor: ['doktora', false],
  doktorica: ['doktorice', true],
  liječnik: ['liječnika', false],
  liječnica: ['liječnice', true],
  ljekar: ['ljekara', false],
  ljekarka: ['ljekarke', true],
  stomatolog: ['stomatologa', false],
  stomatologinja: ['stomatologinje', true],
  zubar: ['zubara', false],
  zubarica: ['zubarice', true],
  veterinar: ['veterinara', false],
  veterinarka: ['veterinarke', true],
  gospodin: ['gospodina', false],
  gospođa: ['gospođe', true],
  sestra: ['sestre', true],
  profesor: ['profesora', false],
  profesorica: ['profesorice', true],
  primarijus: ['primarijusa', false],
  majstor: ['majstora', false],
  frizerka: ['frizerke', true],
  kozmetičarka: ['kozmetičarke', true],
}

/** Men whose names end in -a, and women whose names do not. */
const menInA = new Set(
  'luka nikola saša ilija mirza mustafa alija borna jakša matija andrija toma siniša vanja kosta mata grga šima aljoša nebojša hamza isa musa zija mujaga đuka'
    .split(' ')
    .map(fold),
)
const women = new Set(
  'ines nives karmen dolores ester ingrid elizabet lori carmen iris nensi betti meri'.split(' '),
)

/** A vowel that leaves when an ending comes: Petar, Petra. */
const fleeting: Readonly<Record<string, string>> = {
  petar: 'Petra',
  aleksandar: 'Aleksandra',
  pavao: 'Pavla',
  karlo: 'Karla',
}

const isWomanName = (first: string): boolean => {
  const name = fold(first)
  return women.has(name) || (name.endsWith('a') && !menInA.has(name))
}

const feminine = (word: string) => (word.endsWith('a') ? `${word.slice(0, -1)}e` : word)

const masculine = (word: string): string => {
  const irregular = fleeting[word.toLowerCase()]
  if (irregular !== undefined) return irregular
  if (word.endsWith('a')) return `${word.slice(0, -1)}e`
  if (/(ante|mate|jure|ive|stipe|frane|bože|ćiro|pero|ivo|jozo|đuro|mijo|pero)$/i.test(word))
    return `${word.slice(0, -1)}e`
  if (/[oe]$/.test(word)) return `${word.slice(0, -1)}a`
  if (word.endsWith('ec') && word.length > 4) return `${word.slice(0, -2)}ca`
  if (word.endsWith('i')) return `${word}ja`
  return `${word}a`
}

/** 'Kod doktorice Horvat', 'kod Ivana Horvata', from the nominative. Letters after a comma ('dr. med.') are left out. */
export const sayWith = (person: string): string => {
  const words = (person.split(',')[0] ?? '').trim().split(/\s+/)
  const bare = words.filter(word => !word.endsWith('.'))
  const isDoctor = words.some(word => /^dr\.$/i.test(word))
  const title = titles[(bare[0] ?? '').toLowerCase()]
  const names = title ? bare.slice(1) : bare
  const isWoman = title?.[1] ?? (names.length > 1 && isWomanName(names[0] ?? ''))
  const isUnknown = !title && names.length === 1
  const decline = isWoman || (isUnknown && isWomanName(names[0] ?? '')) ? feminine : masculine
  const lead = title ? [title[0]] : isDoctor ? [isWoman ? 'doktorice' : 'doktora'] : []
  return ['kod', ...lead, ...names.map(decline)].join(' ')
}
