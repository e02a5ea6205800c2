/** How a name is put into a case: by the gender of the person, and by whether the word is a first name or a surname. */

export type Sex = 'male' | 'female'

/** The first rule whose ending fits gives the word its new ending; no rule leaves it as it is. */
export type Rules = readonly (readonly [RegExp, string])[]

export interface NameCases {
  /** Lower-case words before the name: 'врач', 'лікарка'. */
  readonly titles: Rules
  readonly male: Rules
  readonly female: Rules
  /** First names and patronymics, by which the person's gender is known. */
  readonly maleNames: RegExp
  readonly femaleNames: RegExp
  readonly femaleTitles: RegExp
  /** Titles of men where women have their own; they count when nothing else tells. */
  readonly maleTitles: RegExp
  /** Surnames that only one of the two can have. */
  readonly maleSurnames: RegExp
  readonly femaleSurnames: RegExp
  readonly femaleFirst: Rules
  readonly maleFirst: Rules
}

const isTitle = (word: string) => word === word.toLowerCase()

const apply = (rules: Rules, word: string): string => {
  const rule = rules.find(([ending]) => ending.test(word))
  return rule ? word.replace(...rule) : word
}

/** Null when the words do not tell, such as a surname alone that both may have. */
const sexOf = (cases: NameCases, words: readonly string[]): Sex | null => {
  const names = words.filter(word => !isTitle(word))
  const has = (test: RegExp) => names.some(name => test.test(name))
  if (words.some(word => isTitle(word) && cases.femaleTitles.test(word))) return 'female'
  if (has(cases.maleNames)) return 'male'
  if (has(cases.femaleNames) || has(cases.femaleSurnames)) return 'female'
  // no man's name: a woman's that no list holds, or a surname that only hers would come with
  if (names.length > 1 && has(/[ая]$/)) return 'female'
  const isMale = has(cases.maleSurnames) || words.some(word => isTitle(word) && cases.maleTitles.test(word))
  return isMale ? 'male' : null
}

const inflect = (cases: NameCases, word: string, sex: Sex | null): string => {
  if (isTitle(word)) return apply(cases.titles, word)
  if (sex === null) return word
  const isFirst = (sex === 'male' ? cases.maleNames : cases.femaleNames).test(word)
  const first = sex === 'male' ? cases.maleFirst : cases.femaleFirst
  const last = sex === 'male' ? cases.male : cases.female
  return apply(isFirst ? first : last, word)
}

/** 'Лікарка Ольга Бойко' → 'лікарки Ольги Бойко'; each part of a double name by itself. */
export const declined = (cases: NameCases, name: string): string => {
  const words = name.split(' ')
  const sex = sexOf(
    cases,
    words.flatMap(word => word.split('-')),
  )
  return words
    .map(word =>
      word
        .split('-')
        .map(part => inflect(cases, part, sex))
        .join('-'),
    )
    .join(' ')
}
