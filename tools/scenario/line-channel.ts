import type { Caller } from '../../board/virtual/caller/caller.ts'
import type { CallEvent } from '../../firmware/ports/call-event.ts'
import type { Clock } from '../../firmware/time/clock.ts'
import { perform, type PerformOptions } from '../virtual/play-script.ts'
import type { Step } from '../virtual/script.ts'
import { gapAt, stopAt, turnQuietMs, type Gap } from '../virtual/telephone.ts'
import { within } from '../virtual/within.ts'
import type { Channel, Said } from './channel.ts'

/** What is measured on the line, ms. */
export interface LineTimes {
  readonly gaps: readonly Gap[]
  /** How long the box went on when it was spoken over. */
  readonly stopsMs: readonly number[]
}

export interface LineChannel extends Channel {
  times(): LineTimes
}

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

/** A call over a whole line: the box hears what comes out of its modem, and says what the caller hears in their ear. */
export const createLineChannel = (parts: LineParts): LineChannel => {
  const { caller, clock, events } = parts
  const gaps: Gap[] = []
  const stopsMs: number[] = []
  let told = 0

  /** False when the call ended first. */
  const heardOut = async () => (await within(clock, patienceMs, caller.untilQuiet(turnQuietMs))) !== null
  const answer = async (): Promise<{ readonly did: string; readonly said: Said }> => {
    const isUp = (await within(clock, patienceMs, caller.untilSound())) !== null
    if (isUp) await within(clock, tellMs, caller.over)
    const fresh = events.slice(told)
    told = events.length
    const lines = fresh.flatMap(event => (event.kind === 'said' ? [event] : []))
    const asked = lines.at(-1)?.asked ?? null
    const say = lines.map(({ text, language }) => ({ text, language, personal: false }))
    // nothing is asked: the box hangs up, or connects
    const isOver = !isUp || (asked === null && !(await heardOut()))
    return { did: didOf(fresh), said: { say, asked, isOver } }
  }
  const measure = async (step: Step) => {
    const { fromSample, toSample } = await perform(parts, step)
    if (step['hang-up']) return
    await within(clock, patienceMs, caller.untilSound())
    const gap = step.key === undefined && step.wait === undefined ? gapAt(caller, toSample) : null
    if (gap) gaps.push(gap)
    const stopMs = step.interrupt === undefined ? null : stopAt(caller, fromSample)
    if (stopMs !== null) stopsMs.push(stopMs)
  }
  const take: Channel['take'] = async step => {
    const isUp = step.interrupt !== undefined || (await heardOut())
    if (isUp && !step.silence) await measure(step)
    const exchange = await answer()
    return {
      ...exchange,
      said: { ...exchange.said, isOver: exchange.said.isOver || step['hang-up'] === true },
    }
  }
  return {
    open: async () => (await answer()).said,
    take,
    times: () => ({ gaps, stopsMs }),
  }
}
