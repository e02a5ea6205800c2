import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const worker = fileURLToPath(new URL('../../../firmware/speech/worker.ts', import.meta.url))
/** Resolves with the signal that ended it. */
const start = () => {
  const child = fork(worker, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' })
  const ended = new Promise(resolve => child.once('exit', (_, signal) => resolve(signal)))
  return { child, ended }
}

await t.test('the speech process ends with its owner, even while it starts', async t => {
  const { child, ended } = start()
  child.disconnect()
  t.equal(await ended, 'SIGKILL')
})

await t.test('and later', async t => {
  const { child, ended } = start()
  const parts = { nativeLibrary: '/nowhere.so', model: { file: '/nowhere.bin' }, threads: 1, voices: {} }
  const ready = new Promise(resolve => child.once('message', resolve))
  child.send({ do: 'open', parts })
  await ready
  child.disconnect()
  t.equal(await ended, 'SIGKILL')
})
