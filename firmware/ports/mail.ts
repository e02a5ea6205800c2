/** One e-mail in plain text. */
export interface Letter {
  /** UUID: the same letter, however often it is tried, so that readers show it once. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** The way to a mail server. */
export interface Mail {
  /** Resolves once the server has taken the letter over. @throws MAIL_FAILED, signal.reason */
  send(letter: Letter, signal: AbortSignal): Promise<void>
}
