/**
 * Calls with faults at random, in simulated time: `node test/soak/cellular.ts [calls] [seed] [device …]`. After each call
 * whatever was wrong is put right, and the line must be idle within a minute, with no call left in the modem and no port
 * left open; a refusal must be a Fault. Prints a line per device: outcomes, recovery, memory.
 */
import { pathToFileURL } from 'node:url'
import type { Device } from '../../board/virtual/cellular/device.ts'
import { ec25Factory, type Ec25FirmwareName } from '../../board/virtual/ec25/firmware.ts'
import { createEc25 } from '../../board/virtual/ec25/ec25.ts'
import { createGeneric } from '../../board/virtual/generic/generic.ts'
import type { FirmwareName } from '../../board/virtual/sim7600/firmware.ts'
import { createSim7600 } from '../../board/virtual/sim7600/sim7600.ts'
import { isFault } from '../../firmware/fault/fault.ts'
import type { CellularOptions } from '../../firmware/modem/cellular/line.ts'
import { openEc25 } from '../../firmware/modem/ec25.ts'
import { openGeneric } from '../../firmware/modem/generic.ts'
import { openSim7600 } from '../../firmware/modem/sim7600.ts'
import type { Line, Ring, Talk } from '../../firmware/ports/line.ts'
import { simClock } from '../../firmware/time/sim-clock.ts'
import { elapse, memoryModem, NUMBER, type MemoryParts } from '../unit/modem/memory-modem.ts'
import { seeded, type Random } from './seeded.ts'

interface Quirks {
  isBusy: boolean
}
interface Kind {
  readonly create: (parts: MemoryParts, quirks: Quirks) => Device
  readonly open: (options: CellularOptions) => Promise<Line>
}
const sim7600 = (firmware: FirmwareName): Kind => ({
  create: parts => createSim7600({ ...parts, firmware }),
  open: openSim7600,
})
const ec25 = (firmware: Ec25FirmwareName): Kind => {
  const memory = ec25Factory()
  return {
    create: (parts, quirks) => createEc25({ ...parts, firmware, memory, isBusy: () => quirks.isBusy }),
    open: openEc25,
  }
}
/** A device anew for each soak: what it keeps without power is its own. */
export const devices: Readonly<Record<string, () => Kind>> = {
  'SIM7600 LE20B02': () => sim7600('LE20B02SIM7600M22'),
  'SIM7600 V2': () => sim7600('SIM7600M21-A_V2.0.2'),
  'EC25 by ccinfo': () => ec25('tells by ccinfo'),
  'EC25 by DSCI': () => ec25('tells by DSCI'),
  'EC25 by its list': () => ec25('tells nothing'),
  generic: () => ({ create: parts => createGeneric(parts), open: openGeneric }),
}

export interface SoakReport {
  readonly calls: number
  /** How often each thing came of a call: 'answered', 'missed', a fault's code. */
  readonly outcomes: Readonly<Record<string, number>>
  /** From the end of the fault to the line being idle again, ms of the line's time. */
  readonly slowestMs: number
  /** After a tenth of the calls, and at the end. */
  readonly rssMb: readonly [number, number]
  /** What is wrong; empty is what is wanted. */
  readonly complaints: readonly string[]
}

/** Ends what it is given; asynchronous, whatever it is. */
const gone = async (what: AsyncDisposable) => what[Symbol.asyncDispose]()
const RECOVERY_MS = 60_000
const never = new AbortController().signal
const FRIEND = '+37069999999'
const [SHORT_MS, LONG_MS] = [3_000, 15_000]

/** A line on a device, and all that a soak does to it. */
const openWorld = async (kind: Kind, random: Random) => {
  const clock = simClock()
  const quirks = { isBusy: false }
  const modem = memoryModem(clock, {}, parts => kind.create(parts, quirks))
  const line = await elapse(clock, kind.open(modem.line))
  const stop = new AbortController()
  let ring: Ring | undefined
  const follow = async () => {
    for await (const next of line.rings(stop.signal)) ring = next
  }
  const following = follow()
  const below = (most: number) => Math.floor(random() * most)
  const pick = <T>(all: readonly T[]): T => all[below(all.length)] as T
  const until = async (holds: () => boolean, limitMs: number) => {
    for (let ms = 0; ms < limitMs && !holds(); ms += 50) await clock.advance(50)
    return holds()
  }
  const takeRing = async () => {
    ring = undefined
    await until(() => ring !== undefined, SHORT_MS)
    return ring
  }
  const close = async () => {
    stop.abort()
    await elapse(clock, gone(line))
    await following
  }
  return { clock, quirks, modem, line, below, pick, until, takeRing, close }
}
type World = Awaited<ReturnType<typeof openWorld>>

/** What goes wrong, and how it is put right. */
const mischief: Readonly<Record<string, (world: World) => () => void>> = {
  nothing: () => () => undefined,
  'audio refused': ({ modem, pick }) => {
    modem.faults.audioRefusals = pick([1, 2, 50])
    return () => void (modem.faults.audioRefusals = 0)
  },
  'no sound in': ({ modem }) => {
    modem.faults.isMute = true
    return () => void (modem.faults.isMute = false)
  },
  'sound stuck': ({ modem }) => {
    modem.faults.isStuck = true
    return () => void (modem.faults.isStuck = false)
  },
  'bytes lost': ({ modem }) => {
    modem.faults.slips = 5
    return () => void (modem.faults.slips = 0)
  },
  'goodbye lost': ({ modem }) => {
    modem.faults.isGoodbyeLost = true
    return () => void (modem.faults.isGoodbyeLost = false)
  },
  'number lost': ({ modem }) => {
    modem.faults.isNumberLost = true
    return () => void (modem.faults.isNumberLost = false)
  },
  'silent modem': ({ modem }) => {
    modem.faults.isSilent = true
    return () => void (modem.faults.isSilent = false)
  },
  'restart in a command': ({ modem, pick }) => {
    modem.faults.rebootsAt = pick(['A', '+CLCC', '+CSQ', '+QPCMV=1,0', '+CPCMREG=1', '+CHUP', `D${FRIEND};`])
    return () => void (modem.faults.rebootsAt = null)
  },
  'no network': ({ modem }) => {
    modem.faults.registration = 2
    return () => void (modem.faults.registration = 1)
  },
  'NO CARRIER too early': ({ modem }) => {
    modem.faults.isEarlyNoCarrier = true
    return () => void (modem.faults.isEarlyNoCarrier = false)
  },
  'NO CARRIER from nowhere': ({ modem }) => {
    modem.notify('NO CARRIER')
    return () => undefined
  },
  'sound port gone': ({ modem }) => {
    modem.cutAudio()
    return () => undefined
  },
  'buffer full': ({ quirks }) => {
    quirks.isBusy = true
    return () => void (quirks.isBusy = false)
  },
  'cable pulled': ({ modem }) => {
    modem.unplug()
    return () => modem.plug()
  },
}

const talkAWhile = async (world: World, talk: Talk, hangUp: () => void) => {
  const { clock, below, pick } = world
  const over = new AbortController()
  const listen = async () => {
    for await (const _ of talk.heard);
    over.abort() // whoever says more now is not made to wait
  }
  const heard = listen()
  const say = async () => {
    while (!over.signal.aborted) await talk.say(new Int16Array(160).fill(500))
  }
  const saying = say()
  await clock.advance(below(SHORT_MS))
  if (pick([true, false])) hangUp()
  else void talk[Symbol.asyncDispose]()
  await elapse(clock, heard, LONG_MS).catch(() => undefined)
  await elapse(clock, gone(talk), LONG_MS)
  await elapse(clock, saying, LONG_MS)
}
const comeIn = async (world: World): Promise<string> => {
  const { clock, modem, line, below, takeRing } = world
  const caller = modem.exchange.dial({ from: '+37061234567', to: NUMBER })
  try {
    const ring = await takeRing()
    if (!ring) return 'missed'
    await clock.advance(below(500))
    if (below(4) === 0) return 'gave up'
    const talk = await elapse(clock, line.answer(ring, never))
    await talkAWhile(world, talk, caller.hangUp)
    return 'answered'
  } finally {
    caller.hangUp()
    await elapse(clock, caller.over, SHORT_MS)
  }
}
const goOut = async (world: World): Promise<string> => {
  const { clock, modem, line, below, pick } = world
  const behaviour = pick([
    { is: 'person', answersAfterMs: 500 },
    { is: 'person', answersAfterMs: 500 },
    { is: 'busy' },
    { is: 'rejects' },
    { is: 'no answer' },
  ] as const)
  const friend = modem.exchange.subscribe(FRIEND, behaviour)
  const coming = friend.next()
  const away = new AbortController()
  if (below(4) === 0) void clock.sleep(below(SHORT_MS)).then(() => away.abort(new Error('taken back')))
  const talk = await elapse(clock, line.dial(FRIEND, away.signal), 200_000)
  const phone = await elapse(clock, coming)
  await talkAWhile(world, talk, phone.hangUp)
  return 'dialled'
}

const count = (outcomes: Record<string, number>, name: string) => {
  outcomes[name] = (outcomes[name] ?? 0) + 1
}
/** One call with one thing wrong from some moment on. @throws what a caller of the line would have to cope with and cannot */
const oneCall = async (world: World): Promise<string> => {
  const { clock, below, pick } = world
  const name = pick(Object.keys(mischief))
  const call = pick([comeIn, comeIn, goOut])(world).catch((error: unknown) => {
    if (isFault(error)) return error.code
    if (error instanceof Error && error.message === 'taken back') return 'taken back'
    throw error instanceof Error ? Object.assign(error, { message: `${name}: ${error.message}` }) : error
  })
  call.catch(() => undefined)
  await clock.advance(below(SHORT_MS))
  const undo = mischief[name]?.(world)
  await clock.advance(below(LONG_MS))
  undo?.()
  return elapse(clock, call, 400_000)
}

/** @param calls one after the other */
export const soak = async (kind: Kind, calls: number, random: Random): Promise<SoakReport> => {
  const world = await openWorld(kind, random)
  const { clock, modem, line, until } = world
  const outcomes: Record<string, number> = {}
  const complaints: string[] = []
  let slowestMs = 0
  let early = 0
  const rss = () => Math.round(process.memoryUsage().rss / 1_048_576)
  for (let n = 0; n < calls; n += 1) {
    try {
      count(outcomes, await oneCall(world))
    } catch (error) {
      complaints.push(`call ${n}: ${error instanceof Error ? error.message : String(error)}`)
    }
    const fromMs = clock.nowMs()
    const isWell = () => line.status().state === 'idle' && !modem.isAudioPortOpen()
    if (!(await until(isWell, RECOVERY_MS)))
      complaints.push(`call ${n}: after a minute ${line.status().state}, ${line.status().reason}`)
    slowestMs = Math.max(slowestMs, clock.nowMs() - fromMs)
    modem.sent.length = modem.logged.length = 0
    if (n === Math.floor(calls / 10)) early = rss()
  }
  await world.close()
  return { calls, outcomes, slowestMs, rssMb: [early, rss()], complaints }
}

const run = async () => {
  const [calls = '1000', seed = '1', ...names] = process.argv.slice(2)
  for (const [name, kind] of Object.entries(devices)) {
    if (names.length > 0 && !names.includes(name)) continue
    const startMs = performance.now()
    const report = await soak(kind(), Number(calls), seeded(Number(seed)))
    console.log(name, JSON.stringify({ ...report, tookS: Math.round((performance.now() - startMs) / 1_000) }))
    if (report.complaints.length > 0) process.exitCode = 1
  }
}
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run()
