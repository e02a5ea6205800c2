import { createHash, randomBytes } from 'node:crypto'

/** Who the box is at a calendar server: a name and a password, or a token made for it (RFC 6750). */
export type Login = { readonly username: string; readonly password: string } | { readonly token: string }

type Password = Extract<Login, { readonly username: string }>
type Fields = ReadonlyMap<string, string>

const algorithms: Readonly<Record<string, string>> = { MD5: 'md5', 'SHA-256': 'sha256' }

/** The Digest challenges of a WWW-Authenticate header, which may hold several schemes. Source: RFC 7616 section 3.3 */
const challengesOf = (header: string): readonly Fields[] =>
  header
    .split(/(?=\bDigest\s+\w+=)/i)
    .filter(part => /^Digest\s/i.test(part))
    .map(
      part =>
        new Map(
          [...part.matchAll(/(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g)].map(
            ([, name = '', quoted, plain = '']) =>
              [name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? plain] as const,
          ),
        ),
    )

const algorithmOf = (challenge: Fields): string => (challenge.get('algorithm') ?? 'MD5').toUpperCase()
const isUsable = (challenge: Fields): boolean =>
  algorithmOf(challenge) in algorithms &&
  challenge.has('nonce') &&
  (challenge.get('qop') ?? 'auth').split(/\s*,\s*/).includes('auth')

/** Source: RFC 7616 sections 3.4.1 to 3.4.6; without qop as RFC 2069 had it. */
const digestOf = (
  { username, password }: Password,
  challenge: Fields,
  count: number,
  method: string,
  url: string,
) => {
  const algorithm = algorithmOf(challenge)
  const hash = (text: string) =>
    createHash(algorithms[algorithm] ?? 'md5')
      .update(text, 'utf8')
      .digest('hex')
  const [realm = '', nonce = ''] = [challenge.get('realm'), challenge.get('nonce')]
  const { pathname, search } = new URL(url)
  const uri = `${pathname}${search}`
  const nc = count.toString(16).padStart(8, '0')
  const cnonce = randomBytes(12).toString('hex')
  const isCounted = challenge.has('qop')
  const middle = isCounted ? `${nonce}:${nc}:${cnonce}:auth` : nonce
  const response = hash(`${hash(`${username}:${realm}:${password}`)}:${middle}:${hash(`${method}:${uri}`)}`)
  const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`
  const opaque = challenge.get('opaque')
  return [
    `Digest username=${quoted(username)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    `response="${response}"`,
    `algorithm=${algorithm}`,
    ...(isCounted ? ['qop=auth', `nc=${nc}`, `cnonce="${cnonce}"`] : []),
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
  ].join(', ')
}

const isLoopback = ({ hostname }: URL): boolean => ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)

/**
 * Fetches as somebody. A password goes in the clear (Basic) at once only where nobody listens, elsewhere only to a server
 * that knows no Digest.
 */
export const createAuthorizedFetch = (login: Login, fetched: typeof fetch = fetch): typeof fetch => {
  let challenge: Fields | null = null
  let mayBasic = false
  let count = 0
  const headerFor = (method: string, url: string): string | null => {
    if ('token' in login) return `Bearer ${login.token}`
    if (challenge) return digestOf(login, challenge, (count += 1), method, url)
    const at = new URL(url)
    if (!mayBasic && at.protocol !== 'https:' && !isLoopback(at)) return null
    return `Basic ${Buffer.from(`${login.username}:${login.password}`, 'utf8').toString('base64')}`
  }
  /** True where another try says more than the last. */
  const learn = (header: string, sent: string | null): boolean => {
    if ('token' in login) return false
    const found = challengesOf(header).find(isUsable)
    if (found) {
      const isAnew = found.get('nonce') !== challenge?.get('nonce')
      challenge = found
      count = 0
      return isAnew && (sent?.startsWith('Digest') !== true || found.get('stale')?.toLowerCase() === 'true')
    }
    mayBasic = /\bBasic\b/i.test(header)
    return mayBasic && sent === null
  }
  return async (input, init = {}) => {
    const url = String(input instanceof Request ? input.url : input)
    const send = async () => {
      const headers = new Headers(init.headers)
      const sent = headerFor(init.method ?? 'GET', url)
      // a header is bytes: a name beyond ASCII goes as UTF-8
      if (sent !== null) headers.set('authorization', Buffer.from(sent, 'utf8').toString('latin1'))
      return { sent, answer: await fetched(url, { ...init, headers }) }
    }
    const { sent, answer } = await send()
    if (answer.status !== 401 || !learn(answer.headers.get('www-authenticate') ?? '', sent)) return answer
    await answer.body?.cancel()
    return (await send()).answer
  }
}
