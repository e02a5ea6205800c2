import type { Clock } from '../../firmware/time/clock.ts'
import { formatBytes } from './amount.ts'

/** Where progress is shown. */
export interface Screen {
  write(text: string): void
  readonly isTerminal: boolean
  readonly columns: number
}

/** Shows what is being fetched: a bar on a terminal, else a line for each tenth. */
export interface Progress {
  begins(name: string): void
  readonly moved: (bytes: number, totalBytes: number | null) => void
  readonly broke: (reason: string, pauseMs: number) => void
  ends(): void
  says(line: string): void
}

const redrawMs = 100
const barCells = 24

const barOf = (share: number): string => {
  const full = Math.round(share * barCells)
  return `[${'#'.repeat(full)}${'-'.repeat(barCells - full)}]`
}

const secondsLeft = (bytes: number, total: number, bytesPerS: number): string => {
  const seconds = Math.ceil((total - bytes) / bytesPerS)
  return seconds < 120 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`
}

export const createProgress = (screen: Screen, clock: Clock): Progress => {
  let name = ''
  let startMs = 0
  let startBytes: number | undefined
  let drawnMs = -Infinity
  let tenth = -1
  let isBarOpen = false

  const line = (bytes: number, total: number | null) => {
    const bytesPerS = ((bytes - (startBytes ?? 0)) / Math.max(1, clock.nowMs() - startMs)) * 1_000
    const speed = bytesPerS > 0 ? `  ${formatBytes(Math.round(bytesPerS))}/s` : ''
    if (total === null) return `${name}  ${formatBytes(bytes)}${speed}`
    const percent = `${Math.floor((100 * bytes) / total)} %`.padStart(5)
    const left = bytesPerS > 0 && bytes < total ? `  ${secondsLeft(bytes, total, bytesPerS)}` : ''
    return `${barOf(bytes / total)}${percent}  ${formatBytes(bytes)} of ${formatBytes(total)}${speed}${left}  ${name}`
  }
  const draw = (text: string) => {
    screen.write(`\r${text.slice(0, screen.columns - 1).padEnd(screen.columns - 1)}`)
    isBarOpen = true
  }
  const closeBar = () => {
    if (isBarOpen) screen.write('\n')
    isBarOpen = false
  }
  const says = (text: string) => {
    closeBar()
    screen.write(`${text}\n`)
  }
  const onTerminal = (bytes: number, total: number | null) => {
    if (clock.nowMs() - drawnMs < redrawMs && bytes !== total) return
    drawnMs = clock.nowMs()
    draw(line(bytes, total))
  }
  const inLines = (bytes: number, total: number | null) => {
    const reached = total === null ? 0 : Math.floor((10 * bytes) / total)
    if (reached <= tenth) return
    tenth = reached
    says(total === null ? `${name}: fetching` : `${name}: ${reached * 10} % of ${formatBytes(total)}`)
  }
  return {
    begins: next => {
      name = next
      startBytes = undefined
      drawnMs = -Infinity
      tenth = -1
    },
    moved: (bytes, total) => {
      if (startBytes === undefined || bytes < startBytes) {
        startBytes = bytes
        startMs = clock.nowMs()
        tenth = -1
      }
      if (screen.isTerminal) onTerminal(bytes, total)
      else inLines(bytes, total)
    },
    broke: (reason, pauseMs) => says(`${name}: ${reason}; trying again in ${pauseMs / 1_000} s`),
    ends: closeBar,
    says,
  }
}
