import type { TurnTimings } from '../ports/call-event.ts'
import type { Clock } from '../time/clock.ts'
import type { Waited } from './turn-state.ts'

/** Keeps account of where the time of a turn goes, from the caller's last sound to our first. */
export interface TurnAccount {
  /** The turn is over: the desk is asked. Null: it was no spoken turn, and is not counted. */
  asked(waited: Waited | null): void
  /** The desk has answered. */
  decided(): void
  /** Our first frame went to the line: the whole account, once. */
  began(): TurnTimings | null
}

export const turnAccount = (clock: Clock): TurnAccount => {
  let open: { readonly waited: Waited; readonly askedMs: number } | null = null
  let decidedMs = 0
  return {
    asked: waited => {
      open = waited && { waited, askedMs: clock.nowMs() }
    },
    decided: () => {
      decidedMs = clock.nowMs()
    },
    began: () => {
      if (!open) return null
      const { waited, askedMs } = open
      open = null
      const voiceMs = Math.round(clock.nowMs() - decidedMs)
      return { ...waited, decideMs: Math.round(decidedMs - askedMs), voiceMs }
    },
  }
}
