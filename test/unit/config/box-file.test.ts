import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { readBoxFile } from '../../../firmware/config/box-file.ts'
import { places } from '../../../firmware/config/places.ts'

const write = async (t: Test, text: string) => {
  const file = join(t.testdir(), 'box.yaml')
  await writeFile(file, text)
  return file
}
const whole = `site: vilnius
box: box-7
clinic: clinic.yaml
data: data
lines:
  - { name: line-1, driver: sim7600, at: /dev/ragelis/line1-at, audio: /dev/ragelis/line1-audio, number: '+37052000000', answer: after 3 rings, pin: '1234', credit: { code: '*100#', least: 2 }, power: [uhubctl, -a, cycle] }
  - { name: line-2, driver: ec25, imei: '860000000000017', answer: never }
  - { name: line-3, driver: v253, usb: 1-1.2, country: LT, flash: digits, answer: always }
  - { name: line-4, driver: generic, at: /dev/ttyACM3 }
alarms: { after: 30, text-to: ['+37061234567'] }
cloud:
  url: mqtts://broker.example:8883
  username: box-7
  password: secret
  ca: tls/ca.pem
  certificate: tls/box.pem
  key: tls/box.key
speech: { model: whisper-base-q5_1, threads: 4 }
web: { port: 0 }
calendars:
  every: 60
  feed-port: 8090
  servers:
    - { staff: ruta, url: 'https://cloud.example/dav/ruta/work/', username: ruta, password: secret }
`

await t.test('everything that can be set; paths are relative to the file', async t => {
  const file = await write(t, whole)
  const at = (path: string) => join(file, '..', path)
  t.same(await readBoxFile(file, '/var/lib/ragelis'), {
    site: 'vilnius',
    box: 'box-7',
    clinicFile: at('clinic.yaml'),
    dataFolder: at('data'),
    lines: [
      {
        name: 'line-1',
        driver: 'sim7600',
        place: { by: 'path', at: '/dev/ragelis/line1-at', audio: '/dev/ragelis/line1-audio' },
        number: '+37052000000',
        country: null,
        pin: '1234',
        credit: { code: '*100#', pattern: '(\\d+[.,]\\d{1,2})', least: 2, everyMs: 43_200_000 },
        power: ['uhubctl', '-a', 'cycle'],
        flash: null,
        answerAfterRings: 3,
      },
      {
        name: 'line-2',
        driver: 'ec25',
        place: { by: 'imei', imei: '860000000000017' },
        number: null,
        country: null,
        pin: null,
        credit: null,
        power: null,
        flash: null,
        answerAfterRings: null,
      },
      {
        name: 'line-3',
        driver: 'v253',
        place: { by: 'usb', socket: '1-1.2' },
        number: null,
        country: 'LT',
        pin: null,
        credit: null,
        power: null,
        flash: 'digits',
        answerAfterRings: 1,
      },
      {
        name: 'line-4',
        driver: 'generic',
        place: { by: 'path', at: '/dev/ttyACM3', audio: null },
        number: null,
        country: null,
        pin: null,
        credit: null,
        power: null,
        flash: null,
        answerAfterRings: 1,
      },
    ],
    isPatient: true,
    alarms: { afterMinutes: 30, textTo: ['+37061234567'] },
    cloud: {
      url: 'mqtts://broker.example:8883',
      username: 'box-7',
      password: 'secret',
      ca: at('tls/ca.pem'),
      clientCert: { cert: at('tls/box.pem'), key: at('tls/box.key') },
    },
    model: 'whisper-base-q5_1',
    threads: 4,
    web: { host: '127.0.0.1', port: 0 },
    calendars: {
      everyMs: 60_000,
      feedPort: 8_090,
      servers: [
        {
          staff: 'ruta',
          url: 'https://cloud.example/dav/ruta/work/',
          calendar: null,
          login: { username: 'ruta', password: 'secret' },
        },
      ],
    },
  })
})

await t.test('what is left out is as usual', async t => {
  const file = await write(t, 'clinic: /etc/ragelis/clinic.yaml\nlines: []\n')
  t.match(await readBoxFile(file, '/var/lib/ragelis'), {
    site: 'clinic',
    clinicFile: '/etc/ragelis/clinic.yaml',
    dataFolder: '/var/lib/ragelis',
    lines: [],
    cloud: null,
    model: 'starter',
    web: { host: '127.0.0.1', port: 8_080 },
    calendars: { everyMs: 30_000, feedPort: null, servers: [] },
  })
})

await t.test('faults come with their line and what was expected', async t => {
  const refused = async (text: string, message: RegExp) =>
    t.rejects(readBoxFile(await write(t, text), '/tmp'), { code: 'CONFIG_INVALID', message })
  await refused(whole.replace('after 3 rings', 'after 30 rings'), /line 6, .*always, never, or after 3 rings/)
  await refused(whole.replace('mqtts://', 'https://'), /line 12, .*an address such as mqtts/)
  await refused(whole.replace('speech:', 'speach:'), /speach/)
  await refused(whole.replace('every: 60', 'every: 1'), /calendars\.every: expected seconds between looks/)
  await refused(
    whole.replace('https://cloud.example', 'cloud.example'),
    /calendars\.servers\[0\]\.url: .*CalDAV/,
  )
  await refused(
    `${whole}    - { staff: ruta, url: 'https://cloud.example/dav/ruta/other/', username: ruta, password: secret }\n`,
    /calendars\.servers\[1\]\.staff: ruta has two/,
  )
  const [token, both] = ['token: abc', 'username: ruta, password: secret, token: abc']
  const inCalendars = (login: string) =>
    whole.replace("ruta/work/', username: ruta, password: secret", `ruta/work/', ${login}`)
  t.match(await readBoxFile(await write(t, inCalendars(token)), '/tmp'), {
    calendars: { servers: [{ login: { token: 'abc' } }] },
  })
  await refused(inCalendars(both), /servers\[0\]: expected either username and password, or token/)
  const twice = whole
    .replace('cloud:', '  - { name: line-1, driver: sim7600, at: /dev/a, audio: /dev/b }\ncloud:')
    .replace("alarms: { after: 30, text-to: ['+37061234567'] }\n", '')
  await refused(twice, /line 10, .*line-1 is used twice/)
  await t.rejects(readBoxFile('/nowhere/box.yaml', '/tmp'), {
    code: 'FILE_UNREADABLE',
    message: /no such file/,
  })
})

await t.test('a line that cannot be is refused: where its modem is, and what goes with what', async t => {
  const line = (fields: string) =>
    `clinic: c.yaml\nlines:\n  - { name: line-1, driver: sim7600, at: /dev/a, audio: /dev/b }\n  - { ${fields} }\n`
  const cases: readonly (readonly [string, RegExp])[] = [
    ['name: l, driver: sim7600', /one of at, usb and imei/],
    ['name: l, driver: sim7600, at: /dev/c, audio: /dev/d, usb: 1-1', /one of at, usb and imei/],
    ['name: l, driver: ec25, at: /dev/c', /expected audio: a ec25 carries the voice/],
    ['name: l, driver: v253, at: /dev/c, audio: /dev/d', /a v253 has no port for audio/],
    ['name: l, driver: ec25, usb: 1-1, audio: /dev/d', /audio goes with at only/],
    ['name: l, driver: ec25, usb: 1-1, flash: digits', /flash is for v253 lines/],
    ['name: l, driver: v253, usb: 1-1, flash: twice', /digits, switchboard, three-way/],
    ["name: l, driver: v253, imei: '860000000000017'", /no IMEI/],
    ['name: l, driver: sim7600, at: /dev/a, audio: /dev/d', /its modem is line-1's as well/],
    ['name: l, driver: sim7600, usb: 1-1, answer: never, answer-after: 2', /keep answer/],
    ['name: l, driver: sim800, usb: 1-1', /expected sim7600, ec25, v253, generic, found "sim800"/],
    ['name: l, driver: sim7600, usb: /dev/a', /a USB socket such as 1-1.2/],
    ['name: l, driver: sim7600, imei: 860000000000017', /the IMEI of a modem, in quotes/],
    ['name: l, driver: sim7600, usb: 1-1, number: 861234567', /in quotes, such as "\+37061200000"/],
    ['name: l, driver: sim7600, usb: 1-1, country: Lithuania', /its two letters/],
    ['name: l, driver: sim7600, usb: 1-1, pin: 1234', /in quotes, 4 to 8 digits/],
    ['name: l, driver: v253, usb: 1-1, pin: "1234"', /no SIM card/],
    [
      'name: l, driver: sim7600, usb: 1-1, credit: { code: "*1#", pattern: "([0-9]+" }',
      /expected a regular expression/,
    ],
    ['name: l, driver: sim7600, usb: 1-1, credit: { code: "*1#", pattern: "abc" }', /with a group/],
  ]
  for (const [fields, message] of cases)
    await t.rejects(
      readBoxFile(await write(t, line(fields)), '/tmp'),
      { code: 'CONFIG_INVALID', message },
      fields,
    )
  t.match(
    await readBoxFile(await write(t, line('name: l, driver: sim7600, usb: 1-1, answer-after: 4')), '/tmp'),
    {
      lines: [{ answerAfterRings: 1 }, { answerAfterRings: 4 }],
      alarms: { afterMinutes: 10, textTo: [] },
    },
  )
})

await t.test('where things are: the environment, else the XDG folder', async t => {
  t.match(places({ RAGELIS_DATA: '/data' }), { data: '/data', models: '/data/models' })
  t.equal(places({ XDG_DATA_HOME: '/share' }).data, '/share/ragelis')
  t.match(places({ RAGELIS_MODELS: '/usb', RAGELIS_DATA: '/data' }, '/elsewhere'), {
    data: '/elsewhere',
    models: '/usb',
  })
})

await t.test('a mail server: encrypted unless it is this machine, with both halves of a log-in', async t => {
  const bare = 'clinic: c.yaml\nlines: []\n'
  const read = async (mail: string) =>
    (await readBoxFile(await write(t, `${bare}mail: ${mail}\n`), '/data')).mail
  const from = 'from: box@clinic.example'
  t.strictSame(await read(`{ host: mail.example, ${from} }`), {
    host: 'mail.example',
    port: 587,
    security: 'starttls',
    from: 'box@clinic.example',
  })
  t.match(await read(`{ host: m, security: tls, username: u, password: p, ${from} }`), {
    port: 465,
    password: 'p',
  })
  t.match(await read(`{ host: localhost, security: none, username: u, password: p, ${from} }`), { port: 25 })
  await t.rejects(read(`{ host: m, security: none, username: u, password: p, ${from} }`), {
    code: 'CONFIG_INVALID',
    message: /in the open/,
  })
  await t.rejects(read(`{ host: m, username: u, ${from} }`), { message: /both username and password/ })
  await t.rejects(read('{ host: m, from: nobody }'), { message: /mail\.from|the address/ })
  t.equal((await readBoxFile(await write(t, bare), '/data')).mail, undefined)
})
