import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { UsbRoots } from '../../firmware/modem/usb/usb.ts'

/** A USB device as the kernel shows it: the ports by interface, each a device that is really there, such as a pty. */
export interface PluggedDevice {
  readonly socket: string
  readonly vendor: string
  readonly product: string
  readonly says?: string
  readonly ports: Readonly<Record<string, string>>
  /** ttyACM instead of ttyUSB: the kernel puts those one folder deeper. */
  readonly isAcm?: boolean
  readonly isCard?: boolean
}

/** A copy in a folder of what the kernel tells of USB. Each plugging-in gives the ports the next names, as the kernel does. */
export const createUsbTree = (folder: string) => {
  const roots: UsbRoots = { sys: join(folder, 'sys'), dev: join(folder, 'dev') }
  const devices = join(roots.sys, 'bus/usb/devices')
  mkdirSync(join(devices, 'usb1'), { recursive: true })
  mkdirSync(roots.dev, { recursive: true })
  let visits = 0
  let names = 0
  const here = new Map<string, readonly string[]>()

  const unplug = (socket: string) => {
    const interfaces = here.get(socket) ?? []
    for (const path of interfaces) rmSync(path, { recursive: true, force: true })
    rmSync(join(devices, socket), { recursive: true, force: true })
    here.delete(socket)
  }
  /** The names its ports have, by interface. */
  const plug = (device: PluggedDevice): Readonly<Record<string, string>> => {
    const { socket, ports, isAcm } = device
    unplug(socket)
    visits += 1
    const root = join(devices, socket)
    mkdirSync(root)
    const write = (name: string, text: string) => writeFileSync(join(root, name), `${text}\n`)
    write('idVendor', device.vendor)
    write('idProduct', device.product)
    write('devnum', String(visits))
    if (device.says !== undefined) write('product', device.says)
    const made: string[] = [root]
    const found: Record<string, string> = {}
    for (const [number, target] of Object.entries(ports)) {
      const name = `tty${isAcm ? 'ACM' : 'USB'}${names}`
      names += 1
      const place = `${root}:1.${Number.parseInt(number, 16)}`
      mkdirSync(join(place, isAcm ? 'tty' : '', name), { recursive: true })
      writeFileSync(join(place, 'bInterfaceNumber'), `${number}\n`)
      found[number] = join(roots.dev, name)
      symlinkSync(target, found[number])
      made.push(place, found[number])
    }
    if (device.isCard) {
      const place = `${root}:1.9`
      mkdirSync(join(place, 'sound'), { recursive: true })
      made.push(place)
    }
    here.set(socket, made)
    return found
  }
  return { roots, plug, unplug }
}
export type UsbTree = ReturnType<typeof createUsbTree>
