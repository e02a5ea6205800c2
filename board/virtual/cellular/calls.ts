import type { Key } from '../../../firmware/ports/line.ts'
import type { Clock } from '../../../firmware/time/clock.ts'
import type { Reply } from './at-interpreter.ts'
import type { CellularFaults } from './faults.ts'
import {
  clcc,
  stats,
  typeOf,
  wordCause,
  type CallDialect,
  type ShownCall,
  type Stat,
} from './call-dialect.ts'
import { createHolding, type Held } from './holding.ts'
import type { Cause, IncomingCall, Network } from '../exchange/terminal.ts'

export interface CallsOptions {
  readonly clock: Clock
  readonly settings: { readonly clip: number; readonly crc: number; readonly ccwa: number }
  readonly faults: CellularFaults
  readonly dialect: CallDialect
  /** The forms of AT+CHLD that the firmware has: '2', '1x'. */
  readonly holding: readonly string[]
  readonly throughMs: number
  readonly callerIdMs: number
  readonly notify: (line: string) => void
  /** The last call is over, and its audio with it. */
  readonly ended: () => void
}

const OK: Reply = { final: 'OK' }
const ERROR: Reply = { final: 'ERROR' }
/** One up, one held or waiting. */
const LIMIT = 2

/** The calls that the modem can have, and all it says about them. */
export const createCalls = (options: CallsOptions) => {
  const { clock, settings, faults, dialect, notify } = options
  let all: Held[] = []
  let network: Network | undefined
  let cause: Cause | null = null

  const number = (call: Held) => (faults.isNumberLost ? '' : call.number)
  const shown = (call: Held): ShownCall => {
    const { id, isIncoming, isJoined } = call
    const about = { number: faults.isNumberLost ? null : call.number, type: typeOf(number(call)) }
    return { id, isIncoming, isJoined, stat: stats[call.stat], ...about }
  }
  const say = (lines: readonly string[]) => {
    for (const line of lines) notify(line)
  }
  const set = (call: Held, stat: Stat) => {
    call.stat = stat
    say(dialect.changed(shown(call)))
  }
  const is = (...wanted: Stat[]) => all.find(call => wanted.includes(call.stat))
  const lasted = ({ sinceMs }: Held) => Math.round((clock.nowMs() - sinceMs) / 1_000)
  const drop = (call: Held) => {
    all = all.filter(other => other !== call)
    // a call that waited rings once nothing is before it
    const waiting = all.length === 1 ? is('waiting') : undefined
    if (waiting) set(waiting, 'incoming')
    if (!is('active', 'held')) options.ended()
  }
  const free = () => [1, 2].find(id => all.every(call => call.id !== id)) ?? 1
  const add = (about: Pick<Held, 'isIncoming' | 'number' | 'stat' | 'end' | 'answer'>): Held => {
    const call: Held = { ...about, id: free(), isJoined: false, sinceMs: clock.nowMs() }
    all = [...all, call]
    return call
  }
  const isReachable = () => faults.sim === 'ready' && [1, 5].includes(faults.registration)

  const lines = new Map<IncomingCall, Held>()
  const offer = (line: IncomingCall) => {
    const isSecond = all.length > 0
    if (all.length >= LIMIT || !isReachable() || (isSecond && (settings.ccwa === 0 || !is('active'))))
      return false
    const stat = isSecond ? 'waiting' : 'incoming'
    const call = add({ isIncoming: true, number: line.from ?? '', stat, end: line, answer: line.answer })
    lines.set(line, call)
    set(call, stat)
    if (isSecond) notify(`+CCWA: "${number(call)}",${typeOf(number(call))},1`)
    return true
  }
  const showCaller = async (call: Held) => {
    await clock.sleep(options.callerIdMs)
    const isWithheld = number(call) === '' ? 1 : 0
    if (call.stat === 'incoming') notify(`+CLIP: "${number(call)}",${typeOf(number(call))},,,,${isWithheld}`)
  }
  const ring = (line: IncomingCall) => {
    const call = lines.get(line)
    if (call?.stat !== 'incoming') return
    notify(settings.crc === 1 ? '+CRING: VOICE' : 'RING')
    if (settings.clip === 1 && !faults.isNumberLost) void showCaller(call)
  }
  const goodbye = (call: Held, wasUp: boolean) => {
    set(call, 'released')
    const isMissed = call.isIncoming && !wasUp
    say(isMissed ? dialect.missed(shown(call)) : dialect.goodbye(wasUp ? lasted(call) : null))
  }
  /** The other side hung up, or gave up, or never was. */
  const over = (call: Held, why: Cause) => {
    if (!all.includes(call)) return
    cause = why
    const wasUp = call.stat === 'active' || call.stat === 'held'
    if (!faults.isGoodbyeLost) goodbye(call, wasUp)
    drop(call)
  }
  const released = (line: IncomingCall) => {
    const call = lines.get(line)
    lines.delete(line)
    if (call) over(call, 'normal')
  }
  const connect = (call: Held) => {
    call.sinceMs = clock.nowMs()
    say(dialect.answered)
  }
  const answer = async (): Promise<Reply> => {
    const call = is('incoming')
    if (!call) return { final: 'NO CARRIER' }
    await clock.sleep(options.throughMs)
    if (!all.includes(call)) return { final: 'NO CARRIER' }
    call.stat = 'active'
    call.answer()
    connect(call)
    const after = () => {
      if (all.includes(call)) set(call, 'active')
    }
    return { final: 'OK', after }
  }
  const dial = (digits: string): Reply => {
    if (!network || all.length >= LIMIT || is('dialling', 'alerting')) return ERROR
    if (!isReachable()) return { final: 'NO CARRIER' }
    const active = is('active')
    if (active) hold(active)
    const progress = {
      alerting: () => set(call, 'alerting'),
      connected: () => {
        connect(call)
        set(call, 'active')
      },
      ended: (why: Cause) => over(call, why),
    }
    const isWithheld = digits.startsWith('#31#')
    const end = network.dial(digits.replace('#31#', ''), progress, { isWithheld })
    const call: Held = add({
      isIncoming: false,
      number: digits,
      stat: 'dialling',
      end,
      answer: () => undefined,
    })
    const after = () => {
      if (all.includes(call)) set(call, call.stat)
      if (faults.isEarlyNoCarrier) notify('NO CARRIER')
    }
    return { final: 'OK', after }
  }
  const hold = (call: Held) => {
    call.end.hold()
    set(call, 'held')
  }
  const take = (call: Held) => {
    if (call.stat === 'waiting') {
      call.answer()
      connect(call)
    } else call.end.resume()
    set(call, 'active')
  }
  const release = (call: Held) => {
    const wasUp = call.stat === 'active' || call.stat === 'held'
    set(call, 'released')
    drop(call)
    call.end.release()
    if (wasUp) say(dialect.hungUp(lasted(call)))
  }
  const hangUp = (): Reply => {
    for (const call of all) if (call.stat !== 'held' && call.stat !== 'waiting') release(call)
    return OK
  }
  const rearrange = createHolding({ all: () => all, is, set, hold, take, release, forms: options.holding })
  const press = (key: Key): Reply => {
    const call = is('active')
    call?.end.press(key)
    return call ? OK : ERROR
  }
  /** Power is gone: calls end without another word. */
  const die = () => {
    const before = all
    all = []
    options.ended()
    for (const call of before) call.end.release()
  }
  const connected = (given: Network) => void (network = given)
  const lastCause = () => wordCause(cause)
  const list = () => all.map(call => clcc(shown(call)))
  const isActive = () => is('active') !== undefined
  const isInCall = () => is('active', 'alerting', 'held') !== undefined
  return {
    offer,
    ring,
    released,
    connected,
    answer,
    dial,
    hangUp,
    rearrange,
    press,
    die,
    list,
    lastCause,
    isActive,
    isInCall,
  }
}
