import { join } from 'node:path'
import t from 'tap'
import { listUsb } from '../../../../firmware/modem/usb/usb.ts'
import { createUsbTree } from '../../../support/usb-tree.ts'

const sim7600 = { vendor: '1E0E', product: '9001', says: 'SIM7600' }

await t.test(
  'ports are told by interface number, whatever the kernel calls them (modems.md 1.1, 8)',
  async t => {
    const tree = createUsbTree(t.testdir())
    const names = tree.plug({ ...sim7600, socket: '1-1.2', ports: { '04': '/dev/null', '02': '/dev/null' } })
    t.same(await listUsb(tree.roots), [
      {
        socket: '1-1.2',
        visit: '1',
        vendor: '1e0e',
        product: '9001',
        says: 'SIM7600',
        ports: [
          { interface: '02', path: names['02'] },
          { interface: '04', path: names['04'] },
        ],
        isCard: false,
      },
    ])
  },
)

await t.test('a modem that comes back has other names and is another visit', async t => {
  const tree = createUsbTree(t.testdir())
  const device = { ...sim7600, socket: '1-1', ports: { '02': '/dev/null' } }
  tree.plug(device)
  const [before] = await listUsb(tree.roots)
  tree.unplug('1-1')
  t.same(await listUsb(tree.roots), [])
  tree.plug(device)
  const [after] = await listUsb(tree.roots)
  t.equal(after?.socket, before?.socket)
  t.not(after?.visit, before?.visit)
  t.not(after?.ports[0]?.path, before?.ports[0]?.path)
})

await t.test('cdc-acm ports, sound cards; hubs, keyboards and root hubs are nothing of ours', async t => {
  const tree = createUsbTree(t.testdir())
  tree.plug({ socket: '1-2', vendor: '0572', product: '1329', ports: { '00': '/dev/null' }, isAcm: true })
  tree.plug({ socket: '2-1', vendor: '2c7c', product: '0125', ports: {}, isCard: true })
  tree.plug({ socket: '1-3', vendor: '046d', product: 'c31c', says: 'Keyboard', ports: {} })
  t.match(await listUsb(tree.roots), [
    { socket: '1-2', ports: [{ interface: '00', path: /ttyACM0$/ }], isCard: false },
    { socket: '2-1', ports: [], isCard: true },
  ])
  t.equal((await listUsb(tree.roots)).length, 2)
})

await t.test('a machine without USB has none', async t => {
  const nowhere = join(t.testdir(), 'none')
  t.same(await listUsb({ sys: nowhere, dev: nowhere }), [])
})
