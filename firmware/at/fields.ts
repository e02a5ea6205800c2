/** One parameter of a result line. */
export interface Field {
  readonly text: string
  /** A string in quotes: how `+CREG: 1,"00A1"` (an event) is told from `+CREG: 2,1` (an answer). */
  readonly isQuoted: boolean
}

/** Everything after the first colon. */
const body = (line: string) => line.slice(line.indexOf(':') + 1).trim()

/** Up to the closing quote, or to the end where the modem forgot it. */
const quoted = (text: string): string => {
  const end = text.indexOf('"', 1)
  return end === -1 ? text.slice(1) : text.slice(1, end)
}

/** The parameters of '+NAME: 1,"a,b",,x'. Commas inside quotes do not part. Source: ITU-T V.250 §5.4.2.2 */
export const fields = (line: string): readonly Field[] => {
  const found: Field[] = []
  let rest = body(line)
  for (;;) {
    const isQuoted = rest.startsWith('"')
    const inside = isQuoted ? quoted(rest) : undefined
    const from = inside === undefined ? 0 : inside.length + 1
    const comma = rest.indexOf(',', from)
    const text = inside ?? (comma === -1 ? rest : rest.slice(0, comma)).trim()
    found.push({ text, isQuoted })
    if (comma === -1) return found
    rest = rest.slice(comma + 1).trim()
  }
}

/** A parameter as text; null when it is missing or empty. */
export const textAt = (all: readonly Field[], at: number): string | null => all[at]?.text || null

/** A parameter as a whole number, 0 or more; null when it is missing or anything else. */
export const numberAt = (all: readonly Field[], at: number): number | null => {
  const text = all[at]?.text ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}
