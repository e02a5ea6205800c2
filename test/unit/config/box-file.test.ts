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
  - { name: line-1, driver: sim7600, at: /dev/ragelis/line1-at, audio: /dev/ragelis/line1-audio, answer-after: 3 }
cloud:
  url: mqtts://broker.example:8883
  username: box-7
  password: secret
  ca: tls/ca.pem
  certificate: tls/box.pem
  key: tls/box.key
speech: { model: whisper-base-q5_1, threads: 4 }
web: { port: 0 }
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
        atPath: '/dev/ragelis/line1-at',
        audioPath: '/dev/ragelis/line1-audio',
        answerAfterRings: 3,
      },
    ],
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
  })
})

await t.test('faults come with their line and what was expected', async t => {
  const refused = async (text: string, message: RegExp) =>
    t.rejects(readBoxFile(await write(t, text), '/tmp'), { code: 'CONFIG_INVALID', message })
  await refused(whole.replace('answer-after: 3', 'answer-after: 30'), /line 6, .*rings, 1 to 8/)
  await refused(whole.replace('mqtts://', 'https://'), /line 8, .*an address such as mqtts/)
  await refused(whole.replace('speech:', 'speach:'), /speach/)
  const twice = whole.replace(
    'cloud:',
    '  - { name: line-1, driver: sim7600, at: /dev/a, audio: /dev/b }\ncloud:',
  )
  await refused(twice, /line 7, .*line-1 is used twice/)
  await t.rejects(readBoxFile('/nowhere/box.yaml', '/tmp'), {
    code: 'FILE_UNREADABLE',
    message: /no such file/,
  })
})

await t.test('where things are: the environment, else the XDG folder', async t => {
  t.match(places({ RAGELIS_DATA: '/data' }), { data: '/data', models: '/data/models' })
  t.equal(places({ XDG_DATA_HOME: '/share' }).data, '/share/ragelis')
  t.match(places({ RAGELIS_MODELS: '/usb', RAGELIS_DATA: '/data' }, '/elsewhere'), {
    data: '/elsewhere',
    models: '/usb',
  })
})
