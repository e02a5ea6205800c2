import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { readBoxFile } from '../../../firmware/config/box-file.ts'

const read = async (line: string) => {
  const folder = await mkdtemp(join(tmpdir(), 'ragelis-box-'))
  const file = join(folder, 'box.yaml')
  await writeFile(file, `clinic: clinic.yaml\nlines:\n  - { name: one, ${line} }\n`)
  return readBoxFile(file, folder)
}

await t.test('what a SIM card needs, and what switches the modem', async t => {
  const { lines } = await read(
    `driver: sim7600, usb: 1-1, pin: "0042", power: [uhubctl, -a, cycle], credit: { code: "*100#", balance: "([0-9.,]+) ?eur", least: 1 }`,
  )
  t.match(lines[0], { pin: '0042', power: ['uhubctl', '-a', 'cycle'], credit: { code: '*100#', least: 1 } })
  t.equal(lines[0]?.credit?.pattern.exec('Likutis 2,50 EUR')?.[1], '2,50')
})

await t.test('what is wrong with it is said', async t => {
  await t.rejects(read('driver: sim7600, usb: 1-1, pin: "12"'), {
    code: 'CONFIG_INVALID',
    message: /4 to 8 digits/,
  })
  await t.rejects(read('driver: sim7600, usb: 1-1, credit: { code: "*1#", balance: "(", least: 1 }'), {
    message: /no regular expression/,
  })
  await t.rejects(read('driver: v253, usb: 1-1, pin: "1234"'), { message: /no SIM card/ })
})
