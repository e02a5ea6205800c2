import { access, constants } from 'node:fs/promises'
import { profileOf } from '../../firmware/modem/usb/profiles.ts'
import { listUsb, systemRoots, type UsbDevice, type UsbRoots } from '../../firmware/modem/usb/usb.ts'
import { holdersOf, type Holder } from './holders.ts'

/** What a port is for; 'other' is diagnostics, positioning, a second AT port. */
export type Role = 'at' | 'audio' | 'other'

export interface AttachedPort {
  readonly path: string
  readonly interface: string
  readonly role: Role
  /** Whether this user may open it. */
  readonly mayOpen: boolean
  readonly heldBy: readonly Holder[]
}

/** A modem on USB, or something with serial ports that may be one. */
export interface Attached {
  /** For `usb:` in the settings. */
  readonly socket: string
  /** 'vendor:product'. */
  readonly id: string
  /** What the box knows it as; null when it does not. */
  readonly profile: string | null
  readonly driver: string | null
  readonly says: string
  readonly ports: readonly AttachedPort[]
  /** What is wrong and what to do, each in a line. */
  readonly troubles: readonly string[]
}

const mayOpen = (path: string) =>
  access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  )

const troublesOf = (device: UsbDevice, ports: readonly AttachedPort[]): readonly string[] => {
  const profile = profileOf(device.vendor, device.product)
  const closed = ports.filter(port => port.role !== 'other' && !port.mayOpen).map(({ path }) => path)
  const held = ports.filter(port => port.role !== 'other' && port.heldBy.length > 0)
  const isManaged = held.some(port => port.heldBy.some(({ name }) => name === 'ModemManager'))
  const missing = profile
    ? (['at', 'audio'] as const).filter(
        role => profile.ports[role] !== null && !ports.some(port => port.role === role),
      )
    : []
  return [
    ...(closed.length > 0
      ? [`no permission for ${closed.join(' ')}: sudo usermod -aG dialout $USER, then log in again`]
      : []),
    ...(isManaged ? ['ModemManager has it: sudo systemctl mask --now ModemManager'] : []),
    ...missing.map(
      role =>
        `its ${role} port (interface ${profile?.ports[role]}) is not there: unplug it and plug it in again`,
    ),
    ...(device.isCard && profile?.driver === 'ec25'
      ? ['it is set to be a sound card, which the box does not use: see board/ec25/README.md']
      : []),
    ...(profile ? [] : ['not a modem that the box knows; if it is one, try driver: generic with at:']),
  ]
}

const look = async (device: UsbDevice, proc: string): Promise<Attached> => {
  const profile = profileOf(device.vendor, device.product)
  const holders = await holdersOf(
    device.ports.map(({ path }) => path),
    proc,
  )
  const roleOf = (number: string): Role => {
    if (profile?.ports.at === number) return 'at'
    return profile?.ports.audio === number ? 'audio' : 'other'
  }
  const ports = await Promise.all(
    device.ports.map(async port => ({
      ...port,
      role: roleOf(port.interface),
      mayOpen: await mayOpen(port.path),
      heldBy: holders.get(port.path) ?? [],
    })),
  )
  return {
    socket: device.socket,
    id: `${device.vendor}:${device.product}`,
    profile: profile?.name ?? null,
    driver: profile?.driver ?? null,
    says: profile?.says ?? device.says ?? 'something with serial ports',
    ports,
    troubles: troublesOf(device, ports),
  }
}

export interface LookOptions {
  readonly roots?: UsbRoots
  /** Where the kernel tells of processes. */
  readonly proc?: string
}

/** Everything on USB that may be a modem, known ones first. */
export const lookAround = async ({ roots = systemRoots, proc = '/proc' }: LookOptions = {}): Promise<
  readonly Attached[]
> => {
  const found = await Promise.all((await listUsb(roots)).map(device => look(device, proc)))
  return [...found.filter(one => one.profile !== null), ...found.filter(one => one.profile === null)]
}
