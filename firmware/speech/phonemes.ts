import type { Stretch } from './espeak-library.ts'
import type { Espeak } from './espeak.ts'

/** A clause as a Piper voice was taught it: IPA decomposed (NFD), its closing mark at the end. */
export interface Clause {
  readonly phonemes: string
  readonly endsSentence: boolean
}

/** What ends a clause: the mark that Piper writes after the phonemes ('' for none), and whether a sentence ends. */
export interface Ending {
  readonly mark: string
  readonly endsSentence: boolean
}

const MARKS = /[.?!,:;…։՝]+$/u
const ELLIPSIS = /^\.{3,}/

const ending = (mark: string, endsSentence: boolean): Ending => ({ mark, endsSentence })
const endings: Readonly<Record<string, Ending>> = {
  '.': ending('.', true),
  '?': ending('?', true),
  '!': ending('!', true),
  ',': ending(',', false),
  ':': ending(':', false),
  ';': ending(';', false),
  '՝': ending(',', false),
  '–': ending(';', false),
  '—': ending(';', false),
  // espeak flags these CLAUSE_OPTIONAL_SPACE_AFTER, and Piper, which compares for equality, then knows no mark for them
  '…': ending('', false),
  '։': ending('', true),
  '。': ending('', true),
  '।': ending('', true),
}

/** Of a run of marks the first decides ("a.m., " ends in '.', "!?" in '!'); three full stops are an ellipsis. */
const closingMark = (text: string): string => {
  const run = MARKS.exec(text)?.[0]
  if (run === undefined) return Array.from(text).at(-1) ?? ''
  return ELLIPSIS.test(run) ? '…' : (run[0] ?? '')
}

/**
 * The ending of a stretch, read off the text that espeak took for it: espeak-ng 1.51 and 1.52 do not tell
 * (espeak_TextToPhonemesWithTerminator came later). Gave 107 of 107 endings of Piper's own espeak on texts it was not
 * fitted to, in seven languages (field report).
 */
export const endingOf = ({ text, isLast }: Pick<Stretch, 'text' | 'isLast'>): Ending => {
  const trimmed = text.trimEnd()
  const known = endings[closingMark(trimmed)]
  if (known) return known
  const isParagraph = (text.slice(trimmed.length).match(/\n/g) ?? []).length >= 2
  return ending('', isLast || isParagraph)
}

/** "(en)" and "(lt)" tell that a word is spoken by another language's rules; Piper was taught without them. */
const LANGUAGE_SWITCH = /\([^)]+\)/g
const NOT_OVER = new Set([',', ':', ';'])

const clauseOf = (stretch: Stretch): Clause => {
  const { mark, endsSentence } = endingOf(stretch)
  const space = NOT_OVER.has(mark) ? ' ' : ''
  const phonemes = `${stretch.phonemes.replaceAll(LANGUAGE_SWITCH, '')}${mark}${space}`
  return { phonemes: phonemes.normalize('NFD'), endsSentence }
}

/**
 * Text as the clauses a Piper voice expects, cut by espeak itself, which alone knows what "Dr. Smith" and "8:30" are.
 * Source: piper1-gpl, phonemize_espeak.py. @throws VOICE_FAILED
 */
export const phonemise = async (espeak: Espeak, text: string, voiceName: string): Promise<Clause[]> => {
  const stretches = await espeak.stretches(text, voiceName)
  return stretches.filter(stretch => stretch.phonemes.trim() !== '').map(clauseOf)
}
