import { closeSync, existsSync, openSync, readSync, writeSync } from 'node:fs'
import t, { type Test } from 'tap'
import { openPty } from '../../../board/virtual/pty.ts'

const bench = (t: Test) => {
  const pty = openPty()
  t.teardown(async () => pty[Symbol.asyncDispose]())
  return pty
}
const next = (pty: ReturnType<typeof openPty>) => new Promise<Uint8Array>(resolve => pty.onBytes(resolve))

await t.test('raw: no echo, no CR turned into LF, no line waited for', async t => {
  const pty = bench(t)
  const user = openSync(pty.path, 'r+')
  const came = next(pty)
  writeSync(user, 'AT\r\x03\x04')
  t.equal(Buffer.from(await came).toString(), 'AT\r\x03\x04')
  t.equal(pty.write(Buffer.from('\r\nOK\r\n')), 6)
  const answer = Buffer.alloc(16)
  t.equal(answer.toString('latin1', 0, readSync(user, answer)), '\r\nOK\r\n')
  closeSync(user)
})

await t.test(
  'a reader that does not read never blocks the device: what does not fit is given back',
  async t => {
    const pty = bench(t)
    let taken = 0
    for (let i = 0; i < 1_000; i += 1) taken += pty.write(new Uint8Array(1_000))
    t.ok(taken > 1_000 && taken < 1_000_000, `${taken} bytes fit`)
  },
)

await t.test('it outlives its users, and is gone when disposed of', async t => {
  const pty = bench(t)
  for (let i = 0; i < 3; i += 1) {
    const user = openSync(pty.path, 'r+')
    writeSync(user, 'x')
    closeSync(user)
  }
  t.equal((await next(pty)).length > 0, true)
  await pty[Symbol.asyncDispose]()
  t.notOk(existsSync(pty.path))
  t.equal(pty.write(Buffer.from('late')), 4, 'swallowed')
  await pty[Symbol.asyncDispose]()
})
