import type { ClinicFile } from './clinic-schema.ts'

/**
 * Bosnian is heard and spoken by the Croatian pack in words of its own, so past the clinic file there is `hr` alone. In the
 * file `bs` may stand wherever a language may: as a language of the clinic, and for a text that is said otherwise.
 */

type Code = ClinicFile['languages'][number]
/** A language as the rest of the box knows it. */
export type OwnCode = Exclude<Code, 'bs'>

export const ownCode = (code: Code): OwnCode => (code === 'bs' ? 'hr' : code)

/** Of the two the one that is listed first is spoken; in Bosnia `hr` alone is Bosnian as well. */
export const isBosnian = ({ country, languages }: Pick<ClinicFile, 'country' | 'languages'>): boolean => {
  const first = languages.find(code => ownCode(code) === 'hr')
  return first === 'bs' || (first === 'hr' && country === 'BA' && !languages.includes('bs'))
}

export const ownLanguages = ({ languages }: Pick<ClinicFile, 'languages'>): readonly OwnCode[] => [
  ...new Set(languages.map(ownCode)),
]

const isPhrases = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(one => typeof one === 'string')

/** A text in the words that are spoken; of phrases that are listened for, both, since either is said to either. */
const oneOf = (bs: unknown, hr: unknown, saysBosnian: boolean): unknown => {
  const [own, other] = saysBosnian ? [bs, hr] : [hr, bs]
  return isPhrases(own) && isPhrases(other) ? [...new Set([...own, ...other])] : (own ?? other)
}

const merged = (value: unknown, saysBosnian: boolean): unknown => {
  if (Array.isArray(value)) return value.map(one => merged(one, saysBosnian))
  if (typeof value !== 'object' || value === null) return value
  const inside = Object.entries(value).map(([key, one]) => [key, merged(one, saysBosnian)] as const)
  const { bs, ...rest } = Object.fromEntries(inside) as Readonly<Record<string, unknown>>
  // an id may be `bs` too, with a number
  if (typeof bs !== 'string' && !isPhrases(bs)) return Object.fromEntries(inside)
  return { ...rest, hr: oneOf(bs, rest['hr'], saysBosnian) }
}

/** The file with every text of `bs` put under `hr`, where the clinic speaks Bosnian in the place of what is there. */
export const withoutBosnian = (file: ClinicFile): ClinicFile => ({
  ...(merged(file, isBosnian(file)) as ClinicFile),
  languages: file.languages,
})
