/**
 * Power cuts in the middle of calls: `node test/soak/kill.ts [kills] [side by side]`. A caller books by keys; the box is
 * killed with SIGKILL at a random moment and started again on the same disk and the same modem. In the end every visit a
 * caller was told of must be stored exactly once, and every stored visit must have reached the broker under one id; and
 * no process that a box had started may outlive it.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openBroker } from '../../board/virtual/broker.ts'
import { openVirtualModem, type VirtualModem } from '../../board/virtual/sim7600/modem.ts'
import { noLog } from '../../firmware/config/log.ts'
import { places } from '../../firmware/config/places.ts'
import type { Key } from '../../firmware/ports/line.ts'
import type { Booking } from '../../firmware/ports/store.ts'
import { openStore } from '../../firmware/store/store.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { openCloud, type Cloud } from '../../tools/cloud.ts'
import { clinicPath } from '../../tools/command/options.ts'
import { startBox, type BoxProcess } from '../../tools/virtual/box-process.ts'
import { followBox } from '../../tools/virtual/live-client.ts'
import { within } from '../../tools/virtual/within.ts'
import { childrenOf, orphansAmong } from './orphans.ts'

export interface KillReport {
  readonly kills: number
  /** Calls whose visit the caller was told of before the box died. */
  readonly told: number
  readonly stored: number
  /** Events that reached the broker for the stored visits, each id counted once. */
  readonly arrived: number
  /** What is wrong; empty is what is wanted. */
  readonly faults: readonly string[]
  /** Ms from the start of a call at which the box was killed. */
  readonly momentsMs: readonly number[]
}

const site = 'kill'
/** By when a caller who only presses keys has heard that the visit is booked. */
const longestMs = 9_000
const keys: readonly Key[] = ['1', '2', '1', '1', '1']

/** Books by keys without listening, until somebody hangs up. */
const pressThrough = async (modem: VirtualModem, from: string, signal: AbortSignal): Promise<void> => {
  await using caller = modem.exchange.dial({ from, to: modem.number })
  const isUp = await within(systemClock, longestMs, caller.answered)
  if (!isUp) return
  for (const key of keys) {
    await systemClock.sleep(700, signal).catch(() => undefined)
    if (signal.aborted) break
    await within(systemClock, 1_000, caller.press(key))
  }
  await systemClock.sleep(longestMs, signal).catch(() => undefined)
}

/** Notes the call in which 'it is booked' was said. */
const noteTold = async (box: BoxProcess, told: Set<string>, signal: AbortSignal): Promise<void> => {
  for await (const one of await followBox(box.url, signal))
    if (one.kind === 'call' && one.event.kind === 'said' && one.event.text.startsWith('It is booked'))
      told.add(one.callId)
}

interface Bench {
  readonly modem: VirtualModem
  readonly dataFolder: string
  readonly broker: string
  readonly told: Set<string>
  readonly orphans: string[]
}

let calls = 0

/** One box, one call, one power cut; how long after the dialling. */
const cutOnce = async (
  { modem, dataFolder, broker, told, orphans }: Bench,
  momentMs: number,
): Promise<void> => {
  const clinicFile = clinicPath('gp-en', places())
  const lines = { atPath: modem.atPath, audioPath: modem.pcmPath }
  const box = await startBox({ ...lines, dataFolder, clinicFile, broker, site, at: '2026-11-24T20:30' })
  const dead = new AbortController()
  const noted = noteTold(box, told, dead.signal).catch(() => undefined)
  // somebody else each time: whoever has a visit already is asked whether to move it
  const from = `+44771234${String((calls += 1)).padStart(4, '0')}`
  const called = pressThrough(modem, from, dead.signal)
  await systemClock.sleep(momentMs)
  const started = childrenOf(box.pid)
  box.kill('SIGKILL')
  await box.ended
  orphans.push(...(await orphansAmong(started)))
  dead.abort()
  await Promise.all([noted, called])
}

/** Lets a last box drain what is left, and reads what there is on disk. */
const settle = async (
  bench: Bench,
  cloud: Cloud,
): Promise<{ stored: readonly Booking[]; arrived: Map<string, Set<string>> }> => {
  const { modem, dataFolder, broker } = bench
  const arrived = new Map<string, Set<string>>()
  const reading = (async () => {
    for await (const { event } of cloud.arrivals)
      if (event.kind === 'booking')
        arrived.set(event.booking.id, (arrived.get(event.booking.id) ?? new Set()).add(event.id))
  })()
  {
    const lines = { atPath: modem.atPath, audioPath: modem.pcmPath }
    await using box = await startBox({
      ...lines,
      dataFolder,
      clinicFile: clinicPath('gp-en', places()),
      broker,
      site,
    })
    const isDrained = async () => {
      const state = (await (await fetch(new URL('/api/state', box.url))).json()) as {
        readonly cloud: { readonly waiting: number; readonly state: string }
      }
      return state.cloud.state === 'connected' && state.cloud.waiting === 0
    }
    for (let tries = 0; tries < 100 && !(await isDrained()); tries += 1) await systemClock.sleep(200)
  }
  await cloud[Symbol.asyncDispose]()
  await reading
  await using store = await openStore({
    folder: dataFolder,
    zone: 'Europe/London',
    clock: systemClock,
    log: noLog,
  })
  return { stored: await store.bookings(0, Date.UTC(2100, 0)), arrived }
}

const judge = (
  told: ReadonlySet<string>,
  stored: readonly Booking[],
  arrived: ReadonlyMap<string, ReadonlySet<string>>,
) => [
  ...[...told].flatMap(callId => {
    const count = stored.filter(booking => booking.callId === callId).length
    return count === 1 ? [] : [`told of a visit in call ${callId}, which is stored ${count} times`]
  }),
  ...stored.flatMap(({ id }) => {
    const ids = arrived.get(id)?.size ?? 0
    return ids === 1 ? [] : [`visit ${id} reached the broker under ${ids} ids`]
  }),
]

/** @param random 0 to 1, for the moments */
export const cutPower = async (kills: number, random: () => number): Promise<KillReport> => {
  const folder = await mkdtemp(join(tmpdir(), 'ragelis-kill-'))
  try {
    await using broker = await openBroker({ folder: join(folder, 'broker') })
    const cloud = await openCloud(broker.url, site)
    await using modem = await openVirtualModem({ clock: systemClock, ringEveryMs: 1_000 })
    const bench: Bench = {
      modem,
      dataFolder: join(folder, 'data'),
      broker: broker.url,
      told: new Set(),
      orphans: [],
    }
    const momentsMs = Array.from({ length: kills }, () => Math.round(random() * longestMs))
    for (const momentMs of momentsMs) await cutOnce(bench, momentMs)
    const { stored, arrived } = await settle(bench, cloud)
    const faults = [...judge(bench.told, stored, arrived), ...bench.orphans]
    return { kills, told: bench.told.size, stored: stored.length, arrived: arrived.size, faults, momentsMs }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [kills = 200, sideBySide = 2] = process.argv.slice(2).map(Number)
  const share = Math.ceil(kills / sideBySide)
  const reports = await Promise.all(Array.from({ length: sideBySide }, () => cutPower(share, Math.random)))
  for (const report of reports) console.log(JSON.stringify(report))
  const sum = (of: (report: KillReport) => number) => reports.reduce((total, report) => total + of(report), 0)
  const faults = reports.flatMap(report => report.faults)
  console.log(
    `${sum(r => r.kills)} kills: ${sum(r => r.told)} visits told, ${sum(r => r.stored)} stored, ${sum(r => r.arrived)} at the broker, ${faults.length} faults`,
  )
  if (faults.length > 0) process.exitCode = 1
}
