import { readFile } from 'node:fs/promises'
import type { IClientOptions } from 'mqtt'
import { Fault } from '../fault/fault.ts'

/** Where the broker is and how to be let in. */
export interface BrokerAccess {
  /** mqtts://host:8883 (TLS 1.2 or later), or mqtt://host:1883 where nobody else is on the wire. */
  readonly url: string
  readonly username?: string | undefined
  readonly password?: string | undefined
  /** PEM file of the authority that signed the broker's certificate; those of the system if absent. */
  readonly ca?: string | undefined
  /** PEM files of this box's own certificate, where the broker asks for one. */
  readonly clientCert?: { readonly cert: string; readonly key: string } | undefined
}

/** What the client library is told, and the address as it may be shown: without a password. */
export interface Route {
  readonly shown: string
  /** Names and numbers would cross a network that others can read. */
  readonly isOpen: boolean
  readonly options: IClientOptions
}

const protocols: Readonly<Record<string, { readonly protocol: 'mqtt' | 'mqtts'; readonly port: number }>> = {
  'mqtt:': { protocol: 'mqtt', port: 1_883 },
  'mqtts:': { protocol: 'mqtts', port: 8_883 },
}
const isLoopback = (host: string) => /^(localhost|127\..*|\[::1\])$/.test(host)

const read = async (file: string): Promise<Buffer> => {
  try {
    return await readFile(file)
  } catch (error) {
    throw new Fault('FILE_UNREADABLE', { file, reason: (error as Error).message }, error)
  }
}

/** @throws CONFIG_INVALID for a URL that is no MQTT address, FILE_UNREADABLE for a certificate */
export const routeTo = async (access: BrokerAccess): Promise<Route> => {
  const url = URL.parse(access.url)
  const kind = protocols[url?.protocol ?? '']
  if (!url?.hostname || !kind)
    throw new Fault('CONFIG_INVALID', {
      at: 'the broker must be given as mqtt://host:port or mqtts://host:port',
    })
  const { protocol } = kind
  const port = url.port === '' ? kind.port : Number(url.port)
  const username = access.username ?? (decodeURIComponent(url.username) || undefined)
  const password = access.password ?? (decodeURIComponent(url.password) || undefined)
  return {
    shown: `${protocol}://${url.hostname}:${port}`,
    isOpen: protocol === 'mqtt' && !isLoopback(url.hostname),
    options: {
      protocol,
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port,
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
      ...(access.ca !== undefined && { ca: await read(access.ca) }),
      ...(access.clientCert && {
        cert: await read(access.clientCert.cert),
        key: await read(access.clientCert.key),
      }),
    },
  }
}
