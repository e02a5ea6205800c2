import { isFault } from '../../fault/fault.ts'
import type { Feed } from '../../flow/feed.ts'
import { supervise } from '../../flow/supervise.ts'
import { runPromises } from './promises.ts'
import { promiseNextReport } from './reports.ts'
import { takeTexts, type TextDesk } from './texts.ts'

/** Keeps promises and answers text messages until aborted. Either begins again when it broke. Never throws. */
export const servePromises = async (desk: TextDesk, made: Feed<void>, signal: AbortSignal): Promise<void> => {
  const { clock, log } = desk
  const service = (name: string, run: (signal: AbortSignal) => Promise<void>) => {
    const broke = (error: unknown, pauseMs: number) =>
      log.error(
        { name, pauseMs, code: isFault(error) ? error.code : 'UNKNOWN', pii: { error: String(error) } },
        'promises are not kept for a while',
      )
    return supervise(clock, { run, broke }, signal)
  }
  await Promise.all([
    service('promises', async until => {
      await promiseNextReport(desk)
      await runPromises(desk, made, until)
    }),
    service('texts', until => takeTexts(desk, until)),
  ])
}
