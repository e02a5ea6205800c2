import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'

t.setTimeout(300_000)
const owner = new URL('../../../firmware/speech/owner.ts', import.meta.url).href
const worker = new URL('../../../firmware/speech/worker.ts', import.meta.url)

/** Running, and not merely waiting to be buried. */
const isAlive = (pid: number) => {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
const untilGone = async (pid: number) => {
  for (let tries = 0; tries < 1_000 && isAlive(pid); tries += 1) await sleep(20)
  return !isAlive(pid)
}

/** A process that starts another, and is killed once that says that it is up; resolves with the other's number. */
const orphan = async (t: Test, script: string) => {
  const folder = t.testdir()
  const child = join(folder, 'child.mjs')
  const parent = join(folder, 'parent.mjs')
  writeFileSync(child, `import { endWithOwner, tellOwner } from '${owner}'\n${script}`)
  writeFileSync(
    parent,
    `import { fork } from 'node:child_process'
     const child = fork('${child}', [String(process.pid)], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
     child.once('message', () => process.stdout.write(String(child.pid)))`,
  )
  const started = spawn(process.execPath, [parent], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [pid] = (await once(started.stdout, 'data')) as [Buffer]
  started.kill('SIGKILL')
  await once(started, 'close')
  return { pid: Number(pid), folder }
}

const skip = process.platform === 'linux' ? false : 'asks the kernel of Linux'

await t.test('a process that hangs in native code ends with its owner', { skip }, async t => {
  const { pid } = await orphan(
    t,
    `endWithOwner(Number(process.argv[2]))
     process.send('up')
     setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 50)`,
  )
  t.ok(await untilGone(pid))
})

await t.test(
  'an owner that takes nothing more: no exit, which waits for native threads',
  { skip },
  async t => {
    const { pid, folder } = await orphan(
      t,
      `import { writeFileSync } from 'node:fs'
     process.on('exit', () => writeFileSync(new URL('exit', import.meta.url), ''))
     process.send('up')
     const deafUntilDead = () => {
       while (process.ppid === Number(process.argv[2]));
       tellOwner({ on: 'log', level: 'info', fields: {}, message: 'anybody there?' })
     }
     setTimeout(deafUntilDead, 50)`,
    )
    t.ok(await untilGone(pid))
    t.notOk(existsSync(join(folder, 'exit')))
  },
)

await t.test('an owner that was gone before the process began', async t => {
  const child = fork(worker, ['1'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  t.equal(signal, 'SIGKILL')
})

await t.test('an error that nobody expected is told, and ends the process at once', async t => {
  const folder = t.testdir()
  const file = join(folder, 'child.mjs')
  writeFileSync(
    file,
    `import { endWithOwner } from '${owner}'\nendWithOwner(null)\nsetTimeout(() => { throw new Error('broken') }, 1)`,
  )
  const child = fork(file, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  let words = ''
  child.stderr?.on('data', (text: Buffer) => (words += String(text)))
  const [, signal] = (await once(child, 'close')) as [number | null, string | null]
  t.equal(signal, 'SIGKILL')
  t.match(words, /Error: broken/)
})
