import fcHunt from 'fast-check'
fcHunt.configureGlobal({ numRuns: 100 * 50 })
import * as fc from 'fast-check'
import t from 'tap'
import { createAssembly, EXPIRY_MS } from '../../../../firmware/modem/sms/assembly.ts'
import type { ReceivedPart } from '../../../../firmware/ports/message-store.ts'

const part = (
  text: string,
  seq: number,
  total: number,
  changes: Partial<ReceivedPart> = {},
): ReceivedPart => ({
  key: `${text} ${seq} ${changes.from ?? ''}`,
  line: 'a',
  from: '+37061234567',
  text,
  sentMs: 1_000 + seq,
  receivedMs: 5_000,
  trouble: null,
  part: { reference: 7, total, seq },
  raw: '',
  ...changes,
})
const texts = (found: readonly { readonly message: { readonly text: string } }[]) =>
  found.map(({ message }) => message.text)

await t.test('any order with any repetitions makes one message, with the same id', async t => {
  const parts = ['a', 'b', 'c', 'd'].map((text, n) => part(text, n + 1, 4))
  const order = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 })
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), order, (all, again) => {
      const assembly = createAssembly()
      const last = all.at(-1) ?? 0
      const before = [...all.slice(0, -1), ...again.filter(n => n !== last)]
      const found = [...before, last].flatMap(n => assembly.add(parts[n] ?? part('', 1, 1)))
      t.match(found, [
        { message: { id: 'a 1 ', text: 'abcd', trouble: null, sentMs: 1_001, receivedMs: 5_000 } },
      ])
      return found.length === 1 && assembly.open() === 0
    }),
    { numRuns: 50 * 100 },
  )
})

await t.test('lines, senders, references and totals are kept apart', async t => {
  const assembly = createAssembly()
  const others = [
    part('x', 2, 2, { line: 'b' }),
    part('x', 2, 2, { from: '+37069999999' }),
    part('x', 2, 2, { part: { reference: 8, total: 2, seq: 2 } }),
    part('x', 2, 3),
  ]
  t.strictSame(assembly.add(part('a', 1, 2)), [])
  for (const other of others) t.strictSame(assembly.add(other), [])
  t.strictSame(texts(assembly.add(part('b', 2, 2))), ['ab'])
  t.equal(assembly.open(), 4)
})

await t.test('a character cut in two is whole again; a half that stays is a mark, not rubbish', async t => {
  const assembly = createAssembly()
  assembly.add(part('A\ud83d', 1, 2))
  t.strictSame(texts(assembly.add(part('\ude00!', 2, 2))), ['A😀!'])
  assembly.add(part('A\ud83d', 1, 2))
  t.strictSame(texts(assembly.expire(5_000 + EXPIRY_MS)), ['A\ufffd…'])
})

await t.test('it expires after the last part, not before, and only once', async t => {
  const assembly = createAssembly(1_000)
  assembly.add(part('a', 1, 3))
  assembly.add(part('c', 3, 3, { receivedMs: 5_900 }))
  t.strictSame(assembly.expire(6_899), [])
  t.match(assembly.expire(6_900), [{ message: { text: 'a…c', trouble: 'incomplete', receivedMs: 5_900 } }])
  t.strictSame(assembly.expire(1e9), [])
})

await t.test('a flood of texts that are begun and never ended gives up the oldest', async t => {
  const assembly = createAssembly()
  let given = 0
  for (let n = 0; n < 600; n += 1) given += assembly.add(part(`${n}`, 1, 2, { from: `+3706${n}` })).length
  t.equal(given, 100)
  t.equal(assembly.open(), 500)
})

await t.test('what is wrong with one part is wrong with the message', async t => {
  const assembly = createAssembly()
  assembly.add(part('a', 1, 2, { trouble: 'unknown alphabet' }))
  t.match(assembly.add(part('b', 2, 2)), [{ message: { text: 'ab', trouble: 'unknown alphabet' } }])
})
