import { readFile } from 'node:fs/promises'
import { createTransport } from 'nodemailer'
import { Fault } from '../fault/fault.ts'
import type { Letter, Mail } from '../ports/mail.ts'

export interface MailOptions {
  readonly host: string
  readonly port: number
  /** tls: from the first byte (usual on 465). starttls: or nothing is sent (587). none: in the open. */
  readonly security: 'tls' | 'starttls' | 'none'
  readonly username?: string
  readonly password?: string
  /** Whom letters come from. */
  readonly from: string
  /** A PEM file of the authority that signed the server's certificate; the system's if left out. */
  readonly ca?: string
}

/** RFC 5321 §4.5.3.2 lets a server take minutes; one that takes longer than this is tried again. */
const patienceMs = 15_000

const transportOf = async ({ host, port, security, username, password, ca }: MailOptions) =>
  createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(username === undefined ? {} : { auth: { user: username, pass: password ?? '' } }),
    ...(ca === undefined ? {} : { tls: { ca: await readFile(ca, 'utf8') } }),
  })

/** What a server says may repeat a name or an address, never the password; it is kept to one line. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 200)

const deliver = async (options: MailOptions, { id, to, subject, text }: Letter): Promise<void> => {
  const transport = await transportOf(options)
  try {
    await transport.sendMail({
      from: options.from,
      to,
      subject,
      text,
      messageId: `<${id}@${options.from.split('@')[1] ?? 'ragelis'}>`,
      // whoever is away need not say so. Source: RFC 3834 §5
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  } finally {
    transport.close()
  }
}

/** Sends by SMTP, one connection a letter: one letter is sent a day. Source: RFC 5321, RFC 3207 (STARTTLS), RFC 8314 (TLS). */
export const createMail = (options: MailOptions): Mail => ({
  send: async (letter, signal) => {
    signal.throwIfAborted()
    const gone = Promise.withResolvers<never>()
    const leave = () => gone.reject(signal.reason as Error)
    signal.addEventListener('abort', leave, { once: true })
    try {
      await Promise.race([deliver(options, letter), gone.promise])
    } catch (error) {
      if (signal.aborted) throw signal.reason
      throw new Fault('MAIL_FAILED', { host: options.host, reason: reasonOf(error) }, error)
    } finally {
      signal.removeEventListener('abort', leave)
    }
  },
})
