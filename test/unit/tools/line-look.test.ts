import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { lookAtModems } from '../../../tools/doctor/machine.ts'
import { lookAround } from '../../../tools/line/attached.ts'
import { createUsbTree } from '../../support/usb-tree.ts'

/** A machine: its USB, and its processes with what they have open. */
const machine = (t: Test) => {
  const folder = t.testdir({ proc: {}, ports: {} })
  const tree = createUsbTree(folder)
  const proc = join(folder, 'proc')
  const port = (name: string) => {
    const path = join(folder, 'ports', name)
    writeFileSync(path, '')
    return path
  }
  const run = (pid: number, name: string, opened: readonly string[]) => {
    mkdirSync(join(proc, String(pid), 'fd'), { recursive: true })
    writeFileSync(join(proc, String(pid), 'comm'), `${name}\n`)
    for (const [fd, path] of opened.entries()) symlinkSync(path, join(proc, String(pid), 'fd', String(fd)))
  }
  const options = { roots: tree.roots, proc }
  return { tree, port, run, look: () => lookAround(options), doctor: () => lookAtModems(options) }
}
const ec25 = { socket: '1-1', vendor: '2c7c', product: '0125' }

await t.test('ports by role, whatever the kernel calls them; known modems come first', async t => {
  const { tree, port, look } = machine(t)
  tree.plug({ socket: '1-0', vendor: '0403', product: '6001', says: 'USB UART', ports: { '00': port('x') } })
  tree.plug({ ...ec25, ports: { '00': port('a'), '01': port('b'), '02': port('c'), '03': port('d') } })
  const [modem, other] = await look()
  t.match(modem, {
    socket: '1-1',
    id: '2c7c:0125',
    profile: 'ec25',
    driver: 'ec25',
    says: /Quectel/,
    troubles: [],
  })
  t.same(
    modem?.ports.map(({ interface: at, role }) => [at, role]),
    [
      ['00', 'other'],
      ['01', 'audio'],
      ['02', 'at'],
      ['03', 'other'],
    ],
  )
  t.match(other, {
    profile: null,
    driver: null,
    says: 'USB UART',
    troubles: [/not a modem that the box knows/],
  })
})

await t.test('who holds a port, and ModemManager by name', async t => {
  const { tree, port, run, look } = machine(t)
  const at = port('at')
  tree.plug({ ...ec25, ports: { '01': port('audio'), '02': at } })
  run(41, 'ModemManager', ['/dev/null', at])
  run(42, 'sleep', ['/dev/null'])
  const [modem] = await look()
  t.same(modem?.ports.find(({ role }) => role === 'at')?.heldBy, [{ pid: 41, name: 'ModemManager' }])
  t.same(modem?.ports.find(({ role }) => role === 'audio')?.heldBy, [])
  t.match(modem?.troubles, [/ModemManager has it: sudo systemctl mask --now ModemManager/])
})

await t.test('what is missing is said: a port that such a modem has, a sound card in its place', async t => {
  const { tree, port, look } = machine(t)
  tree.plug({ ...ec25, ports: { '02': port('at') }, isCard: true })
  const [modem] = await look()
  t.match(modem?.troubles, [/its audio port \(interface 01\) is not there/, /set to be a sound card/])
})

await t.test('a voice modem has one port for everything, and lacks none', async t => {
  const { tree, port, look } = machine(t)
  tree.plug({ socket: '1-2', vendor: '0572', product: '1329', ports: { '00': port('acm') }, isAcm: true })
  t.match(await look(), [{ driver: 'v253', ports: [{ role: 'at', path: /ttyACM0$/ }], troubles: [] }])
})

await t.test('a port that is gone, or not for this user, is named', async t => {
  const { tree, look } = machine(t)
  tree.plug({ ...ec25, ports: { '01': '/nowhere/audio', '02': '/nowhere/at' } })
  const [modem] = await look()
  t.match(modem?.troubles, [/no permission for .*ttyUSB0 .*ttyUSB1: sudo usermod -aG dialout/])
})

await t.test('the doctor tells the same', async t => {
  const { tree, port, run, doctor } = machine(t)
  t.match(await doctor(), [{ what: 'modem', state: 'warn', found: /none that the box knows/ }])
  const [at, audio] = [port('at'), port('audio')]
  tree.plug({ ...ec25, ports: { '01': audio, '02': at } })
  run(43, 'node', [at])
  t.match(await doctor(), [{ state: 'good', found: /Quectel EC25.* in USB socket 1-1, in use by node/ }])
  tree.plug({ ...ec25, ports: { '02': at } })
  t.match(await doctor(), [
    { state: 'bad', found: /its audio port/, remedy: /unplug it and plug it in again/ },
  ])
})
