import { readFileSync } from 'node:fs'
import { systemClock as clock } from '../../firmware/time/clock.ts'

/** What the kernel ends with its owner is gone within a moment; a machine that is busy takes longer. */
const GONE_MS = 10_000
const LOOK_MS = 20

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** The processes that this one's main thread has started. Linux only. */
export const childrenOf = (pid: number): readonly number[] =>
  read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)

/** Of processes whose owner is gone, those that live on, each with what it is doing. */
export const orphansAmong = async (pids: readonly number[]): Promise<readonly string[]> => {
  const alive = () => pids.filter(pid => /^\d+ .*\) [^ZX] /.test(read(`/proc/${pid}/stat`)))
  for (let ms = 0; ms < GONE_MS && alive().length > 0; ms += LOOK_MS) await clock.sleep(LOOK_MS)
  return alive().map(
    pid =>
      `process ${pid} outlives its box: ${read(`/proc/${pid}/stat`).slice(0, 40)}, in ${read(`/proc/${pid}/wchan`)}`,
  )
}
