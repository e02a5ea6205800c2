import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import t, { type Test } from 'tap'
import { attachedModems } from '../../../firmware/modem/attached.ts'

interface Plugged {
  readonly socket: string
  readonly vendor: string
  readonly product: string
  readonly serial?: string
  /** Names of ttys by interface number. */
  readonly ttys: Readonly<Record<string, string>>
}

/** A sysfs as Linux lays it out: usb-serial puts the tty one folder deeper than cdc-acm does. */
const sysfs = async (t: Test, plugged: readonly Plugged[]) => {
  const sys = t.testdir({ class: { tty: {} }, devices: { usb1: {} } })
  for (const { socket, vendor, product, serial, ttys } of plugged) {
    const device = join(sys, 'devices/usb1', socket)
    await mkdir(device, { recursive: true })
    await writeFile(join(device, 'idVendor'), `${vendor}\n`)
    await writeFile(join(device, 'idProduct'), `${product}\n`)
    if (serial !== undefined) await writeFile(join(device, 'serial'), `${serial}\n`)
    for (const [number, name] of Object.entries(ttys)) {
      const port = join(device, `${socket}:1.${Number(number)}`)
      const deep = name.startsWith('ttyUSB') ? join(port, name) : port
      await mkdir(deep, { recursive: true })
      await writeFile(join(port, 'bInterfaceNumber'), `${number}\n`)
      const entry = join(sys, 'class/tty', name)
      await mkdir(entry)
      await symlink(relative(entry, deep), join(entry, 'device'))
    }
  }
  return sys
}

const simcom: Plugged = {
  socket: '1-1.2',
  vendor: '1e0e',
  product: '9001',
  serial: '0123456789ABCDEF',
  ttys: { '00': 'ttyUSB3', '01': 'ttyUSB4', '02': 'ttyUSB5', '03': 'ttyUSB6', '04': 'ttyUSB7' },
}

await t.test('modems.md 1.1: ports by interface number, whatever number the tty has', async t => {
  const sys = await sysfs(t, [
    simcom,
    { socket: '1-1.3', vendor: '2c7c', product: '0125', ttys: { '01': 'ttyUSB1', '02': 'ttyUSB2' } },
    { socket: '1-1.4', vendor: '0572', product: '1340', ttys: { '00': 'ttyACM0' } },
    { socket: '1-1.5', vendor: '0403', product: '6001', ttys: { '00': 'ttyUSB9' } },
  ])
  const found = await attachedModems(sys)
  t.strictSame(
    found.map(({ profile, socket, atPath, audioPath }) => [profile.name, socket, atPath, audioPath]),
    [
      ['sim7600', '1-1.2', '/dev/ttyUSB5', '/dev/ttyUSB7'],
      ['ec25', '1-1.3', '/dev/ttyUSB2', '/dev/ttyUSB1'],
      ['cx93010', '1-1.4', '/dev/ttyACM0', null],
    ],
  )
  t.strictSame(
    found.map(({ serial }) => serial),
    ['0123456789ABCDEF', null, null],
  )
})

await t.test('two of a kind are told apart by their sockets', async t => {
  const ttys = { '02': 'ttyUSB12', '04': 'ttyUSB14' }
  const found = await attachedModems(await sysfs(t, [simcom, { ...simcom, socket: '1-1.1', ttys }]))
  t.strictSame(
    found.map(({ socket, atPath }) => [socket, atPath]),
    [
      ['1-1.1', '/dev/ttyUSB12'],
      ['1-1.2', '/dev/ttyUSB5'],
    ],
  )
})

await t.test('a modem whose audio port is not there yet', async t => {
  const [found] = await attachedModems(await sysfs(t, [{ ...simcom, ttys: { '02': 'ttyUSB0' } }]))
  t.match(found, { atPath: '/dev/ttyUSB0', audioPath: null })
})

await t.test('nothing attached, no USB, a tty of the board itself', async t => {
  t.strictSame(await attachedModems(t.testdir()), [])
  t.strictSame(await attachedModems(t.testdir({ class: { tty: { ttyS0: {}, ttyUSB0: {} } } })), [])
})
