import type { Caller } from '../../board/virtual/caller/caller.ts'
import type { CallEvent } from '../../firmware/ports/call-event.ts'
import type { Clock } from '../../firmware/time/clock.ts'
import { isOver } from '../virtual/interruption.ts'
import { heardInto, isStopping, perform, type PerformOptions } from '../virtual/play-script.ts'
import type { Step } from '../virtual/script.ts'
import { gapAt, samplesPerMs, stopAt, turnQuietMs, type Gap } from '../virtual/telephone.ts'
import { within } from '../virtual/within.ts'
import type { Channel, Exchange, Said } from './channel.ts'

export interface LineParts extends PerformOptions {
  readonly caller: Caller
  readonly clock: Clock
  /** What the box tells of the call, as it goes on. */
  readonly events: readonly CallEvent[]
}

/** Longer than any question waits for an answer. */
const patienceMs = 30_000
/** From the first sound of a reply until the box has told of all its sentences. */
const tellMs = 300

const didOf = (events: readonly CallEvent[]): string =>
  events
    .flatMap(event => {
      if (event.kind === 'heard') return [event.doubt ? `(${event.text}: ${event.doubt})` : event.text]
      if (event.kind === 'key') return [`#key ${event.key}`]
      return event.kind === 'silence' ? ['#silence'] : []
    })
    .join(' ')

/** How often it is looked whether the box has told what it says. */
const lookEveryMs = 20
const news = new Set<CallEvent['kind']>(['said', 'resumed'])

/** A call over a whole line: the box hears what comes out of its modem, and says what the caller hears in their ear. */
export const createLineChannel = (parts: LineParts): Channel => {
  const { caller, clock, events } = parts
  const gaps: Gap[] = []
  const stopsMs: number[] = []
  let told = 0
  let greetingMs: number | null = null
  let last: Said & { readonly began: number | null } = { say: [], asked: null, isOver: false, began: null }

  /** False when the call ended first. */
  const heardOut = async () => (await within(clock, patienceMs, caller.untilQuiet(turnQuietMs))) !== null
  /** What the box tells comes by another way than its voice: neither is first for certain. */
  const untilNews = async () => {
    const ended = caller.over.then(() => true)
    const untilMs = clock.nowMs() + patienceMs
    const isTold = () => events.slice(told).some(({ kind }) => news.has(kind))
    while (!isTold() && clock.nowMs() < untilMs) if (await within(clock, lookEveryMs, ended)) return
  }
  const answer = async (): Promise<Exchange> => {
    await untilNews()
    const began = await within(clock, patienceMs, caller.untilSound())
    if (began !== null) await within(clock, tellMs, caller.over)
    const fresh = events.slice(told)
    told = events.length
    const lines = fresh.flatMap(event => (event.kind === 'said' ? [event] : []))
    // a box that goes on with what it was saying asks what it asked
    const asked = lines.length === 0 ? last.asked : (lines.at(-1)?.asked ?? null)
    const say = lines.map(({ text, language }) => ({ text, language, personal: false }))
    // nothing is asked: the box hangs up, or connects
    const said: Said = { say, asked, isOver: began === null || (asked === null && !(await heardOut())) }
    last = { ...said, began }
    return { did: didOf(fresh), said }
  }
  const measure = async (step: Step) => {
    const { fromSample, toSample } = await perform(parts, step)
    if (step['hang-up']) return
    await within(clock, patienceMs, caller.untilSound())
    const isAnswered = step.key === undefined && step.wait === undefined
    const isHeard = isAnswered && !(isOver(step) && step.mumble !== undefined)
    const gap = isHeard ? gapAt(caller, toSample) : null
    if (gap) gaps.push(gap)
    const stopMs = isStopping(step) ? stopAt(caller, fromSample) : null
    if (stopMs !== null) stopsMs.push(stopMs)
  }
  const ready = (step: Step) => (isOver(step) ? heardInto(parts, step, last.say, last.began) : heardOut())
  const take: Channel['take'] = async step => {
    if ((await ready(step)) && !step.silence) await measure(step)
    const exchange = await answer()
    return {
      ...exchange,
      said: { ...exchange.said, isOver: exchange.said.isOver || step['hang-up'] === true },
    }
  }
  const open = async () => {
    const greeted = caller.untilSound()
    const { said } = await answer()
    const sample = await greeted
    greetingMs = sample === null ? null : Math.round(sample / samplesPerMs)
    return said
  }
  return { open, take, times: () => ({ greetingMs, gaps, stopsMs }) }
}
