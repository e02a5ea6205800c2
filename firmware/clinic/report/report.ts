import type { Clinic } from '../clinic.ts'
import {
  isIn,
  type CallFact,
  type ChangeFact,
  type Facts,
  type ListedCall,
  type OutageFact,
  type Period,
  type UnansweredFact,
} from './facts.ts'
import { figuresOf, type Figures } from './figures.ts'
import { heatOf, type Heat } from './heat.ts'
import { lostOf, type Lost } from './lost.ts'
import { needsOf, type Need } from './needs.ts'
import { peakOf, type Peak } from './peak.ts'

/** What happened in a period and what needs a person. */
export interface Report {
  readonly period: Period
  /** By start. */
  readonly calls: readonly CallFact[]
  readonly unanswered: readonly UnansweredFact[]
  /** Visits booked, moved and cancelled, in the order in which it happened. */
  readonly changes: readonly ChangeFact[]
  readonly needs: readonly Need[]
  /** When lines, or the box, could not be rung; within the period. */
  readonly outages: readonly OutageFact[]
  readonly figures: Figures
  readonly heat: Heat
  /** Of this box's own calls. */
  readonly peak: Peak
  /** Null where the clinic does not say what a visit is worth. */
  readonly lost: Lost | null
  /** Null when no list was given. */
  readonly listed: Listed | null
}

/** What a provider's list adds: it knows calls that never reached the box. */
export interface Listed {
  /** That came. */
  readonly calls: number
  /** Those the list calls unanswered. */
  readonly missed: number
  /** The clinic's own: they take a line as well, so they are in the peak. */
  readonly outgoing: number
  /** Of the list, but not of the period. */
  readonly outside: number
  readonly heat: Heat
  readonly peak: Peak
  readonly lost: Lost | null
}

const told: ReadonlySet<string> = new Set(['booked', 'moved', 'cancelled'])

const clipped = ({ outages }: Facts, { fromMs, toMs }: Period): readonly OutageFact[] =>
  outages.map(one => ({
    ...one,
    fromMs: Math.max(one.fromMs, fromMs),
    toMs: one.toMs === null ? null : Math.min(one.toMs, toMs),
  }))

const listedOf = (clinic: Clinic, all: readonly ListedCall[], period: Period): Listed => {
  const listed = all.filter(({ startedMs }) => isIn(period, startedMs))
  const calls = listed.filter(({ isOutgoing }) => !isOutgoing)
  const missed = calls.filter(({ isAnswered }) => isAnswered === false).length
  const starts = calls.map(({ startedMs }) => startedMs)
  return {
    calls: calls.length,
    missed,
    outgoing: listed.length - calls.length,
    outside: all.length - listed.length,
    heat: heatOf(starts, period, clinic.zone),
    peak: peakOf(listed.map(({ startedMs, durationMs }) => ({ startedMs, endedMs: startedMs + durationMs }))),
    lost: lostOf(clinic, missed),
  }
}

/** The longest list and the busiest day make the same report as an empty one: every part is there, and no share of nothing. */
export const reportOf = (
  clinic: Clinic,
  facts: Facts,
  {
    period,
    nowMs,
    listed,
  }: { readonly period: Period; readonly nowMs: number; readonly listed?: readonly ListedCall[] },
): Report => {
  const figures = figuresOf(clinic, facts, period)
  const rung = [...facts.calls, ...facts.unanswered]
  // a call that is up lasts until now
  const lasting = rung.map(({ startedMs, endedMs }) => ({ startedMs, endedMs: endedMs ?? nowMs }))
  return {
    period,
    calls: facts.calls.toSorted((a, b) => a.startedMs - b.startedMs),
    unanswered: facts.unanswered.toSorted((a, b) => a.startedMs - b.startedMs),
    changes: facts.changes.filter(({ kind }) => told.has(kind)).toSorted((a, b) => a.atMs - b.atMs),
    needs: needsOf(facts, nowMs),
    outages: clipped(facts, period),
    figures,
    heat: heatOf(
      rung.map(({ startedMs }) => startedMs),
      period,
      clinic.zone,
    ),
    peak: peakOf(lasting),
    lost: lostOf(clinic, figures.missed),
    listed: listed ? listedOf(clinic, listed, period) : null,
  }
}
