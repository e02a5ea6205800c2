import t from 'tap'
import type { Clinic } from '../../../../firmware/clinic/clinic.ts'
import { readWeek } from '../../../../firmware/config/clinic-hours.ts'
import { findFree } from '../../../../firmware/main/free-times.ts'
import { bookableDays } from '../../../../firmware/clinic/slots.ts'
import {
  dragged,
  hourMs,
  jonas,
  nineMs,
  openPair,
  openServer,
  ownEvent,
  rita,
  shop,
  visitAt,
} from './pair.ts'

t.setTimeout(300_000)
const server = await openServer(t.testdir())
t.teardown(() => server.stop())

await t.test('a booking appears in its person’s calendar, once, and follows what happens to it', async t => {
  const { box, there, find } = await openPair(t, server)
  const visit = visitAt(nineMs)
  await box.store.book(visit)
  await box.round()
  await box.round()
  t.strictSame(box.troubles, [])
  t.equal((await there()).size, 1)
  t.equal((await there('jonas')).size, 0, 'and in nobody else’s')
  const [, text] = await find(`UID:${visit.id}`)
  t.match(text, /DTSTART:20261126T070000Z/)
  t.match(text, /SUMMARY:[^\n]*Jonas Petrauskas/)

  const move = { bookingId: visit.id, atMs: nineMs - hourMs * 40, by: 'caller', callId: null } as const
  const place = { staffName: 'R', room: null, endMs: nineMs + 3 * hourMs, startMs: nineMs + 2 * hourMs }
  await box.store.change({ ...move, id: 'move', what: { kind: 'moved', staff: rita, ...place } })
  await box.round()
  t.match((await find(visit.id))[1], /DTSTART:20261126T090000Z/)

  await box.store.change({ ...move, id: 'other', what: { kind: 'moved', staff: jonas, ...place } })
  await box.round()
  t.equal((await there()).size, 0)
  t.match((await find(visit.id, 'jonas'))[1], /DTSTART:20261126T090000Z/, 'it is in the other’s')

  await box.store.change({ ...move, id: 'off', what: { kind: 'cancelled', reason: '' } })
  await box.round()
  t.equal((await there('jonas')).size, 0)
  t.strictSame(await box.tasks(), [])
})

await t.test('busy times block slots, and are free again when they are gone', async t => {
  const { box, put, remove, clock } = await openPair(t, server)
  const wish = { service: 'check-up', staff: rita, ...bookableDays(shop.clinic, clock.epochMs()) }
  const starts = async () =>
    (await findFree({ store: box.disk, clock }, shop.clinic, wish, 500)).map(one => one.startMs)
  t.ok((await starts()).includes(nineMs))
  await put('lunch', ownEvent('lunch', nineMs, nineMs + hourMs))
  await put('gym', ownEvent('gym', nineMs + 24 * hourMs, nineMs + 25 * hourMs, ['RRULE:FREQ=WEEKLY']))
  await box.round()
  const busy = await starts()
  t.notOk(busy.includes(nineMs))
  t.ok(busy.includes(nineMs + hourMs))
  t.notOk(busy.includes(nineMs + 8 * 24 * hourMs), 'a week later as well')
  await t.rejects(box.store.book(visitAt(nineMs + hourMs / 2)), { code: 'SLOT_TAKEN' })
  await box.store.book(visitAt(nineMs, { staff: jonas }))
  const { links } = { links: await box.disk.objects(rita, 'server') }
  await remove(links.find(({ href }) => href.includes('lunch'))?.href ?? '')
  await box.round()
  t.ok((await starts()).includes(nineMs))
  t.strictSame(box.troubles, [])
})

await t.test('a visit moved there is moved here; notes and alarms of its owner stay', async t => {
  const { box, find, put } = await openPair(t, server)
  const visit = visitAt(nineMs)
  await box.store.book(visit)
  await box.round()
  const [href, text] = await find(visit.id)
  await put(
    href,
    dragged(text, nineMs + 2 * hourMs, 45).replace('END:VEVENT', 'DESCRIPTION:Nuotraukos\r\nEND:VEVENT'),
  )
  await box.round()
  t.match(await box.disk.booking(visit.id), { startMs: nineMs + 2 * hourMs, endMs: nineMs + 2.75 * hourMs })
  const [, moved] = await box.disk.history(visit.id)
  t.match(moved, { by: 'calendar', what: { kind: 'moved' } })
  t.match(
    (await box.disk.promisesAbout(visit.id))
      .filter(({ id }) => id.endsWith(String(nineMs + 2 * hourMs)))
      .map(({ kind }) => kind)
      .toSorted(),
    ['moved', 'reminder', 'reminder'],
    'reminders of the new time, and its caller is told of it',
  )
  const place = {
    staff: rita,
    staffName: 'R',
    room: null,
    startMs: nineMs + 4 * hourMs,
    endMs: nineMs + 5 * hourMs,
  }
  const change = { bookingId: visit.id, atMs: nineMs - hourMs, by: 'caller', callId: null } as const
  await box.store.change({ ...change, id: 'm', what: { kind: 'moved', ...place } })
  await box.round()
  const [, after] = await find(visit.id)
  t.match(after, /DTSTART:20261126T110000Z/)
  t.match(after, /DESCRIPTION:Nuotraukos/)
  t.strictSame([await box.tasks(), box.troubles], [[], []])
})

await t.test('a visit deleted there is cancelled here, and a person is to tell its caller', async t => {
  const { box, find, remove, there } = await openPair(t, server)
  const visit = visitAt(nineMs)
  await box.store.book(visit)
  await box.round()
  await remove((await find(visit.id))[0])
  await box.round()
  await box.round()
  t.match(await box.disk.booking(visit.id), { status: 'cancelled' })
  t.match((await box.disk.history(visit.id)).at(-1), { by: 'calendar', what: { kind: 'cancelled' } })
  t.match(await box.tasks(), [
    { kind: 'callback', text: /Jonas Petrauskas, 2026-11-26 09:00.*ištrintas/, owner: rita },
  ])
  t.equal((await there()).size, 0)
})

await t.test('a room that is taken is no obstacle where there is another like it', async t => {
  const { box, find, put } = await openPair(t, server)
  const visit = visitAt(nineMs, { room: 'chair-1' })
  await box.store.book(visit)
  await box.store.book(visitAt(nineMs + 2 * hourMs, { room: 'chair-1', staff: jonas }))
  await box.round()
  const [href, text] = await find(visit.id)
  await put(href, dragged(text, nineMs + 2 * hourMs))
  await box.round()
  t.match(await box.disk.booking(visit.id), { startMs: nineMs + 2 * hourMs, room: 'chair-2' })
})

await t.test('calendars show no more than the clinic wants', async t => {
  const { box, find } = await openPair(t, server, { shown: 'busy' })
  const visit = visitAt(nineMs)
  await box.store.book(visit)
  await box.round()
  const [, text] = await find(visit.id)
  t.match(text, /SUMMARY:Užimta/)
  t.notMatch(text, /Petrauskas|patikra|3706/)
})

/** Rita is in the centre until Thursday and in the north on Fridays, where there is one chair. */
const twoPlaces = (chairs: readonly string[]): Clinic => {
  const { clinic } = shop
  const [{ hours }] = clinic.branches
  const place = (id: string, lt: string) => ({ id, name: { lt }, also: {}, hours, address: {} })
  const own = readWeek([{ days: 'mon-thu', open: '08:00-18:00' }])
  return {
    ...clinic,
    branches: [place('centre', 'Centras'), place('north', 'Šiaurė')],
    rooms: [
      { id: 'chair-c', kind: 'chair', branch: 'centre' },
      ...chairs.map(id => ({ id, kind: 'chair', branch: 'north' })),
    ],
    people: clinic.people.map(one => ({
      ...one,
      branch: 'centre',
      hours: one.id === rita ? { ...own, 5: [{ from: 480, to: 1_080, branch: 'north' }] } : own,
    })),
  }
}
const plain = (text: string) => text.replaceAll('\r\n ', '')

await t.test(
  'of several places the calendar names the one of that day, and a move goes to its rooms',
  async t => {
    const { box, find, put } = await openPair(t, server, { clinic: twoPlaces(['chair-n']) })
    const visit = visitAt(nineMs, { room: 'chair-c' })
    await box.store.book(visit)
    await box.round()
    const [href, text] = await find(visit.id)
    t.match(plain(text), '\r\nLOCATION:Centras\r\n')
    await put(href, dragged(text, nineMs + 24 * hourMs))
    await box.round()
    t.match(await box.disk.booking(visit.id), { startMs: nineMs + 24 * hourMs, room: 'chair-n' })
    await box.round()
    t.match(plain((await find(visit.id))[1]), '\r\nLOCATION:Šiaurė\r\n')
    t.strictSame(box.troubles, [])
    t.strictSame(await box.tasks(), [])
  },
)

await t.test('a move to a day at a place without the room it takes is told, and put back', async t => {
  const { box, find, put } = await openPair(t, server, { clinic: twoPlaces([]) })
  const visit = visitAt(nineMs, { room: 'chair-c' })
  await box.store.book(visit)
  await box.round()
  const [href, text] = await find(visit.id)
  await put(href, dragged(text, nineMs + 24 * hourMs))
  await box.round()
  await box.round()
  t.match(await box.disk.booking(visit.id), { startMs: nineMs, room: 'chair-c' })
  t.match((await find(visit.id))[1], /DTSTART:20261126T070000Z/)
  t.match(await box.tasks(), [
    { kind: 'conflict', text: /2026-11-26 09:00, Centras.*2026-11-27 09:00.*nėra tam reikiamo kabineto/ },
  ])
})

await t.test('who shows no more than that they are busy shows no place', async t => {
  const { box, find } = await openPair(t, server, { clinic: twoPlaces(['chair-n']), shown: 'busy' })
  const visit = visitAt(nineMs)
  await box.store.book(visit)
  await box.round()
  t.notMatch((await find(visit.id))[1], /LOCATION/)
})
