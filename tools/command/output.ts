import { CommanderError } from 'commander'
import { Fault, isFault } from '../../firmware/fault/fault.ts'

/** Exit codes: 0 done, 1 failed, 2 wrong usage. */
export const exitCodes = { done: 0, failed: 1, usage: 2 } as const

/** One line of output. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`)
export const printJson = (value: unknown): void => print(JSON.stringify(value))
/** What a person may want to see but a script may not. */
export const remark = (text: string): void => void process.stderr.write(`${text}\n`)

/** Says what went wrong in one line that tells what to do; gives the exit code. */
export const report = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  if (isFault(error)) {
    remark(`ragelis: ${error.message}`)
    return error.code === 'USAGE' ? exitCodes.usage : exitCodes.failed
  }
  remark(`ragelis: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return exitCodes.failed
}

/** @throws USAGE */
export const wrongUsage = (reason: string): never => {
  throw new Fault('USAGE', { reason })
}
