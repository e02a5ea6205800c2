import type { Reply } from './at-interpreter.ts'
import type { Stat } from './call-dialect.ts'
import type { CallEnd } from '../exchange/terminal.ts'

/** A call that a virtual modem has. */
export interface Held {
  readonly id: number
  readonly isIncoming: boolean
  readonly number: string
  sinceMs: number
  stat: Stat
  isJoined: boolean
  end: CallEnd
  answer: () => void
}

export interface HoldingOptions {
  readonly all: () => readonly Held[]
  readonly is: (...wanted: Stat[]) => Held | undefined
  readonly set: (call: Held, stat: Stat) => void
  readonly hold: (call: Held) => void
  /** Takes a held call back, or answers one that waits. */
  readonly take: (call: Held) => void
  readonly release: (call: Held) => void
  /** The forms of AT+CHLD that the firmware has: '2', '1x'. */
  readonly forms: readonly string[]
}

const OK: Reply = { final: 'OK' }
const ERROR: Reply = { final: 'ERROR' }

/** AT+CHLD. Source: 3GPP TS 27.007 §7.13, TS 22.030 §6.5.5 */
export const createHolding = ({ all, is, set, hold, take, release, forms }: HoldingOptions) => {
  const swap = (): Reply => {
    const [active, other] = [is('active'), is('waiting') ?? is('held')]
    if (!active && !other) return ERROR
    if (active) hold(active)
    if (other) take(other)
    return OK
  }
  const join = (): Reply => {
    const [active, held] = [is('active'), is('held')]
    if (!active || !held) return ERROR
    take(held)
    for (const call of [active, held]) {
      call.isJoined = true
      set(call, 'active')
    }
    return OK
  }
  const transfer = (): Reply => {
    const [active, held] = [is('active'), is('held')]
    if (!active || !held || !active.end.transferTo(held.end)) return ERROR
    for (const call of [active, held]) if (all().includes(call)) release(call)
    return OK
  }
  return (form: string): Reply => {
    if (!forms.includes(form.replace(/^([12])\d$/, '$1x'))) return ERROR
    if (form === '2') return swap()
    if (form === '3') return join()
    if (form === '4') return transfer()
    if (form === '0') {
      const call = is('waiting', 'held')
      if (call) release(call)
      return call ? OK : ERROR
    }
    const named = all().find(call => String(call.id) === form[1])
    if (form.startsWith('1') && form.length === 2 && named) return (release(named), OK)
    const active = is('active')
    if (form !== '1' || !active) return ERROR
    release(active)
    const other = is('waiting', 'held')
    if (other) take(other)
    return OK
  }
}
