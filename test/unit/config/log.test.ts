import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const log = fileURLToPath(new URL('../../../firmware/config/log.ts', import.meta.url))
/** What a program writes to standard error with such a log. */
const written = (options: object) =>
  spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { openLog } from ${JSON.stringify(log)}
       const log = openLog(${JSON.stringify(options)}).child({ callId: 'c1', pii: { from: '+370600' } })
       log.info({ waitedMs: 5, pii: { name: 'Jonas' } }, 'call answered')
       log.debug({}, 'not shown')`,
    ],
    { encoding: 'utf8' },
  ).stderr

await t.test('events are one JSON line each, without anything of a caller', async t => {
  const text = written({ level: 'info' })
  const line = JSON.parse(text) as Record<string, unknown>
  t.match(line, { callId: 'c1', waitedMs: 5, msg: 'call answered' })
  t.notMatch(text, /Jonas|370600/)
})

await t.test('a person at a terminal reads words', async t => {
  t.equal(
    written({ level: 'info', format: 'words' }),
    'ragelis info: call answered (callId c1, waitedMs 5)\n',
  )
})

await t.test('what is personal is kept only where it was asked for', async t => {
  t.match(written({ level: 'info', isPersonal: true }), /Jonas/)
})
