import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { openPty } from '../../board/virtual/pty.ts'
import { openVirtualEc25 } from '../../board/virtual/ec25/modem.ts'
import { openVirtualModem } from '../../board/virtual/sim7600/modem.ts'
import type { LiveLine } from '../../firmware/ports/live.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import { compiledEnv } from '../unit/store/sample.ts'

/** What is wrong with a line, from the settings to what a person reads: clear words, nothing lost, no card locked. */
t.setTimeout(600_000)

const program = fileURLToPath(new URL('../../tools/ragelis.ts', import.meta.url))

interface Started {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>
}
const start = (
  args: readonly string[],
  who: { readonly uid?: number; readonly gid?: number } = {},
): Started => {
  const child = spawn(process.execPath, [program, ...args], {
    env: compiledEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...who,
  })
  let [out, err] = ['', '']
  child.stdout.on('data', chunk => (out += String(chunk)))
  child.stderr.on('data', chunk => (err += String(chunk)))
  const ended = new Promise<number | null>(resolve => void child.once('close', resolve))
  return { child, out: () => out, err: () => err, ended }
}
/** Until that holds; a minute is for a machine that is busy. */
const until = async (holds: () => boolean | Promise<boolean>) => {
  for (let tries = 0; tries < 600 && !(await holds()); tries += 1) await sleep(100)
  return holds()
}
const folderOf = (t: Test) => {
  const data = join(t.testdir({}), 'data')
  mkdirSync(data)
  chmodSync(data, 0o777)
  return data
}
const words = (text: string) => text.split('\n').filter(line => line !== '')

await t.test('the driver of another modem: which it is, and what to write', async t => {
  await using modem = await openVirtualEc25({ clock })
  const args = ['start', '--line', `${modem.atPath},${modem.pcmPath}`, '--data', folderOf(t), '--port', '0']
  const run = start(args)
  t.equal(await run.ended, 1)
  const said = words(run.err()).filter(line => line.startsWith('ragelis: '))
  t.match(said, [/is a Quectel.*the settings say driver: sim7600. Write driver: ec25/])
  t.equal(said.length, 1)
  t.notMatch(run.err(), /refused a setting/, 'the clear words come first')
})

await t.test('a port without permission: which group to join', async t => {
  const [at, audio] = [openPty(), openPty()]
  t.teardown(() => Promise.all([at, audio].map(pty => pty[Symbol.asyncDispose]())))
  for (const { path } of [at, audio]) chmodSync(path, 0)
  const isRoot = process.getuid?.() === 0
  const nobody = isRoot ? { uid: 65_534, gid: 65_534 } : {}
  const run = start(['line', 'probe', '--port', at.path, '--driver', 'generic'], nobody)
  t.equal(await run.ended, 1)
  t.match(run.err(), /No permission to open .*Add this user to the group dialout/)
  // what the test runner has every process write at its end, another user may not
  const ours = words(run.err()).filter(line => line.startsWith('ragelis:'))
  t.equal(ours.length, 1, run.err())
  t.notMatch(run.err(), /\/firmware\//, 'no stack of ours')
})

/** A box with one line and these settings for it. */
const boxWith = (
  t: Test,
  modem: { readonly atPath: string; readonly pcmPath: string },
  more: string,
): Started => {
  const data = folderOf(t)
  const file = join(data, 'ragelis.yaml')
  writeFileSync(
    file,
    `clinic: gp-en
lines:
  - name: main
    driver: sim7600
    at: ${modem.atPath}
    audio: ${modem.pcmPath}
${more}`,
  )
  return start(['start', '--config', file, '--data', data, '--port', '0', '--clinic', 'gp-en', '--json'])
}
const lineOf = async (box: Started): Promise<LiveLine | undefined> => {
  const ready = words(box.out())[0]
  if (ready === undefined) return undefined
  const { url } = JSON.parse(ready) as { readonly url: string }
  const state = (await (await fetch(new URL('/api/state', url))).json()) as {
    readonly lines: readonly LiveLine[]
  }
  return state.lines[0]
}
const stop = async (box: Started) => {
  box.child.kill('SIGTERM')
  await box.ended
}
/** Ends with its scope: before the folder it writes into goes, which is not waited for otherwise. */
const ending = (box: Started) => ({ [Symbol.asyncDispose]: () => stop(box) })

await t.test('a wrong PIN: tried once a start, never the third time, and said in words', async t => {
  await using modem = await openVirtualModem({ clock })
  modem.faults.sim = 'pin'
  const said: (string | null)[] = []
  for (const left of [2, 1, 1]) {
    const box = boxWith(t, modem, '    pin: "1111"\n')
    await using _ = ending(box)
    t.ok(await until(async () => (await lineOf(box))?.state === 'failed'), box.err())
    const line = await lineOf(box)
    said.push(line?.fault ?? null)
    await sleep(1_000) // it looks again and again meanwhile
    t.equal(modem.faults.pinTries, left)
    await stop(box)
  }
  t.same(said, ['PIN_WRONG', 'PIN_WRONG', 'PIN_RISKY'])
})

await t.test(
  'the SIM card is taken out in a call: the line says so, and answers again once it is back',
  async t => {
    await using modem = await openVirtualModem({ clock, ringEveryMs: 1_000 })
    const box = boxWith(t, modem, '')
    await using _ = ending(box)
    t.ok(await until(async () => (await lineOf(box))?.state === 'idle'), box.err())
    await using caller = modem.exchange.dial({ from: '+447700900001', to: modem.number })
    t.equal(await caller.answered, true)
    t.not(await caller.untilSound(), null)
    modem.faults.sim = 'missing'
    modem.notify('+CPIN: NOT READY')
    caller.hangUp() // the network ends the call of a card that is gone
    await caller.over
    t.ok(await until(async () => (await lineOf(box))?.fault === 'SIM_MISSING'), box.err())
    t.match(await lineOf(box), { state: 'failed', reason: /no SIM card in the modem. Put one in/ })
    modem.faults.sim = 'ready'
    t.ok(await until(async () => (await lineOf(box))?.state === 'idle'), box.err())
    await using again = modem.exchange.dial({ from: '+447700900001', to: modem.number })
    t.equal(await again.answered, true)
    t.not(await again.untilSound(), null)
  },
)

await t.test('a number with rubbish is refused in words, and nothing of it reaches the modem', async t => {
  const run = start(['line', 'test', '--virtual', 'sim7600', '--dial', '+37061;AT+CFUN=0'])
  t.equal(await run.ended, 1)
  t.match(run.err(), /"\+37061;AT\+CFUN=0" is no telephone number/)
})

await t.test('and so is one in the settings', async t => {
  const data = folderOf(t)
  const file = join(data, 'ragelis.yaml')
  writeFileSync(file, 'clinic: gp-en\nlines: []\nalarms:\n  text-to: ["8 612 x"]\n')
  const run = start(['start', '--config', file, '--data', data, '--port', '0'])
  t.equal(await run.ended, 1)
  t.match(run.err(), /ragelis\.yaml is not valid: line \d+, alarms.*text-to.*expected .*number/)
})
