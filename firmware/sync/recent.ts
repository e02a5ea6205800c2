import type { OutboxRow } from '../ports/outbox.ts'

/** More than a box tells in a week; the oldest beyond it are forgotten. */
const limit = 1_000

/** The events delivered last, oldest first: what a broker that loses its memory may not have passed on. */
export interface Recent {
  /** These were heard, and all before them. */
  heard(rows: readonly OutboxRow[]): void
  /** The broker has lost its memory: all of them are due again. */
  rewind(): void
  /** The first of those that are due again. */
  due(count: number): readonly OutboxRow[]
}

export const createRecent = (): Recent => {
  let kept: readonly OutboxRow[] = []
  let heardSeq = 0
  const heard = (rows: readonly OutboxRow[]) => {
    const lastSeq = kept.at(-1)?.seq ?? 0
    kept = [...kept, ...rows.filter(row => row.seq > lastSeq)].slice(-limit)
    heardSeq = rows.at(-1)?.seq ?? heardSeq
  }
  const rewind = () => void (heardSeq = 0)
  const due = (count: number) => kept.filter(row => row.seq > heardSeq).slice(0, count)
  return { heard, rewind, due }
}
