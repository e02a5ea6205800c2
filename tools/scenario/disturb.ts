import type { Random } from '../../board/virtual/random.ts'

/**
 * Words as a recogniser gets them wrong: a letter taken for one that sounds like it, a word not heard, a word heard as
 * two. What is confused follows how the sounds are made: voiced with voiceless, one sibilant with another, a vowel with
 * its neighbour (IPA chart, rows and columns), written as each language writes them.
 */

const latin = 'pb td kg sz šžsczć fv mn lr ae eėę iyį ou uūų cčć jy'.split(' ')
const cyrillic = 'пб тд кг сз шжщч фв мн лр ао еиіє иы уо цс хг юу яа ёо їі'.split(' ')
const armenian = 'պբփ տդթ կգք սզ շժչջ ֆվ մն լրռ աէե ոօու իըի ցձծ ճջչ խղհ'.split(' ')

/** For each letter, those that it is taken for. */
const confusions: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, Set<string>>()
  for (const group of [...latin, ...cyrillic, ...armenian])
    for (const letter of group.split('')) {
      const others = found.get(letter) ?? new Set()
      for (const other of group.split('')) if (other !== letter) others.add(other)
      found.set(letter, others)
    }
  return new Map([...found].map(([letter, others]) => [letter, [...others]]))
})()

const pick = <T>(list: readonly T[], random: Random): T | undefined =>
  list[Math.floor(random() * list.length)]

const soundAlike = (word: string, random: Random): string => {
  const letters = word.split('')
  const places = letters.flatMap((letter, at) => (confusions.get(letter.toLowerCase())?.length ? [at] : []))
  const at = pick(places, random)
  if (at === undefined) return word
  letters[at] = pick(confusions.get((letters[at] ?? '').toLowerCase()) ?? [], random) ?? ''
  return letters.join('')
}

const split = (word: string, random: Random): string => {
  const letters = word.split('')
  if (letters.length < 4) return soundAlike(word, random)
  const at = 2 + Math.floor(random() * (letters.length - 3))
  return `${letters.slice(0, at).join('')} ${letters.slice(at).join('')}`
}

/** @param rate how many of the words are disturbed, 0 to 1: six of ten by sound, two left out, two parted */
export const disturb = (text: string, rate: number, random: Random): string =>
  text
    .split(/\s+/)
    .map(word => {
      if (random() >= rate) return word
      const how = random()
      if (how < 0.6) return soundAlike(word, random)
      return how < 0.8 ? '' : split(word, random)
    })
    .filter(word => word !== '')
    .join(' ')
