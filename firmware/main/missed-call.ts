import type { Clinic } from '../clinic/clinic.ts'
import { workingDeadline } from '../clinic/working-time.ts'
import { isFault } from '../fault/fault.ts'
import { normalPhone } from '../language/telephone.ts'
import type { ClinicStore } from '../ports/clinic-store.ts'
import type { Log } from '../ports/log.ts'
import type { Clock } from '../time/clock.ts'
import type { NoteRung } from './report/record.ts'

/** Who met a busy line and showed a number is rung back: by the person responsible for them, else by the head. */

export interface MissedCallParts {
  readonly clinic: Clinic
  readonly store: Pick<ClinicStore, 'client' | 'saveTask' | 'tasksIn'>
  readonly clock: Clock
  readonly log: Log
  /** UUIDs. */
  readonly newId: () => string
  /** What such a task says, for the people of the clinic. */
  readonly says: string
}

/** More tasks than any clinic has open. */
const mostTasks = 1_000

/** Whoever tries again and again is rung back once. */
const isAwaited = async ({ store }: MissedCallParts, phone: string): Promise<boolean> =>
  (await store.tasksIn(['open', 'taken', 'overdue'], mostTasks)).some(
    task => task.kind === 'callback' && task.phone === phone,
  )

const ringBack = async (parts: MissedCallParts, phone: string): Promise<void> => {
  const { clinic, store, clock, newId, says } = parts
  if (await isAwaited(parts, phone)) return
  const client = await store.client(phone)
  const nowMs = clock.epochMs()
  await store.saveTask({
    id: newId(),
    kind: 'callback',
    name: client?.name || null,
    phone,
    text: says,
    fields: {},
    owner: client?.owner ?? clinic.callbacks.head,
    dueMs: workingDeadline(clinic, nowMs, clinic.callbacks.withinMinutes),
    language: client?.language ?? clinic.languages[0],
    callId: null,
    createdMs: nowMs,
    state: 'open',
    doneMs: null,
  })
}

/** The same note, and a task to ring back whoever met a busy line. Never throws. */
export const ringBackMissed =
  (note: NoteRung, parts: MissedCallParts): NoteRung =>
  async (ring, why, signal) => {
    await note(ring, why, signal)
    const phone = why === 'busy' ? normalPhone(ring.from, parts.clinic.country) : null
    if (phone === null) return
    await ringBack(parts, phone).catch((error: unknown) =>
      parts.log.error({ code: isFault(error) ? error.code : 'UNKNOWN' }, 'a missed caller has no task'),
    )
  }
