/** The drivers of this room, by the name that settings use. */
export type DriverName = 'sim7600' | 'ec25' | 'v253' | 'generic'

/** The power key that a board leads to the box's pins. */
export interface PowerKey {
  /** The pin's number as the Broadcom chip counts, not its place in the header. */
  readonly gpio: number
  /** How long it is held to switch the modem on, and off. */
  readonly onMs: number
  readonly offMs: number
}

/** One way a modem shows itself on USB. */
export interface Profile {
  readonly name: string
  /** For people. */
  readonly says: string
  readonly driver: DriverName
  /** USB ids, four hexadecimal digits in lower case. */
  readonly vendor: string
  readonly products: readonly string[]
  /**
   * Interface numbers, as udev's ID_USB_INTERFACE_NUM has them. `audio` is null where no port of its own carries sound;
   * a V.253 modem has it all in one.
   */
  readonly ports: { readonly at: string; readonly audio: string | null }
  /** The folder under board/ with its udev rules, its pins and what to do when it fails. */
  readonly board: string
  readonly powerKey: PowerKey | null
}

/** From the maker's manual of the 4G HAT. */
const hatKey: PowerKey = { gpio: 6, onMs: 2_000, offMs: 3_000 }

/** Every modem that the box knows by its USB ids. Ports go by interface number: ttyUSB numbers change at every restart. */
export const profiles: readonly Profile[] = [
  // modems.md 1.1: ModemManager's port-type rules for SimTech, and field reports
  {
    name: 'sim7600',
    says: 'SIMCom SIM7600, as delivered (USB mode 9001)',
    driver: 'sim7600',
    vendor: '1e0e',
    products: ['9001'],
    ports: { at: '02', audio: '04' },
    board: 'sim7600',
    powerKey: hatKey,
  },
  {
    name: 'sim7600-rndis',
    says: 'SIMCom SIM7600 with a network by RNDIS (USB mode 9011)',
    driver: 'sim7600',
    vendor: '1e0e',
    products: ['9011'],
    ports: { at: '04', audio: '06' },
    board: 'sim7600',
    powerKey: hatKey,
  },
  // modems.md 2.1. A mini PCIe card has no power key: it starts with its 3.3 V, and PERST# restarts it
  {
    name: 'ec25',
    says: 'Quectel EC25, EC20 or EG25-G',
    driver: 'ec25',
    vendor: '2c7c',
    products: ['0125'],
    ports: { at: '02', audio: '01' },
    board: 'ec25',
    powerKey: null,
  },
  {
    name: 'ec21',
    says: 'Quectel EC21 or EG21-G',
    driver: 'ec25',
    vendor: '2c7c',
    products: ['0121'],
    ports: { at: '02', audio: '01' },
    board: 'ec25',
    powerKey: null,
  },
  // modems.md 3.1: the ids of the chip that the kernel's cdc-acm knows
  {
    name: 'cx93010',
    says: 'Conexant CX93010 or CX93001 (StarTech USB56KEMH2, Dell RD02-D400, Lenovo, TRENDnet TFM-561U …)',
    driver: 'v253',
    vendor: '0572',
    products: ['1321', '1324', '1328', '1329', '1340', '1349'],
    ports: { at: '00', audio: null },
    board: 'cx93010',
    powerKey: null,
  },
  {
    name: 'zoom3095',
    says: 'Zoom 3095, a CX93010 inside',
    driver: 'v253',
    vendor: '0803',
    products: ['3095'],
    ports: { at: '00', audio: null },
    board: 'cx93010',
    powerKey: null,
  },
  // usb.ids; firmware from 1.2.23 on takes calls
  {
    name: 'usr5637',
    says: 'U.S. Robotics USR5637',
    driver: 'v253',
    vendor: '0baf',
    products: ['0303'],
    ports: { at: '00', audio: null },
    board: 'usr5637',
    powerKey: null,
  },
]

/** The profile of a USB device by its ids, in whatever case they are written; null for one that is not known. */
export const profileOf = (vendor: string, product: string): Profile | null => {
  const [maker, device] = [vendor.toLowerCase(), product.toLowerCase()]
  return profiles.find(one => one.vendor === maker && one.products.includes(device)) ?? null
}
