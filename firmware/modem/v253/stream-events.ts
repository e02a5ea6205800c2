/** What a line does about a code in the stream. */
export type Action =
  /** A DTMF digit. */
  | 'key'
  /** Between these a held digit is repeated. */
  | 'keys on'
  | 'keys off'
  | 'ring'
  /** Somebody else rings while a call is up. */
  | 'knock'
  /** The far end is gone. */
  | 'hang up'
  /** The same, unless it comes with the answer itself. */
  | 'hang up later'
  /** A call we dial is on its way. */
  | 'alerting'
  /** Somebody speaks: a hint that they answered. */
  | 'voice'
  /** The other end is a fax or a modem. */
  | 'machine'
  /** Another telephone on this line. */
  | 'extension up'
  | 'extension down'
  | 'underrun'
  | 'overrun'
  /** Data of the stream was lost or wrong. */
  | 'damage'
  /** Known, and nothing to us. */
  | 'none'

export interface StreamEvent {
  readonly means: string
  readonly action: Action
}

const event = (action: Action, means: string): StreamEvent => ({ action, means })
const digits = Object.fromEntries(
  Array.from('0123456789*#ABCD', key => [key, event('key', `DTMF ${key}`)] as const),
)

/**
 * Every code that IS-101 and V.253 modems are known to send, modem to host (modems.md 3.4: Conexant 102752C table 5-3, USR 5637
 * table 190, vgetty's IS_101.c and V253modem.c).
 */
const table: Readonly<Record<string, StreamEvent>> = {
  ...digits,
  '/': event('keys on', 'DTMF shielding on'),
  '~': event('keys off', 'DTMF shielding off'),
  R: event('ring', 'ring'),
  r: event('alerting', 'ringback'),
  b: event('hang up', 'busy tone'),
  K: event('hang up', 'reorder tone'),
  d: event('hang up', 'dial tone'),
  // vgetty: dial tone; field report: invalid format. Too little to end a call on
  i: event('none', 'dial tone or invalid format'),
  s: event('hang up', 'silence taken for a hang-up'),
  q: event('none', 'silence taken for the end of a message'),
  l: event('hang up', 'loop current interrupted'),
  L: event('hang up later', 'line polarity reversed'),
  h: event('extension up', 'line current break, or local telephone off-hook'),
  H: event('extension down', 'line current, or local telephone on-hook'),
  p: event('extension up', 'line voltage up, or handset off-hook'),
  P: event('extension down', 'line voltage down, or handset on-hook'),
  a: event('machine', 'fax or data answer, 2100 Hz'),
  c: event('machine', 'fax calling, 1100 Hz'),
  m: event('machine', 'fax calling, 1100 Hz'),
  e: event('machine', 'data calling, 1300 Hz'),
  f: event('machine', 'data answer, 2225 Hz'),
  J: event('hang up', 'special information tone'),
  $: event('none', 'bong tone'),
  w: event('knock', 'call waiting'),
  t: event('none', 'TDD'),
  v: event('voice', 'voice'),
  V: event('voice', 'voice'),
  u: event('underrun', 'transmit buffer ran dry'),
  o: event('overrun', 'receive buffer ran over'),
  Y: event('damage', 'data lost'),
  E: event('damage', 'invalid format'),
  T: event('none', 'timing mark'),
  S: event('none', 'XOFF'),
  Q: event('none', 'XON'),
  '@': event('knock', 'call waiting is about to name its caller'),
}

/** What a code means and asks for; unknown codes ask for nothing. */
export const streamEvent = (code: string): StreamEvent => table[code] ?? event('none', 'unknown')

/** All codes of the table. */
export const streamCodes: readonly string[] = Object.keys(table)
