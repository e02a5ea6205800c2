import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connectAsync, type IPublishPacket } from 'mqtt'
import t, { type Test } from 'tap'
import { openBroker } from '../../../board/virtual/broker.ts'
import type { Outbox } from '../../../firmware/ports/outbox.ts'
import type { Store } from '../../../firmware/ports/store.ts'
import { systemClock } from '../../../firmware/time/clock.ts'
import { compiledEnv, sampleBooking, sampleCall, sampleMessage } from '../store/sample.ts'
import { needsBroker, openBoxStore, openBoxSync, openSink, reaches, type SinkLine } from './world.ts'

// Real processes on a machine that may be busy
t.setTimeout(300_000)
const skip = { skip: needsBroker }
const boxPath = fileURLToPath(new URL('box.ts', import.meta.url))
const eventsOf = (lines: readonly SinkLine[]) =>
  lines.flatMap(line => (line.on === 'booking' || line.on === 'message' || line.on === 'call' ? [line] : []))
const statesOf = (lines: readonly SinkLine[]) =>
  lines.flatMap(line => (line.on === 'status' ? [`${line.status.state} ${line.status.why}`] : []))

const setUp = async (t: Test, settings: readonly string[] = []) => {
  const folder = t.testdir({ broker: {}, box: {} })
  const broker = await openBroker({ folder: join(folder, 'broker'), settings })
  t.teardown(() => broker.stop())
  return { broker, url: broker.url, folder, boxFolder: join(folder, 'box') }
}

await t.test('what the box stores reaches the cloud in order, as published', skip, async t => {
  const { url, boxFolder } = await setUp(t)
  const sink = await openSink(t, url)
  const store = await openBoxStore(t, boxFolder)
  await store.book(sampleBooking())
  await store.saveMessage(sampleMessage())
  await store.endCall(sampleCall())
  const rows = await store.pending(10)
  const { sync } = await openBoxSync(t, { url, outbox: store })
  await sink.until(lines => eventsOf(lines).length === 3)
  t.strictSame(
    eventsOf(sink.lines).map(line => [line.on, line.seq, line.box]),
    [
      ['booking', 1, 'box-1'],
      ['message', 2, 'box-1'],
      ['call', 3, 'box-1'],
    ],
  )
  t.strictSame(
    eventsOf(sink.lines).map(line => line.event),
    rows.map(row => row.event),
  )
  t.equal(sync.state(), 'connected')
  t.strictSame(
    sink.lines.filter(line => line.on === 'invalid'),
    [],
  )
})

await t.test('which lines can be rung: told at once, and to whoever comes later', skip, async t => {
  const { url, boxFolder } = await setUp(t)
  const store = await openBoxStore(t, boxFolder)
  const { sync } = await openBoxSync(t, { url, outbox: store })
  const line = { line: 'line-1', sinceMs: Date.UTC(2026, 10, 24), code: null, says: '' }
  sync.tellHealth([{ ...line, isUp: true }])
  await reaches(sync, 'connected')
  const early = await openSink(t, url)
  const stateOf = (lines: readonly SinkLine[]) =>
    lines.findLast(one => one.on === 'health')?.health.lines[0]?.state
  await early.until(lines => stateOf(lines) === 'up')
  sync.tellHealth([{ ...line, isUp: false, code: 'NOT_REGISTERED', says: 'on no network' }])
  await early.until(lines => stateOf(lines) === 'down')
  const late = await openSink(t, url, '--name', 'late')
  await late.until(lines => stateOf(lines) === 'down')
  t.match(
    late.lines.findLast(one => one.on === 'health'),
    { box: 'box-1', health: { lines: [{ line: 'line-1', state: 'down' }] } },
  )
})

await t.test('an event carries its id beside its payload, and never expires', skip, async t => {
  const { url, boxFolder } = await setUp(t)
  const reader = await connectAsync(url, { protocolVersion: 5 })
  t.teardown(() => reader.endAsync(true))
  await reader.subscribeAsync('ragelis/v1/vilnius/box-1/booking', { qos: 1 })
  const packet = new Promise<IPublishPacket>(resolve =>
    reader.once('message', (_topic, _payload, packet) => resolve(packet)),
  )
  const store = await openBoxStore(t, boxFolder)
  await openBoxSync(t, { url, outbox: store })
  await store.book(sampleBooking())
  const { properties, payload, qos, retain } = await packet
  const event = JSON.parse(payload.toString()) as { id: string }
  t.match({ qos, retain }, { qos: 1, retain: false })
  t.match(properties, {
    contentType: 'application/json',
    payloadFormatIndicator: true,
    userProperties: { id: event.id, seq: '1' },
  })
  t.equal(properties?.messageExpiryInterval, undefined)
})

await t.test('the status is retained: online while connected, offline after a goodbye', skip, async t => {
  const { url, boxFolder } = await setUp(t)
  const { sync } = await openBoxSync(t, { url, outbox: await openBoxStore(t, boxFolder), clock: systemClock })
  await reaches(sync, 'connected')
  const late = await openSink(t, url)
  await late.until(lines => statesOf(lines).length === 1)
  await sync[Symbol.asyncDispose]()
  await late.until(lines => statesOf(lines).length === 2)
  t.strictSame(statesOf(late.lines), ['online started', 'offline stopped'])
})

await t.test('a box that is killed is called lost by the broker', skip, async t => {
  const { url, boxFolder } = await setUp(t)
  const sink = await openSink(t, url)
  const child = spawn(process.execPath, [boxPath, boxFolder, url], { env: compiledEnv, stdio: 'ignore' })
  await sink.until(lines => statesOf(lines).includes('online started'))
  child.kill('SIGKILL')
  await sink.until(lines => statesOf(lines).length === 2)
  t.strictSame(statesOf(sink.lines), ['online started', 'offline lost'])
})

await t.test('the broker keeps the session of a box that left', skip, async t => {
  const { url, boxFolder } = await setUp(t)
  const { sync } = await openBoxSync(t, { url, outbox: await openBoxStore(t, boxFolder) })
  await reaches(sync, 'connected')
  await sync[Symbol.asyncDispose]()
  const same = await connectAsync(url, {
    protocolVersion: 5,
    clean: false,
    clientId: 'ragelis-vilnius-box-1',
  })
  t.teardown(() => same.endAsync(true))
  t.equal(
    (same as unknown as { connackPacket: { sessionPresent: boolean } }).connackPacket.sessionPresent,
    true,
  )
})

await t.test('a broker that takes 20 at a time gets no more than that', skip, async t => {
  const { url, boxFolder } = await setUp(t, ['max_inflight_messages 20'])
  const sink = await openSink(t, url)
  const store = await openBoxStore(t, boxFolder)
  const { sync, lines } = await openBoxSync(t, { url, outbox: store })
  await reaches(sync, 'connected')
  await Promise.all(Array.from({ length: 400 }, () => store.saveMessage(sampleMessage())))
  await sink.until(lines => eventsOf(lines).length === 400)
  t.strictSame(
    lines.filter(line => line.message === 'the broker is away'),
    [],
    'it would have cut us off',
  )
})

/** So many messages, no more at once than the store takes. */
const fill = async (store: Store, count: number) => {
  for (let n = 0; n < count; n += 500)
    await Promise.all(
      Array.from({ length: Math.min(500, count - n) }, () => store.saveMessage(sampleMessage())),
    )
}

for (const how of ['SIGTERM', 'SIGKILL'] as const)
  await t.test(`the broker ends by ${how} three times in the middle of 2 000 events`, skip, async t => {
    const first = await setUp(t)
    const sink = await openSink(t, first.url)
    const store = await openBoxStore(t, first.boxFolder)
    await fill(store, 2_000)
    const all = await store.pending(2_000)
    let { broker } = first
    const ends: Promise<void>[] = []
    const restart = async () => {
      await broker.stop(how)
      broker = await openBroker({ folder: join(first.folder, 'broker'), port: broker.port })
    }
    t.teardown(() => broker.stop())
    const marks = [400, 900, 1_500]
    const delivered: Outbox['delivered'] = async seq => {
      await store.delivered(seq)
      if (seq < (marks[0] ?? Infinity)) return
      marks.shift()
      ends.push(restart())
    }
    await openBoxSync(t, { url: first.url, outbox: { ...store, delivered } })
    await sink.until(lines => eventsOf(lines).length >= 2_000)
    await Promise.all(ends)
    t.equal(ends.length, 3)
    const events = eventsOf(sink.lines)
    t.strictSame(
      events.map(line => line.seq),
      all.map(row => row.seq),
      'each once, in order',
    )
    t.strictSame(
      events.map(line => line.event),
      all.map(row => row.event),
    )
    const duplicates = sink.lines.flatMap(line => (line.on === 'duplicate' ? [line] : []))
    const idOf = new Map(all.map(row => [row.seq, row.event.id]))
    t.ok(
      duplicates.every(line => idOf.get(line.seq) === line.id),
      'sent again only with the same id',
    )
    t.comment(`${duplicates.length} sent twice`)
  })

await t.test(
  'the box is killed four times in the middle of 1 500 events and started again',
  skip,
  async t => {
    const { url, boxFolder } = await setUp(t)
    const sink = await openSink(t, url)
    const filling = await openBoxStore(t, boxFolder)
    await fill(filling, 1_500)
    const all = await filling.pending(1_500)
    await filling[Symbol.asyncDispose]()
    const start = () =>
      spawn(process.execPath, [boxPath, boxFolder, url], { env: compiledEnv, stdio: 'ignore' })
    for (const mark of [1, 300, 600, 1_200]) {
      const box = start()
      await sink.until(lines => eventsOf(lines).length >= mark)
      const gone = once(box, 'close')
      box.kill('SIGKILL')
      await gone
    }
    const box = start()
    t.teardown(() => box.kill('SIGKILL'))
    await sink.until(lines => eventsOf(lines).length >= 1_500)
    const events = eventsOf(sink.lines)
    t.strictSame(
      events.map(line => line.event),
      all.map(row => row.event),
      'each once by its id, in order',
    )
  },
)
