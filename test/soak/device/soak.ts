import { isFault } from '../../../firmware/fault/fault.ts'
import type { Random } from '../seeded.ts'
import { chanceByCall, type Bench, type Mischief, type Road } from './bench.ts'
import { comeIn, goOut, sound } from './calls.ts'
import { memoryMeter, type MemoryReport } from './memory.ts'
import { openTexts, type TextReport, type Texts } from './texts.ts'
import { openWorld, type World } from './world.ts'

/** How one kind of mischief went, all in all. */
export interface Tally {
  times: number
  /** From its end to a line that is idle, nothing of a call left. */
  slowestMs: number
  /** What the line said was wrong, where that took longer than a minute. */
  readonly told: Record<string, number>
  /** How often what was left of it showed in the call after. */
  found: number
  /** How often each thing came of the call: 'answered', 'missed', a fault's code. */
  readonly outcomes: Record<string, number>
}

/** The calls of a seed from this one to just before that one. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface SoakReport {
  readonly calls: number
  readonly mischief: Readonly<Record<string, Tally>>
  readonly stuck: number
  /** Calls with nothing wrong, in between. */
  readonly sound: number
  readonly texts: TextReport | null
  readonly memory: MemoryReport
  /** What is wrong, with the call's number; empty is what is wanted. */
  readonly complaints: readonly string[]
}

interface Recovery {
  readonly tookMs: number
  /** The fault shown, where it took longer than a minute. */
  readonly told: string | null
}

const RECOVERY_MS = 60_000
const CURE_MS = 10 * 60_000
const [SHORT_MS, LONG_MS] = [3_000, 15_000]
/** A number that nobody answers is rung for a minute; nothing takes longer. */
const STUCK_MS = 180_000
/** Of the calls: those whose fault outlasts a minute, those after which a sound one follows, those with a text each way. */
const [LASTING, CHECKED, WRITTEN] = [0.1, 0.25, 0.3]
const SAMPLE_EVERY = 10

const outcomeOf = (error: unknown): string => {
  if (isFault(error)) return error.code
  if (error instanceof Error && error.message === 'taken back') return 'taken back'
  throw error
}

/** A minute into a fault that lasts, the line is well or says what is wrong. */
const lastOn = async (world: World, mischief: Mischief, complain: (what: string) => void) => {
  await world.clock.sleep(RECOVERY_MS)
  const status = world.line.status()
  if (mischief.shows && !mischief.shows(status))
    complain(`after a minute of it the line shows ${status.state}, ${status.network}, ${status.fault}`)
  if (status.fault !== null && !status.reason) complain(`${status.fault} is shown without words`)
}

/** One call with one thing wrong from some moment on. @throws what a caller of the line would have to cope with and cannot */
const oneCall = async (world: World, name: string, complain: (what: string) => void): Promise<string> => {
  const { clock, chance, mischief, wait } = world
  const act = mischief[name] as Mischief
  const call = chance.pick([comeIn, comeIn, goOut])(world).catch(outcomeOf)
  call.catch(() => undefined)
  await clock.sleep(chance.below(SHORT_MS))
  const undo = act.begin(chance)
  if (chance.holds(LASTING)) await lastOn(world, act, complain)
  await clock.sleep(chance.below(LONG_MS))
  undo()
  return wait(call, STUCK_MS)
}

/** Idle, with nothing wrong and nothing of a call left. */
const isWell = ({ line, isAtRest }: World) => {
  const { state, fault } = line.status()
  return state === 'idle' && fault === null && isAtRest()
}
/**
 * Waits until the line is well again. What takes longer than a minute must be told in words meanwhile, and end: a modem
 * is restarted for its audio once in five minutes.
 */
const recover = async (world: World, complain: (what: string) => void): Promise<Recovery> => {
  const { clock, line, until } = world
  const fromMs = clock.nowMs()
  const holds = () => isWell(world)
  if (await until(holds, RECOVERY_MS)) return { tookMs: clock.nowMs() - fromMs, told: null }
  const { state, fault, reason } = line.status()
  if (fault === null || !reason) complain(`after a minute ${state}, and nothing is said of it`)
  if (!(await until(holds, CURE_MS))) complain(`never well again: ${state}, ${reason}`)
  return { tookMs: RECOVERY_MS, told: fault }
}

const tallying = () => {
  const all: Record<string, Tally> = {}
  const add = (name: string, outcome: string, { tookMs, told }: Recovery) => {
    const tally = (all[name] ??= { times: 0, slowestMs: 0, told: {}, found: 0, outcomes: {} })
    tally.times += 1
    if (told === null) tally.slowestMs = Math.max(tally.slowestMs, tookMs)
    else tally.told[told] = (tally.told[told] ?? 0) + 1
    tally.outcomes[outcome] = (tally.outcomes[outcome] ?? 0) + 1
    return tally
  }
  return { all, add }
}

/**
 * A call with nothing wrong. What is left of a fault may show in it, and not before: sound that is stuck, a modem that
 * hangs and rings no more. Then within a minute a call must be whole. True when it was the call that found it.
 */
const check = async (world: World, complain: (what: string) => void): Promise<boolean> => {
  const { clock } = world
  const first = await sound(world)
  const fromMs = clock.nowMs()
  let last = first
  do {
    await recover(world, complain)
    if (last !== null) last = await sound(world)
  } while (last !== null && clock.nowMs() - fromMs < RECOVERY_MS)
  if (last !== null) complain(`in a sound call after it ${first}, and a minute later ${last}`)
  return first !== null
}

/** One round: a call with a fault, the line's recovery, and at times a sound call and texts. */
const round = async (world: World, texts: Texts | undefined, complain: (what: string) => void) => {
  const { chance, mischief } = world
  const name = chance.pick(Object.keys(mischief))
  const blame = (what: string) => complain(`${name}: ${what}`)
  if (chance.holds(WRITTEN)) await texts?.exchange(chance)
  let isStuck = false
  const outcome = await oneCall(world, name, blame).catch((error: unknown) => {
    isStuck = error instanceof Error && error.message.startsWith('not settled')
    blame(error instanceof Error ? error.message : String(error))
    return 'an error'
  })
  const recovery = await recover(world, blame)
  const isChecked = chance.holds(CHECKED)
  const isFound = isChecked && (await check(world, blame))
  return { name, outcome, recovery, isStuck, isChecked, isFound }
}

/**
 * Calls one after the other, each with something wrong.
 * @param open makes the device; what it can suffer it brings itself
 */
export const soak = async (
  open: (road: Road) => Bench,
  { from, to }: Span,
  randomOf: (call: number) => Random,
): Promise<SoakReport> => {
  const road: Road = { caller: undefined, spoiled: undefined }
  const bench = open(road)
  const { sms } = bench
  const texts = sms ? await openTexts({ ...bench, sms }) : undefined
  const { chance, begin } = chanceByCall(randomOf)
  const world = await openWorld(bench, road, chance, texts ? [texts.rider] : [])
  const meter = memoryMeter()
  const tally = tallying()
  const complaints: string[] = []
  let [stuck, checked] = [0, 0]
  for (let n = from; n < to; n += 1) {
    begin(n)
    const one = await round(world, texts, what => complaints.push(`call ${n}, ${what}`))
    const added = tally.add(one.name, one.outcome, one.recovery)
    added.found += Number(one.isFound)
    stuck += Number(one.isStuck)
    checked += Number(one.isChecked)
    bench.forget()
    if (n % SAMPLE_EVERY === 0) meter.sample()
  }
  const memory = meter.report()
  const report = (await texts?.judge()) ?? null
  await world.close()
  await texts?.[Symbol.asyncDispose]()
  return { calls: to - from, mischief: tally.all, stuck, sound: checked, texts: report, memory, complaints }
}
