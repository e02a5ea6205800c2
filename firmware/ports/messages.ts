/** A text message that came. */
export interface IncomingMessage {
  /** The same for the same message, however often it comes. */
  readonly id: string
  /** The line it came on. */
  readonly line: string
  /** A number, '+370…' when international, or a sender's name in letters that cannot be answered. '' when unreadable. */
  readonly from: string
  readonly text: string
  /** When its sender's network took it, UTC epoch ms; null when it does not say. */
  readonly sentMs: number | null
  /** When the last of it came. */
  readonly receivedMs: number
  /** Null when it is whole and all text. Of an incomplete one `text` has '…' where a part is missing. */
  readonly trouble: 'incomplete' | 'not text' | 'unknown alphabet' | 'unreadable' | null
}

/** A text message to be sent. */
export interface MessageDraft {
  /** UUID, made by whoever sends: asking twice with one id sends once. */
  readonly id: string
  /** E.164 with its plus, or a national or short number. */
  readonly to: string
  readonly text: string
  /** The line to send it on; null is any that can. */
  readonly line?: string | null
  /** After this it is of no use: not sent any more, and the network stops trying. Default 24 h. */
  readonly validityMs?: number
}

/**
 * queued: on disk. sending: a modem has it, or some of its parts went out. sent: the network took all of it. delivered:
 * every part is on the telephone. failed: given up, `reason` says why. uncertain: the power or the modem went in the very
 * moment of sending, so that nobody knows whether it went out; it is not sent again by itself. A delivery report settles
 * it, or a person does.
 */
export type MessageState = 'queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'uncertain'

/** A text message on its way, or there. */
export interface OutgoingMessage {
  readonly id: string
  readonly to: string
  readonly text: string
  readonly line: string | null
  readonly createdMs: number
  readonly state: MessageState
  /** For a person; null while nothing is wrong. */
  readonly reason: string | null
  /** SMS it is split into, each of which the operator counts. */
  readonly parts: number
}

/** Text messages of all lines. Every adapter passes test/contract/messages.ts. */
export interface Messages extends AsyncDisposable {
  /**
   * Messages that came, oldest first, those of before a restart included, until aborted. One that nobody has called
   * `done` comes again after a restart; one that was never comes again.
   */
  messages(signal: AbortSignal): AsyncIterable<IncomingMessage>
  done(id: string): Promise<void>
  /**
   * Resolves once it is on disk; it then goes out as soon as a line can.
   * @throws MESSAGE_INVALID, MESSAGE_FORBIDDEN, MESSAGE_LIMIT, STORE_FULL, STORE_FAILED
   */
  send(draft: MessageDraft): Promise<OutgoingMessage>
  /** An outgoing message each time its state changes, until aborted. */
  changes(signal: AbortSignal): AsyncIterable<OutgoingMessage>
  /** Newest first. */
  outgoing(limit: number): Promise<readonly OutgoingMessage[]>
  /** What a person decided about an uncertain or failed message: its open parts go out again, or it is given up. @throws MESSAGE_UNKNOWN */
  decide(id: string, what: 'send again' | 'give up'): Promise<void>
}
