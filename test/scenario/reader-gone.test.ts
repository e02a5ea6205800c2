import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { exitCodes } from '../../tools/command/output.ts'
import { childrenOf, orphansAmong } from '../soak/orphans.ts'
import { compiledEnv } from '../unit/store/sample.ts'

t.setTimeout(600_000)

const program = fileURLToPath(new URL('../../tools/ragelis.ts', import.meta.url))
const script = fileURLToPath(new URL('call/hang-up-lt.yaml', import.meta.url))

await t.test(
  'ragelis call | head: once nobody reads, the box is ended too, and nothing is said of it',
  async t => {
    const temporary = join(t.testdir({}), 'tmp')
    mkdirSync(temporary)
    const child = spawn(process.execPath, [program, 'call', script], {
      env: { ...compiledEnv, TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let err = ''
    child.stderr.on('data', chunk => (err += String(chunk)))
    const ended = once(child, 'exit')
    await Promise.race([once(child.stdout, 'data'), ended])
    const box = childrenOf(child.pid ?? 0)
    t.ok(box.length > 0, `a box runs: ${err}`)
    const all = [...box, ...box.flatMap(childrenOf)]
    child.stdout.destroy()
    t.strictSame(await ended, [exitCodes.done, null])
    t.equal(err, '')
    t.strictSame(await orphansAmong(all), [])
    const kept = readdirSync(temporary).filter(name => name.startsWith('ragelis-'))
    t.strictSame(kept, [], 'its folder is gone as well')
  },
)
