import { readMessage } from './caller-message.ts'
import { absenceOf, isNumber, readNumber, type CallerReport } from './caller-report.ts'

const plain = (value: string) =>
  isNumber(value.replaceAll(/[\s-]/g, '')) ? value.replaceAll(/[\s-]/g, '') : undefined
/** `P` and `O` in place of a name say nothing of the number. */
const readName = (value: string): CallerReport => (absenceOf(value) ? {} : { name: value })
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
