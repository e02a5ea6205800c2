import type { MessageCentre, SmsTerminal } from './centre.ts'
import { noSmsFaults, type SmsFaults } from './faults.ts'
import type { ShownPdu } from './pdu.ts'

export interface StoredSms extends ShownPdu {
  readonly index: number
  /** 0 unread, 1 read. Source: 3GPP TS 27.005 §3.1 */
  stat: number
}

/** Told of what came, while the modem has power. */
export interface Listener {
  readonly stored: (kind: 'deliver' | 'report', index: number) => void
  readonly full: () => void
  /** Hands it to the host instead of storing it; false where it is to be stored. */
  readonly direct: (kind: 'deliver' | 'report', pdu: ShownPdu) => boolean
}

/** What outlives a modem's power: its SIM card's number, its memory, its count of references. */
export interface SmsUnit {
  readonly number: string
  readonly centre: MessageCentre
  readonly faults: SmsFaults
  readonly messages: () => readonly StoredSms[]
  /** False when there was none. */
  readonly remove: (index: number) => boolean
  readonly nextReference: () => number
  /** Power: messages come from here on. The function takes it off. */
  readonly power: (listener: Listener) => () => void
}

export const createSmsUnit = (
  number: string,
  centre: MessageCentre,
  faults: SmsFaults = noSmsFaults(),
): SmsUnit => {
  let messages: StoredSms[] = []
  let reference = 41
  let listener: Listener | undefined

  const freeIndex = () => {
    const used = new Set(messages.map(message => message.index))
    return Array.from({ length: faults.capacity }, (_, n) => n).find(n => !used.has(n))
  }
  const take = (kind: 'deliver' | 'report', pdu: ShownPdu) => {
    if (!listener) return false
    if (listener.direct(kind, pdu)) return true
    const index = freeIndex()
    if (index === undefined) {
      listener.full()
      return false
    }
    messages.push({ ...pdu, index, stat: 0 })
    listener.stored(kind, index)
    return true
  }
  const terminal: SmsTerminal = {
    deliver: pdu => take('deliver', pdu),
    report: pdu => take('report', pdu),
  }
  const power = (to: Listener) => {
    listener = to
    const disconnect = centre.connect(number, terminal)
    return () => {
      disconnect()
      if (listener === to) listener = undefined
    }
  }
  const remove = (index: number) => {
    const before = messages.length
    messages = messages.filter(message => message.index !== index)
    if (messages.length < before) queueMicrotask(() => centre.retry(number))
    return messages.length < before
  }
  const nextReference = () => (reference = (reference + 1) % 256)
  return { number, centre, faults, messages: () => messages, remove, nextReference, power }
}
