import type { Clock } from '../../firmware/time/clock.ts'
import type { Reply } from './at-interpreter.ts'
import type { Settings } from './sim7600-commands.ts'
import type { Sim7600Faults } from './sim7600-faults.ts'
import type { Sim7600Firmware } from './sim7600-firmware.ts'
import type { IncomingCall } from './terminal.ts'

export interface CallsOptions {
  readonly clock: Clock
  readonly settings: Settings
  readonly faults: Sim7600Faults
  readonly firmware: Sim7600Firmware
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
/** SIMCom's own addition to 3GPP TS 27.007 §7.18. */
const RELEASED = 6

const typeOf = (number: string) => (number === '' ? 128 : number.startsWith('+') ? 145 : 129)
const two = (value: number) => String(value).padStart(2, '0')
/** '11:53AM', as MISSED_CALL has it. */
const timeOfDay = (epochMs: number) => {
  const at = new Date(epochMs)
  const hours = at.getUTCHours()
  return `${two(hours % 12 || 12)}:${two(at.getUTCMinutes())}${hours < 12 ? 'AM' : 'PM'}`
}

/** The one call that the modem can have, and all it says about it. */
export const createCalls = (options: CallsOptions) => {
  const { clock, settings, faults, notify } = options
  let call: CurrentCall | undefined

  const number = () => (faults.isNumberLost ? '' : (call?.line.from ?? ''))
  const listing = (stat: number) => {
    const caller = faults.isNumberLost ? '' : `,"${number()}",${typeOf(number())}`
    return `+CLCC: 1,1,${stat},0,0${caller}`
  }
  const changed = (stat: number) => {
    if (settings.clcc === 1) notify(listing(stat))
  }
  const end = ({ sinceMs }: CurrentCall) => {
    const seconds = Math.round((clock.nowMs() - sinceMs) / 1_000)
    return `VOICE CALL: END: ${String(seconds).padStart(6, '0')}`
  }
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
    if (ended.state === 'ringing')
      return notify(`MISSED_CALL: ${timeOfDay(clock.epochMs())} ${number()}`.trimEnd())
    for (const line of options.firmware.goodbye) notify(line === 'NO CARRIER' ? line : end(ended))
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
    notify('VOICE CALL: BEGIN') // before OK, as seen in the field
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
    if (ended.state === 'active') notify(end(ended))
    return { final: 'OK' }
  }
  /** Power is gone: the call ends without another word. */
  const die = () => {
    const ended = call
    drop()
    ended?.line.release()
  }
  const list = () => (call ? [listing(call.state === 'active' ? ACTIVE : INCOMING)] : [])
  return { offer, ring, released, answer, hangUp, die, list, isActive: () => call?.state === 'active' }
}
