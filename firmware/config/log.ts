import { pino, type Logger } from 'pino'
import type { Log } from '../ports/log.ts'

/** 'words' for a person at a terminal, 'json' for whatever collects logs. */
export type LogFormat = 'json' | 'words'

export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** True keeps what is under `pii`: only for a log that never leaves the box. */
  readonly isPersonal?: boolean
  readonly format?: LogFormat
}

const wrap = (logger: Logger): Log => ({
  debug: (fields, message) => logger.debug(fields, message),
  info: (fields, message) => logger.info(fields, message),
  warn: (fields, message) => logger.warn(fields, message),
  error: (fields, message) => logger.error(fields, message),
  child: fields => wrap(logger.child(fields)),
})

const levels: Readonly<Record<number, string>> = { 20: 'debug', 30: 'info', 40: 'warning', 50: 'error' }

/** One event as a line of words: 'warning: line lost, trying again (reason …)'. */
const inWords = (json: string): string => {
  const { level, msg, time: _, ...fields } = JSON.parse(json) as { level: number; msg: string; time: number }
  const details = Object.entries(fields).map(([name, value]) => `${name} ${String(value)}`)
  return `ragelis ${levels[level] ?? ''}: ${msg}${details.length > 0 ? ` (${details.join(', ')})` : ''}\n`
}

/** One line on standard error per event; names, numbers and words of callers are taken out. */
export const openLog = ({ level, isPersonal = false, format = 'json' }: LogOptions): Log => {
  const redact = isPersonal ? {} : { redact: { paths: ['pii', '*.pii'], remove: true } }
  const raw = pino.destination({ fd: 2, sync: true })
  const words = { write: (json: string) => void process.stderr.write(inWords(json)) }
  return wrap(pino({ level, base: null, ...redact }, format === 'words' ? words : raw))
}

const nothing = () => {}
/** A log that goes nowhere. */
export const noLog: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing, child: () => noLog }
