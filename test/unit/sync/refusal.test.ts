import { join } from 'node:path'
import t, { type Test } from 'tap'
import { type BrokerOptions, openBroker } from '../../../board/virtual/broker.ts'
import { sampleMessage } from '../store/sample.ts'
import { makeCertificates, needsBroker, openBoxStore, openBoxSync, openSink, reaches } from './world.ts'

// Real processes on a machine that may be busy
t.setTimeout(300_000)
const skip = { skip: needsBroker }

const setUp = async (t: Test, options: Partial<BrokerOptions> = {}) => {
  const folder = options.folder ?? t.testdir()
  const broker = await openBroker({ ...options, folder: join(folder, 'broker') })
  t.teardown(() => broker.stop())
  const outbox = await openBoxStore(t, join(folder, 'box'))
  return { broker, url: broker.url, folder, outbox }
}

await t.test('a broker that is not there at the start is found when it comes', skip, async t => {
  const { broker, url, folder, outbox } = await setUp(t)
  await broker.stop()
  const { sync, lines } = await openBoxSync(t, { url, outbox })
  t.equal(sync.state(), 'away')
  await outbox.saveMessage(sampleMessage())
  while (lines.every(line => line.message !== 'the broker is away')) await new Promise(setImmediate)
  t.match(sync.trouble(), { code: 'BROKER_AWAY', detail: { reason: 'nothing listens there' } })
  const back = await openBroker({ folder: join(folder, 'broker'), port: broker.port })
  t.teardown(() => back.stop())
  await reaches(sync, 'connected')
  t.equal(sync.trouble(), null)
  const sink = await openSink(t, url)
  await sink.until(lines => lines.some(line => line.on === 'message'))
  t.equal(lines.filter(line => line.message === 'the broker is away').length, 1, 'said once')
})

await t.test(
  'a wrong password is refused, said once, tried again slowly, and loses nothing',
  skip,
  async t => {
    const { broker, url, folder, outbox } = await setUp(t, { users: { 'box-1': 'right' } })
    const { sync, lines } = await openBoxSync(t, { url, outbox, username: 'box-1', password: 'left' })
    await outbox.saveMessage(sampleMessage())
    await reaches(sync, 'refused')
    t.match(sync.trouble(), { code: 'BROKER_REFUSED', detail: { url, reason: 'not authorised' } })
    await broker.stop()
    const back = await openBroker({
      folder: join(folder, 'broker'),
      port: broker.port,
      users: { 'box-1': 'left' },
    })
    t.teardown(() => back.stop())
    await reaches(sync, 'connected')
    const errors = lines.filter(line => line.level === 'error')
    t.match(errors, [{ message: 'the broker refuses', fields: { code: 'BROKER_REFUSED' } }])
    t.equal(errors.length, 1)
    t.notMatch(JSON.stringify(lines), '"left"', 'a password is never logged')
    t.equal(await outbox.waiting(), 1)
  },
)

await t.test('TLS', skip, async t => {
  const folder = t.testdir()
  const certificates = makeCertificates(join(folder, 'certificates'))
  const { ca, strangerCa, box } = certificates
  const tls = { ca, ...certificates.broker, clients: true }
  const { url, outbox } = await setUp(t, { folder, tls })

  await t.test('with the right authority and a certificate of the box', async t => {
    const sink = await openSink(t, url, '--ca', ca, '--cert', box.cert, '--key', box.key)
    const { sync } = await openBoxSync(t, { url, outbox, ca, clientCert: box })
    await outbox.saveMessage(sampleMessage())
    await sink.until(lines => lines.some(line => line.on === 'message'))
    t.equal(sync.state(), 'connected')
  })
  const refused = async (t: Test, options: object, reason: RegExp) => {
    const { sync } = await openBoxSync(t, { url, outbox, ...options })
    await reaches(sync, 'refused')
    t.match(sync.trouble(), { code: 'BROKER_REFUSED', detail: { reason } })
  }
  await t.test('a broker of another authority is not trusted', t =>
    refused(
      t,
      { ca: strangerCa, clientCert: box },
      /^TLS: its certificate is not of the authority this box trusts/,
    ),
  )
  await t.test('nor one whose authority nobody named', t =>
    refused(t, { clientCert: box }, /^TLS: its certificate is not of the authority/),
  )
  await t.test('a box without a certificate is refused', t =>
    refused(t, { ca }, /^TLS: it wants a certificate of this box/),
  )
})

await t.test('a topic that is not allowed is a refusal', skip, async t => {
  const folder = t.testdir({ acl: 'topic write ragelis/v1/other/#\n' })
  const { url, outbox } = await setUp(t, { folder, settings: [`acl_file ${join(folder, 'acl')}`] })
  const { sync } = await openBoxSync(t, { url, outbox })
  await reaches(sync, 'refused')
  t.match(sync.trouble(), { detail: { reason: 'not authorised' } })
})

await t.test('events that nobody subscribes to wait on disk', skip, async t => {
  const { url, outbox } = await setUp(t)
  const { sync, lines } = await openBoxSync(t, { url, outbox })
  await outbox.saveMessage(sampleMessage())
  await outbox.saveMessage(sampleMessage())
  await reaches(sync, 'connected')
  while (!lines.some(line => line.fields['code'] === 'EVENTS_UNHEARD')) await new Promise(setImmediate)
  t.equal(await outbox.waiting(), 2)
  const sink = await openSink(t, url)
  await sink.until(lines => lines.filter(line => line.on === 'message').length === 2)
  t.strictSame(
    sink.lines.flatMap(line => ('seq' in line ? [line.seq] : [])),
    [1, 2],
  )
  t.equal(lines.filter(line => line.fields['code'] === 'EVENTS_UNHEARD').length, 1, 'said once')
})

await t.test('an event that could not be marked delivered is sent again with its id', skip, async t => {
  const { url, outbox } = await setUp(t)
  const sink = await openSink(t, url)
  await outbox.saveMessage(sampleMessage())
  let failures = 2
  const delivered = async (seq: number) => {
    if (failures-- > 0) throw Object.assign(new Error('disk'), { code: 'STORE_FULL' })
    await outbox.delivered(seq)
  }
  const { lines } = await openBoxSync(t, { url, outbox: { ...outbox, delivered } })
  await sink.until(lines => lines.filter(line => line.on === 'duplicate').length === 2)
  t.equal(sink.lines.filter(line => line.on === 'message').length, 1)
  t.equal(lines.filter(line => line.message === 'events wait').length, 1)
})

await t.test('what cannot be an address is said at once', async t => {
  const outbox = await openBoxStore(t, t.testdir())
  const options = { url: 'mqtt://127.0.0.1:1883', outbox }
  for (const wrong of [
    { url: 'http://broker' },
    { url: 'broker' },
    { site: 'a/b' },
    { box: '' },
    { box: '+' },
    { site: 'Vilnius' },
  ])
    await t.rejects(
      openBoxSync(t, { ...options, ...wrong }),
      { code: 'CONFIG_INVALID' },
      JSON.stringify(wrong),
    )
  await t.rejects(openBoxSync(t, { ...options, ca: '/nowhere/ca.pem' }), {
    code: 'FILE_UNREADABLE',
    detail: { file: '/nowhere/ca.pem' },
  })
})
