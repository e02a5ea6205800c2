import t from 'tap'
import { dragged, hourMs, jonas, nineMs, openPair, openServer, ownEvent, rita, visitAt } from './pair.ts'

t.setTimeout(300_000)
const server = await openServer(t.testdir())
t.teardown(() => server.stop())

await t.test('a move onto a time that is taken is a conflict: told, and put back', async t => {
  const { box, find, put, there } = await openPair(t, server)
  const [first, second] = [visitAt(nineMs), visitAt(nineMs + 2 * hourMs, { name: 'Ona' })]
  for (const visit of [first, second]) await box.store.book(visit)
  await box.round()
  const [href, text] = await find(first.id)
  await put(href, dragged(text, nineMs + 2 * hourMs))
  await box.round()
  await box.round()
  t.match(await box.disk.booking(first.id), { startMs: nineMs, status: 'booked' })
  t.match((await find(first.id))[1], /DTSTART:20261126T070000Z/)
  t.match(await box.tasks(), [{ kind: 'conflict', text: /2026-11-26 11:00.*užimtas/, owner: rita }])
  t.equal((await there()).size, 2)
})

await t.test('what no visit can be is told and put back', async t => {
  for (const [what, spoil] of [
    ['in the past', (text: string) => dragged(text, nineMs - 72 * hourMs)],
    [
      'whole days',
      (text: string) =>
        text
          .replace(/DTSTART:\w+/, 'DTSTART;VALUE=DATE:20261127')
          .replace(/DTEND:\w+/, 'DTEND;VALUE=DATE:20261128'),
    ],
    ['recurring', (text: string) => text.replace('END:VEVENT', 'RRULE:FREQ=DAILY;COUNT=3\r\nEND:VEVENT')],
  ] as const)
    await t.test(what, async t => {
      const { box, find, put } = await openPair(t, server)
      const visit = visitAt(nineMs)
      await box.store.book(visit)
      await box.round()
      const [href, text] = await find(visit.id)
      await put(href, spoil(text))
      await box.round()
      await box.round()
      t.match(await box.disk.booking(visit.id), { startMs: nineMs, status: 'booked' })
      const [, after] = await find(visit.id)
      t.match(after, /DTSTART:20261126T070000Z/)
      t.notMatch(after, /RRULE/)
      t.match(await box.tasks(), [{ kind: 'conflict' }])
      t.strictSame(box.troubles, [])
    })
})

await t.test('changed on both sides: the box’s version stands, and it is told', async t => {
  const { box, find, put, remove } = await openPair(t, server)
  const [moved, deleted, cancelled] = [
    visitAt(nineMs),
    visitAt(nineMs + 4 * hourMs),
    visitAt(nineMs + 6 * hourMs),
  ]
  for (const visit of [moved, deleted, cancelled]) await box.store.book(visit)
  await box.round()
  const by = (bookingId: string) =>
    ({ id: `${bookingId}!`, bookingId, atMs: nineMs - 40 * hourMs, by: 'caller', callId: null }) as const
  const to = (startMs: number) =>
    ({
      kind: 'moved',
      staff: rita,
      staffName: 'R',
      room: null,
      startMs,
      endMs: startMs + hourMs / 2,
    }) as const
  await box.store.change({ ...by(moved.id), what: to(nineMs + hourMs) })
  await box.store.change({ ...by(deleted.id), what: to(nineMs + 5 * hourMs) })
  await box.store.change({ ...by(cancelled.id), what: { kind: 'cancelled', reason: '' } })
  for (const { id } of [moved, cancelled]) {
    const [href, text] = await find(id)
    await put(href, dragged(text, nineMs + 7 * hourMs))
  }
  await remove((await find(deleted.id))[0])
  await box.round()
  await box.round()
  t.match(await box.disk.booking(moved.id), { startMs: nineMs + hourMs })
  t.match((await find(moved.id))[1], /DTSTART:20261126T080000Z/)
  t.match(await box.disk.booking(deleted.id), { status: 'booked', startMs: nineMs + 5 * hourMs })
  t.match((await find(deleted.id))[1], /DTSTART:20261126T120000Z/)
  t.match(await box.disk.booking(cancelled.id), { status: 'cancelled' })
  await t.rejects(find(cancelled.id), /0 events/)
  t.strictSame(
    (await box.tasks()).map(({ kind }) => kind),
    ['conflict', 'conflict', 'conflict'],
  )
  t.strictSame(box.troubles, [])
})

await t.test('a visit carried into somebody else’s calendar is that person’s', async t => {
  const { box, find, put, remove } = await openPair(t, server)
  const [visit, other] = [visitAt(nineMs), visitAt(nineMs + 2 * hourMs)]
  await box.store.book(visit)
  await box.store.book(other)
  await box.store.book(visitAt(nineMs + 2 * hourMs, { staff: jonas, name: 'Ona' }))
  await box.round()
  for (const { id } of [visit, other]) {
    const [href, text] = await find(id)
    await put(id, text, 'jonas')
    await remove(href)
  }
  await box.round()
  await box.round()
  t.match(await box.disk.booking(visit.id), { staff: jonas, startMs: nineMs, status: 'booked' })
  t.equal((await find(visit.id, 'jonas')).length, 2)
  t.match(await box.disk.booking(other.id), { staff: rita, status: 'booked' }, 'that time has somebody')
  t.match((await find(other.id))[1], /DTSTART:20261126T090000Z/)
  await t.rejects(find(other.id, 'jonas'), /0 events/)
  t.match(await box.tasks(), [{ kind: 'conflict', owner: jonas }])
  t.strictSame([await box.disk.objects(jonas, 'server'), box.troubles], [[], []])
})

await t.test('a calendar that is emptied cancels nobody', async t => {
  const { box, there, remove } = await openPair(t, server)
  for (let n = 0; n < 5; n += 1) await box.store.book(visitAt(nineMs + n * hourMs))
  await box.round()
  for (const href of (await there()).keys()) await remove(href)
  await box.round()
  await box.round()
  t.equal((await there()).size, 5)
  t.match(await box.tasks(), [{ kind: 'conflict', text: /dingo 5/ }])
  t.ok((await box.disk.bookings(0, Number.MAX_SAFE_INTEGER)).every(({ status }) => status === 'booked'))
})

await t.test('somebody who is busy when visits are booked is told of them, once', async t => {
  const { box, put } = await openPair(t, server)
  await box.store.book(visitAt(nineMs))
  await box.store.book(visitAt(nineMs + 2 * hourMs))
  await box.round()
  await put('ill', ownEvent('ill', nineMs - hourMs, nineMs + 8 * hourMs))
  await box.round()
  await box.round()
  t.match(await box.tasks(), [{ kind: 'conflict', text: /09:00; .*11:00/, owner: rita }])
})
