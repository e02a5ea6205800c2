import t from 'tap'
import { createRemoteCalendar } from '../../../firmware/calendar/remote.ts'
import { writeEntry } from '../../../firmware/calendar/write.ts'
import { systemClock } from '../../../firmware/time/clock.ts'
import { openCalendarServer, password } from '../../support/calendar-server.ts'

t.setTimeout(300_000)
const { signal } = new AbortController()
const entry = (uid: string, hour: number) =>
  writeEntry({
    uid,
    startMs: Date.UTC(2026, 10, 26, hour),
    endMs: Date.UTC(2026, 10, 26, hour, 30),
    summary: 'Patikra & <valymas>',
    location: null,
    isCancelled: false,
    revision: 0,
    changedMs: 0,
    createdMs: 0,
  })

await t.test('a calendar on a real server', async t => {
  await using server = await openCalendarServer(t.testdir(), ['ruta'])
  const url = await server.calendar('ruta', 'darbas')
  const common = { url, login: { username: 'ruta', password }, staff: 'ruta', clock: systemClock }
  const remote = createRemoteCalendar(common)

  await t.test('what is put there is read back; what was there is not overwritten', async t => {
    const first = await remote.changes(null, signal)
    t.match(first, { isWhole: true, present: [] })
    t.equal(await remote.changes(first?.token ?? '', signal), null, 'nothing changed')
    const href = remote.hrefOf('one')
    await remote.put(href, entry('one', 7), null, signal)
    await t.rejects(remote.put(href, entry('one', 8), null, signal), { code: 'CALENDAR_CHANGED' })
    const second = await remote.changes(first?.token ?? '', signal)
    t.match(second, { isWhole: false, present: [{ href }], gone: [] })
    const [found] = await remote.read([href, remote.hrefOf('nobody')], signal)
    t.match(found, { href, etag: second?.present[0]?.etag ?? '' })
    t.match(found?.text, /SUMMARY:Patikra & <valymas>/)

    await remote.put(href, entry('one', 9), found?.etag ?? '', signal)
    await t.rejects(remote.put(href, entry('one', 10), found?.etag ?? '', signal), {
      code: 'CALENDAR_CHANGED',
    })
    await t.rejects(remote.remove(href, found?.etag ?? '', signal), { code: 'CALENDAR_CHANGED' })
    const third = await remote.changes(second?.token ?? '', signal)
    await remote.remove(href, third?.present[0]?.etag ?? '', signal)
    await remote.remove(href, third?.present[0]?.etag ?? '', signal)
    t.match(await remote.changes(third?.token ?? '', signal), { isWhole: false, present: [], gone: [href] })
  })

  await t.test('with a token that the server does not know, everything is told', async t => {
    await remote.put(remote.hrefOf('two words ą'), entry('two', 7), null, signal)
    const all = await remote.changes('sync http://radicale.org/ns/sync/00', signal)
    t.match(all, { isWhole: true, present: [{ href: remote.hrefOf('two words ą') }] })
    t.match(await remote.changes('ctag old', signal), { isWhole: true })
  })

  await t.test('more than one request holds', async t => {
    for (let n = 0; n < 55; n += 1) await remote.put(remote.hrefOf(`n${n}`), entry(`n${n}`, 7), null, signal)
    const { present = [] } = (await remote.changes(null, signal)) ?? {}
    t.equal(
      (
        await remote.read(
          present.map(({ href }) => href),
          signal,
        )
      ).length,
      present.length,
    )
  })

  await t.test('each trouble has its fault', async t => {
    const wrong = createRemoteCalendar({ ...common, login: { username: 'ruta', password: 'wrong' } })
    await t.rejects(wrong.changes(null, signal), { code: 'CALENDAR_REFUSED' })
    const nowhere = createRemoteCalendar({ ...common, url: `${server.url}/ruta/elsewhere/` })
    await t.rejects(nowhere.changes(null, signal), { code: 'CALENDAR_MISSING' })
    const aborted = AbortSignal.abort(new Error('the box is closing'))
    await t.rejects(remote.changes(null, aborted), { message: 'the box is closing' })
    await server.stop()
    await t.rejects(remote.changes(null, signal), { code: 'CALENDAR_AWAY', message: /ECONNREFUSED/ })
  })
})
