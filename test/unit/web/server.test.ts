import { createServer } from 'node:net'
import type { Test } from 'tap'
import t from 'tap'
import { type SimClock, simClock } from '../../../firmware/time/sim-clock.ts'
import { openWeb } from '../../../firmware/web/server.ts'
import { clinic, createFakeBox } from './fake-box.ts'

/** Resolves once it is so; the test's own time limit ends a wait in vain. */
const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise(setImmediate)
}

const setUp = async (t: Test) => {
  const clock: SimClock = simClock()
  const box = createFakeBox(clock)
  const pageFolder = t.testdir({ 'index.html': '<!doctype html>page' })
  const web = await openWeb({ host: '127.0.0.1', port: 0, ...box, clinic, clock, pageFolder })
  const leave = new AbortController()
  t.teardown(async () => {
    leave.abort()
    await web[Symbol.asyncDispose]()
  })
  return { clock, box, web, stay: leave.signal }
}

/** Reads server-sent events off a real socket as they arrive. */
const follow = async (url: string, signal: AbortSignal) => {
  const answer = await fetch(`${url}/api/events`, { signal })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  /** One block of the stream: its fields, or its comment under ''. */
  const next = async (): Promise<Record<string, string> | null> => {
    while (!text.includes('\n\n')) {
      const part = await reader?.read()
      if (!part || part.done) return null
      text += part.value
    }
    const [block = '', ...rest] = text.split('\n\n')
    text = rest.join('\n\n')
    return Object.fromEntries(
      block.split('\n').map(line => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]),
    )
  }
  return { answer, next }
}

await t.test('a follower is given the state, then every change, and leaves nothing behind', async t => {
  const { box, clock, web } = await setUp(t)
  const leave = new AbortController()
  const { answer, next } = await follow(web.url, leave.signal)
  t.match(answer.headers.get('content-type'), /^text\/event-stream/)
  t.equal(answer.headers.get('cache-control'), 'no-store')
  const first = await next()
  t.match(first, { retry: '1000', event: 'state', id: '0' })
  t.strictSame(JSON.parse(first?.['data'] ?? ''), { clinic, nowMs: clock.epochMs(), ...box.live.state() })

  box.call('c1', null, { atMs: 900, kind: 'said', text: 'Labas\nrytas', language: 'lt', asked: null })
  box.cloud({ state: 'away', waiting: 3, reason: null })
  const second = await next()
  t.match(second, { event: 'live', id: '1' })
  t.match(JSON.parse(second?.['data'] ?? ''), { kind: 'call', callId: 'c1', event: { text: 'Labas\nrytas' } })
  const third = await next()
  t.strictSame(JSON.parse(third?.['data'] ?? ''), {
    kind: 'cloud',
    status: { state: 'away', waiting: 3, reason: null },
  })

  await clock.advance(15_000)
  t.strictSame(await next(), { '': 'still here' }, 'a comment after 15 quiet seconds')

  t.equal(box.readers(), 1)
  leave.abort()
  await until(() => box.readers() === 0)
  t.pass('the box has no reader left')
})

await t.test('closing ends followers and frees the port', async t => {
  const { box, web, stay } = await setUp(t)
  const { next } = await follow(web.url, stay)
  await next()
  const all = [web[Symbol.asyncDispose](), web[Symbol.asyncDispose]()]
  t.equal(await next(), null, 'the stream ends as it should')
  await Promise.all(all)
  t.equal(box.readers(), 0)
  await t.rejects(fetch(`${web.url}/api/state`), 'nobody listens')
})

await t.test('the thirty-third follower is sent away, and let in when another leaves', async t => {
  const { box, web, stay } = await setUp(t)
  const leave = new AbortController()
  const gone = [leave.signal, ...Array.from({ length: 31 }, () => stay)]
  for (const signal of gone) await (await follow(web.url, signal)).next()
  const { answer } = await follow(web.url, stay)
  t.equal(answer.status, 503)
  t.match(answer.headers.get('content-type'), /problem\+json/)
  leave.abort()
  await until(() => box.readers() === 31)
  t.equal((await follow(web.url, stay)).answer.status, 200)
})

await t.test('a port that is taken, and a host that others can reach, are faults', async t => {
  const { box, clock } = await setUp(t)
  const other = createServer().listen(0, '127.0.0.1')
  t.teardown(() => other.close())
  await new Promise(resolve => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  const options = { ...box, clinic, clock, pageFolder: '/nowhere' }
  await t.rejects(openWeb({ ...options, host: '127.0.0.1', port }), {
    code: 'PORT_IN_USE',
    message: `Port ${port} on 127.0.0.1 is in use. Choose another with --port.`,
  })
  await t.rejects(openWeb({ ...options, host: '0.0.0.0', port: 0 }), { code: 'USAGE', message: /no log-in/ })
})
