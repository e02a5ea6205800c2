import type { ReceivedPart } from '../../ports/message-store.ts'
import type { IncomingMessage } from '../../ports/messages.ts'

/** A message and the SMS it is made of. */
export interface Assembled {
  readonly message: IncomingMessage
  readonly keys: readonly string[]
}

interface Group {
  readonly name: string
  readonly parts: Map<number, ReceivedPart>
  readonly total: number
  lastMs: number
}

/** How long after its last part a text is waited for. A part that comes later is a message of its own. */
export const EXPIRY_MS = 10 * 60_000
/** Of each line and sender: more texts that are begun and not ended are a flood. */
const GROUPS = 500

const MISSING = '…'

const textOf = (parts: ReadonlyMap<number, ReceivedPart>, total: number): string => {
  let text = ''
  for (let seq = 1; seq <= total; seq += 1) {
    const part = parts.get(seq)
    if (part) text += part.text
    else if (!text.endsWith(MISSING)) text += MISSING
  }
  return text.toWellFormed()
}

const assemble = (parts: ReadonlyMap<number, ReceivedPart>, total: number): Assembled => {
  const all = [...parts.entries()].sort(([a], [b]) => a - b).map(([, part]) => part)
  const [first] = all
  if (!first) throw new RangeError('a message without parts')
  const trouble = all.find(part => part.trouble !== null)?.trouble ?? null
  const sent = all.flatMap(part => (part.sentMs === null ? [] : [part.sentMs]))
  const message: IncomingMessage = {
    id: first.key,
    line: first.line,
    from: first.from,
    text: textOf(parts, total),
    sentMs: sent.length > 0 ? Math.min(...sent) : null,
    receivedMs: Math.max(...all.map(part => part.receivedMs)),
    trouble: trouble ?? (parts.size < total ? 'incomplete' : null),
  }
  return { message, keys: all.map(part => part.key) }
}

/**
 * Puts parts together by line, sender, reference and total, in whatever order they come, each once. Pure but for what
 * it holds; the same parts in any order make the same message.
 */
export const createAssembly = (expiryMs = EXPIRY_MS) => {
  let groups: Group[] = []

  const groupFor = (part: ReceivedPart, of: NonNullable<ReceivedPart['part']>): Group => {
    const name = JSON.stringify([part.line, part.from, of.reference, of.total])
    // a sender uses its references again: a part that is there with another content begins another text
    const open = groups.find(
      group => group.name === name && (group.parts.get(of.seq)?.key ?? part.key) === part.key,
    )
    if (open) return open
    const group = { name, parts: new Map<number, ReceivedPart>(), total: of.total, lastMs: part.receivedMs }
    groups.push(group)
    return group
  }
  /** The messages that are whole with this part: one, none, or with it one that had to give way. */
  const add = (part: ReceivedPart): readonly Assembled[] => {
    if (!part.part) return [assemble(new Map([[1, part]]), 1)]
    const group = groupFor(part, part.part)
    group.parts.set(part.part.seq, part)
    group.lastMs = Math.max(group.lastMs, part.receivedMs)
    const isWhole = group.parts.size === group.total
    if (isWhole) groups = groups.filter(other => other !== group)
    const oldest = groups.length > GROUPS ? groups.shift() : undefined
    return [
      ...(oldest ? [assemble(oldest.parts, oldest.total)] : []),
      ...(isWhole ? [assemble(group.parts, group.total)] : []),
    ]
  }
  /** What is waited for no longer, as far as it came. */
  const expire = (nowMs: number): readonly Assembled[] => {
    const over = groups.filter(group => group.lastMs + expiryMs <= nowMs)
    groups = groups.filter(group => !over.includes(group))
    return over.map(group => assemble(group.parts, group.total))
  }
  return { add, expire, open: () => groups.length }
}
