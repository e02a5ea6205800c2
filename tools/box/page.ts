import { Fault, reviveFault, type FaultCode } from '../../firmware/fault/fault.ts'
import type { Problem } from '../../firmware/web/api.ts'

/** Asks a box that runs, by its page. */
export interface BoxPage {
  /** @throws USAGE when no page answers; what the box throws, and BOX_FAILED for what it has no code for */
  ask(method: 'GET' | 'POST', path: string, body?: string, type?: string): Promise<Response>
}

/** A refusal of the box as it was thrown there. */
const faultOf = async (answer: Response): Promise<Fault> => {
  const { code, detail } = (await answer.json().catch(() => ({}))) as Partial<Problem>
  const reason = detail ?? `HTTP ${answer.status}`
  if (code === undefined) return new Fault('BOX_FAILED', { reason })
  const fault = reviveFault({ code: code as FaultCode, detail: {} })
  return Object.assign(fault, { message: reason })
}

export const createBoxPage = (port: number): BoxPage => {
  const url = `http://127.0.0.1:${port}`
  return {
    ask: async (method, path, body, type = 'application/json') => {
      const headers = { origin: url, ...(body === undefined ? {} : { 'content-type': type }) }
      const answer = await fetch(`${url}${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
      }).catch((cause: unknown) => {
        const reason = `a ragelis runs on these data, but its page does not answer at port ${port}: name its port with --port`
        throw new Fault('USAGE', { reason }, cause)
      })
      if (!answer.ok) throw await faultOf(answer)
      return answer
    },
  }
}
