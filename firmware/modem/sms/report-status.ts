/** What a status report says became of a message. */
export type Fate = 'delivered' | 'trying' | 'failed'

/** Words for what a person may understand; the others are summed up by their group. Source: 3GPP TS 23.040 §9.2.3.15 */
const words: Readonly<Record<number, string>> = {
  0x00: 'delivered',
  0x01: 'passed on, delivery not confirmed',
  0x02: 'replaced',
  0x20: 'congestion',
  0x21: 'the telephone is busy',
  0x22: 'the telephone does not answer',
  0x23: 'service rejected',
  0x24: 'quality of service not available',
  0x25: 'error in the telephone',
  0x40: 'remote procedure error',
  0x41: 'incompatible destination',
  0x42: 'the number cannot be connected',
  0x43: 'not obtainable',
  0x44: 'quality of service not available',
  0x45: 'no interworking available',
  0x46: 'the time to deliver it ran out',
  0x47: 'deleted by the sender',
  0x48: 'deleted by the network',
  0x49: 'the network does not know it',
  0x60: 'congestion, and the network gave up',
  0x61: 'the telephone is busy, and the network gave up',
  0x62: 'the telephone does not answer, and the network gave up',
  0x63: 'service rejected, and the network gave up',
  0x64: 'quality of service not available, and the network gave up',
  0x65: 'error in the telephone, and the network gave up',
}
/** Bits 6 and 5. The network goes on trying in the second group only. */
const groups: readonly (readonly [Fate, string])[] = [
  ['delivered', 'delivered'],
  ['trying', 'not delivered yet'],
  ['failed', 'refused for good'],
  ['failed', 'not delivered, and the network gave up'],
]

/** TP-Status. Values with bit 7 set are reserved and count as failed. */
export const readFate = (status: number): { readonly fate: Fate; readonly reason: string } => {
  const [fate, summary] = groups[status > 0x7f ? 2 : status >> 5] ?? ['failed', 'refused for good']
  return { fate, reason: words[status] ?? `${summary} (status ${status})` }
}
