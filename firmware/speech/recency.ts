/** Items by name, as many as fit into a number of bytes; when room is needed, the one longest unused goes. */
export interface Recency<T> {
  /** Counts as a use. */
  get(name: string): T | undefined
  has(name: string): boolean
  /** Answers with the names that had to go; `name` itself when it alone is too large. */
  put(name: string, item: T): readonly string[]
  remove(name: string): void
  readonly bytes: number
  readonly size: number
}

export const createRecency = <T>(maxBytes: number, bytesOf: (item: T) => number): Recency<T> => {
  // a Map remembers the order of insertion: a used item is taken out and put in again
  const items = new Map<string, T>()
  let bytes = 0
  const remove = (name: string) => {
    const item = items.get(name)
    if (item === undefined) return
    items.delete(name)
    bytes -= bytesOf(item)
  }
  const get = (name: string) => {
    const item = items.get(name)
    if (item === undefined) return undefined
    items.delete(name)
    items.set(name, item)
    return item
  }
  const put = (name: string, item: T) => {
    if (bytesOf(item) > maxBytes) return [name]
    remove(name)
    items.set(name, item)
    bytes += bytesOf(item)
    const gone: string[] = []
    for (const oldest of items.keys()) {
      if (bytes <= maxBytes) break
      gone.push(oldest)
      remove(oldest)
    }
    return gone
  }
  return {
    get,
    has: name => items.has(name),
    put,
    remove,
    get bytes() {
      return bytes
    },
    get size() {
      return items.size
    },
  }
}
