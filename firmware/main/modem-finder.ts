import { realpath } from 'node:fs/promises'
import type { LineSettings, Place } from '../config/box-file.ts'
import { Fault } from '../fault/fault.ts'
import { oneAtATime } from '../flow/one-at-a-time.ts'
import { askImei } from '../modem/usb/imei.ts'
import { profileOf, type Profile } from '../modem/usb/profiles.ts'
import { openSerialLink, type ByteLink } from '../modem/serial-link.ts'
import { listUsb, systemRoots, type UsbDevice, type UsbRoots } from '../modem/usb/usb.ts'
import type { Clock } from '../time/clock.ts'

type OpenLink = (path: string, clock: Clock) => Promise<ByteLink>

/** How a driver reaches a line's modem: names for its ports, and what opens them. The names stay when the modem moves. */
export interface Reach {
  readonly atPath: string
  /** Null where no port of its own carries sound. */
  readonly pcmPath: string | null
  readonly openLink: OpenLink
}

/** Finds modems by socket or by IMEI, afresh each time one is opened: after a restart its ports have other names. */
export interface ModemFinder {
  /** @throws by openLink LINE_MISSING, LINE_MISMATCH, LINE_PORTLESS, and what openSerialLink throws */
  reach(line: Pick<LineSettings, 'driver' | 'place'>): Reach
}

export interface FinderOptions {
  readonly roots?: UsbRoots
  readonly openLink?: OpenLink
}

const real = (path: string) => realpath(path).catch(() => path)
const visitOf = ({ socket, visit }: UsbDevice) => `${socket}#${visit}`
const nameOf = (place: Exclude<Place, { by: 'path' }>): string =>
  place.by === 'usb' ? `USB socket ${place.socket}` : `IMEI …${place.imei.slice(-4)}`

/** @throws LINE_MISMATCH when a known modem is driven as another; `generic` drives any that is cellular */
const checkDriver = (path: string, driver: LineSettings['driver'], profile: Profile) => {
  const isFine = profile.driver === driver || (driver === 'generic' && profile.driver !== 'v253')
  if (isFine) return
  throw new Fault('LINE_MISMATCH', { path, driver, found: profile.says, right: profile.driver })
}

/** Which of a device's ports has this role. One that is not known may have a single port, which then has them all. */
const portOf = (device: UsbDevice, role: 'at' | 'audio', driver: LineSettings['driver']): string | null => {
  const profile = profileOf(device.vendor, device.product)
  const path = `USB socket ${device.socket}`
  if (profile) {
    checkDriver(path, driver, profile)
    return device.ports.find(port => port.interface === profile.ports[role])?.path ?? null
  }
  const [only, another] = device.ports
  if (only && !another && role === 'at') return only.path
  throw new Fault('LINE_PORTLESS', { path, id: `${device.vendor}:${device.product}` })
}

export const createModemFinder = (options: FinderOptions = {}): ModemFinder => {
  const { roots = systemRoots, openLink = openSerialLink } = options
  /** IMEIs by the visit of a device: whoever is plugged in anew is asked anew. */
  const known = new Map<string, string>()
  const oneSearch = oneAtATime()

  /** Null when it does not tell, or a line holds it. */
  const imeiOf = async (device: UsbDevice, clock: Clock): Promise<string | null> => {
    const profile = profileOf(device.vendor, device.product)
    const port = device.ports.find(({ interface: at }) => at === profile?.ports.at)
    if (!port || profile?.driver === 'v253') return null
    const imei = known.get(visitOf(device)) ?? (await askImei(port.path, { clock, openLink }))
    if (imei !== null) known.set(visitOf(device), imei)
    return imei
  }
  const searchImei = async (imei: string, clock: Clock): Promise<UsbDevice | undefined> => {
    const devices = await listUsb(roots)
    const here = new Set(devices.map(visitOf))
    for (const visit of known.keys()) if (!here.has(visit)) known.delete(visit)
    const met = devices.find(device => known.get(visitOf(device)) === imei)
    if (met) return met
    for (const device of devices) if ((await imeiOf(device, clock)) === imei) return device
    return undefined
  }
  const find = async (place: Exclude<Place, { by: 'path' }>, clock: Clock): Promise<UsbDevice> => {
    const device =
      place.by === 'usb'
        ? (await listUsb(roots)).find(({ socket }) => socket === place.socket)
        : await oneSearch(() => searchImei(place.imei, clock))
    if (!device) throw new Fault('LINE_MISSING', { path: `at ${nameOf(place)}` })
    return device
  }
  /** The device that has this port, under whatever name udev gave it. */
  const deviceOf = async (path: string): Promise<UsbDevice | undefined> => {
    const node = await real(path)
    for (const device of await listUsb(roots))
      for (const port of device.ports) if ((await real(port.path)) === node) return device
    return undefined
  }
  /** A port that was named may be a modem's that the settings take for another. */
  const openNamed =
    (driver: LineSettings['driver']): OpenLink =>
    async (path, clock) => {
      const device = await deviceOf(path)
      const profile = device && profileOf(device.vendor, device.product)
      if (profile) checkDriver(path, driver, profile)
      return openLink(path, clock)
    }
  const reach: ModemFinder['reach'] = ({ driver, place }) => {
    if (place.by === 'path') return { atPath: place.at, pcmPath: place.audio, openLink: openNamed(driver) }
    const [atPath, pcmPath] = [`the AT port at ${nameOf(place)}`, `the audio port at ${nameOf(place)}`]
    const open: OpenLink = async (name, clock) => {
      const port = portOf(await find(place, clock), name === pcmPath ? 'audio' : 'at', driver)
      if (port === null) throw new Fault('LINE_MISSING', { path: name })
      return openLink(port, clock)
    }
    const hasAudio = driver === 'sim7600' || driver === 'ec25'
    return { atPath, pcmPath: hasAudio ? pcmPath : null, openLink: open }
  }
  return { reach }
}
