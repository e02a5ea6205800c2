import { existsSync, globSync, readFileSync } from 'node:fs'
import t from 'tap'
import { profiles, type Profile } from '../../../firmware/modem/usb/profiles.ts'

/** One `KEY{attribute}<operator>"value"` of a rule. Source: udev(7) */
interface Term {
  readonly key: string
  readonly operator: string
  readonly value: string
}
const keys = new Set('ACTION SUBSYSTEM SUBSYSTEMS ATTR ATTRS ENV SYMLINK GROUP MODE GOTO LABEL'.split(' '))

/** Reads rules as udev does, as far as ours go. @throws where a line is no rule */
const readRules = (file: string): readonly (readonly Term[])[] => {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '' && !line.startsWith('#'))
  return lines.map(line => {
    const terms = line.split(/,\s*(?=[A-Z])/).map(term => {
      const found = /^([A-Z]+(?:\{\w+\})?)(==|!=|\+=|=)"([^"]*)"$/.exec(term.trim())
      if (!found) throw new Error(`${file}: ${term}`)
      const [, key = '', operator = '', value = ''] = found
      if (!keys.has(key.replace(/\{.*/, ''))) throw new Error(`${file}: udev knows no ${key}`)
      return { key, operator, value }
    })
    return terms
  })
}

/** What is known of a device when a rule is tried. */
type Device = Readonly<Record<string, string>>
const holds = ({ key, operator, value }: Term, device: Device): boolean => {
  const is = value.split('|').includes(device[key] ?? '')
  return operator === '!=' ? !is : is
}
/** Runs rules over a device as udev would; all that they assign, in order. */
const run = (rules: readonly (readonly Term[])[], device: Device): readonly Term[] => {
  const assigned: Term[] = []
  for (let at = 0; at < rules.length; at += 1) {
    const rule = rules[at] ?? []
    const conditions = rule.filter(({ operator }) => operator === '==' || operator === '!=')
    if (!conditions.every(term => holds(term, device))) continue
    const jump = rule.find(({ key }) => key === 'GOTO')
    if (jump)
      at = rules.findIndex(one => one.some(({ key, value }) => key === 'LABEL' && value === jump.value))
    else assigned.push(...rule.filter(({ operator }) => operator === '=' || operator === '+='))
  }
  return assigned
}

const usb = ({ vendor }: Profile, product: string): Device => ({
  ACTION: 'add',
  SUBSYSTEM: 'usb',
  'ENV{DEVTYPE}': 'usb_device',
  'ATTR{idVendor}': vendor,
  'ATTR{idProduct}': product,
})
const tty = ({ vendor }: Profile, product: string, at: string): Device => ({
  ACTION: 'add',
  SUBSYSTEM: 'tty',
  SUBSYSTEMS: 'usb',
  'ATTRS{idVendor}': vendor,
  'ATTRS{idProduct}': product,
  'ENV{ID_USB_INTERFACE_NUM}': at,
})
const names = (assigned: readonly Term[]) =>
  assigned.filter(({ key }) => key === 'SYMLINK').map(({ value }) => value)
const files = globSync('board/*/*.rules').toSorted()
const all = files.map(file => readRules(file))
const everywhere = (device: Device) => all.flatMap(rules => run(rules, device))

await t.test('every profile has a folder with rules and a page', async t => {
  for (const { board } of profiles) {
    t.ok(existsSync(`board/${board}/78-ragelis-${board}.rules`), board)
    t.ok(existsSync(`board/${board}/README.md`), board)
  }
})

await t.test('ModemManager is kept off every device that has a profile, and off no other', async t => {
  const ignored = (device: Device) =>
    everywhere(device).some(({ key, value }) => key === 'ENV{ID_MM_DEVICE_IGNORE}' && value === '1')
  for (const profile of profiles)
    for (const product of profile.products) t.ok(ignored(usb(profile, product)), `${profile.name} ${product}`)
  const [known] = profiles
  if (known) t.notOk(ignored(usb({ ...known, vendor: 'ffff' }, '0001')))
})

await t.test('its AT and audio ports get the stable names, the other interfaces none', async t => {
  for (const profile of profiles)
    for (const product of profile.products)
      for (let number = 0; number < 8; number += 1) {
        const at = String(number).padStart(2, '0')
        const role = at === profile.ports.at ? 'at' : at === profile.ports.audio ? 'audio' : null
        const wanted = role ? [`ragelis/${role} ragelis/line-$attr{busnum}-$attr{devpath}-${role}`] : []
        t.strictSame(names(everywhere(tty(profile, product, at))), wanted, `${profile.name} ${product} ${at}`)
      }
})

await t.test('a named port belongs to dialout and to nobody else', async t => {
  for (const profile of profiles) {
    const assigned = everywhere(tty(profile, profile.products[0] ?? '', profile.ports.at))
    t.ok(assigned.some(({ key, value }) => key === 'GROUP' && value === 'dialout'))
    t.ok(assigned.some(({ key, value }) => key === 'MODE' && value === '0660'))
  }
})

await t.test('no rule names a device that has no profile', async t => {
  for (const [i, rules] of all.entries())
    for (const rule of rules) {
      const term = (key: string) => rule.find(one => one.key.endsWith(`{${key}}`))?.value
      const [vendor, products] = [term('idVendor'), term('idProduct')]
      if (vendor === undefined || products === undefined) continue
      for (const product of products.split('|'))
        t.ok(
          profiles.some(one => one.vendor === vendor && one.products.includes(product)),
          `${files[i]}: ${vendor}:${product}`,
        )
    }
})

await t.test('when a device goes, nothing is done, and every jump has its label', async t => {
  for (const profile of profiles)
    t.strictSame(everywhere({ ...usb(profile, profile.products[0] ?? ''), ACTION: 'remove' }), [])
  for (const rules of all) {
    const labels = rules.flat().filter(({ key }) => key === 'LABEL')
    const jumps = rules.flat().filter(({ key }) => key === 'GOTO')
    for (const jump of jumps)
      t.ok(
        labels.some(({ value }) => value === jump.value),
        jump.value,
      )
  }
})
