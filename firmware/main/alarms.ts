import { randomUUID } from 'node:crypto'
import type { Messages } from '../ports/messages.ts'
import type { Log } from '../ports/log.ts'
import type { LineChange } from './line-watch.ts'

/** A line that cannot be rung, or can again. */
export interface LineAlarm extends LineChange {
  readonly line: string
}

/** A way to tell people of a line; it must not throw, and looks after its own failures. */
export type AlarmChannel = (alarm: LineAlarm, all: readonly LineAlarm[]) => void

/** Tells of lines by every channel there is: whichever is still alive will do. */
export interface Alarms {
  tell(alarm: LineAlarm): void
  /** What was last told of each line. */
  all(): readonly LineAlarm[]
  /** From here on this one is told as well. */
  add(channel: AlarmChannel): void
}

/** @param lines every line's name: those that nothing was told of are up */
export const createAlarms = (lines: readonly string[], nowMs: number, log: Log): Alarms => {
  const channels: AlarmChannel[] = []
  const up = (line: string): LineAlarm => ({ line, isUp: true, sinceMs: nowMs, code: null, says: '' })
  const last = new Map(lines.map(line => [line, up(line)]))
  const all = () => [...last.values()]
  const tell = (alarm: LineAlarm) => {
    last.set(alarm.line, alarm)
    const { line, isUp, sinceMs, code, says } = alarm
    const fields = { line, sinceMs, code, says }
    if (isUp) log.warn(fields, 'a line is back')
    else log.error(fields, 'a line cannot be rung')
    for (const channel of channels) channel(alarm, all())
  }
  return { tell, all, add: channel => void channels.push(channel) }
}

export interface TextAlarmParts {
  readonly messages: Pick<Messages, 'send'>
  /** E.164. */
  readonly textTo: readonly string[]
  readonly log: Log
}

/** Older news of a line is of no use. */
const VALID_MS = 3_600_000

/** Texts people through whichever line can still send: the line that is told of cannot, or has no need to. */
export const textAlarms =
  ({ messages, textTo, log }: TextAlarmParts): AlarmChannel =>
  ({ line, isUp, says }) => {
    const text = isUp ? `Ragelis: line ${line} works again.` : `Ragelis: line ${line} cannot be rung. ${says}`
    for (const to of textTo)
      messages
        .send({ id: randomUUID(), to, text, validityMs: VALID_MS })
        .catch((error: unknown) => log.warn({ line, pii: { error: String(error) } }, 'nobody was texted'))
  }
