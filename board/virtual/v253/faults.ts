/** What may be wrong with the device or its line; to be changed at any time. */
export interface V253Faults {
  /** Commands are taken and never answered. */
  isSilent: boolean
  /** The same, until DTR falls. */
  isHung: boolean
  /** It is for data and fax only: no class 8. */
  isVoiceless: boolean
  /** What ATI7 answers in place of its own. */
  version: string | null
  /** AT+VTR is refused. */
  hasDuplex: boolean
  /** AT+VSM=? and AT+VLS=? are refused. */
  isTaciturn: boolean
  /** No sound goes to the host. */
  isMute: boolean
  /** What the host says is taken no more. */
  isStuck: boolean
  /** No report of who rings comes by itself. */
  isCallerIdLost: boolean
  /** The far end's going is not noticed. */
  isGoodbyeLost: boolean
  /** Keys are not noticed. */
  isKeyDeaf: boolean
  /** From a key being let go to its being noticed. */
  keyLateMs: number
  /** No dial tone: the cable is out of the wall. */
  isUnwired: boolean
  /** Another telephone on the line is lifted. */
  isShared: boolean
  /** Streams that it leaves by itself right after they begin. */
  desertions: number
  /** The command before whose answer the modem restarts, once. */
  rebootsAt: string | null
}

/** A modem in good order on a line in good order. */
export const noV253Faults = (): V253Faults => ({
  isSilent: false,
  isHung: false,
  isVoiceless: false,
  version: null,
  hasDuplex: true,
  isTaciturn: false,
  isMute: false,
  isStuck: false,
  isCallerIdLost: false,
  isGoodbyeLost: false,
  isKeyDeaf: false,
  keyLateMs: 0,
  isUnwired: false,
  isShared: false,
  desertions: 0,
  rebootsAt: null,
})
