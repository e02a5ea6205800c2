import process from 'node:process'
import type { FromProcess } from './protocol.ts'
import { loadLibrary } from './library.ts'

/** Source: prctl(2), linux/prctl.h */
const PR_SET_PDEATHSIG = 1
const SIGKILL = 9

/** Not process.exit: native threads may be at work, and an exit waits for them, at times for good. */
export const die = (): void => void process.kill(process.pid, 'SIGKILL')

/** Asks the kernel to end this process with the thread that started it, whatever it is doing then. */
const bindToOwner = () => {
  if (process.platform !== 'linux') return
  try {
    const libc = loadLibrary({ system: 'libc.so.6', apt: 'libc6' })
    const prctl = libc.func('int prctl(int option, unsigned long value)')
    prctl(PR_SET_PDEATHSIG, SIGKILL)
  } catch {
    // another libc: the end of the channel must do
  }
}

/**
 * Sees to it that this process ends with its owner. By the kernel, since a process that is in native code cannot be told
 * of it; and by the end of the channel. To be called before anything that takes long.
 * @param ownerPid who started this process; null when it did not say
 */
export const endWithOwner = (ownerPid: number | null): void => {
  bindToOwner()
  process.on('disconnect', die)
  // killed before that, the owner is gone without a word
  if (!process.connected || (ownerPid !== null && process.ppid !== ownerPid)) die()
  // an error nobody expected ends in an exit as well
  process.on('uncaughtException', error => {
    process.stderr.write(`${error.stack ?? error.message}\n`, die)
  })
}

/** An owner that is gone may show first in that it takes nothing more (EPIPE, before the end of the channel is read). */
export const tellOwner = (message: FromProcess): void =>
  void process.send?.(message, (error: Error | null) => {
    if (error) die()
  })
