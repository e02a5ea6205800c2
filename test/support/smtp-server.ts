import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** A letter as a server took it. */
export interface Taken {
  readonly from: string
  readonly to: string
  /** Headers and text, with its dots unstuffed. */
  readonly data: string
}

export interface SmtpServer extends AsyncDisposable {
  readonly port: number
  readonly taken: readonly Taken[]
  /** Every command of every client; of AUTH the answers too. */
  readonly said: readonly string[]
}

interface Manners {
  /** By command: what to answer instead of the usual. 'DATA.' is what follows the letter, 'AUTH.' what follows the secret. */
  readonly answers?: Readonly<Record<string, string>>
  /** It takes the connection and says nothing. */
  readonly isMute?: true
}

/** A mail server of one's own on this machine: one letter after another, without TLS. Source: RFC 5321, RFC 4954. */
export const openSmtpServer = async ({ answers = {}, isMute }: Manners = {}): Promise<SmtpServer> => {
  const taken: Taken[] = []
  const said: string[] = []
  const sockets = new Set<Socket>()
  const serve = async (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    if (isMute) return
    let [from, to] = ['', '']
    let lines: string[] | null = null
    const say = (usual: string, command: string) => void socket.write(`${answers[command] ?? usual}\r\n`)
    say('220 mail.example ESMTP', 'CONNECT')
    for await (const line of createInterface({ input: socket })) {
      if (lines !== null) {
        if (line !== '.') lines.push(line.startsWith('..') ? line.slice(1) : line)
        else {
          if (!answers['DATA.']) taken.push({ from, to, data: lines.join('\n') })
          lines = null
          say('250 2.0.0 taken', 'DATA.')
        }
        continue
      }
      said.push(line)
      const [word = ''] = line.toUpperCase().split(/[ :]/)
      if (word === 'EHLO') say('250-mail.example\r\n250-AUTH PLAIN\r\n250 SIZE 1000000', word)
      else if (word === 'AUTH') say('235 2.7.0 welcome', word)
      else if (word === 'MAIL') {
        from = line
        say('250 2.1.0 ok', word)
      } else if (word === 'RCPT') {
        to = line
        say('250 2.1.5 ok', word)
      } else if (word === 'DATA') {
        if (!answers[word]) lines = []
        say('354 go on', word)
      } else if (word === 'QUIT') {
        say('221 bye', word)
        socket.end()
      } else say('250 ok', word)
    }
  }
  const server = createServer(socket => void serve(socket).catch(() => undefined))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    if (!server.listening) return
    server.close()
    await once(server, 'close')
  }
  return { port: address.port, taken, said, [Symbol.asyncDispose]: close }
}
