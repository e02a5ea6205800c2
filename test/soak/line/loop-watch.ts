import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'

/** Why a process's main thread was late, in ticks of its own. */
export interface LoopReport {
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  readonly ticks: number
  /** Ticks more than 5 ms late, by what took most of that time. */
  readonly late: Readonly<Record<Blame, number>>
  /** And those more than 20 ms late: a whole frame. */
  readonly lateByAFrame: Readonly<Record<Blame, number>>
  /** The longest that this thread was at work between two ticks: what it does without a pause is never more. */
  readonly ownMaxMs: number
  /** The share of ticks between which it was at work for more than 2 ms, 0 to 1. */
  readonly ownOver2Ms: number
  /** The longest that it was ready and another had the core. */
  readonly waitedMaxMs: number
  /** Of all cores together: time that the machine below gave to others. */
  readonly stolenMs: number
  readonly gc: { readonly count: number; readonly sumMs: number; readonly maxMs: number }
}
/** Another program had the core; this thread was at work itself; or neither: it was blocked, or its timer came late. */
type Blame = 'preempted' | 'own work' | 'neither'

const TICK_MS = 5
const [LATE_MS, FRAME_MS, LONG_MS] = [5, 20, 2]
const SOME = { late: LATE_MS, lateByAFrame: FRAME_MS } as const

/** Of this thread: ns at work, and ns ready while another had the core. Source: Linux Documentation/scheduler/sched-stats.rst */
const readShare = () => {
  const [workNs = 0, waitNs = 0] = readFileSync('/proc/self/schedstat', 'utf8').split(' ').map(Number)
  return { workMs: workNs / 1e6, waitMs: waitNs / 1e6 }
}

const JIFFY_MS = 10
/** Source: proc_stat(5), the eighth number of `cpu` */
const readStolenMs = () =>
  Number(/^cpu +(?:\d+ ){7}(\d+)/.exec(readFileSync('/proc/stat', 'utf8'))?.[1] ?? 0) * JIFFY_MS

const blameFor = (lateMs: number, workMs: number, waitMs: number): Blame => {
  if (Math.max(workMs, waitMs) < lateMs / 2) return 'neither'
  return waitMs > workMs ? 'preempted' : 'own work'
}

/** Watches this thread until told to stop. Linux only. */
export const watchLoop = () => {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const stolenBeforeMs = readStolenMs()
  const none = () => ({ preempted: 0, 'own work': 0, neither: 0 })
  const counts = { late: none(), lateByAFrame: none() }
  const most = { ownMs: 0, waitedMs: 0 }
  const gc = { count: 0, sumMs: 0, maxMs: 0 }
  const collector = new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) {
      gc.count += 1
      gc.sumMs += duration
      gc.maxMs = Math.max(gc.maxMs, duration)
    }
  })
  collector.observe({ entryTypes: ['gc'] })
  const over = new AbortController()
  let ticks = 0
  let long = 0
  const tick = async () => {
    let before = readShare()
    while (!over.signal.aborted) {
      const fromMs = performance.now()
      await sleep(TICK_MS)
      const lateMs = performance.now() - fromMs - TICK_MS
      const now = readShare()
      const [workMs, waitMs] = [now.workMs - before.workMs, now.waitMs - before.waitMs]
      before = now
      ticks += 1
      long += Number(workMs > LONG_MS)
      most.ownMs = Math.max(most.ownMs, workMs)
      most.waitedMs = Math.max(most.waitedMs, waitMs)
      const blame = blameFor(lateMs, workMs, waitMs)
      for (const kind of ['late', 'lateByAFrame'] as const) if (lateMs > SOME[kind]) counts[kind][blame] += 1
    }
  }
  const ticking = tick()
  const stop = async (): Promise<LoopReport> => {
    over.abort()
    await ticking
    delay.disable()
    collector.disconnect()
    const ms = (ns: number) => ns / 1e6
    return {
      p50Ms: ms(delay.percentile(50)),
      p99Ms: ms(delay.percentile(99)),
      maxMs: ms(delay.max),
      ticks,
      ...counts,
      ownMaxMs: most.ownMs,
      ownOver2Ms: long / Math.max(1, ticks),
      waitedMaxMs: most.waitedMs,
      stolenMs: readStolenMs() - stolenBeforeMs,
      gc,
    }
  }
  return { stop }
}
