import { isFault, type Fault } from '../../fault/fault.ts'
import type { Line } from '../../ports/line.ts'
import type { Log } from '../../ports/log.ts'
import type { Clock } from '../../time/clock.ts'
import { noAbilities } from '../abilities.ts'
import { attach, type Attachment } from './attachment.ts'
import { createCreditWatch, type CreditSettings } from './credit.ts'
import { createHealer } from './healer.ts'
import { openLastingLine } from '../lasting-line.ts'
import { createPin } from './pin.ts'
import type { Rider } from '../rider.ts'
import type { Chipset } from './chipset.ts'
import { createStatusBoard } from '../line-status.ts'
import { createTroubles } from '../trouble.ts'
import { openSerialLink, type ByteLink } from '../serial-link.ts'

export interface CellularOptions {
  /** The line's name, for people and for the log. */
  readonly name: string
  readonly atPath: string
  /** Null for a modem without a port for sound. */
  readonly pcmPath: string | null
  readonly clock: Clock
  readonly log: Log
  /** A call is reported at this RING, so that staff can take it first. Default 1. */
  readonly answerAfterRings?: number
  /** Resolve at once, and keep trying where the device is missing, busy or not ready. Default: reject. */
  readonly isPatient?: boolean
  /** Whatever else uses the same modem, such as text messages. */
  readonly riders?: readonly Rider[]
  /** Two letters: whose exchange's tones to expect in calls that we make. Default LT. */
  readonly country?: string
  /** Of its SIM card, four to eight digits. Entered once, and only while two tries are left. */
  readonly pin?: string
  /** How to learn what a prepaid card still holds. */
  readonly credit?: CreditSettings
  /** Takes the modem from the mains and back, where something can; see powerCommand. */
  readonly powerCycle?: (signal: AbortSignal) => Promise<void>
  readonly openLink?: (path: string, clock: Clock) => Promise<ByteLink>
}

/** A line on a cellular modem of any family: set up, used, and when it is lost opened again until it is back. */
export const openCellularLine = (options: CellularOptions, chipset: Chipset): Promise<Line> => {
  const { name, clock, log, isPatient, powerCycle } = options
  const { answerAfterRings = 1, country = 'LT', openLink = openSerialLink } = options
  const status = createStatusBoard(name)
  let attached: Attachment | undefined
  let abilities = noAbilities
  let mutes = 0
  const troubles = createTroubles(status)
  const isIdle = () => attached?.isIdle() ?? false
  const found = (fault: Fault | null) => troubles.about('credit', fault)
  const credit = options.credit ? [createCreditWatch({ ...options.credit, clock, log, found, isIdle })] : []
  const healer = createHealer({
    clock,
    log,
    restart: chipset.restart ?? null,
    found: fault => troubles.about('audio', fault),
    ...(powerCycle ? { powerCycle } : {}),
  })
  const lasting = {
    chipset,
    atPath: options.atPath,
    pcmPath: options.pcmPath,
    openLink,
    clock,
    log,
    status,
    answerAfterRings,
    country,
    riders: [...(options.riders ?? []), ...credit],
    judged: healer.judge,
    pin: createPin(options.pin ?? null),
    troubles,
  }
  return openLastingLine({
    name,
    path: options.atPath,
    clock,
    log,
    status,
    isPatient,
    abilities: () => abilities,
    attach: async (given, signal) => {
      await healer.mute(mutes, signal)
      attached = await attach({ ...lasting, ...given }, signal)
      abilities = attached.abilities()
      return attached
    },
    opened: ({ at, isIdle }) => {
      mutes = 0
      void healer.watch(at, isIdle)
    },
    broke: error => {
      attached = undefined
      if (isFault(error, 'LINE_MUTE')) mutes += 1
    },
  })
}
