import { systemClock } from '../../firmware/time/clock.ts'
import { followBox } from '../virtual/live-client.ts'
import { collect, openRig } from '../virtual/rig.ts'
import { within } from '../virtual/within.ts'
import { playCaller, type Talk } from './caller.ts'
import type { Played } from './evaluate.ts'
import { judge } from './judge.ts'
import { createLineChannel } from './line-channel.ts'
import type { Scenario } from './scenario.ts'
import { openStage, seed, type Stage } from './stage.ts'
import { noTimes, type Times } from './times.ts'

/** What came of a call over a whole line. */
interface LineCall {
  readonly talk: Talk
  readonly times: Times
  readonly callId: string
  readonly outcome: string
}

const nobody: LineCall = {
  talk: { lines: [], turns: 0, reAsks: 0, refused: 0, waitedFor: [] },
  times: noTimes,
  callId: '',
  outcome: 'not answered',
}

const outcomeWithinMs = 10_000

/** A box in a process of its own, a virtual modem with true ports, an exchange, and a caller who rings. */
const ring = async (stage: Stage, scenario: Scenario, nowMs: number): Promise<LineCall> => {
  const { clinicFile, folder, shop } = stage
  await using rig = await openRig({ clinicFile, dataFolder: folder, at: scenario.at, ringEveryMs: 1_000 })
  const left = new AbortController()
  const call = collect(await followBox(rig.box.url, left.signal), {})
  await using caller = rig.modem.exchange.dial({ from: scenario.from, to: rig.modem.number })
  if (!(await caller.answered)) return nobody
  const { language } = scenario
  const parts = { caller, clock: systemClock, voice: rig.voice, script: { language }, events: call.events }
  const channel = createLineChannel(parts)
  const talk = await playCaller({ channel, shop, nowMs }, scenario)
  caller.hangUp()
  await caller.over
  const outcome = await within(systemClock, outcomeWithinMs, call.outcome)
  left.abort()
  return { talk, times: channel.times(), callId: call.callId(), outcome: outcome?.outcome ?? 'none' }
}

/** One scenario over a whole line. The disk is read once the box has closed. @throws BOX_FAILED */
export const playOverLine = async (scenario: Scenario): Promise<Played> => {
  await using stage = await openStage(scenario)
  const before = await stage.openStore()
  await seed(stage, before, scenario)
  await before[Symbol.asyncDispose]()
  const nowMs = stage.clock.epochMs()
  const { talk, times, callId, outcome } = await ring(stage, scenario, nowMs)
  await using store = await stage.openStore()
  const { shop } = stage
  const strictness = { callersWords: false, desksWords: true }
  const verdict = await judge({ shop, store, callId, nowMs, outcome, times }, scenario, talk, strictness)
  return { scenario, talk, verdict, times }
}
