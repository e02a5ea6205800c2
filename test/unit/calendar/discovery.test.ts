import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { createAuthorizedFetch } from '../../../firmware/calendar/authorization.ts'
import { createRemoteCalendar } from '../../../firmware/calendar/remote.ts'
import { systemClock } from '../../../firmware/time/clock.ts'
import { openCalendarServer, password } from '../../support/calendar-server.ts'

t.setTimeout(120_000)
const { signal } = new AbortController()

await t.test('from the address of a real server alone', async t => {
  await using server = await openCalendarServer(t.testdir(), ['ruta', 'ona'])
  const login = { username: 'ruta', password }
  const common = { url: server.url, login, staff: 'ruta', clock: systemClock }
  const none = createRemoteCalendar(common)
  await t.rejects(none.changes(null, signal), { code: 'CALENDAR_MISSING', message: /has no calendar/ })

  const url = await server.calendar('ruta', 'darbas')
  const found = createRemoteCalendar(common)
  t.match(await found.changes(null, signal), { isWhole: true, present: [] })
  t.equal(found.hrefOf('one'), new URL('one.ics', url).pathname)
  const principal = createRemoteCalendar({ ...common, url: `${server.url}/ruta` })
  await principal.changes(null, signal)
  t.equal(principal.hrefOf('one'), found.hrefOf('one'), 'the address of its user does as well')

  await server.calendar('ruta', 'namai')
  const unclear = createRemoteCalendar(common)
  await t.rejects(unclear.changes(null, signal), {
    code: 'CALENDAR_UNCLEAR',
    message: /there are .*\b(?:darbas, .*namai|namai, .*darbas)\./,
  })
  const named = createRemoteCalendar({ ...common, calendar: 'namai' })
  await named.changes(null, signal)
  t.equal(named.hrefOf('one'), '/ruta/namai/one.ics')
  const other = createRemoteCalendar({ ...common, calendar: 'sodas' })
  await t.rejects(other.changes(null, signal), { code: 'CALENDAR_UNCLEAR' })
  const wrong = createRemoteCalendar({ ...common, login: { username: 'ruta', password: 'wrong' } })
  await t.rejects(wrong.changes(null, signal), { code: 'CALENDAR_REFUSED', message: /username and password/ })
})

/** A server of the test's own on this machine. */
const serve = async (t: Test, answer: (request: IncomingMessage, response: ServerResponse) => void) => {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

await t.test('what is no calendar server is told as such', async t => {
  const url = await serve(t, (_, response) =>
    response.setHeader('content-type', 'text/html').end('<p>hello</p>'),
  )
  const remote = createRemoteCalendar({ url, login: { token: 'x' }, staff: 'ruta', clock: systemClock })
  await t.rejects(remote.changes(null, signal), { code: 'CALENDAR_MISSING', message: /Check its url/ })
})

await t.test('Digest: as the server asks, with each nonce counted', async t => {
  const user = { username: 'rūta', password: 'pa"ss' }
  const seen: (string | undefined)[] = []
  const state = { nonce: 'n1', isStale: false }
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const isRight = (method: string, header: string) => {
    const of = (name: string) => new RegExp(`\\b${name}="?((?:\\\\.|[^",])*)`).exec(header)?.[1] ?? ''
    const [a1, a2] = [hash(`${user.username}:salon:${user.password}`), hash(`${method}:${of('uri')}`)]
    const wanted = hash(`${a1}:${state.nonce}:${of('nc')}:${of('cnonce')}:auth:${a2}`)
    return header.startsWith('Digest ') && of('response') === wanted
  }
  const url = await serve(t, (request, response) => {
    const { authorization, host } = request.headers
    seen.push(authorization)
    t.ok(host)
    const header = Buffer.from(authorization ?? '', 'latin1').toString('utf8')
    if (isRight(request.method ?? '', header)) return void response.end('in')
    const more = state.isStale ? ', stale=true' : ''
    response.statusCode = 401
    response.setHeader('www-authenticate', [
      `Digest realm="salon", qop="auth", algorithm=SHA-256, nonce="${state.nonce}", opaque="o"${more}`,
      'Basic realm="salon"',
    ])
    response.end()
  })
  const fetched = createAuthorizedFetch(user)
  const ask = async (path: string) => (await fetched(`${url}${path}`, { method: 'PROPFIND' })).status
  t.equal(await ask('/a?b=c'), 200)
  t.equal(await ask('/d'), 200)
  t.match(seen.at(-1), /nc=00000002/)
  t.equal(seen.length, 3, 'asked for once')
  Object.assign(state, { nonce: 'n2', isStale: true })
  t.equal(await ask('/d'), 200, 'a nonce that is too old is taken anew')
  const wrong = createAuthorizedFetch({ ...user, password: 'wrong' })
  const before = seen.length
  t.equal((await wrong(`${url}/a`)).status, 401)
  t.ok(seen.length - before <= 3, 'nobody is asked for ever')
})

await t.test('a token, and no password in the clear over a network', async t => {
  const sent: (string | null)[] = []
  const network: typeof fetch = async (_, init) => {
    sent.push(new Headers(init?.headers).get('authorization'))
    const isIn = sent.at(-1) !== null
    return new Response(null, isIn ? {} : { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } })
  }
  await createAuthorizedFetch({ token: 'abc' }, network)('http://dav.example/')
  await createAuthorizedFetch({ username: 'a', password: 'b' }, network)('http://dav.example/')
  await createAuthorizedFetch({ username: 'a', password: 'b' }, network)('https://dav.example/')
  t.strictSame(sent, ['Bearer abc', null, 'Basic YTpi', 'Basic YTpi'])
})
