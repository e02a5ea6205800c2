import { mergeReports, type CallerReport } from './caller-report.ts'

/** What happens on a line that nobody has lifted yet. */
export type RingInput =
  | { readonly on: 'ring' }
  /** A part of the report of who rings. */
  | { readonly on: 'report'; readonly report: CallerReport }
  /** DRON and DROF: how long the bell is on or off, ms. */
  | { readonly on: 'cadence'; readonly bell: 'on' | 'off'; readonly ms: number }
  /** The modem has told all it will about the last report. */
  | { readonly on: 'recalled' }
  | { readonly on: 'tick' }

export type RingEffect =
  /** Someone rings, and who it is is known as well as it will be. */
  | { readonly do: 'announce'; readonly report: CallerReport }
  /** The second ring came without a word about the caller: the modem may have more to say. */
  | { readonly do: 'recall' }
  | { readonly do: 'forget' }

interface Ringing {
  readonly at: 'ringing'
  readonly rung: number
  readonly rangMs: number
  readonly report: CallerReport
  readonly isAnnounced: boolean
  /** When the modem was asked for the report; Infinity before, -Infinity once it has told. */
  readonly askedMs: number
  /** How long the bell was on and off since the last ring, as far as it was reported. */
  readonly bellMs: readonly number[]
  /** From one ring to the next, once the bell has been reported for as long. */
  readonly cycleMs: number | null
}
export type RingState =
  /** A report may come before the first ring (ETSI, BT). */
  { readonly at: 'idle'; readonly report: CallerReport; readonly reportedMs: number } | Ringing

export const noRing: RingState = { at: 'idle', report: {}, reportedMs: 0 }

/**
 * Analogue lines do not say that a caller gave up: no ring for longer than any cadence pauses does (2 s on and 4 s off in the
 * United States). Where the modem reports the bell itself, its own pause and a quarter more (modems.md 3.5).
 */
const SILENT_MS = 6_000
const LEAST_SILENT_MS = 3_000
const GREATEST_SILENT_MS = 10_000
/** A report that comes first is at most this much earlier than its ring. */
const EARLY_REPORT_MS = 6_000
/** Answering before this ring would cut the report off, unless it has come (modems.md 3.5). */
const REPORT_RINGS = 2
/** For the answer to `AT+VRID=0`. */
const RECALL_MS = 1_500
const BELL_LIMIT = 16
/** RING and <DLE>R of one ring; the shortest pause of any bell is 200 ms after 400 ms of ringing. */
const SAME_RING_MS = 300

type Step = readonly [RingState, ...RingEffect[]]

const isKnown = ({ number }: CallerReport) => number !== undefined

const giveUpMs = (cycleMs: number | null): number =>
  cycleMs === null ? SILENT_MS : Math.min(GREATEST_SILENT_MS, Math.max(LEAST_SILENT_MS, cycleMs * 1.25))

const announce = (state: Ringing, answerAfterRings: number): Step => {
  const isKnowable = !isKnown(state.report) && state.askedMs !== -Infinity
  if (state.isAnnounced || isKnowable || state.rung < answerAfterRings) return [state]
  return [
    { ...state, isAnnounced: true },
    { do: 'announce', report: state.report },
  ]
}
const ringAgain = (state: Ringing, nowMs: number, answerAfterRings: number): Step => {
  const { bellMs } = state
  const cycleMs = bellMs.length < 2 ? state.cycleMs : bellMs.reduce((sum, ms) => sum + ms, 0)
  const next = { ...state, rung: state.rung + 1, rangMs: nowMs, bellMs: [], cycleMs }
  const isUnnamed = next.rung === REPORT_RINGS && !isKnown(next.report)
  return isUnnamed ? [{ ...next, askedMs: nowMs }, { do: 'recall' }] : announce(next, answerAfterRings)
}
const onRing = (state: RingState, nowMs: number, answerAfterRings: number): Step => {
  if (state.at === 'ringing')
    return nowMs - state.rangMs < SAME_RING_MS ? [state] : ringAgain(state, nowMs, answerAfterRings)
  const report = nowMs - state.reportedMs <= EARLY_REPORT_MS ? state.report : {}
  const fresh = {
    rung: 1,
    rangMs: nowMs,
    report,
    isAnnounced: false,
    bellMs: [],
    cycleMs: null,
    askedMs: Infinity,
  }
  return announce({ at: 'ringing', ...fresh }, answerAfterRings)
}
const onReport = (state: RingState, report: CallerReport, nowMs: number, after: number): Step => {
  const merged = mergeReports(state.report, report)
  if (state.at === 'ringing') return announce({ ...state, report: merged }, after)
  const isFresh = nowMs - state.reportedMs <= EARLY_REPORT_MS
  return [{ at: 'idle', report: isFresh ? merged : report, reportedMs: nowMs }]
}

/**
 * From the first ring to the answer or to the caller giving up. Same state, input and time, same step.
 * @param answerAfterRings the ring at which a call is announced; never before its caller is known, or the second
 */
export const ringStep = (
  state: RingState,
  input: RingInput,
  nowMs: number,
  answerAfterRings: number,
): Step => {
  if (input.on === 'ring') return onRing(state, nowMs, answerAfterRings)
  if (input.on === 'report') return onReport(state, input.report, nowMs, answerAfterRings)
  if (state.at === 'idle') return [state]
  if (input.on === 'cadence') {
    const bellMs = [...state.bellMs, input.ms].slice(-BELL_LIMIT)
    return [{ ...state, bellMs, rangMs: input.bell === 'on' ? state.rangMs : nowMs }]
  }
  const isLate = nowMs - state.askedMs >= RECALL_MS
  if (Number.isFinite(state.askedMs) && (input.on === 'recalled' || isLate))
    return announce({ ...state, askedMs: -Infinity }, answerAfterRings)
  const isOver = nowMs - state.rangMs >= giveUpMs(state.cycleMs)
  return isOver ? [noRing, { do: 'forget' }] : [state]
}

/** DRON=20 and DROF=40 of `AT+VDR=1`, tenths of a second; null for any other line. */
export const readCadence = (line: string): Extract<RingInput, { on: 'cadence' }> | null => {
  const found = /^DR(ON|OF)\s*=\s*(\d{1,4})$/.exec(line.trim())
  return found ? { on: 'cadence', bell: found[1] === 'ON' ? 'on' : 'off', ms: Number(found[2]) * 100 } : null
}
