import { mergeReports, readNumber, type CallerReport } from './caller-report.ts'

/** Message and parameter types. Source: Telcordia GR-30-CORE, ETSI EN 300 659-3 §5.4 (modems.md 5.4) */
const SINGLE = 0x04
const MULTIPLE = 0x80
const WHEN = 0x01
const NUMBER = 0x02
/** The caller's number as it can be dialled (Telcordia), or the one that was called (ETSI). */
const DIALLABLE = 0x03
const NO_NUMBER = 0x04
const NAME = 0x07
const REDIRECTED = 0x1a

interface Parameter {
  readonly type: number
  readonly text: string
}

/** Type, length, value, one after the other; null when the lengths do not come out. */
const parametersOf = (bytes: Buffer): readonly Parameter[] | null => {
  const found: Parameter[] = []
  for (let at = 0; at < bytes.length;) {
    const [type, length] = [bytes[at] ?? 0, bytes[at + 1] ?? -1]
    if (length < 0 || at + 2 + length > bytes.length) return null
    found.push({ type, text: bytes.toString('latin1', at + 2, at + 2 + length) })
    at += 2 + length
  }
  return found.length > 0 ? found : null
}
const when = (text: string): CallerReport =>
  /^\d{8}/.test(text) ? { date: text.slice(0, 4), time: text.slice(4, 8) } : {}

const readParameters = (all: readonly Parameter[]): CallerReport => {
  const text = (type: number) => all.find(each => each.type === type)?.text
  const hasNumber = text(NUMBER) !== undefined || text(NO_NUMBER) !== undefined
  const diallable = text(DIALLABLE)
  const name = text(NAME)
  const redirected = text(REDIRECTED)
  const parts: readonly CallerReport[] = [
    when(text(WHEN) ?? ''),
    text(NUMBER) === undefined ? {} : readNumber(text(NUMBER) ?? ''),
    text(NO_NUMBER) === undefined ? {} : readNumber(text(NO_NUMBER) ?? ''),
    diallable === undefined ? {} : hasNumber ? { called: diallable } : readNumber(diallable),
    name?.trim() ? { name: name.trim() } : {},
    redirected ? { redirectedFrom: redirected } : {},
  ]
  return parts.reduce(mergeReports, {})
}

/** A message with its header; the checksum at its end may have been cut off. */
const readWhole = (bytes: Buffer): CallerReport | null => {
  const [type, length = 0] = bytes
  const isWhole = bytes.length === length + 2 || bytes.length === length + 3
  const body = bytes.subarray(2, length + 2)
  if (!isWhole) return null
  if (type === SINGLE)
    return { ...when(body.toString('latin1', 0, 8)), ...readNumber(body.toString('latin1', 8)) }
  const parameters = type === MULTIPLE ? parametersOf(body) : null
  return parameters && readParameters(parameters)
}

/**
 * The message as the network sent it, in hexadecimal: MESG of `AT+VCID=2` and of Rockwell modems, which give a whole message or
 * single parameters of one (modems.md 3.5). What cannot be read tells nothing.
 */
export const readMessage = (hex: string): CallerReport => {
  const digits = hex.replaceAll(/\s/g, '')
  if (digits === '' || !/^(?:[0-9A-F]{2})+$/i.test(digits)) return {}
  const bytes = Buffer.from(digits, 'hex')
  const whole = readWhole(bytes)
  if (whole) return whole
  const parameters = parametersOf(bytes)
  return parameters ? readParameters(parameters) : {}
}
