/** Fewest insertions, deletions and replacements that turn one sequence into the other (Levenshtein, 1965). */
export const editDistance = (from: readonly string[], to: readonly string[]): number => {
  let row = Array.from({ length: to.length + 1 }, (_, j) => j)
  for (const [i, item] of from.entries()) {
    const next = [i + 1]
    for (const [j, other] of to.entries()) {
      const replaced = (row[j] ?? 0) + (item === other ? 0 : 1)
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}

/** What two texts are compared as: lower-case, without the marks of a sentence, single blanks. */
export const comparable = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[.,?!«»"]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Errors of a text against the one that was spoken, with what they are counted against. */
export const errorsIn = (spoken: string, heard: string) => {
  const [wanted, got] = [comparable(spoken), comparable(heard)]
  const [wantedLetters, gotLetters] = [Array.from(wanted), Array.from(got)]
  return {
    words: wanted.split(' ').length,
    wordErrors: editDistance(wanted.split(' '), got === '' ? [] : got.split(' ')),
    characters: wantedLetters.length,
    characterErrors: editDistance(wantedLetters, gotLetters),
    isExact: wanted === got,
  }
}
