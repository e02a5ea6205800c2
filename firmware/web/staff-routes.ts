import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyTypeProvider } from 'fastify'
import { type Static, type TSchema, Type } from 'typebox'
import { Fault } from '../fault/fault.ts'
import type { ClinicStore, Task } from '../ports/clinic-store.ts'
import type { Store, Visit } from '../ports/store.ts'
import type { Clock } from '../time/clock.ts'
import type { TasksView } from './api.ts'

/** What the staff do on the page: a task is taken or done, a visit was kept or missed. */

export interface StaffRouteOptions {
  readonly store: Pick<Store, 'change' | 'booking'> & Pick<ClinicStore, 'task' | 'tasksIn' | 'saveTask'>
  readonly clock: Clock
}

interface TypeboxProvider extends FastifyTypeProvider {
  readonly validator: this['schema'] extends TSchema ? Static<this['schema']> : unknown
}

const byId = Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) })
const taskBody = Type.Object(
  { state: Type.Enum(['open', 'taken', 'done'], { description: 'open, taken or done' }) },
  { additionalProperties: false },
)
const visitBody = Type.Object(
  { status: Type.Enum(['missed', 'done'], { description: 'missed or done' }) },
  { additionalProperties: false },
)
const tasksQuery = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 100, description: 'how many, by due time' }),
})

/** Asked for twice it is done once. @throws TASK_UNKNOWN */
const markTask = async (
  { store, clock }: StaffRouteOptions,
  id: string,
  state: 'open' | 'taken' | 'done',
): Promise<Task> => {
  const task = await store.task(id)
  if (!task) throw new Fault('TASK_UNKNOWN', { id })
  if (task.state === state) return task
  const marked: Task = { ...task, state, doneMs: state === 'done' ? clock.epochMs() : null }
  await store.saveTask(marked)
  return marked
}

/** Asked for twice it is done once. @throws VISIT_UNKNOWN, VISIT_OVER, VISIT_AHEAD before it begins */
const markVisit = async (
  { store, clock }: StaffRouteOptions,
  id: string,
  status: 'missed' | 'done',
): Promise<Visit> => {
  const visit = await store.booking(id)
  if (!visit) throw new Fault('VISIT_UNKNOWN', { id })
  if (visit.status === status) return visit
  const atMs = clock.epochMs()
  await store.change({
    id: randomUUID(),
    bookingId: id,
    atMs,
    by: 'staff',
    callId: null,
    what: { kind: status },
  })
  return { ...visit, status }
}

/** Adds what changes something; the guard lets in only the box's own page, or a script on this machine that says so. */
export const addStaffRoutes = (app: FastifyInstance, options: StaffRouteOptions): void => {
  const api = app.withTypeProvider<TypeboxProvider>()
  api.route({
    method: 'GET',
    url: '/api/tasks',
    schema: { querystring: tasksQuery },
    handler: async (request): Promise<TasksView> => ({
      tasks: await options.store.tasksIn(['overdue', 'open', 'taken'], request.query.limit),
    }),
  })
  api.route({
    method: 'POST',
    url: '/api/tasks/:id',
    schema: { params: byId, body: taskBody },
    handler: (request): Promise<Task> => markTask(options, request.params.id, request.body.state),
  })
  api.route({
    method: 'POST',
    url: '/api/visits/:id',
    schema: { params: byId, body: visitBody },
    handler: (request): Promise<Visit> => markVisit(options, request.params.id, request.body.status),
  })
}
