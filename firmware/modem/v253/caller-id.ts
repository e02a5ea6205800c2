import { readMessage } from './caller-message.ts'

/** What a modem has told of who rings. Undefined: nothing yet. */
export interface CallerReport {
  /** As the network gave it, without spaces and hyphens; null when it gave none. */
  readonly number?: string | null
  /** Why there is no number: the caller does not want it shown, or the network does not have it. */
  readonly absence?: 'withheld' | 'unavailable'
  readonly name?: string
  /** MMDD and HHMM by the network's clock. */
  readonly date?: string
  readonly time?: string
  /** The number that was called, and the one that sent the call on to it. */
  readonly called?: string
  readonly redirectedFrom?: string
}

/** P is withheld by the caller, O is out of area. Source: Telcordia GR-31-CORE; the words are other modems' for it */
const absences: readonly (readonly [RegExp, 'withheld' | 'unavailable'])[] = [
  [/^(?:P|PRIVATE|WITHHELD|ANONYMOUS|BLOCKED|RESTRICTED)$/i, 'withheld'],
  [/^(?:O|OUT[ -_]OF[ -_]AREA|UNAVAILABLE|UNKNOWN|NOT AVAILABLE)?$/i, 'unavailable'],
]
const isNumber = (text: string) => /^\+?[\d*#A-D]+$/i.test(text)

/** A number, or why there is none; a value that is neither tells nothing. */
export const readNumber = (value: string): CallerReport => {
  const absence = absences.find(([words]) => words.test(value.trim()))?.[1]
  if (absence) return { number: null, absence }
  const number = value.replaceAll(/[\s().-]/g, '')
  return isNumber(number) ? { number } : {}
}
const plain = (value: string) => (isNumber(value.replaceAll(/[\s-]/g, '')) ? value.replaceAll(/[\s-]/g, '') : undefined)
/** `P` and `O` in place of a name say nothing of the number. */
const readName = (value: string): CallerReport =>
  value === '' || absences.some(([words]) => words.test(value)) ? {} : { name: value }
const readCalled = (value: string): CallerReport => {
  const called = plain(value)
  return called ? { called } : {}
}
const readRedirecting = (value: string): CallerReport => {
  const redirectedFrom = plain(value)
  return redirectedFrom ? { redirectedFrom } : {}
}

/** Names of the tags, by dialect (modems.md 3.5: Conexant and USR, Rockwell, ZyXEL, vgetty's cnd.c). */
const tags: Readonly<Record<string, (value: string) => CallerReport>> = {
  NMBR: readNumber,
  NBR: readNumber,
  'CALLER NUMBER': readNumber,
  NAME: readName,
  'CALLER NAME': readName,
  DATE: value => (/^\d{4}$/.test(value) ? { date: value } : {}),
  TIME: value => (/^\d{4}$/.test(value) ? { time: value } : {}),
  DDN_NMBR: readRedirecting,
  NDID: readCalled,
  MESG: value => readMessage(value),
}

/** What lines of caller ID start with, for the AT session's table of lines that answer nothing. */
export const callerIdStarts: readonly string[] = [...Object.keys(tags), 'FM:']

/** A line of a caller ID report in any of the dialects; null when it is none. */
export const readCallerLine = (line: string): CallerReport | null => {
  const fromTo = /^FM:(\S*)(?:\s+TO:(\S*))?/i.exec(line.trim())
  if (fromTo) return { ...readNumber(fromTo[1] ?? ''), ...readCalled(fromTo[2] ?? '') }
  const found = /^\s*([A-Za-z_ ]+?)\s*[=:]\s*(.*?)\s*$/.exec(line)
  const read = tags[(found?.[1] ?? '').toUpperCase()]
  return read ? read(found?.[2] ?? '') : null
}

/** Two parts of one report as one, whichever came first: a number counts before the reason for having none. */
export const mergeReports = (one: CallerReport, other: CallerReport): CallerReport => {
  const number = one.number ?? other.number
  const { absence: _one, ...rest } = { ...other, ...one }
  if (typeof number === 'string') return { ...rest, number }
  const reasons = [one.absence, other.absence]
  const absence = reasons.includes('withheld') ? 'withheld' : reasons.find(Boolean)
  return absence ? { ...rest, number: null, absence } : rest
}
