import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { exitCodes } from '../../tools/command/output.ts'
import { compiledEnv } from '../unit/store/sample.ts'

/** `ragelis line`, as an installer types it, on modems that are not there. */
t.setTimeout(600_000)

const program = fileURLToPath(new URL('../../tools/ragelis.ts', import.meta.url))

interface Run {
  readonly code: number | null
  readonly out: readonly string[]
  readonly err: readonly string[]
}
const lines = (text: string) => text.split('\n').filter(line => line !== '')

const line = (args: readonly string[], input = ''): Promise<Run> =>
  new Promise(resolve => {
    const child = spawn(process.execPath, [program, 'line', ...args], { env: compiledEnv, stdio: 'pipe' })
    let [out, err] = ['', '']
    child.stdout.on('data', chunk => (out += String(chunk)))
    child.stderr.on('data', chunk => (err += String(chunk)))
    child.stdin.end(input)
    child.once('close', code => resolve({ code, out: lines(out), err: lines(err) }))
  })
const json = ({ out }: Run) => JSON.parse(out.at(-1) ?? '{}') as Record<string, unknown>

await t.test('probe says of each kind of modem what it is and can do', async t => {
  const kinds = ['sim7600', 'ec25', 'v253', 'generic'] as const
  const runs = await Promise.all(kinds.map(kind => line(['probe', '--virtual', kind, '--json'])))
  for (const [i, kind] of kinds.entries()) {
    const run = runs[i] as Run
    t.equal(run.code, exitCodes.done, kind)
    t.match(json(run), { driver: kind, findings: [{ what: 'modem', state: 'good' }] })
    t.notMatch(run.out.join(''), /\d{13,}/, 'no IMEI, no number')
  }
})

await t.test(
  'test calls, and measures the sound there and back; without sound it fails in words',
  async t => {
    const [cell, wire, mute] = await Promise.all([
      line(['test', '--virtual', 'sim7600', '--json']),
      line(['test', '--virtual', 'v253', '--json']),
      line(['test', '--virtual', 'generic']),
    ])
    for (const run of [cell, wire]) {
      t.equal(run.code, exitCodes.done, run.err.join('\n'))
      const { echo, heard } = json(run) as {
        echo: { delayMs: number; lossDb: number } | null
        heard: { peakDb: number; clippedShare: number }
      }
      t.ok(echo && echo.delayMs > 0 && echo.delayMs < 1_500, `back after ${echo?.delayMs} ms`)
      t.ok(echo && Math.abs(echo.lossDb) < 2, `${echo?.lossDb} dB weaker`)
      t.ok(heard.peakDb > -30 && heard.clippedShare === 0)
    }
    t.equal(mute.code, exitCodes.failed)
    t.match(mute.err.at(-1), /This line cannot carry sound/)
  },
)

await t.test('monitor shows the traffic live, takes commands, and masks secrets', async t => {
  const { code, out } = await line(
    ['monitor', '--virtual', 'ec25', '--send', 'AT+CPIN="1234"', '--json'],
    'AT+CSQ\nwhat is this\nquit\n',
  )
  t.equal(code, exitCodes.done)
  const entries = out.map(text => JSON.parse(text) as { way: string; text: string })
  t.ok(entries.some(({ way, text }) => way === '>' && text === 'AT+CSQ'))
  t.ok(entries.some(({ way, text }) => way === '<' && /^\+CSQ: \d/.test(text)))
  t.notMatch(out.join(''), /1234/)
})

await t.test('transcript writes a set-up down, shows it, and plays it again', async t => {
  const file = join(t.testdir(), 'sim7600.txt')
  const kept = await line(['transcript', '--virtual', 'sim7600', '--save', file])
  t.equal(kept.code, exitCodes.done, kept.err.join('\n'))
  const changed = join(t.testdirName, 'changed.txt')
  writeFileSync(changed, readFileSync(file, 'utf8').replace(' > ATE0', ' > ATE1'))
  writeFileSync(join(t.testdirName, 'none.txt'), 'this is no transcript\n')
  const [shown, played, other, none] = await Promise.all([
    line(['transcript', file]),
    line(['transcript', file, '--replay', '--json']),
    line(['transcript', changed, '--json']),
    line(['transcript', join(t.testdirName, 'none.txt')]),
  ])
  t.match(shown.out[0], /a virtual sim7600, driver sim7600/)
  t.ok(shown.out.some(text => text.endsWith(' > AT+CLIP=1')))
  t.equal(played.code, exitCodes.done, played.err.join('\n'))
  t.match(json(played), { differences: [] })
  t.match(json(other), { entries: [{}, {}, {}] })
  t.match(none, { code: exitCodes.failed, err: [/line 1 is no traffic with a modem/] })
})

await t.test('what cannot be done is said in one line, with the right exit code', async t => {
  const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
    [['probe', '--port', '/dev/ttyRAGELIS0'], exitCodes.failed, /There is no serial port \/dev\/ttyRAGELIS0/],
    [['probe', '--usb', '9-9'], exitCodes.usage, /USB socket 9-9: name its driver with --driver/],
    [['probe', '--port', '/dev/x', '--virtual', 'ec25'], exitCodes.usage, /in one way/],
    [['transcript', '--replay'], exitCodes.usage, /needs the file/],
    [['nonsense'], exitCodes.usage, /unknown command/],
  ]
  const runs = await Promise.all(cases.map(([args]) => line(args)))
  for (const [i, [args, code, says]] of cases.entries()) {
    t.equal(runs[i]?.code, code, args.join(' '))
    t.match(runs[i]?.err.join(' '), says)
  }
  const helped = await line(['test', '--help'])
  t.match(helped, { code: exitCodes.done, out: [/Usage: ragelis line test/] })
})

await t.test('list works on a machine without modems', async t => {
  const run = await line(['list', '--json'])
  t.equal(run.code, exitCodes.done)
  t.ok(Array.isArray(JSON.parse(run.out[0] ?? 'null')))
})
