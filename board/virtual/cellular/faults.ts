/** What may be wrong with a cellular modem of any family; to be changed at any time. */
export interface CellularFaults {
  sim: 'ready' | 'missing' | 'pin' | 'puk' | 'busy'
  /** The card's own. */
  pin: string
  /** +CREG's state: 1 home, 2 searching, 3 denied, 5 roaming. */
  registration: number
  /** 0 to 31, or 99. */
  signal: number
  /** How many more times audio is refused in a call. */
  audioRefusals: number
  /** No frame goes to the host. */
  isMute: boolean
  /** What the host says is taken no more. */
  isStuck: boolean
  /** Commands are taken and never answered. */
  isSilent: boolean
  /** The same, until DTR falls. */
  isHung: boolean
  /** RING comes without +CLIP and without a number in +CLCC. */
  isNumberLost: boolean
  /** Nothing is said when the caller hangs up or gives up. */
  isGoodbyeLost: boolean
  /** It says nothing of the keys that the other side presses. */
  isKeyDeaf: boolean
  /** From a key being let go to its word of it. */
  keyLateMs: number
  /** The other side does not hear what the host says, though it is taken. */
  isDeaf: boolean
  /** Sound goes at 16 kHz, whatever was set. */
  isWideband: boolean
  /** So many more bytes get lost on the way to the host, one at a time. */
  slips: number
  /** The command before whose answer the modem restarts, once. */
  rebootsAt: string | null
  /** NO CARRIER comes right after ATD, and the call goes on: seen while a phone falls back from LTE to call. */
  isEarlyNoCarrier: boolean
  /** How many more wrong PINs the card takes. */
  pinTries: number
  /** What the network answers to a USSD code. */
  ussd: (code: string) => string | null
}

/** A modem in good order, at home, with a fair signal. */
export const noFaults = (): CellularFaults => ({
  sim: 'ready',
  pin: '4321',
  registration: 1,
  signal: 21,
  audioRefusals: 0,
  isMute: false,
  isStuck: false,
  isSilent: false,
  isHung: false,
  isNumberLost: false,
  isGoodbyeLost: false,
  isKeyDeaf: false,
  keyLateMs: 0,
  isDeaf: false,
  isWideband: false,
  slips: 0,
  rebootsAt: null,
  isEarlyNoCarrier: false,
  pinTries: 3,
  ussd: () => null,
})
