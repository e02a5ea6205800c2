import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the kernel tells of its devices, and where their nodes are. */
export interface UsbRoots {
  readonly sys: string
  readonly dev: string
}
export const systemRoots: UsbRoots = { sys: '/sys', dev: '/dev' }

/** A serial port of a USB device. */
export interface UsbPort {
  /** As udev's ID_USB_INTERFACE_NUM has it: '02'. */
  readonly interface: string
  /** Such as /dev/ttyUSB2; another after each restart of the device. */
  readonly path: string
}

/** A USB device that has serial ports, or a sound card. */
export interface UsbDevice {
  /** The socket it is plugged into, the same after every restart: '1-1.2' is port 2 of a hub at port 1 of bus 1. */
  readonly socket: string
  /** Tells one plugging-in from the next: the device's number on its bus. */
  readonly visit: string
  /** Four hexadecimal digits in lower case. */
  readonly vendor: string
  readonly product: string
  /** What it calls itself; null when it does not. */
  readonly says: string | null
  /** By interface. */
  readonly ports: readonly UsbPort[]
  /** True when it also is a sound card (USB Audio Class). */
  readonly isCard: boolean
}

const names = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => [])
const word = (...path: readonly string[]): Promise<string | null> =>
  readFile(join(...path), 'utf8').then(
    text => text.trim() || null,
    () => null,
  )
const isPort = (name: string) => /^tty(?:USB|ACM)\d+$/.test(name)

/** usb-serial drivers put the port's folder into the interface's, cdc-acm into a folder `tty` of it. */
const portsOf = async (roots: UsbRoots, folder: string): Promise<readonly UsbPort[]> => {
  const found = [...(await names(folder)), ...(await names(join(folder, 'tty')))].filter(isPort)
  const number = (await word(folder, 'bInterfaceNumber')) ?? '00'
  return [...new Set(found)].map(name => ({ interface: number, path: join(roots.dev, name) }))
}

const readDevice = async (
  roots: UsbRoots,
  socket: string,
  all: readonly string[],
): Promise<UsbDevice | null> => {
  const root = join(roots.sys, 'bus/usb/devices')
  const [vendor, product] = [await word(root, socket, 'idVendor'), await word(root, socket, 'idProduct')]
  if (vendor === null || product === null) return null
  const folders = all.filter(name => name.startsWith(`${socket}:`)).map(name => join(root, name))
  const ports = (await Promise.all(folders.map(folder => portsOf(roots, folder)))).flat()
  const inside = await Promise.all(folders.map(names))
  const says = [await word(root, socket, 'manufacturer'), await word(root, socket, 'product')]
  return {
    socket,
    visit: (await word(root, socket, 'devnum')) ?? '0',
    vendor: vendor.toLowerCase(),
    product: product.toLowerCase(),
    says: says.filter(part => part !== null).join(' ') || null,
    ports: ports.sort((a, b) => a.interface.localeCompare(b.interface)),
    isCard: inside.some(entries => entries.includes('sound')),
  }
}

/** Every USB device with a serial port or a sound card, by socket. Source: the kernel's Documentation/ABI/stable/sysfs-bus-usb */
export const listUsb = async (roots: UsbRoots = systemRoots): Promise<readonly UsbDevice[]> => {
  const all = await names(join(roots.sys, 'bus/usb/devices'))
  // interfaces have a colon, root hubs are called usb1
  const sockets = all.filter(name => /^\d+-[\d.]+$/.test(name)).sort()
  const devices = await Promise.all(sockets.map(socket => readDevice(roots, socket, all)))
  return devices.filter(one => one !== null && (one.ports.length > 0 || one.isCard)) as UsbDevice[]
}
