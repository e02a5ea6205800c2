import { spawn, spawnSync } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { copyFileSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SerialPort } from 'serialport'
import t from 'tap'
import { openBroker } from '../../board/virtual/broker.ts'
import { openVirtualModem } from '../../board/virtual/sim7600/modem.ts'
import { writeWav } from '../../firmware/audio/wav.ts'
import { systemClock } from '../../firmware/time/clock.ts'

/** What a person gets wrong: each time one line that says what to do, the right exit code, and nothing lost. */
t.setTimeout(600_000)

const root = fileURLToPath(new URL('../../', import.meta.url))
const program = join(root, 'tools/ragelis.ts')

interface Run {
  readonly code: number | null
  /** Lines of standard error. */
  readonly said: readonly string[]
}

/** Runs the command; one that does not end by itself is asked to after `stopAfter` has been said. */
const ragelis = (
  args: readonly string[],
  env: Record<string, string> = {},
  stopAfter?: RegExp,
): Promise<Run> =>
  new Promise(resolve => {
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    let isAsked = false
    const hear = (chunk: Buffer) => {
      text += String(chunk)
      if (!stopAfter?.test(text) || isAsked) return
      isAsked = true
      child.kill('SIGTERM')
    }
    child.stdout.on('data', () => undefined)
    child.stderr.on('data', hear)
    child.once('close', code => resolve({ code, said: text.split('\n').filter(line => line !== '') }))
  })

const folder = t.testdir()
const data = (name: string) => {
  const path = join(folder, name)
  mkdirSync(path, { recursive: true })
  return path
}
const noPorts = '/dev/ttyRAGELIS0,/dev/ttyRAGELIS1'

await t.test('a broken clinic file: line, place, and what was expected', async t => {
  const file = join(folder, 'clinic.yaml')
  const good = readFileSync(join(root, 'firmware/clinic/templates/gp-en.yaml'), 'utf8')
  writeFileSync(file, good.replace('minutes: 15', 'minutes: quarter'))
  for (const args of [
    ['start', '--clinic', file, '--line', noPorts, '--data', data('a')],
    ['clinic', 'check', file],
    ['clinic', 'import', file],
    ['chat', '--clinic', file],
  ]) {
    const { code, said } = await ragelis(args, { RAGELIS_DATA: data('a') })
    t.equal(code, 1, args.join(' '))
    t.equal(said.length, 1)
    t.match(
      said[0],
      /clinic\.yaml is not valid: line \d+, services\[0\]\.minutes: expected the length in minutes.*"quarter"/,
    )
  }
  t.throws(() => statSync(join(folder, 'a/clinic.yaml')), 'nothing was imported')
})

await t.test('a missing model says how to get it, an unknown one how to list them', async t => {
  const wav = join(root, 'test/fixtures/speech/en_000_clean.wav')
  const missing = await ragelis(['hear', wav, '--model', 'whisper-base-q5_1'], {
    RAGELIS_MODELS: data('models'),
  })
  t.equal(missing.code, 1)
  t.match(missing.said, [/no model whisper-base-q5_1.*Run: ragelis models add whisper-base-q5_1/])
  const start = await ragelis([
    'start',
    '--model',
    'whisper-base-q5_1',
    '--line',
    noPorts,
    '--data',
    data('b'),
    '--port',
    '0',
  ])
  t.match(start, { code: 1, said: [/Run: ragelis models add whisper-base-q5_1/] })
  const unknown = await ragelis(['hear', wav, '--model', 'nonsense'])
  t.match(unknown, { code: 1, said: [/No model is called nonsense. Run: ragelis models list/] })
})

await t.test('a damaged model is told from a missing one', async t => {
  const models = data('damaged')
  mkdirSync(join(models, 'whisper-tiny-q5_1'))
  const file = join(models, 'whisper-tiny-q5_1/ggml-tiny-q5_1.bin')
  copyFileSync(join(root, 'models/starter/ggml-starter-q8_0.bin'), file)
  truncateSync(file, 100_000)
  const wav = join(root, 'test/fixtures/speech/en_000_clean.wav')
  const { code, said } = await ragelis(['hear', wav, '--model', 'whisper-tiny-q5_1'], {
    RAGELIS_MODELS: models,
  })
  t.equal(code, 1)
  t.equal(said.length, 1, said.join('\n'))
  t.notMatch(said[0], /There is no model/)
})

await t.test('a serial port that is not there, and one that another program has', async t => {
  const gone = await ragelis(['start', '--line', noPorts, '--data', data('c'), '--port', '0'])
  t.match(gone, { code: 1, said: [/There is no serial port \/dev\/ttyRAGELIS/] })
  t.equal(gone.said.length, 1)
  await using modem = await openVirtualModem({ clock: systemClock })
  const holder = new SerialPort({ path: modem.atPath, baudRate: 115_200, lock: true })
  await new Promise<void>((resolve, reject) => holder.once('open', resolve).once('error', reject))
  const busy = await ragelis([
    'start',
    '--line',
    `${modem.atPath},${modem.pcmPath}`,
    '--data',
    data('c'),
    '--port',
    '0',
  ])
  await new Promise(resolve => holder.close(resolve))
  t.match(busy, { code: 1, said: [/is in use by another program. Close it \(often ModemManager/] })
  t.equal(busy.said.length, 1)
})

await t.test('a broker that refuses is told once, and the box goes on', async t => {
  await using broker = await openBroker({ folder: data('broker'), users: { box: 'right' } })
  await using modem = await openVirtualModem({ clock: systemClock })
  const line = `${modem.atPath},${modem.pcmPath}`
  const args = ['start', '--line', line, '--data', data('d'), '--port', '0', '--broker', broker.url]
  const { code, said } = await ragelis([...args, '--username', 'box', '--password', 'wrong'], {}, /refused/)
  t.equal(code, 0, 'it had to be asked to end')
  t.equal(said.filter(text => /The MQTT broker .* refused: .*bookings wait on disk/.test(text)).length, 1)
})

await t.test('a port in use, and a second box on the same data', async t => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const taken = await ragelis(['start', '--line', noPorts, '--data', data('e'), '--port', String(port)])
  server.close()
  t.match(taken, { code: 1, said: [/Port \d+ on 127.0.0.1 is in use. Choose another with --port/] })
  await using modem = await openVirtualModem({ clock: systemClock })
  const args = [
    'start',
    '--json',
    '--line',
    `${modem.atPath},${modem.pcmPath}`,
    '--data',
    data('e'),
    '--port',
    '0',
  ]
  const first = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise(resolve => first.stdout.once('data', resolve))
  const second = await ragelis(['start', '--line', noPorts, '--data', data('e'), '--port', '0'])
  first.kill('SIGTERM')
  await new Promise(resolve => first.once('close', resolve))
  t.match(second, { code: 1, said: [/Another ragelis already uses/] })
})

await t.test('files that are no recordings we take', async t => {
  const text = join(folder, 'text.wav')
  writeFileSync(text, 'this is no recording')
  t.match(await ragelis(['hear', text]), {
    code: 1,
    said: [/text\.wav cannot be used: it is not a WAV file; convert it with: sox/],
  })
  const stereo = join(folder, 'stereo.wav')
  const bytes = writeWav({ pcm: new Int16Array(8_000), rateHz: 44_100 })
  bytes[22] = 2
  writeFileSync(stereo, bytes)
  t.match(await ragelis(['hear', stereo]), {
    code: 1,
    said: [/it is 2-channel, 16-bit, 44100 Hz.*wanted is mono/],
  })
  t.match(await ragelis(['hear', join(folder, 'none.wav')]), { code: 1, said: [/there is no such file/] })
})

await t.test(
  'a full disk: nothing is promised, nothing half stored',
  { skip: canMount() ? false : 'needs root to mount a small disk' },
  async t => {
    const disk = data('small')
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=800k', 'tmpfs', disk])
    t.teardown(() => spawnSync('umount', [disk]))
    const lines = ['a blood test on thursday at nine', 'john smith', 'yes']
    const chat = (input: readonly string[]) =>
      spawnSync(
        process.execPath,
        [program, 'chat', '--clinic', 'gp-en', '--json', '--at', '2026-11-24T20:30', '--data', disk],
        {
          input: input.join('\n'),
          encoding: 'utf8',
        },
      )
    t.equal(chat(['hello']).status, 0, 'the store is made while there is room')
    const { available } = spaceOn(disk)
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.max(0, available - 4_096)))
    const full = chat(lines)
    const last = JSON.parse(full.stdout.trim().split('\n').at(-1) || '{}') as {
      readonly outcome?: string
      readonly booking?: unknown
    }
    t.notMatch(full.stdout, /It is booked/)
    t.notOk(last.booking)
    if (full.status !== 0) t.match(full.stderr, /disk under .* is full; nothing was stored. Free some space/)
    spawnSync('rm', [join(disk, 'ballast')])
    const again = chat(lines)
    t.match(again.stdout, /It is booked/, 'and it works again once there is room')
  },
)

function canMount(): boolean {
  return process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0
}

function spaceOn(path: string): { readonly available: number } {
  const text = spawnSync('df', ['-B1', '--output=avail', path], { encoding: 'utf8' }).stdout
  return { available: Number(text.split('\n')[1]) }
}

await t.test('wrong usage is told from failure by its exit code', async t => {
  for (const args of [
    ['start', '--line', '/dev/ttyUSB0'],
    ['nonsense'],
    ['chat', '--language', 'xx'],
    ['hear'],
    ['bench', 'nothing'],
  ])
    t.equal((await ragelis(args)).code, 2, args.join(' '))
  for (const args of [['--help'], ['call', '--help'], ['models', 'add', '--help'], ['--version']])
    t.equal((await ragelis(args)).code, 0, args.join(' '))
})

await t.test('a reader that has seen enough', async t => {
  const child = spawn(process.execPath, [program, 'clinic', 'schema'], { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.destroy()
  let said = ''
  child.stderr.on('data', chunk => (said += String(chunk)))
  const code = await new Promise(resolve => child.once('close', resolve))
  t.equal(said, '')
  t.equal(code, 0)
})
