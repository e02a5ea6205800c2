import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type FaultCode, isFault } from '../fault/fault.ts'
import type { Log } from '../ports/log.ts'
import type { Problem } from './api.ts'

const faultStatus: Partial<Record<FaultCode, number>> = {
  STORE_FULL: 507,
  STORE_BUSY: 503,
  CALENDAR_INVALID: 422,
  PERSON_UNKNOWN: 404,
  TASK_UNKNOWN: 404,
  VISIT_UNKNOWN: 404,
  VISIT_OVER: 409,
  VISIT_AHEAD: 409,
}
const internal = 'The box failed to answer; its log says why. Try again, and run: ragelis doctor'

/** A problem as the body of an answer. Source: RFC 9457 §3. */
export const problem = (status: number, detail: string, code?: string): Problem => ({
  type: 'about:blank',
  title: STATUS_CODES[status] ?? 'Error',
  status,
  detail,
  ...(code === undefined ? {} : { code }),
})

/** Answers with a problem. */
export const refuse = (reply: FastifyReply, status: number, detail: string, code?: string): FastifyReply =>
  reply
    .code(status)
    .type('application/problem+json')
    .send(problem(status, detail, code))

/** Turns whatever a route threw into a problem; what nobody foresaw goes to the log and not to the reader. */
export const answerError =
  (log: Log) =>
  (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const route = request.routeOptions.url ?? ''
    if (error.validation) return refuse(reply, 400, `Change the query and ask again: ${error.message}.`)
    if (isFault(error)) {
      log.warn({ route, code: error.code }, 'request failed')
      return refuse(reply, faultStatus[error.code] ?? 500, error.message, error.code)
    }
    const status = error.statusCode ?? 500
    if (status < 500) return refuse(reply, status, error.message)
    log.error({ route, pii: { error: String(error), stack: error.stack } }, 'request failed')
    return refuse(reply, 500, internal)
  }

/** Says what there is instead. */
export const answerNotFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  request.method === 'GET' || request.method === 'HEAD'
    ? refuse(
        reply,
        404,
        `There is nothing at ${request.url.slice(0, 80)}. The page is at /, its data under /api/.`,
      )
    : refuse(reply, 405, `${request.method} is not taken here. Use GET, or POST for a task or a visit.`)
