/** Where the program gets its time from. Everything that waits takes one, so tests own it. */
export interface Clock {
  /** Monotonic milliseconds: for durations and deadlines. */
  nowMs(): number
  /** UTC milliseconds since 1970: for what is stored. */
  epochMs(): number
  /** Resolves after `ms`. @throws signal.reason when aborted first */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** The machine's own clock. The only code that touches Date, performance and setTimeout. */
export const systemClock: Clock = {
  nowMs: () => performance.now(),
  epochMs: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error)
      const abort = () => {
        clearTimeout(timer)
        reject(signal?.reason as Error)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort)
        resolve()
      }, ms)
      signal?.addEventListener('abort', abort, { once: true })
    }),
}

/** The same clock told that it is `epochMs` now: for trying the desk at another day and hour. */
export const shiftedClock = (clock: Clock, epochMs: number): Clock => {
  const shift = epochMs - clock.epochMs()
  return { ...clock, epochMs: () => clock.epochMs() + shift }
}
