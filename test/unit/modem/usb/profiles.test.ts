import t from 'tap'
import { profileOf, profiles } from '../../../../firmware/modem/usb/profiles.ts'

await t.test('modems.md 1.1: a SIM7600 by its USB mode, and where its ports are', async t => {
  t.match(profileOf('1e0e', '9001'), { driver: 'sim7600', ports: { at: '02', audio: '04' } })
  t.match(profileOf('1E0E', '9011'), { driver: 'sim7600', ports: { at: '04', audio: '06' } })
})

await t.test('modems.md 2.1: EC25 and EC21, whose audio port is the NMEA one', async t => {
  for (const product of ['0125', '0121'])
    t.match(profileOf('2c7c', product), { driver: 'ec25', ports: { at: '02', audio: '01' } }, product)
})

await t.test('modems.md 3.1: analogue modems have one port for everything', async t => {
  for (const product of ['1321', '1324', '1328', '1329', '1340', '1349'])
    t.match(profileOf('0572', product), { driver: 'v253', ports: { at: '00', audio: null } }, product)
  t.match(profileOf('0803', '3095'), { driver: 'v253', board: 'cx93010' })
  t.match(profileOf('0baf', '0303'), { driver: 'v253', board: 'usr5637' })
})

await t.test('an unknown device has no profile', async t => {
  t.equal(profileOf('1e0e', '0000'), null)
  t.equal(profileOf('0572', '1300'), null, 'a soft modem of the same maker')
})

await t.test('no device has two profiles, and every id is as udev writes it', async t => {
  const ids = profiles.flatMap(one => one.products.map(product => `${one.vendor}:${product}`))
  t.equal(new Set(ids).size, ids.length)
  t.ok(ids.every(id => /^[\da-f]{4}:[\da-f]{4}$/.test(id)))
  t.equal(new Set(profiles.map(({ name }) => name)).size, profiles.length)
})
