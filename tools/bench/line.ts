import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { places } from '../../firmware/config/places.ts'
import type { Language } from '../../firmware/ports/ear.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { clinicPath, templates } from '../command/options.ts'
import { openRig, type PlayedCall } from '../virtual/rig.ts'
import { readScript, type Script } from '../virtual/script.ts'
import { figuresOf, type Figures } from './figures.ts'

/** What a call is like on the line: the box in its own process, its modem virtual, everything else real. */

const mib = 1_024 * 1_024

/** Resident memory of a process, MiB. Source: proc(5) */
const residentMiB = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round((Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1_024) / mib)
}

/** Children of a process: the box has one, for speech. */
const childrenOf = async (pid: number): Promise<readonly number[]> => {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  return list
    .trim()
    .split(' ')
    .filter(text => text !== '')
    .map(Number)
}

const ticksPerSecond = 100
/** Processor time spent so far, s. */
const cpuSeconds = async (pid: number): Promise<number> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Share of one core that processes use while nobody calls, %. */
const idlePercent = async (pids: readonly number[], forMs: number): Promise<number> => {
  const total = async () => (await Promise.all(pids.map(cpuSeconds))).reduce((sum, one) => sum + one, 0)
  const before = await total()
  await systemClock.sleep(forMs)
  return Math.round(((await total()) - before) * 100_000 * (1_000 / forMs)) / 1_000
}

/** Gaps by the question that was answered. */
const gapsOf = (calls: readonly PlayedCall[]): Readonly<Record<string, Figures>> => {
  const gaps = calls.flatMap(({ turns }) =>
    turns.flatMap(({ asked, gap }) => (gap ? [{ asked: asked ?? '?', ms: gap.gapMs }] : [])),
  )
  const grouped = Object.groupBy(gaps, ({ asked }) => asked)
  const rows = Object.entries(grouped).map(([asked, list = []]) => [
    `gap after ${asked}`,
    figuresOf(list.map(({ ms }) => ms)),
  ])
  return { 'gap, all turns': figuresOf(gaps.map(({ ms }) => ms)), ...Object.fromEntries(rows) }
}

/** How far into the box's voice the caller speaks over it: in the middle of what is offered. */
const interruptMs = 8_000
/** The demo's caller, who takes the first time offered without hearing the offer out. */
const hurried = (script: Script): Script => {
  const [slot = ''] = script.answers['slot'] ?? []
  return { ...script, steps: [...script.steps, { interrupt: slot, after: interruptMs }] }
}

export interface LineBenchOptions {
  readonly language: Language
  readonly calls: number
  readonly model?: string | undefined
  readonly idleMs: number
  /** What happens, a line each, as it happens: a call lasts about a minute, since both sides speak as people do. */
  readonly tell: (what: string) => void
}

export const benchLine = async ({ language, calls, model, idleMs, tell }: LineBenchOptions) => {
  const at = places()
  const template = language === 'en' ? templates.en : templates.lt
  const script = hurried(await readScript(join(at.root, 'tools/demo', `${template}.yaml`)))
  const startMs = systemClock.nowMs()
  await using rig = await openRig({ clinicFile: clinicPath(template, at), ringEveryMs: 1_000, model })
  const startedMs = Math.round(systemClock.nowMs() - startMs)
  const [speech] = await childrenOf(rig.box.pid)
  const pids = speech === undefined ? [rig.box.pid] : [rig.box.pid, speech]
  tell(`idle for ${idleMs / 1_000} s …`)
  await systemClock.sleep(3_000)
  const idle = await idlePercent(pids, idleMs)
  const played: PlayedCall[] = []
  for (let n = 1; n <= calls; n += 1) {
    tell(`call ${n} of ${calls}, about a minute …`)
    // somebody else each time: whoever has a visit already is asked whether to move it
    played.push(await rig.play({ ...script, from: `+3706123450${n}` }))
  }
  const stops = played.flatMap(({ turns }) =>
    turns.flatMap(({ stopMs }) => (stopMs === null ? [] : [stopMs])),
  )
  const greetings = played.flatMap(({ greetingMs }) => (greetingMs === null ? [] : [greetingMs]))
  return {
    'cold start to ready, ms': startedMs,
    'idle, % of a core': idle,
    'memory of the box, MiB': await residentMiB(rig.box.pid),
    'memory of its speech process, MiB': speech === undefined ? 0 : await residentMiB(speech),
    'calls that ended in a booking': `${played.filter(({ outcome }) => outcome?.outcome === 'booked').length} of ${calls}`,
    'greeting after the answer': figuresOf(greetings),
    'silent after the caller speaks over it': figuresOf(stops),
    ...gapsOf(played),
  }
}
