/** What the process held at one moment, MB. */
interface Sample {
  readonly rssMb: number
  readonly heapMb: number
}
export interface Growth {
  readonly firstMb: number
  readonly lastMb: number
  readonly share: number
}
export interface MemoryReport {
  readonly rss: Growth
  readonly heap: Growth
  readonly samples: number
}

const MB = 1_048_576
/** What a program compiles, caches and lays out at first is no leak: the first window begins here, 0 to 1. */
const WARM = 0.3
/** Of all samples, in each window. */
const WINDOW = 0.2

const median = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Takes samples of the process's memory, each after a full collection where there is one (`--expose-gc`). */
export const memoryMeter = () => {
  const samples: Sample[] = []
  const sample = () => {
    globalThis.gc?.()
    const { rss, heapUsed } = process.memoryUsage()
    samples.push({ rssMb: rss / MB, heapMb: heapUsed / MB })
  }
  const growth = (of: (sample: Sample) => number): Growth => {
    const window = (from: number) => {
      const start = Math.floor(from * samples.length)
      return median(samples.slice(start, start + Math.ceil(WINDOW * samples.length)).map(of))
    }
    const [firstMb, lastMb] = [window(WARM), window(1 - WINDOW)]
    return { firstMb, lastMb, share: lastMb / firstMb - 1 }
  }
  const report = (): MemoryReport => ({
    rss: growth(({ rssMb }) => rssMb),
    heap: growth(({ heapMb }) => heapMb),
    samples: samples.length,
  })
  return { sample, report }
}
