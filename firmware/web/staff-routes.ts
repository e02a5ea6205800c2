import type { FastifyInstance, FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { Task } from '../ports/clinic-store.ts'
import type { Visit } from '../ports/store.ts'
import type { TasksView } from './api.ts'
import { refuse } from './problem.ts'
import type { StaffWork } from './staff-work.ts'
import type { TypeboxProvider } from './typebox-provider.ts'

/** What the staff do on the page: a task is taken, given or done, a visit was kept or missed. */

const strict = { additionalProperties: false } as const
const byId = Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) })
const taskBody = Type.Object(
  {
    state: Type.Optional(Type.Enum(['open', 'taken', 'done'], { description: 'open, taken or done' })),
    owner: Type.Optional(
      Type.Union([Type.String({ minLength: 1, maxLength: 100 }), Type.Null()], {
        description: 'the id of a person, or null',
      }),
    ),
  },
  { ...strict, minProperties: 1 },
)
const visitBody = Type.Object(
  {
    status: Type.Enum(['missed', 'done', 'cancelled', 'late'], {
      description: 'missed, done, cancelled or late',
    }),
    minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 240, description: 'how late' })),
  },
  strict,
)
const tasksQuery = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 100, description: 'how many, by due time' }),
})

/** Adds what changes something; the guard lets in only the box's own page, or a script on this machine that says so. */
export const addStaffRoutes = (app: FastifyInstance, work: StaffWork): void => {
  const api = app.withTypeProvider<TypeboxProvider>()
  api.route({
    method: 'GET',
    url: '/api/tasks',
    schema: { querystring: tasksQuery },
    handler: async (request): Promise<TasksView> => ({ tasks: await work.tasks(request.query.limit) }),
  })
  api.route({
    method: 'POST',
    url: '/api/tasks/:id',
    schema: { params: byId, body: taskBody },
    handler: (request): Promise<Task> => work.markTask(request.params.id, request.body),
  })
  api.route({
    method: 'POST',
    url: '/api/visits/:id',
    schema: { params: byId, body: visitBody },
    handler: async (request, reply): Promise<Visit | FastifyReply> => {
      const { status, minutes } = request.body
      if (status !== 'late') return work.markVisit(request.params.id, { status })
      if (minutes === undefined) return refuse(reply, 400, 'Say how late: { status: late, minutes: 15 }.')
      return work.markVisit(request.params.id, { status, minutes })
    },
  })
}
