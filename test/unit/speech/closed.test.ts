import t from 'tap'
import type { Hearing } from '../../../firmware/ports/ear.ts'
import { closedTo } from '../../../firmware/speech/closed.ts'

/** What was heard where few answers were possible. The figures are the starter's own. */

const hearing = (changes: Partial<Hearing>): Hearing => ({
  text: 'vrijedi',
  language: 'hr',
  meanLogProb: -0.12,
  noSpeech: 0,
  words: [],
  ranked: [
    { text: 'vrijeme', logProb: -1.3 },
    { text: 'ime', logProb: -26.7 },
  ],
  doubt: null,
  tookMs: 1,
  ...changes,
})

await t.test('the answer that clearly fits the sound stands for what was misheard', async t => {
  t.match(closedTo(hearing({})), { text: 'vrijeme', doubt: null })
  t.match(closedTo(hearing({ doubt: 'improbable' })), { text: 'vrijeme', doubt: null })
})

await t.test('else it is left as it was', async t => {
  const same = (changes: Partial<Hearing>) => {
    const one = hearing(changes)
    t.equal(closedTo(one), one)
  }
  same({ text: 'ime' })
  same({ doubt: 'no speech' })
  same({ ranked: [] })
  // "идиоты вы", asked for time, service or name
  same({
    ranked: [
      { text: 'имя', logProb: -11.1 },
      { text: 'время', logProb: -27.3 },
    ],
  })
  // two that sound alike
  same({
    ranked: [
      { text: 'the time', logProb: -2 },
      { text: 'the name', logProb: -9 },
    ],
  })
})
