/**
 * Four lines in calls at once: `node test/soak/lines.ts [--minutes 10] [--senses] [--fifo] [--both] [--profile DIR] [--v8 FLAG]`. The lines run in a
 * process of their own, as in the box but without recognition and voices; the modems, the exchange and the callers in
 * this one. Prints frames late, processor time a line, how late the event loop of the lines was and through whose doing:
 * another program's that had the core, or work of its own. Exits 1 if a call ended, or sound was lost.
 * `--senses` gives each line its echo canceller and its voice activity. `--fifo` runs the lines under SCHED_FIFO 1 with
 * reset on fork, as the systemd unit does; `--both` runs them without and with it. `--profile` writes a processor profile, `--v8 FLAG` tries a flag of the engine's.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Caller } from '../../board/virtual/caller/caller.ts'
import { openVirtualEc25 } from '../../board/virtual/ec25/modem.ts'
import { createExchange } from '../../board/virtual/exchange/exchange.ts'
import { openVirtualModem } from '../../board/virtual/sim7600/modem.ts'
import { openVirtualV253 } from '../../board/virtual/v253/modem.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import { runLines, tone, type LineOrder, type LinesReport } from './line/serve.ts'

const round = (value: number, digits = 1) => Math.round(value * 10 ** digits) / 10 ** digits

interface SoakOptions {
  readonly minutes: number
  readonly hasSenses: boolean
  readonly isFifo: boolean
  /** Where to write a processor profile of the lines. */
  readonly profile: string | undefined
  /** A flag of the engine's to try, without its hyphens. */
  readonly v8: string | undefined
}

const openModems = async (stack: AsyncDisposableStack, hasSenses: boolean) => {
  const exchange = createExchange({ clock, ringEveryMs: 2_000 })
  const one = stack.use(await openVirtualModem({ clock, exchange, number: '+37061200001' }))
  const two = stack.use(await openVirtualEc25({ clock, exchange, number: '+37061200002' }))
  const three = stack.use(await openVirtualV253({ clock, exchange, number: '+37052000003' }))
  const four = stack.use(await openVirtualModem({ clock, exchange, number: '+37061200004' }))
  const orders: readonly LineOrder[] = [
    { name: 'line-1', driver: 'sim7600', atPath: one.atPath, pcmPath: one.pcmPath, hasSenses },
    { name: 'line-2', driver: 'ec25', atPath: two.atPath, pcmPath: two.pcmPath, hasSenses },
    { name: 'line-3', driver: 'v253', atPath: three.path, pcmPath: null, hasSenses },
    { name: 'line-4', driver: 'sim7600', atPath: four.atPath, pcmPath: four.pcmPath, hasSenses },
  ]
  const numbers = [one, two, three, four].map(({ number }) => number)
  return { exchange, orders, numbers }
}

const startLines = (orders: readonly LineOrder[], { isFifo, profile, v8 }: SoakOptions): ChildProcess => {
  const node = [
    process.execPath,
    ...(v8 === undefined ? [] : [`--${v8}`]),
    ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
    fileURLToPath(import.meta.url),
    '--lines',
    JSON.stringify(orders),
  ]
  const [program = '', ...args] = isFifo ? ['chrt', '-R', '-f', '1', ...node] : node
  return spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

const talkOn = async (caller: Caller, until: AbortSignal) => {
  const second = tone(1_300)
  while (!until.aborted && (await caller.say(second, until)).isWhole);
}

const showLoop = ({ loop }: LinesReport) => {
  const { p50Ms, p99Ms, maxMs, ticks, late, lateByAFrame, ownMaxMs, ownOver2Ms, waitedMaxMs, stolenMs, gc } =
    loop
  const blamed = (counts: LinesReport['loop']['late']) =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')
  console.log(
    `event loop p50 ${round(p50Ms)} p99 ${round(p99Ms)} max ${round(maxMs)} ms (each 10 ms timer included)`,
  )
  console.log(`of ${ticks} ticks late by 5 ms: ${blamed(late)}; by a frame: ${blamed(lateByAFrame)}`)
  console.log(
    `own work between two ticks of 5 ms: at most ${round(ownMaxMs)} ms, over 2 ms in ${round(ownOver2Ms * 100, 2)} %;` +
      ` longest wait for a core ${round(waitedMaxMs)} ms; ${stolenMs} ms stolen by the machine below; collector ${gc.count} times, ${round(gc.sumMs)} ms, at most ${round(gc.maxMs)} ms`,
  )
}
const show = (report: LinesReport) => {
  const { lines, seconds, cpuS } = report
  for (const line of lines) {
    const {
      name,
      driver,
      framesIn,
      framesOut,
      late,
      starved,
      dropped,
      lateP99Ms,
      lateMaxMs,
      soundFrames,
      isUp,
    } = line
    console.log(
      `${name} ${driver.padEnd(8)} in ${framesIn} out ${framesOut} sound ${soundFrames} late ${late} starved ${starved} dropped ${dropped}` +
        ` lateness p99 ${lateP99Ms ?? '-'} max ${lateMaxMs === null ? '-' : round(lateMaxMs)} ms${isUp ? '' : ' THE CALL ENDED'}`,
    )
  }
  const share = (cpuS / seconds / lines.length) * 100
  console.log(
    `${round(seconds)} s, processor ${round(share, 2)} % of a core a line (${round(cpuS)} s for all), load ${round(loadavg()[0] ?? 0)} on ${availableParallelism()} cores`,
  )
  showLoop(report)
}

const soak = async (options: SoakOptions): Promise<void> => {
  const { minutes, hasSenses, isFifo } = options
  await using stack = new AsyncDisposableStack()
  const { exchange, orders, numbers } = await openModems(stack, hasSenses)
  const child = startLines(orders, options)
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`the lines ended with ${String(signal ?? code)}`)
  })
  ended.catch(() => undefined)
  await once(child, 'message')
  const callers = numbers.map(to => exchange.dial({ from: '+37061234567', to }))
  for (const caller of callers) if (!(await caller.answered)) throw new Error('a line did not answer')
  console.log(`four calls are up for ${minutes} minutes, ${isFifo ? 'SCHED_FIFO 1' : 'as any program'} …`)
  const over = new AbortController()
  const talking = callers.map(caller => talkOn(caller, over.signal))
  await Promise.race([clock.sleep(minutes * 60_000), ...callers.map(caller => caller.over), ended])
  const reported = once(child, 'message')
  child.send('stop')
  const [report] = (await Promise.race([reported, ended])) as [LinesReport]
  over.abort()
  await Promise.all(talking)
  show(report)
  const isWell = report.lines.every(
    ({ isUp, dropped, soundFrames, framesIn }) => isUp && dropped === 0 && soundFrames > framesIn * 0.9,
  )
  if (!isWell) process.exitCode = 1
}

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    senses: { type: 'boolean', default: false },
    fifo: { type: 'boolean', default: false },
    both: { type: 'boolean', default: false },
    profile: { type: 'string' },
    v8: { type: 'string' },
    lines: { type: 'string' },
  },
})
if (values.lines !== undefined) await runLines(JSON.parse(values.lines) as readonly LineOrder[])
else
  for (const isFifo of values.both ? [false, true] : [values.fifo])
    await soak({
      minutes: Number(values.minutes),
      hasSenses: values.senses,
      isFifo,
      profile: values.profile,
      v8: values.v8,
    })
