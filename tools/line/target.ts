import { readBoxFile, type LineSettings } from '../../firmware/config/box-file.ts'
import { createModemFinder, type Reach } from '../../firmware/main/modem-finder.ts'
import type { DriverName } from '../../firmware/modem/usb/profiles.ts'
import { systemRoots, type UsbRoots } from '../../firmware/modem/usb/usb.ts'
import { Fault } from '../../firmware/fault/fault.ts'
import { lookAround } from './attached.ts'
import { openVirtualLine, type VirtualLine } from './virtual.ts'

/** How a person names a modem. */
export interface TargetOptions {
  readonly port?: string
  readonly driver?: DriverName
  readonly usb?: string
  readonly imei?: string
  readonly config?: string
  readonly name?: string
  readonly virtual?: DriverName
}

/** The modem that is meant. Disposing it ends a virtual one. */
export interface Target extends AsyncDisposable {
  readonly driver: DriverName
  readonly reach: Reach
  /** For people. */
  readonly says: string
  readonly country: string | null
  readonly virtual: VirtualLine | null
}

const usage = (reason: string): never => {
  throw new Fault('USAGE', { reason })
}
const nothing = () => Promise.resolve()

const real = (
  settings: Pick<LineSettings, 'driver' | 'place' | 'country'>,
  says: string,
  roots: UsbRoots,
): Target => ({
  driver: settings.driver,
  reach: createModemFinder({ roots }).reach(settings),
  says,
  country: settings.country,
  virtual: null,
  [Symbol.asyncDispose]: nothing,
})

const fromConfig = async (file: string, name: string | undefined, roots: UsbRoots): Promise<Target> => {
  const { lines } = await readBoxFile(file, '.')
  const line = name === undefined && lines.length === 1 ? lines[0] : lines.find(one => one.name === name)
  if (!line)
    return usage(`${file} has these lines: ${lines.map(one => one.name).join(', ')}. Name one with --name.`)
  return real(line, `${line.name} of ${file}`, roots)
}
const fromUsb = async (socket: string, driver: DriverName | undefined, roots: UsbRoots): Promise<Target> => {
  const found = (await lookAround({ roots })).find(one => one.socket === socket)
  const known = driver ?? (found?.driver as DriverName | null | undefined)
  if (!known) return usage(`Nothing the box knows is in USB socket ${socket}: name its driver with --driver.`)
  return real({ driver: known, place: { by: 'usb', socket }, country: null }, `USB socket ${socket}`, roots)
}
const fromPort = (port: string, driver: DriverName, roots: UsbRoots): Target => {
  const [at = '', audio = null] = port.split(',')
  return real({ driver, place: { by: 'path', at, audio }, country: null }, at, roots)
}
/** The one that is there, where there is one. */
const onlyOne = async (roots: UsbRoots): Promise<Target> => {
  const known = (await lookAround({ roots })).filter(one => one.driver !== null)
  const [only, another] = known
  if (!only)
    return usage(
      'No modem that the box knows is attached: name a port with --port, or try --virtual sim7600.',
    )
  if (another)
    return usage(
      `There are ${known.length} modems: name one with --usb ${known.map(one => one.socket).join(' or --usb ')}.`,
    )
  return fromUsb(only.socket, undefined, roots)
}

/** @throws USAGE, CONFIG_INVALID */
export const findTarget = async (options: TargetOptions, roots: UsbRoots = systemRoots): Promise<Target> => {
  const { port, driver, usb, imei, config, name, virtual } = options
  const ways = [port, usb, imei, config, virtual].filter(way => way !== undefined).length
  if (ways > 1) return usage('Name the modem in one way: --port, --usb, --imei, --config or --virtual.')
  if (virtual) {
    const line = await openVirtualLine(virtual)
    const says = `a virtual ${virtual}`
    return {
      driver: virtual,
      reach: line.reach,
      says,
      country: null,
      virtual: line,
      [Symbol.asyncDispose]: () => line[Symbol.asyncDispose](),
    }
  }
  if (config !== undefined) return fromConfig(config, name, roots)
  if (usb !== undefined) return fromUsb(usb, driver, roots)
  if (imei !== undefined)
    return real(
      { driver: driver ?? 'sim7600', place: { by: 'imei', imei }, country: null },
      `IMEI ${imei.slice(-4)}`,
      roots,
    )
  if (port !== undefined) return fromPort(port, driver ?? 'sim7600', roots)
  return onlyOne(roots)
}
