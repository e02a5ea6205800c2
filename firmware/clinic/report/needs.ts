import type { Facts, MessageFact, TaskFact } from './facts.ts'

/** Something that a person of the clinic has to see to. */
export interface Need extends MessageFact {
  /** Of the task, or 'message'. */
  readonly kind: string
  readonly owner: string | null
  /** Null: a message has no deadline. */
  readonly dueMs: number | null
  readonly isOverdue: boolean
}

const isOpen = ({ state }: TaskFact): boolean => state !== 'done'

const taskNeed = (task: TaskFact, nowMs: number): Need => ({
  id: task.id,
  kind: task.kind,
  name: task.name,
  phone: task.phone,
  text: task.text,
  callId: task.callId,
  createdMs: task.createdMs,
  owner: task.owner,
  dueMs: task.dueMs,
  isOverdue: task.state === 'overdue' || task.dueMs < nowMs,
})

const rank = ({ kind, isOverdue, dueMs }: Need): number => {
  if (kind === 'urgent') return 0
  if (isOverdue) return 1
  return dueMs === null ? 3 : 2
}

/** Every open task, whenever it was given, and the messages of the period: the urgent first, then what is overdue. */
export const needsOf = (
  { tasks, messages }: Pick<Facts, 'tasks' | 'messages'>,
  nowMs: number,
): readonly Need[] => {
  const left = messages.map(one => ({ ...one, kind: 'message', owner: null, dueMs: null, isOverdue: false }))
  const open = tasks.filter(isOpen).map(task => taskNeed(task, nowMs))
  const whenMs = ({ dueMs, createdMs }: Need) => dueMs ?? createdMs
  return [...open, ...left].sort((a, b) => rank(a) - rank(b) || whenMs(a) - whenMs(b))
}
