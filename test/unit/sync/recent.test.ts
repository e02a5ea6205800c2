import t from 'tap'
import type { OutboxRow } from '../../../firmware/ports/outbox.ts'
import { createRecent } from '../../../firmware/sync/recent.ts'

const row = (seq: number) => ({ seq }) as OutboxRow
const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => row(from + n))
const seqs = (rows: readonly OutboxRow[]) => rows.map(({ seq }) => seq)

await t.test('nothing is due until the broker loses its memory, then all is, until heard again', async t => {
  const recent = createRecent()
  recent.heard(rows(1, 5))
  t.strictSame(recent.due(10), [])
  recent.rewind()
  t.strictSame(seqs(recent.due(3)), [1, 2, 3])
  recent.heard(rows(1, 3))
  t.strictSame(seqs(recent.due(10)), [4, 5], 'a second break in the middle goes on from there')
  recent.heard(rows(4, 5))
  recent.heard([])
  t.strictSame(recent.due(10), [])
  recent.heard([row(6)])
  recent.rewind()
  t.strictSame(seqs(recent.due(10)), [1, 2, 3, 4, 5, 6], 'each once')
})

await t.test('only the last thousand are kept', async t => {
  const recent = createRecent()
  for (let from = 1; from < 2_500; from += 100) recent.heard(rows(from, from + 99))
  recent.rewind()
  t.equal(recent.due(9_999).length, 1_000)
  t.equal(recent.due(1)[0]?.seq, 1_501)
})
