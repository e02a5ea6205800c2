import type { Clock } from '../../time/clock.ts'

/** A pause that a word ends; one spoken while nobody rested ends the next pause at once, so none is lost. */
export const createRest = (clock: Clock, ended: AbortSignal) => {
  let isWoken = false
  let stop = () => {}
  const wake = () => {
    isWoken = true
    stop()
  }
  const pause = async (ms: number): Promise<void> => {
    const over = new AbortController()
    stop = () => over.abort()
    if (!isWoken) await clock.sleep(ms, AbortSignal.any([over.signal, ended])).catch(() => undefined)
    stop = () => {}
    isWoken = false
  }
  return { wake, pause }
}
