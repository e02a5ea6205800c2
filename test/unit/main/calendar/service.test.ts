import t from 'tap'
import { openCalendars } from '../../../../firmware/main/calendar/open.ts'
import { noLog } from '../../../../firmware/config/log.ts'
import { systemClock } from '../../../../firmware/time/clock.ts'
import { simClock } from '../../../../firmware/time/sim-clock.ts'
import { openCalendarServer, password } from '../../../support/calendar-server.ts'
import {
  hourMs,
  jonas,
  linkOf,
  nineMs,
  openBox,
  openPair,
  openServer,
  ownEvent,
  quickFolder,
  rita,
  shop,
  visitAt,
} from './pair.ts'
import { createFeed } from '../../../../firmware/flow/feed.ts'
import { createCalendarService } from '../../../../firmware/main/calendar/service.ts'

t.setTimeout(300_000)

/** Until it is so; the test's own time limit ends a wait in vain. */
const until = async (isSo: () => Promise<boolean>) => {
  while (!(await isSo())) await new Promise(resolve => setTimeout(resolve, 50))
}

await t.test('offline the box goes on from what it knows, and catches up', async t => {
  const folder = t.testdir()
  const server = await openServer(folder)
  const pair = await openPair(t, server)
  const { box, put, find } = pair
  await put('lunch', ownEvent('lunch', nineMs, nineMs + hourMs))
  await box.round()
  await server.stop()
  const visit = visitAt(nineMs + 2 * hourMs)
  await box.store.book(visit)
  await box.round()
  t.match(box.troubles, [{ code: 'CALENDAR_AWAY' }, { code: 'CALENDAR_AWAY' }])
  await t.rejects(box.store.book(visitAt(nineMs)), { code: 'SLOT_TAKEN' }, 'still busy')
  await box[Symbol.asyncDispose]()

  await using again = await openCalendarServer(folder, ['rita', 'jonas'], server.port)
  await using restarted = await openBox(pair.folder, pair.links, pair.clock)
  await restarted.round()
  t.strictSame(restarted.troubles, [])
  t.match((await find(visit.id))[1], /DTSTART:20261126T090000Z/)
  t.ok(again.url)
})

await t.test(
  'the trouble of one calendar is not that of another; after an hour a person hears of it',
  async t => {
    await using server = await openServer(t.testdir())
    const { box, links, clock, there } = await openPair(t, server)
    const bad = linkOf(rita, `${server.url}/rita/nowhere/`, 'rita', clock)
    const good = links.filter(({ staff }) => staff === jonas)
    await box.store.book(visitAt(nineMs, { staff: jonas }))
    const service = createCalendarService(box.desk, [bad, ...good])
    const closing = new AbortController()
    const serving = service.serve(createFeed<void>(1).subscribe(closing.signal), 30_000, closing.signal)
    await until(async () => (await there('jonas')).size === 1)
    await until(async () =>
      service.states().every(({ seenMs, trouble }) => seenMs !== null || trouble !== null),
    )
    t.match(service.states(), [
      { staff: rita, seenMs: null, trouble: /no calendar at the address/ },
      { staff: jonas, trouble: null },
    ])
    t.strictSame(await box.tasks(), [])
    await until(async () => {
      await clock.advance(15 * 60_000)
      return (await box.tasks()).length > 0
    })
    t.match(await box.tasks(), [
      { kind: 'conflict', owner: rita, text: /nepasiekiamas nuo 2026-11-24 09:00/ },
    ])
    closing.abort(new Error('over'))
    await serving
  },
)

await t.test(
  'as the box runs it: what is booked is there at once, what is busy there is known soon',
  async t => {
    await using server = await openServer(t.testdir())
    await server.calendar('rita', 'darbas')
    const clock = systemClock
    const closing = new AbortController()
    const folder = quickFolder(t)
    const { clock: sim } = await openPair(t, server)
    await using box = await openBox(folder, [], sim)
    const settings = {
      everyMs: 200,
      feedPort: null,
      servers: [{ staff: rita, url: server.url, calendar: 'darbas', login: { username: 'rita', password } }],
    }
    const { store } = box
    await using calendars = openCalendars({ settings, shop, store, clock, log: noLog })
    const serving = calendars.serve(box.disk.added(closing.signal), closing.signal)
    const soonMs = Math.ceil(clock.epochMs() / hourMs) * hourMs + 24 * hourMs
    const visit = visitAt(soonMs, { createdMs: clock.epochMs() })
    await box.store.book(visit)
    await until(async () => (await server.texts('rita', '/rita/darbas/')).size === 1)
    const body = ownEvent('own', soonMs + hourMs, soonMs + 2 * hourMs)
    await server.ask('rita', 'PUT', '/rita/darbas/own.ics', body, { 'content-type': 'text/calendar' })
    await until(async () => (await box.disk.taken(soonMs, soonMs + 2 * hourMs)).length === 2)
    t.match(await calendars.office.list(), [{ staff: rita, server: { trouble: null } }, {}, {}])
    closing.abort(new Error('over'))
    await serving
  },
)

await t.test('a calendar of nobody is refused at the start', async t => {
  await using box = await openBox(quickFolder(t), [], simClock())
  const servers = [{ staff: 'nobody', url: 'http://x/', calendar: null, login: { token: 'a' } }]
  t.throws(
    () =>
      openCalendars({
        settings: { everyMs: 1, feedPort: null, servers },
        shop,
        store: box.store,
        clock: systemClock,
        log: noLog,
      }),
    { code: 'CONFIG_INVALID', message: /no person nobody.*kazlauskiene/ },
  )
})
