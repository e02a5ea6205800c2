import { isFault } from '../../fault/fault.ts'
import type { AudioOutcome } from './chipset.ts'

/** What is done for a modem whose audio is ill, beyond switching it off and on in the call. */
export type Measure = 'restart' | 'power cycle'

/** What is remembered of a modem, across calls and restarts. */
export interface Health {
  /** The last measure, and when; null before any. */
  readonly last: { readonly measure: Measure; readonly atMs: number } | null
  /** Whether a call went well since. */
  readonly isProven: boolean
  /** What the last calls ask for. */
  readonly wants: Measure | null
}

export const wellSoFar: Health = { last: null, isProven: false, wants: null }

/** One restart in this time: a line that restarts all day is worse than one that crackles. */
const PAUSE_MS = 5 * 60_000

const isDead = ({ tries, fault }: AudioOutcome) =>
  tries === Infinity || isFault(fault, 'AUDIO_SILENT') || isFault(fault, 'LINK_STUCK')

/**
 * That the first AT+CPCMREG=1 is taken is the best sign of a healthy endpoint; refused first, it will be dead in the next
 * call, and only a restart or the mains helps (modems.md 1.4, LE20B05). A restart that did not end the refusals is not
 * repeated for them: such firmware refuses first and works. One that did not bring dead audio back asks for the mains.
 */
export const examine = (health: Health, outcome: AudioOutcome): Health => {
  const { last, isProven } = health
  if (isDead(outcome)) {
    const isStubborn = last !== null && !isProven
    return { ...health, wants: isStubborn ? 'power cycle' : 'restart' }
  }
  if (outcome.tries === 1) return { ...health, isProven: true, wants: null }
  return last !== null && !isProven ? { ...health, wants: null } : { ...health, wants: 'restart' }
}

/** How long to wait before the wanted measure may be taken, ms; null when none is wanted. */
export const dueIn = ({ last, wants }: Health, nowMs: number): number | null =>
  wants === null ? null : Math.max(0, last === null ? 0 : last.atMs + PAUSE_MS - nowMs)

/** @param isPowered whether the mains can be switched; without it a restart must do */
export const treat = (health: Health, nowMs: number, isPowered: boolean): readonly [Health, Measure] => {
  const measure = health.wants === 'power cycle' && isPowered ? 'power cycle' : 'restart'
  return [{ last: { measure, atMs: nowMs }, isProven: false, wants: null }, measure]
}
