import type { Hearing } from '../ports/ear.ts'

/**
 * A closed question: the answer that fits the sound, where the free text is none of the answers. Measured with the starter on
 * espeak-ng's plain voices: of 60 answers to sets of two to six, 27 that were misheard came right and one came wrong; of 483
 * sentences that answer something else none was taken for an answer. Below -10 those begin (-11.1, "идиоты вы" for "имя"); the
 * nearest second answer of those that came right was 8.9 away.
 */
const leastLogProb = -10
const leastLead = 8

/** The hearing as one of the answers weighed, if it is clearly one; else as it was. */
export const closedTo = (hearing: Hearing): Hearing => {
  const { ranked = [], text } = hearing
  const [best, second] = ranked
  if (!best || ranked.some(one => one.text === text)) return hearing
  const isClear = best.logProb >= leastLogProb && best.logProb - (second?.logProb ?? -Infinity) >= leastLead
  if (!isClear || hearing.doubt === 'no speech') return hearing
  return { ...hearing, text: best.text, meanLogProb: best.logProb / best.text.length, doubt: null }
}
