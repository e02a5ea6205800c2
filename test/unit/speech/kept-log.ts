import type { Log } from '../../../firmware/ports/log.ts'

/** A log that keeps what it is told. */
export const keptLog = () => {
  const lines: {
    readonly level: string
    readonly message: string
    readonly fields: Readonly<Record<string, unknown>>
  }[] = []
  const at =
    (level: string): Log['info'] =>
    (fields, message) =>
      void lines.push({ level, message, fields })
  const log: Log = {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: () => log,
  }
  return { ...log, lines }
}
