/**
 * Four lines in calls at once: `node test/soak/lines.ts [--minutes 10] [--fifo]`. The lines run in a process of their own, as in
 * the box but without speech; the modems, the exchange and the callers in this one. Prints frames late, processor time a
 * line and how late the event loop of the lines was. Exits 1 if a call ended, or sound was lost.
 * `--fifo` runs the lines under SCHED_FIFO 1 with reset on fork, as the systemd unit does.
 */
import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism, loadavg } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Caller } from '../../board/virtual/caller/caller.ts'
import { openVirtualEc25 } from '../../board/virtual/ec25/modem.ts'
import { createExchange } from '../../board/virtual/exchange/exchange.ts'
import { openVirtualModem } from '../../board/virtual/sim7600/modem.ts'
import { openVirtualV253 } from '../../board/virtual/v253/modem.ts'
import { frames, levelDb, RATE_HZ, type Frame } from '../../firmware/audio/frame.ts'
import { drivers } from '../../firmware/main/lines.ts'
import type { DriverName } from '../../firmware/modem/usb/profiles.ts'
import { openSerialLink } from '../../firmware/modem/serial-link.ts'
import type { Line, Talk, TalkCounts } from '../../firmware/ports/line.ts'
import type { Log } from '../../firmware/ports/log.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'

interface LineOrder {
  readonly name: string
  readonly driver: DriverName
  readonly atPath: string
  readonly pcmPath: string | null
}
interface LineReport extends TalkCounts {
  readonly name: string
  readonly driver: DriverName
  /** From the audio path's own histogram, ms. */
  readonly lateP99Ms: number | null
  readonly lateMaxMs: number | null
  /** Of what was heard, the 20 ms that had sound in it. */
  readonly soundFrames: number
  readonly isUp: boolean
}
interface Report {
  readonly lines: readonly LineReport[]
  readonly seconds: number
  /** Of the process of all lines, seconds. */
  readonly cpuS: number
  readonly loopP50Ms: number
  readonly loopP99Ms: number
  readonly loopMaxMs: number
}

/** A second of a tone that is whole in a second. */
const tone = (hz: number): Int16Array =>
  Int16Array.from({ length: RATE_HZ }, (_, i) =>
    Math.round(8_000 * Math.sin((2 * Math.PI * hz * i) / RATE_HZ)),
  )
const round = (value: number, digits = 1) => Math.round(value * 10 ** digits) / 10 ** digits

// ---- the lines

/** Takes what a line logs at the end of its call. */
const lateLog = () => {
  let late: { readonly lateP99Ms?: number; readonly lateMaxMs?: number } = {}
  const ignore = () => undefined
  const info: Log['info'] = (fields, message) => {
    if (message === 'call audio ended') late = fields
  }
  const log: Log = { debug: ignore, info, warn: ignore, error: ignore, child: () => log }
  return { log, late: () => late }
}

const serve = async (order: LineOrder) => {
  const { log, late } = lateLog()
  const { name, driver } = order
  const common = { name, answerAfterRings: 1, country: 'LT', isPatient: false, clock, log }
  const line: Line = await drivers[driver].open({ ...order, ...common, openLink: openSerialLink })
  const over = new AbortController()
  let soundFrames = 0
  let isUp = false
  const hear = async (talk: Talk) => {
    isUp = true
    for await (const frame of talk.heard) if (levelDb(frame) > -60) soundFrames += 1
    isUp = false
  }
  const speak = async (talk: Talk) => {
    const said = frames(tone(600))
    const mayGoOn = () => isUp
    for (let i = 0; mayGoOn(); i += 1) await talk.say(said[i % said.length] as Frame)
  }
  const answering = (async () => {
    for await (const ring of line.rings(over.signal)) return line.answer(ring, over.signal)
    throw new Error('closed')
  })()
  const talking = answering.then(talk => {
    void hear(talk)
    void speak(talk)
    return talk
  })
  const end = async (): Promise<LineReport> => {
    const talk = await talking
    const [wasUp, counts] = [isUp, talk.counts()]
    await talk[Symbol.asyncDispose]()
    over.abort()
    await line[Symbol.asyncDispose]()
    const { lateP99Ms = null, lateMaxMs = null } = late()
    return { name, driver, ...counts, lateP99Ms, lateMaxMs, soundFrames, isUp: wasUp }
  }
  return { talking, end }
}

const runLines = async (orders: readonly LineOrder[]): Promise<void> => {
  const serving = await Promise.all(orders.map(serve))
  process.send?.('ready')
  await Promise.all(serving.map(one => one.talking))
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const [startMs, startCpu] = [clock.nowMs(), process.cpuUsage()]
  await once(process, 'message')
  delay.disable()
  const { user, system } = process.cpuUsage(startCpu)
  const seconds = (clock.nowMs() - startMs) / 1_000
  const lines = []
  for (const one of serving) lines.push(await one.end())
  const ms = (ns: number) => round(ns / 1e6)
  const report: Report = {
    lines,
    seconds: round(seconds),
    cpuS: round((user + system) / 1e6),
    loopP50Ms: ms(delay.percentile(50)),
    loopP99Ms: ms(delay.percentile(99)),
    loopMaxMs: ms(delay.max),
  }
  process.send?.(report)
  process.disconnect()
}

// ---- the modems and the callers

const openModems = async (stack: AsyncDisposableStack) => {
  const exchange = createExchange({ clock, ringEveryMs: 2_000 })
  const one = stack.use(await openVirtualModem({ clock, exchange, number: '+37061200001' }))
  const two = stack.use(await openVirtualEc25({ clock, exchange, number: '+37061200002' }))
  const three = stack.use(await openVirtualV253({ clock, exchange, number: '+37052000003' }))
  const four = stack.use(await openVirtualModem({ clock, exchange, number: '+37061200004' }))
  const orders: readonly LineOrder[] = [
    { name: 'line-1', driver: 'sim7600', atPath: one.atPath, pcmPath: one.pcmPath },
    { name: 'line-2', driver: 'ec25', atPath: two.atPath, pcmPath: two.pcmPath },
    { name: 'line-3', driver: 'v253', atPath: three.path, pcmPath: null },
    { name: 'line-4', driver: 'sim7600', atPath: four.atPath, pcmPath: four.pcmPath },
  ]
  const numbers = [one, two, three, four].map(({ number }) => number)
  return { exchange, orders, numbers }
}

const startLines = (orders: readonly LineOrder[], isFifo: boolean): ChildProcess => {
  const program = fileURLToPath(import.meta.url)
  const argument = JSON.stringify(orders)
  if (!isFifo) return fork(program, ['--lines', argument])
  const args = ['-R', '-f', '1', process.execPath, program, '--lines', argument]
  return spawn('chrt', args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

const talkOn = async (caller: Caller, until: AbortSignal) => {
  const second = tone(440)
  while (!until.aborted && (await caller.say(second, until)).isWhole);
}

const show = (report: Report) => {
  const { lines, seconds, cpuS } = report
  for (const {
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
  } of lines)
    console.log(
      `${name} ${driver.padEnd(8)} in ${framesIn} out ${framesOut} sound ${soundFrames} late ${late} starved ${starved} dropped ${dropped}` +
        ` lateness p99 ${lateP99Ms ?? '-'} max ${lateMaxMs === null ? '-' : round(lateMaxMs)} ms${isUp ? '' : ' THE CALL ENDED'}`,
    )
  const share = (cpuS / seconds / lines.length) * 100
  console.log(
    `${seconds} s, processor ${round(share, 2)} % of a core a line (${cpuS} s for all), event loop p50 ${report.loopP50Ms}` +
      ` p99 ${report.loopP99Ms} max ${report.loopMaxMs} ms (each 10 ms timer included), load ${round(loadavg()[0] ?? 0)} on ${availableParallelism()} cores`,
  )
}

const soak = async (minutes: number, isFifo: boolean): Promise<void> => {
  await using stack = new AsyncDisposableStack()
  const { exchange, orders, numbers } = await openModems(stack)
  const child = startLines(orders, isFifo)
  await once(child, 'message')
  const callers = numbers.map(to => exchange.dial({ from: '+37061234567', to }))
  for (const caller of callers) if (!(await caller.answered)) throw new Error('a line did not answer')
  console.log(`four calls are up for ${minutes} minutes …`)
  const over = new AbortController()
  const talking = callers.map(caller => talkOn(caller, over.signal))
  await Promise.race([clock.sleep(minutes * 60_000), ...callers.map(caller => caller.over)])
  const reported = once(child, 'message')
  child.send('stop')
  const [report] = (await reported) as [Report]
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
    fifo: { type: 'boolean', default: false },
    lines: { type: 'string' },
  },
})
if (values.lines === undefined) await soak(Number(values.minutes), values.fifo)
else await runLines(JSON.parse(values.lines) as readonly LineOrder[])
