import { fork } from 'node:child_process'
import { chmodSync, renameSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { openPty, type Pty } from '../../../board/virtual/pty.ts'
import { openSerialLink, type ByteLink } from '../../../firmware/modem/serial-link.ts'
import { systemClock as clock } from '../../../firmware/time/clock.ts'

const close = async (what: AsyncDisposable) => what[Symbol.asyncDispose]()
const pair = async (t: Test) => {
  const pty = openPty()
  const link = await openSerialLink(pty.path, clock)
  t.teardown(async () => {
    await close(link)
    await close(pty)
  })
  return { pty, link }
}
/** Reads until that many bytes came. */
const read = async (link: ByteLink, count: number) => {
  const got: number[] = []
  for await (const chunk of link.bytes) {
    got.push(...chunk)
    if (got.length >= count) break
  }
  return got
}
const taken = (pty: Pty, count: number) =>
  new Promise<number[]>(resolve => {
    const got: number[] = []
    pty.onBytes(bytes => {
      got.push(...bytes)
      if (got.length >= count) resolve(got)
    })
  })

await t.test('bytes go both ways as they are, all 256 of them', async t => {
  const { pty, link } = await pair(t)
  const all = Uint8Array.from({ length: 256 }, (_, i) => i)
  const outside = taken(pty, 256)
  await link.write(all)
  t.strictSame(await outside, [...all])
  pty.write(all)
  t.strictSame(await read(link, 256), [...all])
})

await t.test('disposing ends the bytes without a fault; the port can be opened again', async t => {
  const { pty, link } = await pair(t)
  const ended = read(link, 1)
  await close(link)
  t.strictSame(await ended, [])
  await t.rejects(link.write(Uint8Array.of(1)), { code: 'LINK_LOST' })
  await close(await openSerialLink(pty.path, clock))
})

await t.test('42 a pty has no DTR, and says so; bytes go on', async t => {
  const { pty, link } = await pair(t)
  t.equal(await link.dropDtr?.(), false)
  pty.write(Uint8Array.of(7))
  t.strictSame(await read(link, 1), [7])
})

await t.test('what is not there, or is no serial port', async t => {
  for (const path of ['/dev/no-such-port', t.testdir(), '/dev/null', '/etc/hostname'])
    await t.rejects(openSerialLink(path, clock), { code: 'LINE_MISSING', detail: { path } })
})

await t.test('35 a port that another program has open', async t => {
  const { pty } = await pair(t)
  await t.rejects(openSerialLink(pty.path, clock), { code: 'LINE_BUSY', message: /ModemManager/ })
})

await t.test('a port without permission', async t => {
  const pty = openPty()
  t.teardown(() => close(pty))
  chmodSync(pty.path, 0)
  const child = fork(join(import.meta.dirname, 'open-port.ts'), [pty.path], { stdio: 'ignore' })
  const code = await new Promise(resolve => child.once('message', resolve))
  child.kill()
  t.equal(code, 'LINE_FORBIDDEN')
})

await t.test(
  '31 a device that takes nothing more: LINK_STUCK within about a second, and it can be closed',
  async t => {
    const { pty, link } = await pair(t)
    pty.pause()
    const frame = new Uint8Array(320)
    const startMs = clock.nowMs()
    let writtenMs = startMs
    const flood = async () => {
      for (;;) {
        await link.write(frame)
        writtenMs = clock.nowMs()
      }
    }
    await t.rejects(flood(), { code: 'LINK_STUCK' })
    const stuckMs = clock.nowMs() - writtenMs
    t.ok(stuckMs > 900 && stuckMs < 3_000, `${stuckMs} ms`)
    await close(link)
  },
)

await t.test(
  '33 a device that goes away while it sends: LINK_LOST each time, within two seconds',
  async t => {
    // every now and then the hang-up meets a read under way, which then gives 0 bytes for ever: hence so many
    for (let i = 0; i < 12; i += 1) {
      const pty = openPty()
      const link = await openSerialLink(pty.path, clock)
      const sending = setInterval(() => pty.write(new Uint8Array(320)), 1)
      let got = 0
      const lost = (async () => {
        for await (const chunk of link.bytes) {
          got += chunk.length
          if (got <= 320 * (10 + i)) continue
          clearInterval(sending)
          void close(pty)
        }
      })()
      await t.rejects(lost, { code: 'LINK_LOST' })
      clearInterval(sending)
      await t.rejects(link.write(Uint8Array.of(1)), { code: 'LINK_LOST' })
      await close(link)
    }
  },
)

await t.test('a stable name that comes to mean another device is a lost link', async t => {
  const [first, second] = [openPty(), openPty()]
  const name = join(t.testdir(), 'line')
  symlinkSync(first.path, name)
  const link = await openSerialLink(name, clock)
  t.teardown(async () => Promise.all([close(link), close(first), close(second)]))
  const lost = t.rejects(read(link, 1), { code: 'LINK_LOST' })
  symlinkSync(second.path, `${name}.new`)
  renameSync(`${name}.new`, name)
  await lost
})
