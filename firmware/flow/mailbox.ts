/** A bounded queue with one reader. It never grows past `limit`, and counts what it had to drop. */
export interface Mailbox<T> extends AsyncIterable<T> {
  /** False when the item, or an older one in its place, was dropped. */
  put(item: T): boolean
  /** Ends the reader after what is queued; with an error, ends it at once by throwing that. */
  close(error?: unknown): void
  readonly size: number
  readonly dropped: number
}

export interface MailboxOptions {
  readonly limit: number
  /** What gives way when full: the item longest in the queue, or the one just put. */
  readonly full: 'drop oldest' | 'drop newest'
}

export const mailbox = <T>({ limit, full }: MailboxOptions): Mailbox<T> => {
  const items: T[] = []
  let dropped = 0
  let closed = false
  let failure: { readonly error: unknown } | undefined
  let wake = () => {}
  const put = (item: T) => {
    if (closed) return false
    const isFull = items.length >= limit
    if (isFull) dropped += 1
    if (isFull && full === 'drop newest') return false
    if (isFull) items.shift()
    items.push(item)
    wake()
    return !isFull
  }
  const close = (error?: unknown) => {
    closed = true
    if (error !== undefined) failure ??= { error }
    wake()
  }
  async function* read(): AsyncGenerator<T> {
    for (;;) {
      if (failure) throw failure.error
      if (items.length > 0) yield items.shift() as T
      else if (closed) return
      else await new Promise<void>(resolve => (wake = resolve))
    }
  }
  return {
    put,
    close,
    get size() {
      return items.length
    },
    get dropped() {
      return dropped
    },
    [Symbol.asyncIterator]: read,
  }
}
