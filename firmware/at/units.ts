import type { Clock } from '../time/clock.ts'

/** Takes one event: a line, and the second line of one that has two (+CMT, +CDS, +CBM). */
export type TakeUnit = (line: string, payload?: string) => void

/** How long the second line may keep us waiting: at 9 600 baud it takes 0.4 s. */
const PAYLOAD_MS = 5_000
/** And the end of a quoted text that runs over several lines. */
const QUOTE_MS = 1_000
const QUOTE_LINES = 32

/** Source: 3GPP TS 27.005 §3.4.1; +CLASS0 is a message to be shown at once (chan_dongle) */
const twoLines = /^\+(?:CMT|CDS|CBM|CLASS0):/
/** In text mode a number in quotes comes first and a time stamp in quotes last. */
const isTextHeader = (header: string) => /^\+(?:CMT|CLASS0): ?"[^"]*",.*"/.test(header)
const octetsIn = (header: string) => /(?:[:,] ?)(\d{1,3})$/.exec(header)?.[1]

/** A PDU as hex, or with stars where a transcript masked it. */
const isHex = (text: string) => /^(?:[0-9A-Fa-f*]{2})+$/.test(text)

/** True when the line is the message that the header announced: hex of the length it gave, the centre's address apart. */
const isPayloadOf = (header: string, line: string): boolean => {
  if (isTextHeader(header)) return true
  const octets = octetsIn(header)
  if (!isHex(line) || octets === undefined) return isHex(line)
  const centreOctets = 1 + Number.parseInt(line.slice(0, 2), 16)
  const withoutCentre = 2 * Number(octets)
  return line.length === withoutCentre || line.length === withoutCentre + 2 * centreOctets
}

const isOpenQuote = (line: string) => line.split('"').length % 2 === 0

/**
 * Puts lines together that are one event: the two lines of +CMT, +CDS and +CBM, where any other line between is none of
 * it (modems.md 4, case 25), and a +CUSD text of several lines. A second half that never comes keeps nothing back.
 */
export const createUnits = (clock: Clock, take: TakeUnit, ended: AbortSignal) => {
  let waiting: { readonly header: string } | undefined
  let quote: { readonly lines: string[] } | undefined

  const later = (ms: number, act: () => void) => void clock.sleep(ms, ended).then(act, () => undefined)
  const giveUpHeader = () => {
    const given = waiting
    waiting = undefined
    if (given) take(given.header)
  }
  const openHeader = (header: string) => {
    giveUpHeader()
    const mine = { header }
    waiting = mine
    later(PAYLOAD_MS, () => (waiting === mine ? giveUpHeader() : undefined))
  }
  /** Its quote never closes: each line counts for itself. */
  const giveUpQuote = () => {
    const given = quote
    quote = undefined
    for (const line of given?.lines ?? []) take(line)
  }
  const openQuote = (line: string) => {
    const mine = { lines: [line] }
    quote = mine
    later(QUOTE_MS, () => (quote === mine ? giveUpQuote() : undefined))
  }
  const addToQuote = (lines: string[], line: string) => {
    lines.push(line)
    if (line.includes('"')) {
      quote = undefined
      take(lines.join('\n'))
    } else if (lines.length >= QUOTE_LINES) giveUpQuote()
  }
  return (line: string) => {
    if (quote) return addToQuote(quote.lines, line)
    if (waiting && isPayloadOf(waiting.header, line)) {
      const { header } = waiting
      waiting = undefined
      return take(header, line)
    }
    if (twoLines.test(line)) return openHeader(line)
    return line.startsWith('+CUSD:') && isOpenQuote(line) ? openQuote(line) : take(line)
  }
}
