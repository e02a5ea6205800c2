import type { Clock } from '../../firmware/time/clock.ts'
import type { Reply } from './at-interpreter.ts'
import type { CellularFaults } from './cellular-faults.ts'
import type { IncomingCall } from './terminal.ts'

/** A call as the modem shows it: CLCC's state, and the number with its type, both null where the network gave none. */
export interface ShownCall {
  readonly stat: number
  readonly number: string | null
  readonly type: number
}

/** What a family says of its own accord about its call, besides RING and +CLIP. */
export interface CallDialect {
  /** The call came to be, changed or ended (RELEASED). */
  readonly changed: (call: ShownCall) => readonly string[]
  /** ATA went through; before its OK. */
  readonly answered: readonly string[]
  /** The caller gave up. */
  readonly missed: (call: ShownCall) => readonly string[]
  /** The caller hung up after so many seconds. */
  readonly goodbye: (seconds: number) => readonly string[]
  /** The host hung up; before the OK. */
  readonly hungUp: (seconds: number) => readonly string[]
}

export interface CallsOptions {
  readonly clock: Clock
  readonly settings: { readonly clip: number; readonly crc: number }
  readonly faults: CellularFaults
  readonly dialect: CallDialect
  readonly throughMs: number
  readonly callerIdMs: number
  readonly notify: (line: string) => void
  /** The call is over, and its audio with it. */
  readonly ended: () => void
}

interface CurrentCall {
  readonly line: IncomingCall
  readonly sinceMs: number
  readonly state: 'ringing' | 'active'
}

const INCOMING = 4
const ACTIVE = 0
/** SIMCom's own addition to 3GPP TS 27.007 §7.18; each dialect says it in its way. */
export const RELEASED = 6

const typeOf = (number: string) => (number === '' ? 128 : number.startsWith('+') ? 145 : 129)

/** The fields of +CLCC. Source: 3GPP TS 27.007 §7.18 */
export const callFields = ({ stat, number, type }: ShownCall, released = RELEASED): string =>
  `1,1,${stat === RELEASED ? released : stat},0,0${number === null ? '' : `,"${number}",${type}`}`
export const clcc = (call: ShownCall): string => `+CLCC: ${callFields(call)}`

/** The one call that the modem can have, and all it says about it. */
export const createCalls = (options: CallsOptions) => {
  const { clock, settings, faults, dialect, notify } = options
  let call: CurrentCall | undefined

  const number = () => (faults.isNumberLost ? '' : (call?.line.from ?? ''))
  const shown = (stat: number): ShownCall => {
    const from = number()
    return { stat, number: faults.isNumberLost ? null : from, type: typeOf(from) }
  }
  const say = (lines: readonly string[]) => {
    for (const line of lines) notify(line)
  }
  const changed = (stat: number) => say(dialect.changed(shown(stat)))
  const lasted = ({ sinceMs }: CurrentCall) => Math.round((clock.nowMs() - sinceMs) / 1_000)
  const drop = () => {
    call = undefined
    options.ended()
  }

  const offer = (line: IncomingCall) => {
    if (call || faults.sim !== 'ready' || ![1, 5].includes(faults.registration)) return false
    call = { line, state: 'ringing', sinceMs: clock.nowMs() }
    changed(INCOMING)
    return true
  }
  const showCaller = async () => {
    await clock.sleep(options.callerIdMs)
    const isWithheld = number() === '' ? 1 : 0
    if (call?.state === 'ringing') notify(`+CLIP: "${number()}",${typeOf(number())},,,,${isWithheld}`)
  }
  const ring = () => {
    notify(settings.crc === 1 ? '+CRING: VOICE' : 'RING')
    if (settings.clip === 1 && !faults.isNumberLost) void showCaller()
  }
  const goodbye = (ended: CurrentCall) => {
    changed(RELEASED)
    say(ended.state === 'ringing' ? dialect.missed(shown(RELEASED)) : dialect.goodbye(lasted(ended)))
  }
  /** The other side hung up, or gave up. */
  const released = () => {
    if (call && !faults.isGoodbyeLost) goodbye(call)
    drop()
  }
  const answer = async (): Promise<Reply> => {
    const ringing = call
    if (ringing?.state !== 'ringing') return { final: 'NO CARRIER' }
    await clock.sleep(options.throughMs)
    if (call !== ringing) return { final: 'NO CARRIER' }
    call = { ...ringing, state: 'active', sinceMs: clock.nowMs() }
    ringing.line.answer()
    say(dialect.answered)
    const after = () => {
      if (call) changed(ACTIVE)
    }
    return { final: 'OK', after }
  }
  const hangUp = (): Reply => {
    const ended = call
    if (!ended) return { final: 'OK' }
    changed(RELEASED)
    drop()
    ended.line.release()
    if (ended.state === 'active') say(dialect.hungUp(lasted(ended)))
    return { final: 'OK' }
  }
  /** Power is gone: the call ends without another word. */
  const die = () => {
    const ended = call
    drop()
    ended?.line.release()
  }
  const list = () => (call ? [clcc(shown(call.state === 'active' ? ACTIVE : INCOMING))] : [])
  return { offer, ring, released, answer, hangUp, die, list, isActive: () => call?.state === 'active' }
}
