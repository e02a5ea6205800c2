import type { Utterance } from '../../firmware/ports/voice.ts'
import type { Step } from './script.ts'

/** Where a caller speaks, coughs or presses keys over the box: so many ms into its voice, or after words of it. */

const usualMs = 1_000

/** Whether a caller does it while the box speaks, and does not hear it out. */
export const isOver = ({ interrupt, after, upon }: Step): boolean =>
  interrupt !== undefined || after !== undefined || upon !== undefined

/**
 * What the box has said once it has said some words, the last sentence without its end; null: it does not say them.
 * @param words a pattern
 */
export const saidUpTo = (say: readonly Utterance[], words: string): readonly Utterance[] | null => {
  const pattern = new RegExp(words, 'iu')
  for (const [i, sentence] of say.entries()) {
    const match = pattern.exec(sentence.text)
    if (!match) continue
    const text = sentence.text.slice(0, match.index + match[0].length)
    return [...say.slice(0, i), { ...sentence, text }]
  }
  return null
}

/**
 * How far into the box's voice the caller begins, ms. Words that it does not say are not waited for.
 * @param lengthMs how long a sentence takes to say
 */
export const beginsAtMs = async (
  { after, upon }: Step,
  say: readonly Utterance[],
  lengthMs: (sentence: Utterance) => Promise<number>,
): Promise<number> => {
  const heard = upon === undefined ? null : saidUpTo(say, upon)
  if (heard === null) return after ?? usualMs
  let ms = after ?? 0
  for (const sentence of heard) ms += await lengthMs(sentence)
  return ms
}
