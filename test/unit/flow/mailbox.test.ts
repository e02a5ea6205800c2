import t from 'tap'
import { createFeed } from '../../../firmware/flow/feed.ts'
import { mailbox } from '../../../firmware/flow/mailbox.ts'

const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const read: T[] = []
  for await (const item of items) read.push(item)
  return read
}

await t.test('one reader gets everything in order, before and after it waits', async t => {
  const box = mailbox<number>({ limit: 10, full: 'drop oldest' })
  t.ok(box.put(1))
  const reading = all(box)
  t.ok(box.put(2))
  await new Promise(resolve => setImmediate(resolve))
  t.ok(box.put(3))
  box.close()
  t.same(await reading, [1, 2, 3])
  t.notOk(box.put(4), 'closed')
})

await t.test('a full mailbox drops by its rule and counts', async t => {
  const fill = (full: 'drop oldest' | 'drop newest') => {
    const box = mailbox<number>({ limit: 2, full })
    const kept = [1, 2, 3, 4].map(item => box.put(item))
    t.same(kept, [true, true, false, false])
    t.equal(box.size, 2)
    t.equal(box.dropped, 2)
    box.close()
    return all(box)
  }
  t.same(await fill('drop oldest'), [3, 4])
  t.same(await fill('drop newest'), [1, 2])
})

await t.test('an error ends the reader at once, and stays', async t => {
  const box = mailbox<number>({ limit: 2, full: 'drop oldest' })
  box.put(1)
  box.close(new Error('gone'))
  box.close(new Error('later'))
  await t.rejects(all(box), { message: 'gone' })
})

await t.test('every listener of a feed has its own queue', async t => {
  const feed = createFeed<number>(2)
  const [slow, quick] = [new AbortController(), new AbortController()]
  feed.publish(0)
  const late = feed.subscribe(slow.signal)
  const reading = all(feed.subscribe(quick.signal))
  for (const event of [1, 2, 3]) {
    feed.publish(event)
    await new Promise(resolve => setImmediate(resolve))
  }
  quick.abort()
  t.same(await reading, [1, 2, 3])
  slow.abort()
  feed.publish(4)
  t.same(await all(late), [2, 3], 'its own oldest was dropped; none from before it came, none after it left')
  t.same(await all(feed.subscribe(slow.signal)), [], 'left before it came')
})
