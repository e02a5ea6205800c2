import { inflected, readNumber, readOrdinal, type NumberWords } from '../numbers.ts'

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const ordinalWords =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  )

const values = new Map<string, number>([
  ...small.map((word, value) => [word, value] as const),
  ...tens.map((word, ten) => [word, ten * 10] as const).slice(2),
  ['oh', 0],
  ['o', 0],
  ['nought', 0],
])

export const words: NumberWords = {
  values,
  hundreds: new Set(['hundred']),
  thousands: new Set(['thousand']),
  joins: new Set(['and']),
}

const figures = Array.from({ length: 31 }, (_, i) => i + 1)
export const ordinals: ReadonlyMap<string, number> = new Map<string, number>([
  ...ordinalWords.map((word, value) => [word, value] as const).slice(1),
  ['twentieth', 20],
  ['thirtieth', 30],
  ...figures.flatMap(n => [...inflected({ [String(n)]: n }, ['st', 'nd', 'rd', 'th'])]),
])

export const number = (tokens: readonly string[], at: number) => readNumber(words, tokens, at)
export const ordinal = (tokens: readonly string[], at: number) => readOrdinal(ordinals, words, tokens, at)

const sayUnderThousand = (value: number): string => {
  if (value < 20) return small[value] ?? ''
  if (value < 100)
    return [tens[Math.floor(value / 10)], small[value % 10]].slice(0, value % 10 ? 2 : 1).join(' ')
  const rest = value % 100
  return `${small[Math.floor(value / 100)]} hundred${rest ? ` and ${sayUnderThousand(rest)}` : ''}`
}

/** 0 to 999 999 in words. */
export const sayNumber = (value: number): string => {
  const rest = value % 1_000
  if (value < 1_000) return sayUnderThousand(rest)
  const thousands = `${sayUnderThousand(Math.floor(value / 1_000))} thousand`
  if (rest === 0) return thousands
  return `${thousands}${rest < 100 ? ' and' : ''} ${sayUnderThousand(rest)}`
}

/** 'Nineteen eighty five', 'nineteen oh five', 'two thousand and six', 'twenty twenty six'. */
export const sayYear = (year: number): string => {
  const rest = year % 100
  if (year % 1_000 < 10) return sayNumber(year)
  const tail = rest === 0 ? 'hundred' : `${rest < 10 ? 'oh ' : ''}${sayNumber(rest)}`
  return `${sayNumber(Math.floor(year / 100))} ${tail}`
}

/** 1 to 31 as the day of a month. */
export const sayOrdinal = (value: number): string => {
  if (value < 20) return ordinalWords[value] ?? String(value)
  if (value % 10 === 0) return value === 20 ? 'twentieth' : 'thirtieth'
  return `${tens[Math.floor(value / 10)]} ${ordinalWords[value % 10]}`
}

/** 'oh seven, double four': digits in the order said; numbers over nine give their figures. */
export const readDigits = (tokens: readonly string[]): string => {
  let digits = ''
  for (let at = 0; at < tokens.length; at += 1) {
    const times = tokens[at] === 'double' ? 2 : tokens[at] === 'triple' ? 3 : 1
    const found = /^\d+$/.test(tokens[at] ?? '')
      ? { text: tokens[at] ?? '', to: at + 1 }
      : spoken(tokens, times > 1 ? at + 1 : at)
    if (!found) continue
    digits += found.text.repeat(times)
    at = found.to - 1
  }
  return digits
}

const spoken = (tokens: readonly string[], at: number): { text: string; to: number } | null => {
  const found = number(tokens, at)
  return found && { text: String(found.value), to: found.to }
}
