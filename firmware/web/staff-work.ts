import { randomUUID } from 'node:crypto'
import { Fault } from '../fault/fault.ts'
import type { ClinicStore, Task } from '../ports/clinic-store.ts'
import type { Store, Visit, VisitChange } from '../ports/store.ts'
import type { Clock } from '../time/clock.ts'
import type { Named } from './api.ts'

/** What staff say of a visit. `done`: they came. */
export type VisitMark =
  { readonly status: 'done' | 'missed' | 'cancelled' } | { readonly status: 'late'; readonly minutes: number }

/** What staff say of a task; what is left out stays. An owner of null: whoever reads it first. */
export interface TaskMark {
  readonly state?: 'open' | 'taken' | 'done'
  readonly owner?: string | null
}

export interface StaffWorkParts {
  readonly store: Pick<Store, 'change' | 'booking'> & Pick<ClinicStore, 'task' | 'tasksIn' | 'saveTask'>
  /** Of the clinic file. */
  readonly people: readonly Named[]
  readonly clock: Clock
}

/** What the staff do, on the page or at the terminal. Asked for twice it is done once. */
export interface StaffWork {
  /** Those not done, by due time. */
  tasks(limit: number): Promise<readonly Task[]>
  /** @throws TASK_UNKNOWN, PERSON_UNKNOWN */
  markTask(id: string, mark: TaskMark): Promise<Task>
  /** @throws VISIT_UNKNOWN, VISIT_OVER, VISIT_AHEAD before it begins */
  markVisit(id: string, mark: VisitMark): Promise<Visit>
}

const changeOf = (mark: VisitMark): VisitChange['what'] => {
  if (mark.status === 'late') return { kind: 'late', minutes: mark.minutes }
  return mark.status === 'cancelled' ? { kind: 'cancelled', reason: 'staff' } : { kind: mark.status }
}

const isMarked = (visit: Visit, mark: VisitMark): boolean =>
  mark.status === 'late' ? visit.lateMinutes === mark.minutes : visit.status === mark.status

const marked = (visit: Visit, mark: VisitMark): Visit =>
  mark.status === 'late' ? { ...visit, lateMinutes: mark.minutes } : { ...visit, status: mark.status }

export const createStaffWork = ({ store, people, clock }: StaffWorkParts): StaffWork => ({
  tasks: limit => store.tasksIn(['overdue', 'open', 'taken'], limit),
  markTask: async (id, { state, owner }) => {
    const task = await store.task(id)
    if (!task) throw new Fault('TASK_UNKNOWN', { id })
    if (typeof owner === 'string' && !people.some(person => person.id === owner))
      throw new Fault('PERSON_UNKNOWN', { staff: owner, known: people.map(person => person.id) })
    const next = { ...task, state: state ?? task.state, owner: owner === undefined ? task.owner : owner }
    if (next.state === task.state && next.owner === task.owner) return task
    const doneMs = next.state === 'done' ? (task.doneMs ?? clock.epochMs()) : null
    await store.saveTask({ ...next, doneMs })
    return { ...next, doneMs }
  },
  markVisit: async (id, mark) => {
    const visit = await store.booking(id)
    if (!visit) throw new Fault('VISIT_UNKNOWN', { id })
    if (isMarked(visit, mark)) return visit
    const atMs = clock.epochMs()
    await store.change({
      id: randomUUID(),
      bookingId: id,
      atMs,
      by: 'staff',
      callId: null,
      what: changeOf(mark),
    })
    return marked(visit, mark)
  },
})
