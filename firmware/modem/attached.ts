import { readdir, readFile, readlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { profileOf, type Profile } from './profiles.ts'

/** A modem on USB that has a profile, and where its ports are at this moment. */
export interface AttachedModem {
  readonly profile: Profile
  /** Which socket it is plugged into: bus and place, as in the stable names ('1-1.2'). */
  readonly socket: string
  readonly serial: string | null
  /** Device names such as '/dev/ttyUSB2'; null while the port is not there, or where the profile has none. */
  readonly atPath: string | null
  readonly audioPath: string | null
}

interface Tty {
  readonly path: string
  /** The USB device's folder in sysfs. */
  readonly device: string
  readonly interfaceNumber: string
}

const read = (file: string) =>
  readFile(file, 'utf8').then(
    text => text.trim(),
    () => null,
  )
const list = (folder: string) => readdir(folder).catch(() => [])

/**
 * Where a tty hangs: /sys/class/tty/ttyUSB2/device leads to …/1-1.2/1-1.2:1.2/ttyUSB2, for ttyACM0 to …/1-1.2/1-1.2:1.0.
 * Null for one that is not on USB.
 */
const readTty = async (sys: string, name: string): Promise<Tty | null> => {
  const entry = join(sys, 'class/tty', name)
  const link = await readlink(join(entry, 'device')).catch(() => null)
  if (link === null) return null
  const at = join(entry, link)
  for (const folder of [at, dirname(at)]) {
    const interfaceNumber = await read(join(folder, 'bInterfaceNumber'))
    if (interfaceNumber !== null) return { path: `/dev/${name}`, device: dirname(folder), interfaceNumber }
  }
  return null
}

const describe = async (device: string, ttys: readonly Tty[]): Promise<AttachedModem | null> => {
  const [vendor, product] = [await read(join(device, 'idVendor')), await read(join(device, 'idProduct'))]
  const profile = profileOf(vendor ?? '', product ?? '')
  if (!profile) return null
  const pathAt = (number: string | null) => ttys.find(tty => tty.interfaceNumber === number)?.path ?? null
  return {
    profile,
    socket: basename(device),
    serial: await read(join(device, 'serial')),
    atPath: pathAt(profile.ports.at),
    audioPath: pathAt(profile.ports.audio),
  }
}

/**
 * The modems that are plugged in and known, by socket. Names of ttys change at every restart of a modem, interface numbers
 * and sockets do not. Never rejects: what cannot be read is not there.
 * @param sys where sysfs is mounted
 */
export const attachedModems = async (sys = '/sys'): Promise<readonly AttachedModem[]> => {
  const names = (await list(join(sys, 'class/tty'))).filter(name => /^tty(?:USB|ACM)\d+$/.test(name))
  const ttys = (await Promise.all(names.map(name => readTty(sys, name)))).filter(tty => tty !== null)
  const devices = [...new Set(ttys.map(({ device }) => device))].toSorted()
  const all = devices.map(device =>
    describe(
      device,
      ttys.filter(tty => tty.device === device),
    ),
  )
  return (await Promise.all(all)).filter(modem => modem !== null)
}
