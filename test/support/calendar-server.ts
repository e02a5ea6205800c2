import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** Radicale (Debian) on the loopback interface, its users and calendars in a folder. Disposing it stops it. */
export interface CalendarServer extends AsyncDisposable {
  readonly url: string
  readonly port: number
  /** Address of a calendar, made if it is not there. */
  calendar(user: string, name: string): Promise<string>
  /** What a person's own program does there. */
  ask(
    user: string,
    method: string,
    url: string,
    body?: string,
    headers?: Record<string, string>,
  ): Promise<Response>
  /** The iCalendar texts of a calendar, by address. */
  texts(user: string, calendar: string): Promise<ReadonlyMap<string, string>>
  stop(): Promise<void>
}

const host = '127.0.0.1'
export const password = 'a secret, with ünicode'

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

const started = async (child: ChildProcess): Promise<void> => {
  const said: string[] = []
  const ready = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', line => {
      said.push(line)
      if (line.includes('Radicale server ready')) resolve()
    })
    child.once('close', () => reject(new Error(`radicale ended: ${said.slice(-5).join(' | ')}`)))
    child.once('error', reject)
  })
  await ready
}

/** Source: radicale(1), https://radicale.org/v3.html#configuration */
const settings = (folder: string, port: number) => `
[server]
hosts = ${host}:${port}
[auth]
type = htpasswd
htpasswd_filename = ${join(folder, 'users')}
htpasswd_encryption = plain
delay = 0
[rights]
type = owner_only
[storage]
filesystem_folder = ${join(folder, 'collections')}
[logging]
level = info
`

export const openCalendarServer = async (
  folder: string,
  users: readonly string[],
  at?: number,
): Promise<CalendarServer> => {
  const port = at ?? (await freePort())
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'users'), users.map(user => `${user}:${password}\n`).join(''))
  await writeFile(join(folder, 'config'), settings(folder, port))
  const child = spawn('radicale', ['--config', join(folder, 'config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const gone = once(child, 'close')
  await started(child)
  const url = `http://${host}:${port}`
  const ask: CalendarServer['ask'] = (user, method, path, body, headers = {}) =>
    fetch(new URL(path, url), {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    })
  const stop = async () => {
    child.kill('SIGTERM')
    await gone
  }
  const calendar = async (user: string, name: string) => {
    await ask(user, 'MKCALENDAR', `/${user}/${name}/`)
    return `${url}/${user}/${name}/`
  }
  const texts = async (user: string, path: string) => {
    const listing = await (await ask(user, 'PROPFIND', path, undefined, { depth: '1' })).text()
    const hrefs = [...listing.matchAll(/<href>([^<]*\.ics)<\/href>/g)].map(found => found[1] ?? '')
    const read = async (href: string) => [href, await (await ask(user, 'GET', href)).text()] as const
    return new Map(await Promise.all([...new Set(hrefs)].map(read)))
  }
  return { url, port, calendar, ask, texts, stop, [Symbol.asyncDispose]: stop }
}
