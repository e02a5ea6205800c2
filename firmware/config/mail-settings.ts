import { Type, type Static } from 'typebox'
import type { Complaint } from './yaml-file.ts'

/** The section `mail` of the settings file: the server that takes the morning report. */
export const mailSchema = Type.Object(
  {
    host: Type.String({ minLength: 1, description: 'the name of a mail server' }),
    port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535, description: 'a port, 1 to 65535' })),
    security: Type.Optional(Type.Enum(['tls', 'starttls', 'none'], { description: 'tls, starttls or none' })),
    username: Type.Optional(Type.String({ minLength: 1, description: 'a user name' })),
    password: Type.Optional(Type.String({ minLength: 1, description: 'a password' })),
    from: Type.String({
      pattern: '^[^@\\s<>,;]+@[^@\\s<>,;]+$',
      description: 'the address that letters come from',
    }),
    ca: Type.Optional(
      Type.String({ minLength: 1, description: 'a PEM file of the authority that signed the server' }),
    ),
  },
  { additionalProperties: false, description: 'a mail server: host, from, and how to log in' },
)
type MailFile = Static<typeof mailSchema>

/** Everything openMail needs; see firmware/sync/mail.ts. */
export interface MailSettings {
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls' | 'none'
  readonly username?: string
  readonly password?: string
  readonly from: string
  readonly ca?: string
}

/** Source: RFC 8314 §3.3, RFC 6409 §3.1, RFC 5321 §4.5.4.2 */
const usualPorts = { tls: 465, starttls: 587, none: 25 } as const

const isHere = (host: string): boolean => ['localhost', '127.0.0.1', '::1'].includes(host)

export const mailFaults = (mail: MailFile | undefined): readonly Complaint[] => {
  if (!mail) return []
  const { security, host, username, password } = mail
  const isOpen = security === 'none' && !isHere(host)
  return [
    ...(isOpen && password !== undefined
      ? [
          {
            path: ['mail', 'security'],
            what: 'the password would travel in the open; expected tls or starttls',
          },
        ]
      : []),
    ...((username === undefined) === (password === undefined)
      ? []
      : [{ path: ['mail'], what: 'expected both username and password, or neither' }]),
  ]
}

/** @param at makes a path of the file absolute */
export const mailOf = (mail: MailFile, at: (path: string) => string): MailSettings => {
  const security = mail.security ?? 'starttls'
  const { host, username, password, from, ca } = mail
  return {
    host,
    port: mail.port ?? usualPorts[security],
    security,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    from,
    ...(ca === undefined ? {} : { ca: at(ca) }),
  }
}
