import type { Fault } from '../fault/fault.ts'
import type { StatusBoard } from './line-status.ts'

/** What may be wrong with a line that is attached: the earlier weighs more. */
const subjects = ['network', 'audio', 'credit'] as const
export type Subject = (typeof subjects)[number]

/** Keeps the gravest of a line's troubles on its status. */
export interface Troubles {
  /** Null: all is well with it. */
  readonly about: (subject: Subject, fault: Fault | null) => void
  /** Shows what is known; after an attachment, which clears the status. */
  readonly show: () => void
}

export const createTroubles = (status: StatusBoard): Troubles => {
  const known = new Map<Subject, Fault>()
  const show = () => {
    const worst = subjects.map(subject => known.get(subject)).find(fault => fault !== undefined)
    status.set({ fault: worst?.code ?? null, reason: worst?.message ?? null })
  }
  const about = (subject: Subject, fault: Fault | null) => {
    if (fault) known.set(subject, fault)
    else known.delete(subject)
    if (status.get().state !== 'failed') show()
  }
  return { about, show }
}
