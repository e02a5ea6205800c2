import type { Clause } from './phonemes.ts'

/** What a voice is asked for in one go. */
export interface Run {
  readonly phonemes: string
  /** Whether a sentence ends here and another follows. */
  readonly endsSentence: boolean
}

/**
 * Phonemes, marks and stresses a Piper voice speaks in a second, about: 37 ids, of which every other one is the pad.
 * Measured on official voices' durations (field report).
 */
const PER_SECOND = 18

/** A run longer than this would hold memory for good and keep a stop waiting: 12 s of audio cost 530 MB (measured). */
const RUN_SECONDS = 5

/** Fewer sounds than this come out garbled: voices are taught on whole sentences. Source: rhasspy/piper #133 */
export const SHORTEST = 12

/** Not the modifiers: stress, length and palatalisation are no sounds of their own. */
const LETTER = /[\p{Ll}\p{Lu}\p{Lo}]/gu
export const soundsIn = (phonemes: string): number => phonemes.match(LETTER)?.length ?? 0

/** A clause too long for one run, cut between words into pieces of about the same length. */
const pieces = (clause: Clause, limit: number): Clause[] => {
  const count = Math.ceil(clause.phonemes.length / limit)
  if (count <= 1) return [clause]
  const words = clause.phonemes.split(/(?<= )/)
  const whole = clause.phonemes.length
  const cut: string[] = Array.from({ length: count }, () => '')
  let at = 0
  for (const word of words) {
    const piece = Math.min(count - 1, Math.floor((at * count) / whole))
    cut[piece] += word
    at += word.length
  }
  const filled = cut.filter(piece => piece !== '')
  return filled.map((phonemes, i) => ({
    phonemes,
    endsSentence: clause.endsSentence && i === filled.length - 1,
  }))
}

const join = (a: Run, b: Clause): Run => {
  const space = a.phonemes.endsWith(' ') ? '' : ' '
  return { phonemes: `${a.phonemes}${space}${b.phonemes}`, endsSentence: b.endsSentence }
}

const isShort = (run: Run) => soundsIn(run.phonemes) < SHORTEST

/**
 * Clauses as runs: the first as short as it can be spoken well, so that it is heard early; after it clauses of one
 * sentence together, since a voice that sees more of a sentence speaks it better. No run is so short that it is
 * garbled unless the whole text is.
 */
export const planRuns = (clauses: readonly Clause[], lengthScale = 1): Run[] => {
  const limit = Math.floor((RUN_SECONDS * PER_SECOND) / lengthScale)
  const runs: Run[] = []
  const joinLast = (clause: Clause) => runs.push(join(runs.pop() as Run, clause))
  for (const clause of clauses.flatMap(clause => pieces(clause, limit))) {
    const last = runs.at(-1)
    const fits = last && last.phonemes.length + clause.phonemes.length < limit
    const belongs = last && (isShort(last) || (runs.length > 1 && (isShort(clause) || !last.endsSentence)))
    if (fits && belongs) joinLast(clause)
    else runs.push(clause)
  }
  const last = runs.pop()
  if (last && runs.length > 0 && isShort(last)) joinLast(last)
  else if (last) runs.push(last)
  return runs
}
