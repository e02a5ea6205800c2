import type { V253FirmwareName } from '../../../board/virtual/v253/firmware.ts'
import { openV253 } from '../../../firmware/modem/v253.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { memoryV253, NUMBER } from '../../unit/modem/v253/bench.ts'
import type { Bench, Mischief, Road } from './bench.ts'
import { pathMischief } from './path-mischief.ts'

type Modem = ReturnType<typeof memoryV253>
type Clearing = NonNullable<NonNullable<Parameters<typeof memoryV253>[1]>['clearing']>

/** Commands in whose midst a modem may restart: of the set-up, the upkeep and calls. */
const commands = ['', '+FCLASS=8', '+VLS=1', '+VLS=5', '+VTR', '+VSM=131,8000', 'H', 'I3', '+FCLASS?']

const deviceMischief = (modem: Modem, clearing: Clearing): Readonly<Record<string, Mischief>> => {
  const { faults } = modem
  const wrong =
    (change: Partial<typeof faults>): Mischief['begin'] =>
    () => {
      const before = { ...faults }
      Object.assign(faults, change)
      return () => {
        for (const name of Object.keys(change)) Object.assign(faults, { [name]: Reflect.get(before, name) })
      }
    }
  const once = (act: () => void): Mischief => ({
    begin: () => {
      act()
      return () => undefined
    },
  })
  return {
    'duplex refused': { begin: wrong({ hasDuplex: false }) },
    'says nothing of itself': { begin: wrong({ isTaciturn: true }) },
    'no sound in': { begin: wrong({ isMute: true }) },
    'sound stuck': { begin: wrong({ isStuck: true }) },
    'number lost': { begin: wrong({ isCallerIdLost: true }) },
    'keys lost': { begin: wrong({ isKeyDeaf: true }) },
    'leaves its stream': { begin: ({ pick }) => wrong({ desertions: pick([1, 2, 5]) })({} as never) },
    'goodbye lost': {
      begin: ({ pick }) => {
        const undo = wrong({ isGoodbyeLost: true })({} as never)
        Object.assign(clearing, { isTold: false, tone: pick(['busy', 'congestion', 'dial', null]) })
        return () => {
          undo()
          Object.assign(clearing, { isTold: true, tone: null })
        }
      },
    },
    'cable out of the wall': { begin: wrong({ isUnwired: true }) },
    'another telephone lifted': { begin: wrong({ isShared: true }) },
    'silent modem': { begin: wrong({ isSilent: true }), shows: ({ fault }) => fault !== null },
    'no voice mode': { begin: wrong({ isVoiceless: true }) },
    'restart in a command': { begin: ({ pick }) => wrong({ rebootsAt: pick(commands) })({} as never) },
    'left in duplex': once(() => modem.device().wedge()),
    'gone from nowhere': once(() => modem.device().code('l')),
    'rubbish from the modem': {
      begin: ({ below }) => {
        modem.noise(Uint8Array.from({ length: 200 }, () => below(256)))
        return () => undefined
      },
    },
    'bytes in small pieces': {
      begin: ({ pick }) => {
        modem.cutInto(pick([1, 3, 7]))
        return () => modem.cutInto(0)
      },
    },
    'cable pulled': {
      begin: () => {
        modem.unplug()
        return modem.plug
      },
      shows: ({ fault }) => fault !== null,
    },
  }
}

export const v253Bench = (firmware: V253FirmwareName, road: Road): Bench => {
  const clock = simClock()
  const clearing: Clearing = { isTold: true, tone: null }
  const modem = memoryV253(clock, { firmware, clearing })
  return {
    clock,
    exchange: modem.exchange,
    number: NUMBER,
    open: () => openV253(modem.line),
    mischief: { ...pathMischief(road), ...deviceMischief(modem, clearing) },
    isAtRest: () => true, // sound and commands share one port
    hasSound: true,
    sms: null,
    forget: () => void (modem.sent.length = modem.logged.length = modem.writes.length = 0),
    warnings: () =>
      modem.logged.flatMap(({ level, message }) => (level === 'warn' || level === 'error' ? [message] : [])),
  }
}
