import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import t from 'tap'
import { readClinicFile } from '../../../firmware/config/clinic-file.ts'
import { clinicSchemaDocument } from '../../../firmware/config/clinic-schema.ts'
import { Fault } from '../../../firmware/fault/fault.ts'

const template = (name: string) =>
  readFileSync(new URL(`../../../firmware/clinic/templates/${name}.yaml`, import.meta.url), 'utf8')
const good = template('dentist-lt')
const faultsOf = (text: string): readonly string[] => {
  try {
    readClinicFile(text, 'clinic.yaml')
    return []
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return error.detail['at'] as readonly string[]
  }
}
/** The line on which a text stands in the good file. */
const lineOf = (text: string) => good.slice(0, good.indexOf(text)).split('\n').length

await t.test('the templates are read, with defaults filled in', async t => {
  const clinic = readClinicFile(good, 'x')
  t.equal(clinic.emergency, '112')
  t.equal(clinic.currency, 'EUR')
  t.strictSame(clinic.hours[5], [{ from: 480, to: 840 }])
  t.strictSame(clinic.hours[6], [])
  t.strictSame(clinic.services.find(({ id }) => id === 'filling')?.price, { from: 50, to: 120 })
  t.equal(clinic.services.find(({ id }) => id === 'consultation')?.price, null)
  t.strictSame(
    clinic.people.find(({ id }) => id === 'kazlauskiene')?.hours,
    clinic.hours,
    'own hours default to the clinic',
  )
  t.equal(readClinicFile(template('gp-en'), 'x').emergency, '999')
})

await t.test('every template is a good clinic file that says what a caller may ask', async t => {
  const files = readdirSync(new URL('../../../firmware/clinic/templates/', import.meta.url))
  const spoken = new Set<string>()
  for (const file of files) {
    const clinic = readClinicFile(template(basename(file, '.yaml')), file)
    for (const language of clinic.languages) spoken.add(language)
    const facts = new Set(clinic.facts.map(({ id }) => id))
    for (const id of ['address', 'parking', 'payment']) t.ok(facts.has(id), `${file} says ${id}`)
    t.ok(clinic.waiting.isOffered, `${file} has a waiting list`)
    t.ok(clinic.urgent.length > 0 && clinic.duty.length > 0, `${file} says what is urgent and who is told`)
    for (const { id, words } of clinic.urgent)
      for (const language of clinic.languages)
        t.ok((words[language] ?? []).length > 0, `${file}: ${id} has words in ${language}`)
    for (const { id, price, tariff } of clinic.services)
      if (tariff) t.equal(price, null, `${file}: ${id} has a price or a tariff`)
  }
  t.strictSame([...spoken].sort(), ['en', 'hr', 'hy', 'lt', 'ru', 'uk'])
})

await t.test('each fault names its line, its place and what was expected', async t => {
  const table: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'minutes: 30',
      'minutes: half an hour',
      'services[0].minutes',
      /length in minutes, 5 to 480.*"half an hour"/,
    ],
    ['minutes: 45', 'minutes: 44', 'services[1].minutes', /steps of 5, found 44/],
    ['country: LT', 'country: Lithuania', 'country', /two capital letters/],
    ['zone: Europe/Vilnius', 'zone: Europe/Vilnus', 'zone', /no time zone Europe\/Vilnus/],
    ['days: fri', 'days: friday', 'hours[1].days', /weekday or a range/],
    ["open: '08:00-14:00'", "open: '8-14'", 'hours[1].open', /hours such as/],
    ["open: '08:00-14:00'", "open: '14:00-08:00'", 'hours[1].open', /end before they begin/],
    ["open: '08:00-12:00, 13:00-18:00'", "open: '08:00-13:00, 12:00-18:00'", 'hours[0].open', /overlap/],
    ['day: 2026-12-31', 'day: 2026-12-32', 'exceptions[1].day', /the calendar has no 2026-12-32/],
    ['id: hygiene', 'id: check-up', 'services[1].id', /check-up is used twice/],
    [
      'does: [hygiene]',
      'does: [cleaning]',
      'people[2].does[0]',
      /no service cleaning; known are check-up, hygiene/,
    ],
    [
      'price: { from: 50, to: 120 }',
      'price: { from: 150, to: 120 }',
      'services[2].price',
      /150 is more than 120/,
    ],
    [
      '{ lt: burnos higiena, en: a cleaning }',
      '{ lt: burnos higiena }',
      'services[1].name',
      /has no text for en/,
    ],
    ['minutes: 90', 'minuts: 90', 'services[4].minuts', /not known here; known are id, name/],
  ]
  for (const [from, to, place, what] of table) {
    const faults = faultsOf(good.replace(from, to))
    const found = faults.find(fault => fault.includes(`, ${place}: `))
    t.match(found, what, `${to}: ${faults.join(' | ')}`)
    t.equal(found?.startsWith(`line ${lineOf(from)},`), true, `${to}: ${found}`)
  }
})

await t.test('a missing key is named with what belongs there', async t => {
  const [fault] = faultsOf(good.replace('country: LT\n', ''))
  t.match(fault, /country: is missing; expected a country as two capital letters/)
})

const twoPlaces = (hours: string) => `
name: { en: Two Places }
zone: Europe/London
country: GB
languages: [en]
hours: [{ days: mon-fri, open: '08:00-18:00' }]
exceptions: [{ day: 2026-12-05, open: '09:00-12:00' }]
branches:
  - { id: centre, name: { en: the centre } }
  - { id: north, name: { en: North }, hours: [{ days: mon-thu, open: '09:00-17:00' }] }
services: [{ id: check-up, name: { en: a check up }, minutes: 30 }]
people:
  - id: morgan
    name: { en: Doctor Morgan }
    does: [check-up]
    hours: ${hours}
`

await t.test('hours of a person may name another place than their own', async t => {
  const hoursOf = (hours: string) => readClinicFile(twoPlaces(hours), 'x').people[0]?.hours
  const [day, short] = [
    { from: 480, to: 1080 },
    { from: 540, to: 720 },
  ]
  const week = hoursOf(
    "[{ days: mon-wed, open: '08:00-18:00' }, { days: thu, open: '09:00-12:00', branch: north }]",
  )
  t.strictSame(week?.[1], [day])
  t.strictSame(week?.[4], [{ ...short, branch: 'north' }])
  const both = hoursOf(
    "[{ days: mon, open: '13:00-17:00', branch: north }, { days: mon, open: '09:00-12:00' }]",
  )
  t.strictSame(both?.[1], [short, { from: 780, to: 1020, branch: 'north' }], 'in order, two places of a day')
  const later = hoursOf(
    "[{ days: mon-fri, open: '08:00-18:00' }, { days: fri, open: '09:00-12:00', branch: centre }]",
  )
  t.strictSame(later?.[5], [short], 'the last entry about one place counts, whether it is named or their own')
  const saturday = hoursOf("[{ days: sat, open: '08:00-12:00', branch: north }]")
  t.match(saturday?.[6], [{ branch: 'north' }], 'an exception opens a Saturday')
})

await t.test('hours at places that cannot be are told, with what to do', async t => {
  const table: readonly (readonly [string, RegExp])[] = [
    [
      "[{ days: mon, open: '08:00-12:00', branch: nort }]",
      /line 16, people\[0\]\.hours\[0\]\.branch: there is no branch nort; known are centre, north/,
    ],
    [
      "[{ days: mon-thu, open: '08:00-13:00' }, { days: wed-fri, open: '12:00-17:00', branch: north }]",
      /people\[0\]\.hours\[1\]: on wed, thu these hours at north overlap those at centre in hours\[0\]; .*change/,
    ],
    [
      "[{ days: wed-fri, open: '09:00-17:00', branch: north }]",
      /people\[0\]\.hours\[0\]: north is closed at these hours on fri; leave the day out/,
    ],
    [
      "[{ days: mon, open: '07:00-09:00', branch: north }]",
      /people\[0\]\.hours\[0\]: north is closed at these hours on mon/,
    ],
    ["[{ days: mon, open: '08:00-12:00', place: north }]", /place: .*known are days, open, branch/],
  ]
  for (const [hours, what] of table) {
    const faults = faultsOf(twoPlaces(hours))
    t.ok(
      faults.some(fault => what.test(fault)),
      `${hours}: ${faults.join(' | ')}`,
    )
    t.equal(faults.filter(fault => !/is closed/.test(fault)).length <= 1, true, 'once')
  }
  t.match(
    faultsOf(good.replace('days: fri, open', 'branch: main, days: fri, open'))[0],
    /known/,
    'of people only',
  )
  t.strictSame(
    faultsOf(twoPlaces("[{ days: mon-sun, open: '06:00-22:00' }]")),
    [],
    'without a place they are cut to what is open',
  )
})

await t.test('Bosnian: a language of the file, and words of their own under it', async t => {
  const bosnian = good
    .replace('country: LT', 'country: BA')
    .replace('languages: [lt, en]', 'languages: [bs, en]')
    .replaceAll(/\blt:/g, 'hr:')
    .replace('hr: burnos higiena', 'hr: čišćenje, bs: skidanje kamenca')
    .replace(/hr:\s+\[\s+higiena,[^\]]*\]/, 'hr: [čišćenje zuba]\n      bs: [kamenac, čišćenje zuba]')
  const read = (text: string) => readClinicFile(text, 'x')
  const hygiene = (text: string) => read(text).services.find(({ id }) => id === 'hygiene')
  t.match(read(bosnian), { languages: ['hr', 'en'], variant: 'bs', currency: 'BAM' })
  t.equal(hygiene(bosnian)?.name.hr, 'skidanje kamenca')
  t.notOk('bs' in (hygiene(bosnian)?.name ?? {}), 'past the file it is hr')
  t.strictSame(hygiene(bosnian)?.also.hr, ['kamenac', 'čišćenje zuba'], 'both are listened for')
  const croatian = bosnian.replace('country: BA', 'country: HR').replace('[bs, en]', '[hr, en]')
  t.equal(read(croatian).variant, null)
  t.equal(hygiene(croatian)?.name.hr, 'čišćenje')
  t.equal(
    hygiene(croatian.replace('hr: čišćenje, bs:', 'bs:'))?.name.hr,
    'skidanje kamenca',
    'better than none',
  )
  t.equal(read(bosnian.replace('[bs, en]', '[hr, en]')).variant, 'bs', 'as a clinic in Bosnia speaks it')
  t.match(
    read(bosnian.replace('[bs, en]', '[hr, bs]')),
    { languages: ['hr'], variant: null },
    'the first counts',
  )
  const [fault] = faultsOf(bosnian.replace('hr: čišćenje, bs: skidanje kamenca', 'lt: higiena'))
  t.match(fault, /services\[1\]\.name: has no text for bs/, 'in the words of the file')
})

await t.test('YAML that does not parse names the line', async t => {
  const [fault] = faultsOf(good.replace('languages: [lt, en]', 'languages: [lt, en'))
  t.match(fault, /^line \d+: /)
  t.match(faultsOf('- a list')[0], /line 1: expected a clinic file/)
  t.match(faultsOf('')[0], /expected a clinic file/)
})

await t.test('several faults are told at once', async t => {
  const faults = faultsOf(good.replace('minutes: 30', 'minutes: x').replace('country: LT', 'country: l'))
  t.equal(faults.length, 2)
})

await t.test('the published schema is the one the file is checked with', async t => {
  const published: unknown = JSON.parse(
    readFileSync(new URL('../../../firmware/config/clinic.schema.json', import.meta.url), 'utf8'),
  )
  t.strictSame(
    published,
    JSON.parse(JSON.stringify(clinicSchemaDocument)),
    'run: node tools/clinic-schema.ts',
  )
})

await t.test(
  'the report: to whom it is named for, else to the owner; worth only where it is said',
  async t => {
    const bare = good.replace(/^(?:report|owner):[^]*?(?=^\S|$(?![^]))/gm, '')
    const read = (more: string) => readClinicFile(`${bare}\n${more}\n`, 'x')
    const owner = 'owner: "+37060000001"'
    t.match(read(owner), { report: { at: 480, smsTo: null, mailTo: null }, worth: null })
    t.match(read(`${owner}\nreport: { at: '07:30' }`), { report: { at: 450, smsTo: '+37060000001' } })
    t.match(read(`${owner}\nreport: { mail: o@x.lt, visit-worth: 80 }`), {
      report: { smsTo: null, mailTo: 'o@x.lt' },
      worth: { visit: 80, conversionPercent: 20 },
    })
    t.match(read('report: { sms: "+37060000002" }'), { report: { smsTo: '+37060000002' } })
    t.throws(() => read("report: { at: '24:00' }"), {
      code: 'CONFIG_INVALID',
      message: /a time such as 07:30/,
    })
    t.throws(() => read('report: { mail: "a b@c" }'), { code: 'CONFIG_INVALID', message: /e-mail/ })
  },
)
