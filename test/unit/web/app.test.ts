import type { Test } from 'tap'
import t from 'tap'
import { Fault } from '../../../firmware/fault/fault.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { createApp } from '../../../firmware/web/app.ts'
import { sampleReport } from '../store/sample.ts'
import { clinic, createFakeBox, makeBooking, makeCall } from './fake-box.ts'

const host = 'localhost:8080'

const setUp = async (t: Test, files: Record<string, string> = { 'index.html': '<!doctype html>page' }) => {
  const clock = simClock(Date.UTC(2026, 10, 24, 8))
  const box = createFakeBox(clock)
  const pageFolder = t.testdir(files)
  const closing = new AbortController()
  const app = await createApp({ ...box, clinic, clock, pageFolder, closing: closing.signal })
  t.teardown(() => app.close())
  const get = (url: string, headers: Record<string, string> = { host }) =>
    app.inject({ method: 'GET', url, headers })
  return { app, box, clock, get }
}

await t.test('the state holds the live state, the clinic and the time of the box', async t => {
  const { get, box } = await setUp(t)
  box.call('c1', '+37061234567', { atMs: 0, kind: 'answered' })
  const answer = await get('/api/state')
  t.equal(answer.statusCode, 200)
  t.equal(answer.headers['cache-control'], 'no-store')
  t.strictSame(answer.json(), {
    clinic,
    nowMs: Date.UTC(2026, 10, 24, 8),
    lines: box.live.state().lines,
    cloud: { state: 'connected', waiting: 0, reason: null },
    calls: [
      {
        callId: 'c1',
        line: 'sim7600',
        from: '+37061234567',
        startedMs: Date.UTC(2026, 10, 24, 8),
        events: [{ atMs: 0, kind: 'answered' }],
      },
    ],
  })
})

await t.test('a day of bookings is the clinic’s day, not that of UTC', async t => {
  const { get, box } = await setUp(t)
  const lastOfMonday = Date.UTC(2026, 10, 23, 21, 30)
  const firstOfTuesday = Date.UTC(2026, 10, 23, 22)
  const lastOfTuesday = Date.UTC(2026, 10, 24, 21, 30)
  for (const startMs of [lastOfTuesday, firstOfTuesday, lastOfMonday]) box.bookings.push(makeBooking(startMs))
  const { bookings, ...rest } = (await get('/api/bookings?day=2026-11-24')).json()
  t.strictSame(
    bookings.map((b: { startMs: number }) => b.startMs),
    [firstOfTuesday, lastOfTuesday],
  )
  t.strictSame(rest, {
    day: '2026-11-24',
    previous: '2026-11-23',
    next: '2026-11-25',
    startMs: firstOfTuesday,
    endMs: Date.UTC(2026, 10, 24, 22),
  })
  t.equal((await get('/api/bookings')).json().day, '2026-11-24', 'today when no day is named')
  box.bookings.push(makeBooking(Date.UTC(2026, 10, 25, 10), { staff: 'egle' }))
  const placed = (await get('/api/bookings?day=2026-11-25')).json().bookings
  t.match(placed, [{ place: 'Antakalnis' }], 'with the place of each, where there are several')
})

await t.test('the night of summer time makes a day of 23 hours', async t => {
  const { get } = await setUp(t)
  const { startMs, endMs } = (await get('/api/bookings?day=2026-03-29')).json()
  t.equal(endMs - startMs, 23 * 3_600_000)
})

await t.test('calls and messages come newest first, as many as asked', async t => {
  const { get, box } = await setUp(t)
  for (const n of [1, 3, 2]) {
    box.calls.push(makeCall(n, { id: `call ${n}` }))
    const message = { name: null, phone: null, text: 'Call me', language: 'en', callId: null } as const
    box.messages.push({ ...message, id: `message ${n}`, createdMs: n })
  }
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)
  t.strictSame(ids((await get('/api/calls?limit=2')).json().calls), ['call 3', 'call 2'])
  t.strictSame(ids((await get('/api/messages?limit=1')).json().messages), ['message 3'])
  t.equal((await get('/api/calls')).json().calls.length, 3)
})

await t.test('what makes no sense is refused with a line that says what to do', async t => {
  const { get, app } = await setUp(t)
  for (const [url, status, detail] of [
    ['/api/bookings?day=2026-02-30', 400, /no day 2026-02-30.*YYYY-MM-DD/],
    ['/api/bookings?day=tomorrow', 400, /Change the query/],
    ['/api/calls?limit=0', 400, /limit must be >= 1/],
    ['/api/calls?limit=many', 400, /limit must be integer/],
    ['/api/recordings', 404, /nothing at \/api\/recordings/],
    ['/../../etc/passwd', 404, /nothing at/],
  ] as const) {
    const answer = await get(url)
    t.equal(answer.statusCode, status, url)
    t.match(answer.headers['content-type'], /^application\/problem\+json/)
    t.match(answer.json(), { type: 'about:blank', status, detail })
  }
  const posted = await app.inject({
    method: 'POST',
    url: '/api/state',
    headers: { host, origin: `http://${host}` },
  })
  t.match(posted.json(), { status: 405, detail: /Use GET/ })
})

await t.test(
  'a fault of the store reaches the reader in its own words, anything else stays in the log',
  async t => {
    const { get, box } = await setUp(t)
    box.failStore(new Fault('STORE_FAILED', { folder: '/var/lib/ragelis', reason: 'disk I/O error' }))
    t.match((await get('/api/calls')).json(), {
      status: 500,
      code: 'STORE_FAILED',
      detail: /disk I\/O error/,
    })
    box.failStore(new Error('Jonas +37061234567'))
    const answer = await get('/api/calls')
    t.equal(answer.statusCode, 500)
    t.notMatch(answer.body, /Jonas/)
    t.match(box.logged.at(-1), { message: 'request failed', fields: { pii: { error: /Jonas/ } } })
  },
)

await t.test('health is 200 only when a call would be answered and kept', async t => {
  const { get, box } = await setUp(t)
  const sound = await get('/api/health')
  t.equal(sound.statusCode, 200)
  t.strictSame(sound.json(), { status: 'ok', troubles: [] })
  box.line({ state: 'failed', reason: 'The SIM card is missing.' })
  box.failStore(new Fault('STORE_FULL', { folder: '/data' }))
  const ill = await get('/api/health')
  t.equal(ill.statusCode, 503)
  t.match(ill.json(), { status: 'trouble', troubles: [/SIM card/, /disk under \/data is full/] })
})

await t.test('a store that hangs is a trouble after two seconds', async t => {
  const clock = simClock()
  const box = createFakeBox(clock)
  const store = { ...box.store, calls: () => new Promise<never>(() => {}) }
  const closing = new AbortController().signal
  const app = await createApp({ ...box, store, clinic, clock, closing, pageFolder: t.testdir({}) })
  t.teardown(() => app.close())
  const answer = app.inject({ url: '/api/health', headers: { host } }).then(({ body }) => body)
  await new Promise(setImmediate)
  await clock.advance(2_000)
  t.match(await answer, /has not answered for 2000 ms/)
})

await t.test('only names of this machine are answered', async t => {
  const { get } = await setUp(t)
  for (const name of ['localhost', 'LOCALHOST:80', '127.0.0.1:8080', '[::1]:8080', '[::1]'])
    t.equal((await get('/api/state', { host: name })).statusCode, 200, name)
  for (const name of [
    'evil.example:8080',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '192.168.1.5',
    '::1',
  ])
    t.match((await get('/api/state', { host: name })).json(), { status: 403, detail: /this machine/ }, name)
  t.equal((await get('/', { host: 'evil.example' })).statusCode, 403, 'the page too')
})

await t.test('whatever is not a plain read must come from the page itself', async t => {
  const { app } = await setUp(t)
  const send = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/api/state', headers: { host, ...headers } })
  t.equal((await send({ origin: 'http://evil.example' })).statusCode, 403)
  t.equal((await send({ origin: 'null' })).statusCode, 403)
  t.equal((await send({})).statusCode, 403)
  t.equal(
    (await send({ origin: `http://${host}` })).statusCode,
    405,
    'let in, and told that there is nothing',
  )
})

await t.test('every answer forbids foreign scripts, frames and guessing', async t => {
  const { get } = await setUp(t)
  for (const url of ['/', '/api/state', '/nothing']) {
    const { headers } = await get(url)
    t.match(headers['content-security-policy'], /default-src 'none'.*frame-ancestors 'none'/)
    t.notMatch(headers['content-security-policy'], /unsafe/)
    t.match(headers, { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
  }
})

await t.test(
  'files with a hash in the name are kept by browsers for good, the page itself is asked for again',
  async t => {
    const { get } = await setUp(t, { 'index.html': '<!doctype html>page', 'page-Ab3dE6gH.js': 'run()' })
    const page = await get('/')
    t.equal(page.body, '<!doctype html>page')
    t.match(page.headers, { 'cache-control': 'no-cache', 'content-type': /^text\/html/ })
    const script = await get('/page-Ab3dE6gH.js')
    t.match(script.headers, { 'cache-control': /immutable/, 'content-type': /javascript/ })
  },
)

await t.test('without a built page the data is still served', async t => {
  const { get } = await setUp(t, { 'readme.txt': '' })
  t.match((await get('/')).json(), { status: 503, detail: /npm run build/ })
  t.equal((await get('/api/state')).statusCode, 200)
})

await t.test('the report of days; today when none is named', async t => {
  const { get, box } = await setUp(t)
  box.report(sampleReport())
  const asked: string[][] = []
  const { of } = box.reports
  Object.assign(box.reports, {
    of: (...days: [string, string]) => {
      asked.push(days)
      return of(...days)
    },
  })
  const answer = await get('/api/report')
  t.equal(answer.statusCode, 200)
  t.strictSame(answer.json(), { fromDay: '2026-11-24', toDay: '2026-11-24', report: sampleReport() })
  await get('/api/report?from=2026-11-01&to=2026-11-07')
  await get('/api/report?from=2026-11-01')
  t.strictSame(asked, [
    ['2026-11-24', '2026-11-24'],
    ['2026-11-01', '2026-11-07'],
    ['2026-11-01', '2026-11-01'],
  ])
  for (const [query, detail] of [
    ['from=2026-02-30', /no day 2026-02-30/],
    ['from=2026-11-02&to=2026-11-01', /is after/],
    ['from=2025-01-01&to=2026-11-01', /ragelis report/],
    ['from=today', /from/],
  ] as const) {
    const refused = await get(`/api/report?${query}`)
    t.equal(refused.statusCode, 400)
    t.match(refused.json(), { detail })
  }
})
