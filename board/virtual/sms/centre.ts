import { readPdu } from '../../../firmware/modem/sms/incoming.ts'
import { splitText } from '../../../firmware/modem/sms/split.ts'
import type { Clock } from '../../../firmware/time/clock.ts'
import { writeDelivery, writeReport, writeTimeStamp, type ShownPdu, type Submitted } from './pdu.ts'

/** The modem's end: takes a message or a report; false when it has no room or no power, and the centre keeps it. */
export interface SmsTerminal {
  readonly deliver: (pdu: ShownPdu) => boolean
  readonly report: (pdu: ShownPdu) => boolean
}

/** One SMS that the centre took from a modem. */
export interface TakenSms {
  readonly from: string
  readonly to: string
  readonly text: string
  /** Of a long text: what its parts share. */
  readonly reference: number | null
  readonly seq: number
  readonly total: number
}

/** What becomes of a message to a telephone that is none of ours: TP-Status, and after how long. Null: no report ever. */
export type Fate = { readonly status: number; readonly afterMs: number } | null

export interface MessageCentre {
  /** Puts a terminal behind a number and gives it what waits; the function takes it off. */
  readonly connect: (number: string, terminal: SmsTerminal) => () => void
  /** A modem hands in an SMS, to which it gave this reference. */
  readonly submit: (from: string, reference: number, sms: Submitted) => void
  /** Somebody writes to a number; the parts come in the order given, each as often as it is named there. */
  readonly write: (text: WrittenText) => void
  /** A PDU for a number as it is. */
  readonly push: (to: string, pdu: ShownPdu, kind?: 'deliver' | 'report') => void
  /** Tries again what a terminal had no room for. */
  readonly retry: (number: string) => void
  /** All that modems handed in, in order. */
  readonly taken: readonly TakenSms[]
  /** What waits for a number. */
  readonly waiting: (number: string) => number
  /** By number; delivered after 2 s unless told otherwise. */
  readonly fates: Map<string, Fate>
}

export interface WrittenText {
  readonly from: string
  readonly to: string
  readonly text: string
  readonly reference?: number
  /** Sequence numbers; by default each part once. */
  readonly order?: readonly number[]
  /** When the centre had it, UTC epoch ms. */
  readonly sentMs?: number
}

const DELIVERED: Fate = { status: 0, afterMs: 2_000 }
/** Vilnius in winter: two hours east. */
const QUARTERS = 8

/** A text message service centre in this process: keeps what cannot be delivered, and reports what became of it. */
export const createMessageCentre = (clock: Clock): MessageCentre => {
  const terminals = new Map<string, SmsTerminal>()
  const kept = new Map<string, { readonly kind: 'deliver' | 'report'; readonly pdu: ShownPdu }[]>()
  const taken: TakenSms[] = []
  const fates = new Map<string, Fate>()
  let references = 100

  const stamp = (ms = clock.epochMs()) => writeTimeStamp(ms, QUARTERS)
  const retry = (number: string) => {
    const waiting = kept.get(number) ?? []
    for (let next = waiting[0]; next; next = waiting[0]) {
      if (!terminals.get(number)?.[next.kind](next.pdu)) return
      waiting.shift()
    }
  }
  const push: MessageCentre['push'] = (to, pdu, kind = 'deliver') => {
    kept.set(to, [...(kept.get(to) ?? []), { kind, pdu }])
    retry(to)
  }
  const settle = async (from: string, reference: number, sms: Submitted) => {
    const sent = stamp()
    const fate = fates.has(sms.to) ? fates.get(sms.to) : DELIVERED
    if (!fate) return
    await clock.sleep(fate.afterMs)
    const fields = { reference, to: sms.to, sent, settled: stamp(), status: fate.status }
    if (sms.wantsReport) push(from, writeReport(fields), 'report')
  }
  const submit: MessageCentre['submit'] = (from, reference, sms) => {
    const pdu = writeDelivery(from, sms, stamp())
    const read = readPdu(pdu.hex, pdu.octets)
    if (read.kind !== 'delivery') return
    const part = read.part ?? { reference: null, seq: 1, total: 1 }
    taken.push({ from, to: sms.to, text: read.text, ...part })
    if (terminals.has(sms.to)) push(sms.to, pdu)
    void settle(from, reference, sms)
  }
  const write: MessageCentre['write'] = ({
    from,
    to,
    text,
    reference = (references += 1),
    order,
    sentMs,
  }) => {
    const parts = splitText(text, reference)
    const at = stamp(sentMs)
    for (const seq of order ?? parts.map((_, n) => n + 1)) {
      const part = parts[seq - 1]
      if (!part) continue
      const { scheme, hasHeader, length, octets } = part
      push(
        to,
        writeDelivery(from, { scheme, hasHeader, protocol: 0, data: Uint8Array.of(length, ...octets) }, at),
      )
    }
  }
  const connect = (number: string, terminal: SmsTerminal) => {
    terminals.set(number, terminal)
    retry(number)
    return () => void (terminals.get(number) === terminal && terminals.delete(number))
  }
  return {
    connect,
    submit,
    write,
    push,
    retry,
    taken,
    waiting: number => kept.get(number)?.length ?? 0,
    fates,
  }
}
