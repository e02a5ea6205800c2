import type { Clock } from '../../../firmware/time/clock.ts'
import type { Reply } from '../cellular/at-interpreter.ts'
import { international } from '../exchange/exchange.ts'
import type { CallEnd, CallProgress, Cause, IncomingCall, Network } from '../exchange/terminal.ts'
import type { V253Faults } from './faults.ts'
import type { V253Firmware } from './firmware.ts'

export interface V253CallsOptions {
  readonly clock: Clock
  readonly firmware: V253Firmware
  readonly faults: V253Faults
  /** From a ring to the report of who rings. */
  readonly callerIdMs: number
  /** From the far end's going to the modem's noticing it. */
  readonly noticeMs: number
  readonly settings: { vcid: number; vdr: number; fclass: number }
  readonly notify: (line: string) => void
  readonly code: (letter: string) => void
}

const two = (value: number) => String(value).padStart(2, '0')
const FAR_RESULTS: Readonly<Partial<Record<Cause, string>>> = { busy: 'BUSY', 'no answer': 'NO ANSWER' }

/** The hook; what is behind it is the exchange's. */
export const createV253Calls = (options: V253CallsOptions) => {
  const { clock, firmware, faults, settings, notify, code } = options
  let network: Network | undefined
  let ringing: IncomingCall | undefined
  let isLifted = false
  let isDead = false
  let rung = 0
  /** The report of the last caller, for AT+VRID=0. */
  let last: readonly string[] = []
  let giveUp: ((result: string) => void) | undefined

  const reportOf = ({ from }: IncomingCall): readonly string[] => {
    const at = new Date(clock.epochMs())
    const date = `${two(at.getUTCMonth() + 1)}${two(at.getUTCDate())}`
    const time = `${two(at.getUTCHours())}${two(at.getUTCMinutes())}`
    const lines = [
      ['DATE', date],
      ['TIME', time],
      ['NMBR', from ?? 'P'],
    ]
    return lines.map(([tag, value]) => `${tag}${firmware.equals}${value}`)
  }
  const offer = (call: IncomingCall): boolean => {
    if (isDead || ringing || isLifted || faults.isUnwired || faults.isShared) return false
    ringing = call
    rung = 0
    last = reportOf(call)
    return true
  }
  const showCaller = async (call: IncomingCall) => {
    await clock.sleep(options.callerIdMs)
    if (ringing !== call || settings.vcid === 0 || faults.isCallerIdLost) return
    for (const line of last) notify(line)
  }
  const ring = () => {
    const call = ringing
    if (!call) return
    rung += 1
    if (settings.vdr === 1 && firmware.ring === 'RING') notify('DRON=10')
    if (settings.fclass === 8 && firmware.ring === '<DLE>R') code('R')
    else notify('RING')
    if (rung === 1) void showCaller(call)
  }
  /** On an analogue line only what the modem notices tells of it. */
  const notice = async () => {
    await clock.sleep(options.noticeMs)
    if (!isLifted || faults.isGoodbyeLost) return
    for (const letter of firmware.gone) code(letter)
  }
  const released = (call: CallEnd) => {
    if (ringing === call) ringing = undefined
    else if (network?.loop.lose(call)) void notice()
  }
  const lift = () => {
    if (isLifted) return
    isLifted = true
    if (firmware.hearsItself) code('H')
    if (ringing) network?.loop.take(ringing)
    ringing?.answer()
    if (!ringing) void notice() // nobody there: a dial tone
    ringing = undefined
  }
  const rest = () => {
    isLifted = false
    network?.loop.rest()
  }
  /** The hook for a moment; the modem hears a dial tone as any other time. */
  const flash = (): boolean => {
    if (!isLifted) return false
    if (network?.loop.flash()) void clock.sleep(options.noticeMs).then(() => isLifted && code('d'))
    return true
  }
  const dial = (digits: string): Promise<Reply> | Reply => {
    if (faults.isUnwired || faults.isShared || !network) return { final: 'NO DIALTONE' }
    isLifted = true
    const { promise, resolve } = Promise.withResolvers<Reply>()
    giveUp = result => {
      giveUp = undefined
      resolve({ final: result })
    }
    const progress: CallProgress = {
      alerting: () => code('r'),
      connected: () => giveUp?.('VCON'),
      ended: cause => {
        if (!giveUp) return released(call)
        if (cause === 'unassigned') code('J')
        giveUp(FAR_RESULTS[cause] ?? 'NO CARRIER')
      },
    }
    const call = network.dial(international(digits), progress)
    network.loop.take(call)
    return promise
  }
  /** Any character breaks dialling off. */
  const breakOff = () => {
    if (!giveUp) return
    rest()
    giveUp('NO CARRIER')
  }
  const die = () => {
    isDead = true
    ringing?.release()
    ringing = undefined
    giveUp = undefined
    rest()
  }
  return {
    connected: (given: Network) => void (network = given),
    offer,
    ring,
    released,
    lift,
    rest,
    flash,
    dial,
    breakOff,
    isDialling: () => giveUp !== undefined,
    isLifted: () => isLifted,
    recall: () => (firmware.recalls ? last : null),
    die,
  }
}
