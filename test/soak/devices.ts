/**
 * Calls with faults at random on each kind of device, in simulated time: `node test/soak/devices.ts [calls] [seed]
 * [device …]`. Each call has one thing wrong from some moment on: with the modem, its cable, its SIM card, its text
 * messages, the line or the far end. Once that is put right the line must be idle within a minute with nothing of the
 * call left; what lasts longer must be told in words; a refusal must be a Fault; now and then a call with nothing wrong
 * must be whole; texts go both ways and none may be lost or go twice. Each device has a process to itself, so that its
 * memory is its own. Each call has its own random numbers: `765-770` for calls makes only these again, on a device fresh
 * from the mains. Prints a table for each; what is wrong comes with the command that does it again. Exits 1 then.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { devices } from './device/devices.ts'
import type { Growth } from './device/memory.ts'
import { soak, type SoakReport, type Span } from './device/soak.ts'
import { seededByCall } from './seeded.ts'

/** The young generation has its full size from the start: it grows in steps of many megabytes, at any time, which is no leak. */
const nodeFlags = ['--expose-gc', '--min-semi-space-size=16', '--max-semi-space-size=16']
const program = fileURLToPath(import.meta.url)
/** Flat is within this; a growth below is of compiled code, and of what the soak itself keeps to judge by. */
const [FLAT, SLIGHT_MB] = [0.05, 2]
/** Fewer calls are all warming up. */
const ENOUGH = 1_000
const fixed = (value: number) => value.toFixed(1)

const isFlat = ({ firstMb, lastMb, share }: Growth) => share <= FLAT || lastMb - firstMb < SLIGHT_MB
const grown = (name: string, growth: Growth) =>
  `${name} ${fixed(growth.firstMb)} to ${fixed(growth.lastMb)} MB (${fixed(growth.share * 100)} %)`

const faultsOf = ({ complaints, stuck, texts, memory }: SoakReport, calls: number): readonly string[] => [
  ...complaints,
  ...(stuck > 0 ? [`${stuck} calls were stuck`] : []),
  ...(texts?.lost ?? []).map(text => `lost text: ${text}`),
  ...(texts?.double ?? []).map(text => `double text: ${text}`),
  ...(texts?.open ?? []).map(text => `text without an end: ${text}`),
  ...(calls >= ENOUGH && !isFlat(memory.rss) ? [`memory grows: ${grown('RSS', memory.rss)}`] : []),
  ...(calls >= ENOUGH && !isFlat(memory.heap) ? [`memory grows: ${grown('heap', memory.heap)}`] : []),
]

/** 'answered 16', the most frequent first. */
const counted = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)

const show = (device: string, report: SoakReport, tookS: number) => {
  const { calls, mischief, stuck, sound, texts, memory } = report
  console.log(`\n${device}: ${calls} calls with a fault, ${sound} without, ${stuck} stuck, in ${tookS} s`)
  for (const [name, tally] of Object.entries(mischief).toSorted(([a], [b]) => a.localeCompare(b))) {
    const { times, slowestMs, told, found, outcomes } = tally
    const later = [
      ...counted(told).map(words => `told ${words}`),
      ...(found > 0 ? [`found by a call ${found}`] : []),
    ]
    const slowest = `well in ${fixed(slowestMs / 1_000).padStart(4)} s`
    const left = later.length > 0 ? ` (${later.join(', ')})` : ''
    console.log(
      `  ${name.padEnd(29)} ${String(times).padStart(3)}  ${slowest}${left}  ${counted(outcomes).join(', ')}`,
    )
  }
  if (texts)
    console.log(
      `  texts: ${texts.sent} out (${texts.uncertain} uncertain, and told so), ${texts.came} in,` +
        ` ${texts.lost.length} lost, ${texts.double.length} double, ${texts.open.length} without an end`,
    )
  console.log(
    `  ${grown('RSS', memory.rss)}, ${grown('heap', memory.heap)}, medians of ${memory.samples} samples`,
  )
}

/** How many calls, or a few of them: '1000', '765-770'. */
const spanOf = (text: string): Span => {
  const [first, last] = text.split('-').map(Number)
  return last === undefined ? { from: 0, to: first ?? 0 } : { from: first ?? 0, to: last + 1 }
}

const runOne = async (device: string, calls: string, seed: number): Promise<boolean> => {
  const open = devices[device]
  if (!open) throw new Error(`no device ${device}; there are ${Object.keys(devices).join(', ')}`)
  const startMs = performance.now()
  const span = spanOf(calls)
  const report = await soak(open, span, seededByCall(seed))
  show(device, report, Math.round((performance.now() - startMs) / 1_000))
  const faults = faultsOf(report, span.to - span.from)
  for (const fault of faults.slice(0, 20)) console.log(`  WRONG: ${fault}`)
  if (faults.length > 0)
    console.log(
      `  ${faults.length} wrong. Again: node ${nodeFlags.join(' ')} test/soak/devices.ts ${calls} ${seed} '${device}'`,
    )
  return faults.length === 0
}

/** One device in a process of its own; true when all was well. */
const runApart = async (device: string, calls: string, seed: number): Promise<boolean> => {
  const args = [...nodeFlags, program, calls, String(seed), device]
  const child = spawn(process.execPath, args, { stdio: 'inherit' })
  const [code] = (await once(child, 'close')) as [number | null]
  return code === 0
}

const [, , calls = '1000', seedText = '1'] = process.argv
const seed = Number(seedText)
const named = process.argv.slice(4)
const isHere = named.length === 1 && globalThis.gc !== undefined
const wanted = named.length > 0 ? named : Object.keys(devices)
for (const device of wanted) {
  const isWell = isHere ? await runOne(device, calls, seed) : await runApart(device, calls, seed)
  if (!isWell) process.exitCode = 1
}
