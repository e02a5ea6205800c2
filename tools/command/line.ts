import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { openLog } from '../../firmware/config/log.ts'
import type { Entry } from '../../firmware/at/transcript-file.ts'
import { Fault } from '../../firmware/fault/fault.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import type { Finding } from '../doctor/check.ts'
import { lookAround, type Attached } from '../line/attached.ts'
import { judge } from '../line/judge.ts'
import { entryText, monitorHelp, readTyped, sendTyped } from '../line/monitor.ts'
import { openPort } from '../line/port.ts'
import { askAll, withoutSecrets } from '../line/questions.ts'
import { openDriven } from '../line/run.ts'
import { findTarget } from '../line/target.ts'
import { judgeSound, makeTestCall } from '../line/test-call.ts'
import { ringVirtual } from '../line/virtual.ts'
import { collect, named, save, withoutTarget, type Common } from './line-options.ts'
import { transcriptCommand } from './line-transcript.ts'
import { count } from './options.ts'
import { exitCodes, print, printJson, remark } from './output.ts'
import { showFinding } from './doctor.ts'

/** Ends with the person's Ctrl-C, or after the seconds given. */
const ending = (seconds?: number): AbortSignal => {
  const over = new AbortController()
  process.once('SIGINT', () => over.abort(new Fault('USAGE', { reason: 'Broken off.' })))
  if (seconds !== undefined) void clock.sleep(seconds * 1_000).then(() => over.abort())
  return over.signal
}
const failIfBad = (findings: readonly Finding[]) => {
  if (findings.some(({ state }) => state === 'bad')) process.exitCode = exitCodes.failed
}
const showAttached = ({ socket, id, driver, says, ports, troubles }: Attached) => {
  print(`${socket.padEnd(8)} ${id}  ${says}${driver === null ? '' : `, driver: ${driver}`}`)
  for (const port of ports) {
    const held = port.heldBy.map(({ name, pid }) => `${name} (${pid})`).join(', ')
    print(
      `         ${port.path} interface ${port.interface} ${port.role}${held ? `, held by ${held}` : ''}${port.mayOpen ? '' : ', no permission'}`,
    )
  }
  for (const trouble of troubles) print(`         → ${trouble}`)
}
const list = async ({ json }: Common): Promise<void> => {
  const found = await lookAround()
  if (json) return printJson(found)
  for (const one of found) showAttached(one)
  if (found.length === 0)
    print(
      'Nothing with serial ports is on USB. Plug a modem in, or try one that is not there: --virtual sim7600',
    )
}

const probe = async (options: Common): Promise<void> => {
  await using target = await findTarget(options)
  await using port = await openPort({ ...target, clock })
  const answers = await askAll(port.at, target.driver)
  const findings = judge(answers, target.driver)
  if (options.json)
    printJson({ modem: target.says, driver: target.driver, findings, answers: withoutSecrets(answers) })
  else {
    print(`${target.says}, driver ${target.driver}`)
    for (const finding of findings) showFinding(finding)
  }
  await save(options, target, port.transcript)
  failIfBad(findings)
}

interface TestOptions extends Common {
  readonly dial?: string
  readonly wait: number
}

const test = async (options: TestOptions): Promise<void> => {
  await using target = await findTarget(options)
  const signal = ending()
  const log = openLog({ level: 'error', format: process.stderr.isTTY ? 'words' : 'json' })
  const driven = await openDriven(target, clock, log)
  try {
    const { virtual } = target
    if (virtual && options.dial === undefined && !driven.line.abilities().dials) ringVirtual(virtual)
    const number = options.dial ?? (virtual && driven.line.abilities().dials ? virtual.echoNumber : null)
    const waitMs = options.wait * 1_000
    const report = await makeTestCall({ line: driven.line, clock, number, waitMs, tell: remark }, signal)
    const findings = judgeSound(report)
    if (options.json) printJson({ modem: target.says, driver: target.driver, findings, ...report })
    else for (const finding of findings) showFinding(finding)
    failIfBad(findings)
  } finally {
    await driven[Symbol.asyncDispose]()
    await save(options, target, driven.transcript)
  }
}

interface MonitorOptions extends Common {
  readonly send?: readonly string[]
  readonly seconds?: number
}

const monitor = async (options: MonitorOptions): Promise<void> => {
  await using target = await findTarget(options)
  const signal = ending(options.seconds)
  let isLeaving = false
  const told = (entry: Entry) => {
    if (isLeaving) return
    if (options.json) printJson(entry)
    else print(entryText(entry))
  }
  await using port = await openPort({ ...target, clock, told })
  if (process.stdin.isTTY) remark(monitorHelp)
  for (const command of options.send ?? []) await sendTyped(port, command)
  const typed = createInterface({ input: process.stdin, terminal: false })
  const over = AbortSignal.any([signal, port.at.closed])
  over.addEventListener('abort', () => typed.close(), { once: true })
  for await (const line of typed) {
    const order = readTyped(line)
    if (order.do === 'quit') break
    if (order.do === 'help') remark(monitorHelp)
    if (order.do === 'send') await sendTyped(port, order.command)
  }
  // without anyone at the keyboard it goes on until its time is up
  if (options.seconds !== undefined && !over.aborted)
    await new Promise(resolve => over.addEventListener('abort', resolve, { once: true }))
  isLeaving = !port.at.closed.aborted
  await save(options, target, port.transcript)
  if (port.at.closed.aborted) throw port.at.closed.reason
}

const listCommand = () =>
  new Command('list')
    .description('what is attached by USB: ids, ports by role, who holds them, permission')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', '\nThe first column is what settings take as usb: (docs/settings.md).')
    .action(list)
const probeCommand = () =>
  named(new Command('probe'))
    .description('ask a modem what it is and can do, and say what is wrong with it; changes nothing')
    .option('--save <file>', 'keep the traffic')
    .addHelpText(
      'after',
      `${withoutTarget}\nExits 1 if something keeps the line from working. Secrets are masked.`,
    )
    .action(probe)
const testCommand = () =>
  named(new Command('test'))
    .description('a test call with a check of its sound: levels, echo, latency')
    .option('--dial <number>', 'call this number; best one that gives back what it hears')
    .option('--wait <seconds>', 'how long a call is waited for', count, 60)
    .option('--save <file>', 'keep the traffic')
    .addHelpText(
      'after',
      `${withoutTarget}\nWithout --dial it waits until you ring the line from your own telephone: you then hear a second of noise.
Exits 1 if the sound does not work. Stop the box first: a modem serves one program.`,
    )
    .action(test)
const monitorCommand = () =>
  named(new Command('monitor'))
    .description('show what a modem says, live; type AT commands to it')
    .option('--send <command>', 'send this first; may be given several times', collect)
    .option('--seconds <number>', 'end after this long, also when nobody types', count)
    .option('--save <file>', 'keep the traffic')
    .addHelpText(
      'after',
      `${withoutTarget}\n> is sent, < is what the modem said, ! a remark. Numbers, names, PINs and texts are masked.`,
    )
    .action(monitor)
export const lineCommand = (): Command =>
  new Command('line')
    .description('the modems of the box: list, probe, test, monitor, transcript')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 something is wrong, 2 wrong usage. Start with: ragelis line list',
    )
    .addCommand(listCommand())
    .addCommand(probeCommand())
    .addCommand(testCommand())
    .addCommand(monitorCommand())
    .addCommand(transcriptCommand())
