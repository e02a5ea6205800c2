/** Percentiles of timings, ms. */
export interface Figures {
  readonly count: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly maxMs: number
}

const round = (ms: number) => Math.round(ms * 1_000) / 1_000

export const figuresOf = (timesMs: readonly number[]): Figures => {
  const sorted = timesMs.toSorted((a, b) => a - b)
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN)
  return { count: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), maxMs: at(1) }
}

/** Runs `work` so many times, one after another, and times each. */
export const timeEach = async (count: number, work: (n: number) => Promise<unknown>): Promise<Figures> => {
  const timesMs: number[] = []
  for (let n = 0; n < count; n += 1) {
    const startMs = performance.now()
    await work(n)
    timesMs.push(performance.now() - startMs)
  }
  return figuresOf(timesMs)
}

/** What a benchmark prints: a line a row, or one JSON object. */
export const printRows = (rows: Readonly<Record<string, unknown>>, asJson: boolean): void => {
  if (asJson) return console.log(JSON.stringify(rows))
  for (const [name, value] of Object.entries(rows)) {
    const text =
      typeof value === 'object' && value !== null
        ? Object.entries(value)
            .map(pair => pair.join(' '))
            .join('  ')
        : String(value)
    console.log(`${name.padEnd(44)} ${text}`)
  }
}
