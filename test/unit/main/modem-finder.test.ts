import t, { type Test } from 'tap'
import { openVirtualModem } from '../../../board/virtual/sim7600/modem.ts'
import { createModemFinder } from '../../../firmware/main/modem-finder.ts'
import { openSerialLink } from '../../../firmware/modem/serial-link.ts'
import { systemClock as clock } from '../../../firmware/time/clock.ts'
import { createUsbTree } from '../../support/usb-tree.ts'

// real ports of virtual modems, on a machine that may be busy
t.setTimeout(300_000)

const ids = { sim7600: ['1e0e', '9001'], ec25: ['2c7c', '0125'], v253: ['0572', '1329'] } as const

const setUp = (t: Test) => {
  const tree = createUsbTree(t.testdir())
  const opened: string[] = []
  const openLink: typeof openSerialLink = (path, at) => {
    opened.push(path)
    return openSerialLink(path, at)
  }
  const modem = async (socket: string, imei: string) => {
    const virtual = await openVirtualModem({ clock, imei })
    t.teardown(() => virtual[Symbol.asyncDispose]())
    const [vendor, product] = ids.sim7600
    const plug = (at = socket) =>
      tree.plug({ socket: at, vendor, product, ports: { '02': virtual.atPath, '04': virtual.pcmPath } })
    return { names: plug(), plug, unplug: () => tree.unplug(socket) }
  }
  return { tree, opened, modem, finder: createModemFinder({ roots: tree.roots, openLink }) }
}

await t.test('34 by socket: the ports are looked up each time, whatever their names are then', async t => {
  const { modem, finder, opened } = setUp(t)
  const { names, plug } = await modem('1-1.2', '860000000000017')
  const { atPath, pcmPath, openLink } = finder.reach({
    driver: 'sim7600',
    place: { by: 'usb', socket: '1-1.2' },
  })
  await (await openLink(atPath, clock))[Symbol.asyncDispose]()
  await (await openLink(pcmPath ?? '', clock))[Symbol.asyncDispose]()
  t.same(opened, [names['02'], names['04']])
  const again = plug()
  t.not(again['02'], names['02'])
  await (await openLink(atPath, clock))[Symbol.asyncDispose]()
  t.equal(opened.at(-1), again['02'])
})

await t.test('by IMEI: found in whichever socket, asked once per visit', async t => {
  const { modem, finder, opened } = setUp(t)
  await modem('1-1', '860000000000017')
  const wanted = await modem('1-2', '860000000000025')
  const { atPath, pcmPath, openLink } = finder.reach({
    driver: 'sim7600',
    place: { by: 'imei', imei: '860000000000025' },
  })
  await (await openLink(pcmPath ?? '', clock))[Symbol.asyncDispose]()
  t.equal(opened.at(-1), wanted.names['04'])
  t.equal(opened.length, 3, 'two asked, one opened')
  await (await openLink(atPath, clock))[Symbol.asyncDispose]()
  t.equal(opened.length, 4, 'nobody asked again')
  wanted.unplug()
  await t.rejects(openLink(atPath, clock), { code: 'LINE_MISSING', message: /IMEI …0025/ })
  const moved = wanted.plug('1-4')
  await (await openLink(atPath, clock))[Symbol.asyncDispose]()
  t.equal(opened.at(-1), moved['02'])
})

await t.test('nothing in the socket, and a port that such a modem should have and has not', async t => {
  const { tree, finder } = setUp(t)
  const { atPath, pcmPath, openLink } = finder.reach({
    driver: 'sim7600',
    place: { by: 'usb', socket: '1-1' },
  })
  await t.rejects(openLink(atPath, clock), { code: 'LINE_MISSING', message: /USB socket 1-1/ })
  tree.plug({ socket: '1-1', vendor: '1e0e', product: '9001', ports: { '02': '/dev/null' } })
  await t.rejects(openLink(pcmPath ?? '', clock), { code: 'LINE_MISSING', message: /audio port/ })
})

await t.test('the wrong profile for a device is refused in words, by socket and by port', async t => {
  const { tree, finder } = setUp(t)
  const [vendor, product] = ids.ec25
  const names = tree.plug({ socket: '1-1', vendor, product, ports: { '01': '/dev/null', '02': '/dev/null' } })
  const says = { code: 'LINE_MISMATCH', message: /is a Quectel EC25.*driver: sim7600.*Write driver: ec25/ }
  for (const place of [
    { by: 'usb', socket: '1-1' },
    { by: 'path', at: names['02'] ?? '', audio: names['01'] ?? '' },
  ] as const) {
    const { atPath, openLink } = finder.reach({ driver: 'sim7600', place })
    await t.rejects(openLink(atPath, clock), says, place.by)
  }
  const generic = finder.reach({ driver: 'generic', place: { by: 'usb', socket: '1-1' } })
  t.equal(generic.pcmPath, null)
  await t.rejects(generic.openLink(generic.atPath, clock), { code: 'LINE_MISSING' }, '/dev/null is no port')
})

await t.test('a modem that nobody knows: its only port will do, several must be named', async t => {
  const { tree, finder, modem } = setUp(t)
  await modem('1-9', '860000000000017')
  const { atPath, openLink } = finder.reach({ driver: 'generic', place: { by: 'usb', socket: '1-1' } })
  const unknown = { socket: '1-1', vendor: '12d1', product: '1506' }
  tree.plug({ ...unknown, ports: { '00': '/dev/null', '01': '/dev/null' } })
  await t.rejects(openLink(atPath, clock), { code: 'LINE_PORTLESS', message: /12d1:1506/ })
  const virtual = await openVirtualModem({ clock })
  t.teardown(() => virtual[Symbol.asyncDispose]())
  tree.plug({ ...unknown, ports: { '00': virtual.atPath } })
  await (await openLink(atPath, clock))[Symbol.asyncDispose]()
})
