import { get as getPlain, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { get as getSecure } from 'node:https'
import { Fault, isFault } from '../../firmware/fault/fault.ts'
import { openBody } from './body.ts'

/**
 * node:https and not fetch, because a download that must survive bad lines needs what fetch hides: the bytes as they
 * were sent (fetch undoes Content-Encoding), each redirect (fetch follows one from https to http), the length check of
 * the parser as an error with a code, and no time limit of its own on a slow body.
 */

const commonHeaders = { 'user-agent': 'ragelis', 'accept-encoding': 'identity' }
const redirects = new Set([301, 302, 303, 307, 308])
const maxHops = 8
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** @param isFinal true when trying again cannot help */
export const failed = (url: URL | string, reason: string, isFinal: boolean, cause?: unknown): Fault =>
  new Fault('DOWNLOAD_FAILED', { url: String(url), reason, isFinal }, cause)

export const isWorthAnotherTry = (error: unknown): error is Fault =>
  isFault(error, 'DOWNLOAD_FAILED') && error.detail['isFinal'] === false

/** Https always; http only from an address of this machine to another of it: a mirror named with --url. */
export const isAllowed = (url: URL, start: URL): boolean =>
  url.protocol === 'https:' ||
  (url.protocol === 'http:' && loopback.test(start.hostname) && loopback.test(url.hostname))

const reasons: Readonly<Record<string, string>> = {
  ECONNRESET: 'the connection was lost',
  ECONNREFUSED: 'the server refuses connections',
  ETIMEDOUT: 'the server does not answer',
  EHOSTUNREACH: 'the server cannot be reached',
  ENETUNREACH: 'there is no network',
  ENOTFOUND: 'its name could not be looked up; is there internet',
  EAI_AGAIN: 'its name could not be looked up; is there internet',
  EPIPE: 'the connection was lost',
}

/** An error of a socket as a fault; certificates do not mend by trying again. */
export const networkFault = (url: URL, error: unknown): unknown => {
  const { code, message } = error as NodeJS.ErrnoException
  if (isFault(error) || code === undefined) return error
  const reason = reasons[code]
  if (reason !== undefined) return failed(url, reason, false, error)
  const isCertificate = /CERT|VERIFY|SSL|TLS|SIGNATURE/.test(code)
  return failed(
    url,
    isCertificate ? `its certificate is not accepted (${code})` : message,
    isCertificate,
    error,
  )
}

const send = (url: URL, headers: OutgoingHttpHeaders, signal: AbortSignal) =>
  new Promise<Answer>((resolve, reject) => {
    const get = url.protocol === 'https:' ? getSecure : getPlain
    const refuse = (error: unknown) =>
      reject(signal.aborted ? (signal.reason as Error) : networkFault(url, error))
    const answer = (response: IncomingMessage) => resolve({ url, response, body: openBody(response) })
    get(url, { headers, signal }, answer).on('error', refuse)
  })

/** An answer other than a redirect; its body is still to be read or destroyed. */
export interface Answer {
  readonly url: URL
  /** Its status and headers. */
  readonly response: IncomingMessage
  readonly body: AsyncIterable<Buffer>
}

/** Follows redirects, asking the same of each. @throws signal.reason, DOWNLOAD_FAILED */
export const request = async (
  start: URL,
  headers: OutgoingHttpHeaders,
  signal: AbortSignal,
): Promise<Answer> => {
  let url = start
  for (let hop = 0; hop <= maxHops; hop += 1) {
    if (!isAllowed(url, start))
      throw failed(url, `it redirects to ${url.protocol}//, which is not safe`, true)
    const answer = await send(url, { ...commonHeaders, ...headers }, signal)
    const { response } = answer
    if (!redirects.has(response.statusCode ?? 0)) return answer
    response.destroy()
    const { location } = response.headers
    if (location === undefined) throw failed(url, 'it redirects to nowhere', true)
    url = new URL(location, url)
  }
  throw failed(start, `it redirects more than ${maxHops} times`, true)
}

/** Servers mend these by themselves; anything else of 400 or more stays as it is. */
const passing = new Set([408, 425, 429])

/** @throws DOWNLOAD_FAILED unless the answer is 200, 206 or 416 */
export const checkStatus = ({ url, response }: Answer): 200 | 206 | 416 => {
  const { statusCode = 0, statusMessage = '' } = response
  if (statusCode === 200 || statusCode === 206 || statusCode === 416) return statusCode
  response.destroy()
  const isFinal = statusCode < 500 && !passing.has(statusCode)
  throw failed(url, `the server answers ${statusCode} ${statusMessage}`.trimEnd(), isFinal)
}
