import fc from 'fast-check'
import t from 'tap'
import { mergeKey, noKeys, type KeySeen } from '../../../firmware/audio/key-merge.ts'
import type { Key } from '../../../firmware/audio/keypad.ts'

const told = (...seen: readonly KeySeen[]): string => {
  let state = noKeys
  let keys = ''
  for (const one of seen) {
    const [next, key] = mergeKey(state, one)
    state = next
    keys += key ?? ''
  }
  return keys
}
const ear = (key: string, atMs: number): KeySeen => ({ by: 'ear', key: key as Key, atMs })
const modem = (key: string, atMs: number): KeySeen => ({ by: 'modem', key: key as Key, atMs })

await t.test('either may come first', async t => {
  t.equal(told(ear('5', 0), modem('5', 200)), '5')
  t.equal(told(modem('5', 0), ear('5', 120)), '5')
  t.equal(told(ear('5', 0), modem('5', 0)), '5')
})

await t.test('either may be alone', async t => {
  t.equal(told(ear('1', 0), ear('2', 300), ear('2', 500)), '122')
  t.equal(told(modem('1', 0), modem('2', 300), modem('2', 420)), '122')
})

await t.test('the same key twice is two, in whatever order the four words come', async t => {
  t.equal(told(ear('7', 0), modem('7', 100), ear('7', 200), modem('7', 300)), '77')
  t.equal(told(ear('7', 0), ear('7', 150), modem('7', 600), modem('7', 750)), '77')
  t.equal(told(modem('7', 0), modem('7', 130), ear('7', 140), ear('7', 280)), '77')
})

await t.test('one that the other missed stays one, among its neighbours', async t => {
  t.equal(told(ear('1', 0), ear('2', 200), modem('2', 400), ear('1', 600), modem('1', 800)), '121')
  t.equal(told(ear('7', 0), modem('7', 100), modem('7', 400)), '77', 'twice by the modem only')
  t.equal(told(ear('7', 0), ear('7', 200), modem('7', 450)), '77', 'twice by the ear only')
})

await t.test('a late word is still the same key, a much later one is another', async t => {
  t.equal(told(ear('3', 0), modem('3', 1_400)), '3')
  t.equal(told(ear('3', 0), modem('3', 1_600)), '33')
  t.equal(told(modem('3', 0), ear('3', 650)), '3')
  t.equal(told(modem('3', 0), ear('3', 900)), '33', 'a modem is hardly ever ahead')
})

await t.test('whatever is pressed, with a modem that lags and either missing some, nothing doubles', t => {
  const press = fc.record({
    key: fc.constantFrom('1', '2', '3'),
    afterMs: fc.integer({ min: 100, max: 900 }),
    missed: fc.constantFrom('none', 'none', 'none', 'ear', 'modem'),
  })
  const presses = fc.array(press, { maxLength: 20 })
  fc.assert(
    fc.property(presses, fc.integer({ min: 0, max: 900 }), (all, lagMs) => {
      let atMs = 0
      const seen: KeySeen[] = []
      for (const { key, afterMs, missed } of all) {
        atMs += afterMs
        if (missed !== 'ear') seen.push(ear(key, atMs))
        if (missed !== 'modem') seen.push(modem(key, atMs + lagMs))
      }
      const keys = told(...seen.sort((a, b) => a.atMs - b.atMs))
      const isWhole = all.every(({ missed }) => missed === 'none')
      return isWhole ? keys === all.map(({ key }) => key).join('') : keys.length <= all.length
    }),
    { numRuns: 2_000, seed: 1 },
  )
  t.end()
})

await t.test('what waits is bounded by time', async t => {
  let state = noKeys
  for (let n = 0; n < 1_000; n += 1) [state] = mergeKey(state, ear('1', n * 200))
  t.ok(state.waiting.length <= 9)
})
