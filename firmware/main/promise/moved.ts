import type { Promised } from '../../ports/clinic-store.ts'
import type { Kept, PromiseDesk } from './desk.ts'
import { baseOf, movedFrom, startOf } from './identity.ts'
import { visitFor, write } from './visits.ts'

/** The staff moved a visit in their calendar: its caller is told once it stays there. */

interface Move {
  readonly fromMs: number
  readonly toMs: number
  readonly isTold: boolean
}

/** Each move once, however often telling of it was put off. */
const movesOf = (promises: readonly Promised[]): readonly Move[] => {
  const moves = new Map<string, Move>()
  for (const { id, kind, state } of promises) {
    const base = baseOf(id)
    const isTold = state === 'kept' || moves.get(base)?.isTold === true
    if (kind === 'moved') moves.set(base, { fromMs: movedFrom(id), toMs: startOf(id), isTold })
  }
  return [...moves.values()]
}

/** When the caller believes it is: before the moves that they were not told of, one after another. */
const believedMs = (moves: readonly Move[], fromMs: number): number => {
  const before = moves.find(({ isTold, toMs }) => !isTold && toMs === fromMs)
  if (!before) return fromMs
  return believedMs(
    moves.filter(move => move !== before),
    before.fromMs,
  )
}

/** Where it was put back before anybody was told, nothing happened. A move of place alone is told as well. */
export const keepMoved = async (desk: PromiseDesk, promised: Promised): Promise<Kept> => {
  const visit = await visitFor(desk, promised)
  if (visit?.status !== 'booked' || visit.startMs <= desk.clock.epochMs()) return 'dropped'
  const [fromMs, base] = [movedFrom(promised.id), baseOf(promised.id)]
  const others = (await desk.store.promisesAbout(visit.id)).filter(({ id }) => baseOf(id) !== base)
  const isBack = fromMs !== visit.startMs && believedMs(movesOf(others), fromMs) === visit.startMs
  return isBack ? 'dropped' : write(desk, promised, { line: 'sms-moved', visit, untilMs: visit.startMs })
}
