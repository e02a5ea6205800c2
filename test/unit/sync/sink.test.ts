import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { connectAsync } from 'mqtt'
import t from 'tap'
import { openBroker } from '../../../board/virtual/broker.ts'
import { needsBroker, openSink } from './world.ts'

// Real processes and disks on a machine that may be busy
t.setTimeout(300_000)

const sinkPath = fileURLToPath(new URL('../../../tools/sink.ts', import.meta.url))
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [sinkPath, ...args], { encoding: 'utf8', timeout: 60_000 })

await t.test('wrong usage is said in a line, with exit code 2', async t => {
  for (const args of [
    [],
    ['--url', 'mqtt://127.0.0.1:1'],
    ['--nonsense'],
    ['--url', 'x', '--site', 'a'],
    ['--url', 'mqtt://x', '--site', 'A/B'],
  ]) {
    const { status, stderr, stdout } = run(...args)
    t.equal(status, 2, args.join(' '))
    t.notMatch(stderr, /\n {4}at /, 'no stack')
    t.not(stderr, '')
    t.equal(stdout, '')
  }
  t.match(run('--help'), { status: 0, stdout: /^Usage: / })
})

await t.test('a broker that refuses ends it with exit code 1', { skip: needsBroker }, async t => {
  await using broker = await openBroker({ folder: t.testdir(), users: { sink: 'right' } })
  const { status, stderr } = run(
    '--url',
    broker.url,
    '--site',
    'vilnius',
    '--username',
    'sink',
    '--password',
    'left',
  )
  t.equal(status, 1)
  t.match(stderr, /refused: not authorised/)
})

await t.test('what is not as published is called invalid, and it goes on', { skip: needsBroker }, async t => {
  await using broker = await openBroker({ folder: t.testdir() })
  const sink = await openSink(t, broker.url)
  const box = await connectAsync(broker.url, { protocolVersion: 5 })
  const say = (kind: string, payload: string) =>
    box.publishAsync(`ragelis/v1/vilnius/box-1/${kind}`, payload, { qos: 1 })
  await say('message', 'not JSON')
  await say('booking', '{"kind":"booking"}')
  await say('status', '{"state":"online","why":"started","at":"2026-11-24T08:00:00Z"}')
  await sink.until(lines => lines.some(line => line.on === 'status'))
  t.match(sink.lines, [
    { on: 'subscribed' },
    { on: 'invalid', topic: 'ragelis/v1/vilnius/box-1/message' },
    { on: 'invalid', topic: 'ragelis/v1/vilnius/box-1/booking', problems: [/required/] },
    { on: 'status', box: 'box-1', status: { state: 'online' } },
  ])
  await box.endAsync()
})
