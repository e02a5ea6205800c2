import t from 'tap'
import { wordsOf } from '../../../firmware/speech/words.ts'

/** Tokens written out, with the probability of each. */
const tokens = (...parts: readonly (readonly [text: string, probability: number])[]) => {
  let bytes = 0
  return {
    text: Buffer.from(parts.map(([text]) => text).join('')),
    ends: parts.map(([text]) => (bytes += Buffer.byteLength(text))),
    logProbs: parts.map(([, probability]) => Math.log(probability)),
  }
}
const rounded = (words: ReturnType<typeof wordsOf>) =>
  words.map(({ text, probability }) => [text, Math.round(probability * 1_000) / 1_000])

await t.test('a blank begins a word; its probability is the geometric mean of its tokens', async t => {
  const words = wordsOf(tokens([' pas', 0.9], [' higien', 0.8], ['ist', 0.5], ['ę', 0.4]))
  t.strictSame(rounded(words), [
    ['pas', 0.9],
    ['higienistę', 0.543],
  ])
})

await t.test('the first token needs no blank, marks stay with their word', async t => {
  const words = wordsOf(tokens(['Ačiū', 0.5], ['.', 0.5], [' Iki', 1], ['!', 1]))
  t.strictSame(rounded(words), [
    ['Ačiū.', 0.5],
    ['Iki!', 1],
  ])
})

await t.test('letters that lie in two tokens come together', async t => {
  const letter = Buffer.from('ժ')
  const words = wordsOf({ text: letter, ends: [1, 2], logProbs: [0, 0] })
  t.strictSame(rounded(words), [['ժ', 1]])
})

await t.test('nothing and blanks are no words', async t => {
  t.strictSame(wordsOf(tokens()), [])
  t.strictSame(wordsOf(tokens([' ', 1], [' ', 1])), [])
})
