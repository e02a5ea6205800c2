import { readFinal } from './result.ts'

/** `>` the program wrote it, `<` the modem said a line, `=` the modem said just this, `!` neither: a remark. */
export type Way = '>' | '<' | '=' | '!'

const HIDDEN = '***'
const SUBMIT = '\x1a'
const stars = (text: string) => '*'.repeat(text.length)
const starDigits = (text: string) => text.replaceAll(/\d/g, '*')

/** PINs and passwords: +CPIN, +CPIN2, +CPWD, +CLCK and their vendors' likes. Source: 3GPP TS 27.007 §7.4, §7.5, §8.3 */
const hidePins = (line: string) =>
  line
    .replace(/(\+(?:CPIN2?|CPWD|SPWD|QPIN)=)[^;]*/gi, `$1${HIDDEN}`)
    .replace(/(\+CLCK="?\w+"?,\d,)[^;]*/gi, `$1${HIDDEN}`)
    .replace(/(\+CPIN2?=)$/gi, `$1${HIDDEN}`)
/** A PDU as hex keeps the length of its first address, so that a transcript can be replayed. */
const hidePdu = (line: string) => {
  const end = line.endsWith(SUBMIT) ? SUBMIT : ''
  const hex = line.slice(0, line.length - end.length)
  return /^(?:[0-9A-F]{2}){7,}$/i.test(hex) ? hex.slice(0, 2) + stars(hex.slice(2)) + end : line
}
/** UCS-2 in quotes, from three letters up. */
const hideHex = (line: string) => line.replace(/(?<=")[0-9A-F]{12,}(?=")/gi, stars)
const speaking =
  /^\+(?:(?:CLIP|CLCC|CCWA|COLP|CNAP|CNUM|CMT|CMGR|CMGL|CPBR|CPBF|CDNIP|CLASS0):|QIND: ?"ccinfo")/
/** Names from a telephone book or the network: whatever in quotes has letters, but a message's state. */
const hideNames = (line: string) =>
  speaking.test(line)
    ? line.replace(/"(?!(?:REC|STO) |ccinfo")[^"]*\p{L}[^"]*"/gu, `"${HIDDEN}"`)
    : line.replace(/^((?:CALLER )?NAME ?[=:] ?).+/, `$1${HIDDEN}`)
/** The number dialled, spaces or not; +CLIP and the like; NMBR = of V.253. The last two digits stay, and short codes. */
const hideNumbers = (line: string) =>
  line
    .replace(/^(ATD[TP]?)(.{3,})(?=\d\d;?$)/i, (_, dial: string, digits: string) => dial + starDigits(digits))
    .replace(
      /^((?:DDN_)?(?:NMBR|NBR|MESG|NDID) ?= ?)(.{3,})(?=..$)/,
      (_, tag: string, digits: string) => tag + stars(digits),
    )
    .replaceAll(/\+?\d{5,}(?=\d\d)/g, starDigits)
const hideAll = (line: string) => hideNumbers(hideNames(hideHex(hidePdu(hidePins(line)))))

const listed = /^\+CMG[RL]: ?(?:\d+, ?)?"/
const direct = /^\+(?:CMT|CLASS0): ?"[^"]*",.*"/

/**
 * Takes the secrets out of AT traffic, line after line: PINs, telephone numbers but their last two digits, names, and
 * the text of messages in PDU and in text mode. One mask follows one conversation.
 */
export const createMask = () => {
  /** What the modem says next is a message's text: one line of it, or all to the final result. */
  let body: 'none' | 'line' | 'list' = 'none'
  const hideSaid = (line: string): string => {
    const isText = body === 'line' || (body === 'list' && !listed.test(line) && !readFinal(line))
    if (body === 'line' || readFinal(line)) body = 'none'
    if (isText) return HIDDEN
    if (listed.test(line)) body = 'list'
    else if (direct.test(line)) body = 'line'
    return hideAll(line)
  }
  const hideRaw = (text: string) =>
    text
      .split(/([\r\n]+)/)
      .map((part, i) => (i % 2 === 1 || part === '' ? part : hideSaid(part)))
      .join('')
  const hideWritten = (text: string) => {
    body = 'none'
    const hidden = hideAll(text)
    return hidden === text && text.endsWith(SUBMIT) ? HIDDEN + SUBMIT : hidden
  }
  return (way: Way, text: string): string => {
    if (way === '>') return hideWritten(text)
    if (way === '=') return hideRaw(text)
    return way === '<' ? hideSaid(text) : hideAll(text)
  }
}
