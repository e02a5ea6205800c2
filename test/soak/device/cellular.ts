import type { Device } from '../../../board/virtual/cellular/device.ts'
import { createEc25 } from '../../../board/virtual/ec25/ec25.ts'
import { ec25Factory, type Ec25FirmwareName } from '../../../board/virtual/ec25/firmware.ts'
import { createGeneric } from '../../../board/virtual/generic/generic.ts'
import type { FirmwareName } from '../../../board/virtual/sim7600/firmware.ts'
import { createSim7600 } from '../../../board/virtual/sim7600/sim7600.ts'
import { createMessageCentre } from '../../../board/virtual/sms/centre.ts'
import { noSmsFaults, type SendFault, type SmsFaults } from '../../../board/virtual/sms/faults.ts'
import { createSmsUnit, type SmsUnit } from '../../../board/virtual/sms/storage.ts'
import type { CellularOptions } from '../../../firmware/modem/cellular/line.ts'
import { openEc25 } from '../../../firmware/modem/ec25.ts'
import { openGeneric } from '../../../firmware/modem/generic.ts'
import { openSim7600 } from '../../../firmware/modem/sim7600.ts'
import type { Line } from '../../../firmware/ports/line.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { memoryModem, NUMBER, type MemoryParts } from '../../unit/modem/memory-modem.ts'
import type { Bench, Mischief, Road } from './bench.ts'
import { pathMischief } from './path-mischief.ts'

interface Quirks {
  isBusy: boolean
}
interface Kind {
  readonly create: (parts: MemoryParts & { readonly sms: SmsUnit }, quirks: Quirks) => Device
  readonly open: (options: CellularOptions) => Promise<Line>
  readonly hasSound: boolean
}
export const sim7600 = (firmware: FirmwareName): Kind => ({
  create: parts => createSim7600({ ...parts, firmware }),
  open: openSim7600,
  hasSound: true,
})
export const ec25 = (firmware: Ec25FirmwareName): Kind => {
  const memory = ec25Factory()
  return {
    create: (parts, quirks) => createEc25({ ...parts, firmware, memory, isBusy: () => quirks.isBusy }),
    open: openEc25,
    hasSound: true,
  }
}
export const generic = (): Kind => ({
  create: parts => createGeneric(parts),
  open: openGeneric,
  hasSound: false,
})

type Modem = ReturnType<typeof memoryModem>
const PIN = '4321'
/** Commands in whose midst a modem may restart: of the set-up, the upkeep, calls and text messages. */
const commands = [
  'A',
  '+CLCC',
  '+CSQ',
  '+QPCMV=1,0',
  '+CPCMREG=1',
  '+CHUP',
  '+CREG?',
  '+CPMS?',
  '+CMGL=4',
  '',
]

const deviceMischief = (modem: Modem, quirks: Quirks): Readonly<Record<string, Mischief>> => {
  const { faults } = modem
  /** Sets some faults, and sets them back. */
  const wrong =
    (change: Partial<typeof faults>): Mischief['begin'] =>
    () => {
      const before = { ...faults }
      Object.assign(faults, change)
      return () => {
        for (const name of Object.keys(change)) Object.assign(faults, { [name]: Reflect.get(before, name) })
      }
    }
  return {
    'audio refused': {
      begin: ({ pick }) => wrong({ audioRefusals: pick([1, 2, 50]) })({} as never),
    },
    'no sound in': { begin: wrong({ isMute: true }) },
    'sound stuck': { begin: wrong({ isStuck: true }) },
    'they do not hear us': { begin: wrong({ isDeaf: true }) },
    'sound at 16 kHz': { begin: wrong({ isWideband: true }) },
    'bytes lost': { begin: wrong({ slips: 5 }) },
    'goodbye lost': { begin: wrong({ isGoodbyeLost: true }) },
    'number lost': { begin: wrong({ isNumberLost: true }) },
    'NO CARRIER too early': { begin: wrong({ isEarlyNoCarrier: true }) },
    'silent modem': { begin: wrong({ isSilent: true }), shows: ({ fault }) => fault !== null },
    'restart in a command': {
      begin: ({ pick }) => wrong({ rebootsAt: pick(commands) })({} as never),
    },
    'no network': {
      begin: wrong({ registration: 2 }),
      shows: ({ network, fault }) => network === 'searching' || fault !== null,
    },
    'SIM card out': {
      begin: chance => {
        const undo = wrong({ sim: 'missing' })(chance)
        modem.notify('+CPIN: NOT READY')
        return undo
      },
      shows: ({ fault }) => fault === 'SIM_MISSING',
    },
    'wants its PIN': {
      begin: chance => {
        const undo = wrong({ sim: 'pin' })(chance)
        modem.notify('+CPIN: SIM PIN')
        return () => {
          undo()
          faults.pinTries = 3
        }
      },
    },
    'NO CARRIER from nowhere': {
      begin: () => {
        modem.notify('NO CARRIER')
        return () => undefined
      },
    },
    'rubbish from the modem': {
      begin: ({ below }) => {
        for (let n = 0; n < 5; n += 1)
          modem.notify(String.fromCharCode(...Array.from({ length: 40 }, () => below(256))))
        return () => undefined
      },
    },
    'settings forgotten': {
      begin: () => {
        modem.factoryReset()
        return () => undefined
      },
    },
    'sound port gone': {
      begin: () => {
        modem.cutAudio()
        return () => undefined
      },
    },
    'buffer full': {
      begin: () => {
        quirks.isBusy = true
        return () => void (quirks.isBusy = false)
      },
    },
    'cable pulled': {
      begin: () => {
        modem.unplug()
        return () => modem.plug()
      },
      shows: ({ fault }) => fault !== null,
    },
  }
}

const sends: readonly SendFault[] = [
  { cms: 42 },
  { cms: 331 },
  { cms: 322 },
  { cms: 500 },
  { noPrompt: 500 },
  { networkTimeout: true, isTaken: true },
  { networkTimeout: true, isTaken: false },
  { silence: true, isTaken: true },
]
const smsMischief = (faults: SmsFaults): Readonly<Record<string, Mischief>> => {
  const wrong =
    (change: Partial<SmsFaults>): Mischief['begin'] =>
    () => {
      Object.assign(faults, change)
      const { simBusy, sends: none, isIndexLost, isNoticeLost, capacity } = noSmsFaults()
      return () => void Object.assign(faults, { simBusy, sends: none, isIndexLost, isNoticeLost, capacity })
    }
  return {
    'SMS prompt stuck': { begin: wrong({ sends: [{ mutePrompt: true }] }) },
    'SMS refused': { begin: chance => wrong({ sends: [chance.pick(sends), chance.pick(sends)] })(chance) },
    'SIM card busy': { begin: wrong({ simBusy: 4 }) },
    'SMS notice lost': { begin: wrong({ isNoticeLost: true }) },
    'SMS index lost': { begin: wrong({ isIndexLost: true }) },
    'SMS storage full': { begin: wrong({ capacity: 1 }) },
  }
}

export const cellularBench = (kind: Kind, road: Road): Bench => {
  const clock = simClock()
  const quirks = { isBusy: false }
  const centre = createMessageCentre(clock)
  const sms = noSmsFaults()
  const unit = createSmsUnit(NUMBER, centre, sms)
  const modem = memoryModem(clock, {}, parts => kind.create({ ...parts, sms: unit }, quirks))
  return {
    clock,
    exchange: modem.exchange,
    number: NUMBER,
    open: riders => kind.open({ ...modem.line, pin: PIN, riders }),
    mischief: {
      ...(kind.hasSound ? pathMischief(road) : {}),
      ...deviceMischief(modem, quirks),
      ...smsMischief(sms),
    },
    isAtRest: () => !modem.isAudioPortOpen(),
    hasSound: kind.hasSound,
    sms: { centre, faults: sms },
    forget: () => void (modem.sent.length = modem.logged.length = 0),
    warnings: () =>
      modem.logged.flatMap(({ level, message }) => (level === 'warn' || level === 'error' ? [message] : [])),
  }
}
