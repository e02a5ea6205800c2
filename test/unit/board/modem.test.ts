import { existsSync, realpathSync } from 'node:fs'
import { watch } from 'node:fs/promises'
import { dirname } from 'node:path'
import t from 'tap'
import { openVirtualModem } from '../../../board/virtual/sim7600/modem.ts'
import { openSerialLink, type ByteLink } from '../../../firmware/modem/serial-link.ts'
import { systemClock as clock } from '../../../firmware/time/clock.ts'

/** Types a command and reads until the modem said so much. */
const ask = async (link: ByteLink, command: string, until: string) => {
  await link.write(Buffer.from(`${command}\r`))
  return hear(link, until)
}
const hear = async (link: ByteLink, until: string) => {
  let text = ''
  for await (const chunk of { [Symbol.asyncIterator]: () => keep(link) }) {
    text += Buffer.from(chunk).toString('latin1')
    if (text.includes(until)) break
  }
  return text
}
/** The link's own iterator, without ending it. */
const keep = (link: ByteLink) => {
  const all = link.bytes[Symbol.asyncIterator]()
  return { next: async () => all.next() }
}

/** Resolves when a name is there. */
const appears = async (path: string) => {
  for await (const _ of watch(dirname(path))) if (existsSync(path)) return
}

await t.test(
  'two ports under names that stay, and a device that boots when it is plugged in again',
  async t => {
    const modem = await openVirtualModem({ clock, bootMs: 50 })
    t.teardown(() => modem[Symbol.asyncDispose]())
    const before = realpathSync(modem.atPath)
    const link = await openSerialLink(modem.atPath, clock)
    t.match(await ask(link, 'ATI', 'OK'), /SIMCOM_SIM7600E-H/)
    await modem.unplug()
    await t.rejects(hear(link, 'never'), { code: 'LINK_LOST' })
    t.notOk(existsSync(before) && existsSync(modem.atPath))
    await t.rejects(openSerialLink(modem.atPath, clock), { code: 'LINE_MISSING' })
    await modem.plug()
    const again = await openSerialLink(modem.atPath, clock)
    t.teardown(async () => again[Symbol.asyncDispose]())
    t.match(await ask(again, 'AT', 'OK'), /OK/)
  },
)

await t.test('AT+CRESET takes both ports away and brings them back', async t => {
  const modem = await openVirtualModem({ clock, bootMs: 50, firmware: 'SIM7600M21-A_V2.0.2' })
  t.teardown(() => modem[Symbol.asyncDispose]())
  const [at, pcm] = [await openSerialLink(modem.atPath, clock), await openSerialLink(modem.pcmPath, clock)]
  await at.write(Buffer.from('AT+CRESET\r'))
  await t.rejects(hear(pcm, 'never'), { code: 'LINK_LOST' })
  await Promise.all([at, pcm].map(async link => link[Symbol.asyncDispose]()))
  if (!existsSync(modem.pcmPath)) await appears(modem.pcmPath)
  const again = await openSerialLink(modem.atPath, clock)
  t.teardown(async () => again[Symbol.asyncDispose]())
  t.match(await ask(again, 'AT+CGMR', 'OK'), /SIM7600M21-A_V2.0.2/)
})

await t.test('nothing is left behind', async t => {
  const modem = await openVirtualModem({ clock })
  const folder = dirname(modem.atPath)
  t.ok(existsSync(folder))
  await modem[Symbol.asyncDispose]()
  await modem.plug()
  t.notOk(existsSync(folder))
})
