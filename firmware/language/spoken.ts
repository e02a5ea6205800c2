/**
 * How a language is spelt: `[letters, sounds]`, the first that fits is taken. Letters are a regular expression with `u`,
 * which may look at what stands around them; sounds are those of `phonemes.ts`, '' for none.
 */
export type Spelling = readonly (readonly [letters: string, sounds: string])[]

/** A spelling as lines of 'letters sounds': 'ch x'; a line of one word is silent. */
export const spellingOf = (text: string): Spelling =>
  text
    .trim()
    .split(/\s*\n\s*/)
    .map(line => {
      const [letters = '', sounds = ''] = line.split(/\s+/)
      return [letters, sounds]
    })

/** Makes the reader of a spelling: a word as it is written, with its marks, to its sounds. */
export const createSpoken = (spelling: Spelling): ((word: string) => string) => {
  const any = new RegExp(spelling.map(([letters]) => `(${letters})`).join('|'), 'uy')
  return word => {
    const text = word.toLowerCase().normalize('NFC')
    let sounds = ''
    for (let at = 0; at < text.length;) {
      any.lastIndex = at
      const found = any.exec(text)
      const rule = found ? found.slice(1).findIndex(group => group !== undefined) : -1
      sounds += spelling[rule]?.[1] ?? ''
      at += found?.[0].length ? found[0].length : 1
    }
    // a doubled sound is heard as one
    return sounds.replace(/(\P{M})\1+/gu, '$1')
  }
}
