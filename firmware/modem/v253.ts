import { farEndPolicy, type FarEndPolicy } from '../audio/far-end.ts'
import type { Abilities, Line } from '../ports/line.ts'
import type { Log } from '../ports/log.ts'
import type { Clock } from '../time/clock.ts'
import { noAbilities } from './abilities.ts'
import { openLastingLine } from './lasting-line.ts'
import { createStatusBoard } from './line-status.ts'
import { openSerialLink, type ByteLink } from './serial-link.ts'
import { attachV253 } from './v253/attachment.ts'
import {
  flashPlans,
  noFlashMemory,
  type FlashMemory,
  type FlashPlan,
  type FlashPlanName,
} from './v253/flash-plan.ts'
import { soundMemory, type SoundMemory } from './v253/sound.ts'

export interface V253Options {
  /** The line's name, for people and for the log. */
  readonly name: string
  /** The modem's port, such as /dev/ttyACM0 or a stable name for it. */
  readonly path: string
  readonly clock: Clock
  readonly log: Log
  /** A call is reported at this RING, so that staff can take it first; never before its caller is known, or the second. Default 1. */
  readonly answerAfterRings?: number
  /** ISO 3166-1: whose line rules the modem is to follow. Default: those it has. */
  readonly country?: string
  /** Dialled in place of a +. Default 00. */
  readonly internationalPrefix?: string
  /**
   * What a hook flash does behind a switchboard, or with the network's service. That it does it shows in the first call that
   * is held. Default: nothing, so that no call is lost by it.
   */
  readonly flash?: FlashPlanName
  /** When the other side is taken to be gone. Default: 45 s of silence of both, 15 minutes in all, and every sign of the line. */
  readonly farEnd?: FarEndPolicy
  /** Resolve at once, and keep trying where the device is missing, busy or not ready. Default: reject. */
  readonly isPatient?: boolean
  readonly openLink?: (path: string, clock: Clock) => Promise<ByteLink>
}

const abilitiesOf = (sound: SoundMemory, plan: FlashPlan | null, memory: FlashMemory): Abilities => {
  const holds = plan !== null && memory.works !== false
  return {
    ...noAbilities,
    audio: sound.isDuplex ? 'duplex' : 'by turns',
    dials: true,
    presses: true,
    holds,
    consults: holds,
    joins: holds && plan.join !== null,
    transfers: holds && plan.transfer !== null && memory.transfers !== false,
  }
}

/**
 * An analogue line on a voice modem of ITU-T V.253 (USR5637, CX93010 and their like): set up, used, and when it is lost opened
 * again until it is back. Whether it carries both ways at once is known from its first call on.
 * @throws LINE_MISSING, LINE_FORBIDDEN, LINE_BUSY, LINE_MUTE, VOICE_MISSING, MODEM_OUTDATED, AT_TIMEOUT, AT_ERROR unless `isPatient`
 */
export const openV253 = (options: V253Options): Promise<Line> => {
  const { name, path, clock, log, isPatient, country, openLink = openSerialLink } = options
  const { answerAfterRings = 1, internationalPrefix = '00' } = options
  const flash = options.flash ? flashPlans[options.flash] : null
  const flashMemory = noFlashMemory()
  const { farEnd = farEndPolicy } = options
  const status = createStatusBoard(name)
  const memory = soundMemory()
  let isKnown = false
  const parts = { path, openLink, clock, log, status, memory }
  const settings = { answerAfterRings, country, internationalPrefix, flash, flashMemory, farEnd }
  return openLastingLine({
    name,
    path,
    clock,
    log,
    status,
    isPatient,
    abilities: () => (isKnown ? abilitiesOf(memory, flash, flashMemory) : noAbilities),
    attach: (given, signal) => attachV253({ ...parts, ...settings, ...given }, signal),
    opened: () => void (isKnown = true),
  })
}
