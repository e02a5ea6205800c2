import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import t, { type Test } from 'tap'
import { routeTo } from '../../../firmware/sync/access.ts'
import { openLink, type Session } from '../../../firmware/sync/link.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'

const session: Session = { clientId: 'box', expiryS: 60, will: { topic: 'status', payload: '{}', delayS: 0 } }
const never = new AbortController().signal

/** Packets of MQTT 5, byte by byte: what a broker says that mosquitto never does. */
const connack = Buffer.from([0x20, 3, 0, 0, 0])
const puback = (id: number, reason: number) => Buffer.from([0x40, 3, id >> 8, id & 0xff, reason])
const disconnect = (reason: number) => Buffer.from([0xe0, 1, reason])
/** The packet identifier of a PUBLISH of less than 128 bytes. */
const identifierIn = (publish: Buffer) => publish.readUInt16BE(4 + publish.readUInt16BE(2))

/** A broker that does as told with each packet it gets. */
const openPuppet = async (t: Test, takes: (socket: Socket, packet: Buffer) => void) => {
  const server = createServer(socket => {
    socket.on('data', packet => takes(socket, packet)).on('error', () => {})
    t.teardown(() => socket.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const route = await routeTo({ url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}` })
  return { route, session, clock: simClock() }
}
const isConnect = (packet: Buffer) => packet[0] === 0x10
/** Lets us in, and does this with what comes after. */
const welcoming = (then: (socket: Socket, packet: Buffer) => void) => (socket: Socket, packet: Buffer) =>
  isConnect(packet) ? void socket.write(connack) : then(socket, packet)

await t.test('a session that another takes is lost with that reason', async t => {
  const puppet = await openPuppet(
    t,
    welcoming(socket => socket.end(disconnect(0x8e))),
  )
  const link = await openLink(puppet, never)
  const publishing = link.publish({ topic: 'a', payload: '{}' })
  await t.rejects(publishing, { code: 'BROKER_REFUSED', detail: { reason: /two boxes have the same name/ } })
  t.match(link.lost.reason, { code: 'BROKER_REFUSED' })
  await t.rejects(
    link.publish({ topic: 'a', payload: '{}' }),
    { code: 'BROKER_REFUSED' },
    'and so is all that follows',
  )
})

for (const [reason, code] of [
  [0x97, 'BROKER_AWAY'],
  [0x87, 'BROKER_REFUSED'],
] as const)
  await t.test(
    `an event refused with 0x${reason.toString(16)} ends the link: nothing is skipped`,
    async t => {
      const answer = welcoming((socket, packet) => socket.write(puback(identifierIn(packet), reason)))
      const link = await openLink(await openPuppet(t, answer), never)
      await t.rejects(link.publish({ topic: 'a', payload: '{}' }), { code })
      t.ok(link.lost.aborted)
    },
  )

await t.test('an event that nobody subscribes to is told from one that was heard', async t => {
  const reasons = [0x10, 0]
  const answer = welcoming((socket, packet) => {
    if (packet[0] !== 0xe0) socket.write(puback(identifierIn(packet), reasons.shift() ?? 0))
  })
  await using link = await openLink(await openPuppet(t, answer), never)
  t.equal(await link.publish({ topic: 'a', payload: '{}' }), false)
  t.equal(await link.publish({ topic: 'a', payload: '{}' }), true)
  t.equal(link.isResumed, false)
  t.equal(link.receiveMaximum, 65_535, 'as many as there are identifiers, when the broker names no number')
})

await t.test('a broker that acknowledges nothing is left', async t => {
  const puppet = await openPuppet(
    t,
    welcoming(() => {}),
  )
  const link = await openLink(puppet, never)
  const publishing = t.rejects(link.publish({ topic: 'a', payload: '{}' }), { code: 'BROKER_AWAY' })
  await puppet.clock.advance(29_999)
  t.notOk(link.lost.aborted)
  await puppet.clock.advance(15_000)
  await publishing
})

await t.test('a link with nothing to say is not left', async t => {
  const puppet = await openPuppet(
    t,
    welcoming(() => {}),
  )
  await using link = await openLink(puppet, never)
  await puppet.clock.advance(300_000)
  t.notOk(link.lost.aborted)
})

await t.test('connecting can be given up', async t => {
  const stop = new AbortController()
  const reason = new Error('stop')
  const puppet = await openPuppet(t, () => stop.abort(reason))
  await t.rejects(openLink(puppet, stop.signal), reason)
  await t.rejects(openLink(puppet, stop.signal), reason)
})
