import type { IncomingMessage } from './messages.ts'

/** One SMS that came: a message, or a part of one. */
export interface ReceivedPart {
  /** The same whenever the network or the modem brings the same SMS again. */
  readonly key: string
  readonly line: string
  readonly from: string
  readonly text: string
  readonly sentMs: number | null
  readonly receivedMs: number
  readonly trouble: IncomingMessage['trouble']
  /** Which part of a long text; null when it is all of it. */
  readonly part: { readonly reference: number; readonly total: number; readonly seq: number } | null
  /** The PDU, hexadecimal: what could not be read is not lost. */
  readonly raw: string
}

/** Where one SMS of an outgoing message is. */
export type PartState = 'queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'uncertain'

/** One SMS of an outgoing message. */
export interface OutgoingPart {
  readonly messageId: string
  /** From 1. */
  readonly seq: number
  readonly pdu: string
  /** Octets of the PDU without the service centre's address. */
  readonly octets: number
  readonly state: PartState
  /** The line that sent it, and the number the modem gave it. */
  readonly line: string | null
  readonly reference: number | null
  /** When it was handed to the modem last. */
  readonly sentMs: number | null
  /** How often it was refused. */
  readonly tries: number
  /** Not before this. */
  readonly dueMs: number
  readonly reason: string | null
}

/** An outgoing message with its parts in order. */
export interface StoredMessage {
  readonly id: string
  readonly to: string
  readonly text: string
  /** The line to send it on; null is any. */
  readonly line: string | null
  readonly createdMs: number
  readonly expiresMs: number
  readonly parts: readonly OutgoingPart[]
}

/** What changes about a part. */
export type PartChange = Pick<OutgoingPart, 'messageId' | 'seq' | 'state'> &
  Partial<Pick<OutgoingPart, 'line' | 'reference' | 'sentMs' | 'tries' | 'dueMs' | 'reason'>>

/** How many SMS were put on the queue since some instant. */
export interface SentCount {
  readonly all: number
  readonly toNumber: number
}

/** What must survive a power cut about text messages. Every promise resolves once the change is on disk; see Store. */
export interface MessageStore {
  /** False when this SMS is in a message already; asking twice for one that is in none is the same as once. */
  keepPart(part: ReceivedPart): Promise<boolean>
  /** Parts that are in no message yet, in the order they came. */
  looseParts(): Promise<readonly ReceivedPart[]>
  /** Makes a message of parts, in one transaction; nothing happens when it is there. */
  joinParts(message: IncomingMessage, keys: readonly string[]): Promise<void>
  /** Messages that nobody has dealt with, in the order they were made; `seq` grows and is never used again. */
  unread(
    afterSeq: number,
    limit: number,
  ): Promise<readonly { readonly seq: number; readonly message: IncomingMessage }[]>
  markRead(id: string): Promise<void>
  /** The newest that came, dealt with or not. */
  received(limit: number): Promise<readonly IncomingMessage[]>
  /** False when a message with this id was there: nothing is changed. */
  queueMessage(message: StoredMessage): Promise<boolean>
  changePart(change: PartChange): Promise<void>
  outgoingMessage(id: string): Promise<StoredMessage | null>
  /** Those with a part in one of these states, oldest first. */
  outgoingIn(states: readonly PartState[], limit: number): Promise<readonly StoredMessage[]>
  /** Those with a part that was sent, or may have been, to a number that ends so; newest first. */
  awaitingReport(lastDigits: string, limit: number): Promise<readonly StoredMessage[]>
  extendMessage(id: string, expiresMs: number): Promise<void>
  /** Newest first. */
  outgoingMessages(limit: number): Promise<readonly StoredMessage[]>
  sentSince(ms: number, to: string): Promise<SentCount>
  /** Forgets what is settled and older than this. SMS are remembered as long, so that one that comes again is known. */
  forgetMessages(beforeMs: number): Promise<void>
}
