import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from './problem.ts'

/** Names by which a browser on this very machine may call it. */
const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])
/** Whether this is a name or address of the machine itself, as written in a URL or a --host option. */
export const isLoopback = (host: string): boolean =>
  loopback.has(host.toLowerCase()) || loopback.has(`[${host}]`)

const hostName = (header: string | undefined) => /^(.+?)(?::\d+)?$/.exec(header ?? '')?.[1] ?? ''

const csp = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/** Sent with every answer. Source: W3C CSP Level 3, Fetch §3.6 (CORP), HTML §7.1.3 (COOP). */
const headers = {
  'content-security-policy': csp,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

const isOwnOrigin = (request: FastifyRequest) => {
  const { origin, host } = request.headers
  return origin === `http://${host}`
}

/**
 * Lets only this machine's own pages in. A name that a stranger's DNS points here shows in Host (DNS rebinding);
 * another site's script shows in Origin, which every browser sends with whatever is not a plain read.
 */
export const guard = (request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined => {
  reply.headers(headers)
  if (!loopback.has(hostName(request.headers.host).toLowerCase()))
    return refuse(
      reply,
      403,
      'This page answers only on this machine: open it as http://localhost with its port.',
    )
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (!reads && !isOwnOrigin(request))
    return refuse(reply, 403, 'This request came from another site. Open the page itself and use that.')
  return undefined
}
