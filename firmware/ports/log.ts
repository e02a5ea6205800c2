type Fields = Readonly<Record<string, unknown>>

/**
 * A constant message with its data in fields. Names, numbers, transcripts and exception texts go under the key `pii`,
 * which is redacted before it leaves the box. Nothing in the 20 ms path logs.
 */
export interface Log {
  debug(fields: Fields, message: string): void
  info(fields: Fields, message: string): void
  warn(fields: Fields, message: string): void
  error(fields: Fields, message: string): void
  /** A logger that adds these fields to every line, such as one per call. */
  child(fields: Fields): Log
}
