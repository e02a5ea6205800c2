import { pino, type Logger } from 'pino'
import type { Log } from '../ports/log.ts'

export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** True keeps what is under `pii`: only for a log that never leaves the box. */
  readonly isPersonal?: boolean
}

const wrap = (logger: Logger): Log => ({
  debug: (fields, message) => logger.debug(fields, message),
  info: (fields, message) => logger.info(fields, message),
  warn: (fields, message) => logger.warn(fields, message),
  error: (fields, message) => logger.error(fields, message),
  child: fields => wrap(logger.child(fields)),
})

/** JSON lines on standard error, one per event; names, numbers and words are taken out. */
export const openLog = ({ level, isPersonal = false }: LogOptions): Log =>
  wrap(
    pino(
      { level, base: null, ...(isPersonal ? {} : { redact: { paths: ['pii', '*.pii'], remove: true } }) },
      pino.destination({ fd: 2, sync: true }),
    ),
  )

const nothing = () => {}
/** A log that goes nowhere. */
export const noLog: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing, child: () => noLog }
