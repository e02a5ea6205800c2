import { createServer } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connectAsync } from 'mqtt'
import t from 'tap'
import { openBroker } from '../../../board/virtual/broker.ts'
import { needsBroker } from './world.ts'

const skip = { skip: needsBroker }

await t.test('without mosquitto it says what to install', t =>
  t.rejects(openBroker({ folder: t.testdir(), program: 'no-such-mosquitto' }), {
    code: 'LIBRARY_MISSING',
    message: /apt-get install mosquitto/,
  }),
)

await t.test('a port that is taken is named', skip, async t => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  await t.rejects(openBroker({ folder: t.testdir(), port }), { code: 'PORT_IN_USE', detail: { port } })
})

await t.test('a setting that mosquitto does not know is quoted', skip, async t => {
  const settings = ['nonsense 1']
  await t.rejects(openBroker({ folder: t.testdir(), settings }), {
    code: 'BROKER_FAILED',
    detail: { reason: /nonsense/ },
  })
})

await t.test(
  'it listens, lets the named users in and nobody else, and is gone after it was stopped',
  skip,
  async t => {
    const broker = await openBroker({ folder: t.testdir(), users: { box: 'secret' } })
    const enter = (password: string) =>
      connectAsync(broker.url, { username: 'box', password, protocolVersion: 5, reconnectPeriod: 0 }, false)
    const client = await enter('secret')
    await client.endAsync()
    await t.rejects(enter('wrong'), { code: 0x87 })
    await broker.stop()
    await broker.stop()
    t.throws(() => process.kill(broker.pid, 0), { code: 'ESRCH' })
  },
)
