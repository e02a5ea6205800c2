import t from 'tap'
import { createRecency } from '../../../firmware/speech/recency.ts'

await t.test('what is longest unused goes when room is needed', async t => {
  const items = createRecency<number>(10, bytes => bytes)
  t.strictSame(items.put('a', 4), [])
  t.strictSame(items.put('b', 4), [])
  t.equal(items.get('a'), 4)
  t.strictSame(items.put('c', 4), ['b'], 'a was used after b')
  t.equal(items.bytes, 8)
  t.equal(items.size, 2)
  t.strictSame(items.put('d', 10), ['a', 'c'])
  t.strictSame(items.put('e', 11), ['e'], 'what never fits does not throw the others out')
  t.ok(items.has('d'))
})

await t.test('putting again replaces, removing frees', async t => {
  const items = createRecency<number>(10, bytes => bytes)
  items.put('a', 4)
  items.put('a', 6)
  t.equal(items.bytes, 6)
  items.remove('a')
  items.remove('a')
  t.equal(items.bytes, 0)
  t.equal(items.get('a'), undefined)
})
