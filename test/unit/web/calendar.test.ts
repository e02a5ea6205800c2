import t, { type Test } from 'tap'
import { readCalendar } from '../../../firmware/calendar/read.ts'
import { createCalendarReader } from '../../../firmware/calendar/reader.ts'
import { rewriteEntry, writeCalendar, writeEntry } from '../../../firmware/calendar/write.ts'
import { createOffice } from '../../../firmware/main/calendar/office.ts'
import { openFeedServer } from '../../../firmware/web/calendar-feed.ts'
import { openWeb } from '../../../firmware/web/server.ts'
import {
  hourMs,
  jonas,
  nineMs,
  openBox,
  ownEvent,
  quickFolder,
  rita,
  visitAt,
} from '../main/calendar/pair.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { clinic, createFakeBox } from './fake-box.ts'

t.setTimeout(300_000)

const setUp = async (t: Test) => {
  const clock = simClock(nineMs - 48 * hourMs)
  const box = await openBox(quickFolder(t), [], clock)
  const reader = createCalendarReader()
  const desk = { ...box.desk, reader, writer: { write: writeEntry, rewrite: rewriteEntry } }
  const office = createOffice({ desk, writeAll: writeCalendar, states: () => [] })
  const fake = createFakeBox(clock)
  const common = { host: '127.0.0.1', port: 0, clock, log: fake.log }
  const web = await openWeb({ ...fake, ...common, clinic, calendars: office, pageFolder: '/nowhere' })
  const feeds = await openFeedServer({ ...common, office })
  t.teardown(async () => {
    for (const one of [feeds, web, reader, box]) await one[Symbol.asyncDispose]()
  })
  const post = (path: string, body = '') =>
    fetch(`${web.url}${path}`, {
      method: 'POST',
      body,
      headers: { origin: web.url, 'content-type': 'text/calendar' },
    })
  return { box, office, web, feeds, post, fake }
}
const window = { fromMs: nineMs - 24 * hourMs, toMs: nineMs + 48 * hourMs, zone: 'Europe/Vilnius' }
const unfolded = (text: string) => text.replaceAll('\r\n ', '')

await t.test('a feed of somebody’s visits: kept, moved, cancelled, and nobody else’s', async t => {
  const { box, office, web } = await setUp(t)
  const [kept, moved, off] = [visitAt(nineMs), visitAt(nineMs + hourMs), visitAt(nineMs + 2 * hourMs)]
  for (const visit of [kept, moved, off, visitAt(nineMs, { staff: jonas, name: 'Ona' })])
    await box.store.book(visit)
  const change = { atMs: nineMs - hourMs, by: 'caller', callId: null } as const
  const place = {
    staff: rita,
    staffName: 'R',
    room: null,
    startMs: nineMs + 4 * hourMs,
    endMs: nineMs + 5 * hourMs,
  }
  await box.store.change({ ...change, id: 'm', bookingId: moved.id, what: { kind: 'moved', ...place } })
  await box.store.change({ ...change, id: 'c', bookingId: off.id, what: { kind: 'cancelled', reason: '' } })
  const [{ path } = { path: '' }] = await office.list()
  const answer = await fetch(`${web.url}${path}`)
  t.match(answer.headers.get('content-type'), 'text/calendar')
  t.equal(answer.headers.get('cache-control'), 'private, no-cache')
  const text = unfolded(await answer.text())
  const event = (id: string) => text.split('BEGIN:VEVENT').find(part => part.includes(id)) ?? ''
  t.match(event(kept.id), /SEQUENCE:0/)
  t.match(event(moved.id), /SEQUENCE:1/)
  t.match(event(moved.id), /DTSTART:20261126T110000Z/)
  t.match(event(moved.id), /LAST-MODIFIED:20261126T060000Z/)
  t.match(event(off.id), /STATUS:CANCELLED/)
  t.match(text, 'SUMMARY:dantų patikra: Jonas Petrauskas')
  t.notMatch(text, /Ona|3706/, 'nobody else, and no number')
  t.equal(readCalendar(text, window).items.filter(({ busy }) => busy.length > 0).length, 2)
  const etag = answer.headers.get('etag') ?? ''
  const again = await fetch(`${web.url}${path}`, { headers: { 'if-none-match': etag } })
  t.equal(again.status, 304)
})

await t.test('whoever does not have the secret name has nothing; a new one ends the old', async t => {
  const { office, web, post } = await setUp(t)
  const [first, second] = await office.list()
  t.match(first?.path, /^\/calendar\/[\w-]{43}\.ics$/)
  t.not(first?.path, second?.path)
  t.strictSame(
    await office.list(),
    [first, second, ...(await office.list()).slice(2)],
    'they stay as they are',
  )
  for (const path of ['/calendar/x.ics', `/calendar/${'a'.repeat(43)}.ics`, `${first?.path}x`, '/calendar/'])
    t.equal((await fetch(`${web.url}${path}`)).status, 404, path)
  const renewed = (await (await post(`/api/calendars/${rita}/feed`)).json()) as { readonly path: string }
  t.equal((await fetch(`${web.url}${first?.path}`)).status, 404)
  t.equal((await fetch(`${web.url}${renewed.path}`)).status, 200)
  t.equal((await fetch(`${web.url}${second?.path}`)).status, 200)
  t.match(await (await post('/api/calendars/nobody/feed')).json(), { status: 404, code: 'PERSON_UNKNOWN' })
})

await t.test('the network gets feeds and nothing else of the box', async t => {
  const { office, feeds, fake } = await setUp(t)
  const [{ path } = { path: '' }] = await office.list()
  t.equal((await fetch(`${feeds.url}${path}`)).status, 200)
  for (const other of ['/', '/api/state', '/api/calendars', '/api/bookings'])
    t.equal((await fetch(`${feeds.url}${other}`)).status, 404, other)
  t.equal((await fetch(`${feeds.url}/api/calendars/${rita}/feed`, { method: 'POST' })).status, 405)
  t.notMatch(JSON.stringify(fake.logged), path, 'the secret is in no log')
})

await t.test('a file is taken in once, however often; a bad one changes nothing', async t => {
  const { box, post, web } = await setUp(t)
  const events = `/api/calendars/${rita}/events`
  const text =
    ownEvent('gym', nineMs, nineMs + hourMs, ['RRULE:FREQ=DAILY;COUNT=2']) + ownEvent('old', 0, hourMs)
  t.match(await (await post(events, text)).json(), { taken: 1, idle: 1, complaints: [] })
  const taken = await box.disk.taken(nineMs - 24 * hourMs, nineMs + 72 * hourMs)
  t.equal(taken.length, 2)
  await post(events, text)
  t.strictSame(await box.disk.taken(nineMs - 24 * hourMs, nineMs + 72 * hourMs), taken)
  const bad = await post(events, text.slice(0, -20))
  t.equal(bad.status, 422)
  t.match(await bad.json(), { code: 'CALENDAR_INVALID', detail: /did not end/ })
  t.strictSame(await box.disk.taken(nineMs - 24 * hourMs, nineMs + 72 * hourMs), taken)
  await t.rejects(box.store.book(visitAt(nineMs)), { code: 'SLOT_TAKEN' })
  const other = ownEvent('other', nineMs + 5 * hourMs, nineMs + 6 * hourMs)
  t.match(await (await post(`${events}?whole=true`, other)).json(), { taken: 1, removed: 1 })
  t.equal((await box.disk.taken(nineMs, nineMs + 48 * hourMs)).length, 1)

  const called = ownEvent('other', nineMs + 5 * hourMs, nineMs + 6 * hourMs, ['STATUS:CANCELLED'])
  t.match(await (await post(events, called)).json(), { taken: 0, idle: 1 })
  t.strictSame(await box.disk.taken(nineMs, nineMs + 48 * hourMs), [])

  const visit = visitAt(nineMs)
  await box.store.book(visit)
  const query = `fromMs=${nineMs - hourMs}&toMs=${nineMs + hourMs}`
  const given = await (await fetch(`${web.url}/api/calendars/visits?${query}`)).text()
  t.match(given, `UID:${visit.id}`)
  t.match(
    await (await post(events, given)).json(),
    { taken: 0, visits: 1 },
    'one’s own export changes nothing',
  )
})

await t.test('another site’s page cannot ask for anything', async t => {
  const { web } = await setUp(t)
  const answer = await fetch(`${web.url}/api/calendars/${rita}/feed`, {
    method: 'POST',
    headers: { origin: 'http://evil.example' },
  })
  t.equal(answer.status, 403)
})
