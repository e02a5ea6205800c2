import type { LineSettings } from '../config/box-file.ts'
import { openEcho } from '../speech/echo.ts'
import { openVad } from '../speech/vad.ts'
import type { Line } from '../ports/line.ts'
import { drivers } from './drivers.ts'
import { attend, open, type LineParts, type LineService, type Senses } from './line-service.ts'
import { createModemFinder } from './modem-finder.ts'
import { blankStatus, createNotice } from './notice.ts'
import { openLines, type OpenLines } from './open-lines.ts'

export interface LinesOptions extends LineParts {
  readonly lines: readonly LineSettings[]
  /** False: reject if a line does not open. Else it is shown as failed, and opened when it can be. */
  readonly isPatient: boolean
  /** How long a line may be out of order before anyone is told. */
  readonly alarmAfterMinutes: number
}

const serviceOf = async (
  options: LinesOptions,
  settings: LineSettings,
  lines: OpenLines,
  stack: AsyncDisposableStack,
): Promise<LineService> => {
  const { finder = createModemFinder(), present, alarms, clock, log, alarmAfterMinutes } = options
  const { needs } = drivers[settings.driver]
  const notice = createNotice({
    settings,
    present,
    alarms,
    clock,
    needs,
    afterMs: alarmAfterMinutes * 60_000,
  })
  stack.use(notice)
  notice.show(blankStatus(settings.name))
  const openSenses = async (): Promise<Senses> => ({
    activity: stack.use(await openVad()),
    echo: stack.use(openEcho({ log: log.child({ line: settings.name }) })),
  })
  const senses = settings.answerAfterRings === null ? null : await openSenses()
  return { ...options, settings, reach: finder.reach(settings), senses, notice, lines }
}

/**
 * Opens the lines and answers them until aborted, each for itself. Resolves once they are being served; `over` resolves
 * when all have ended. @throws what a line's driver throws, unless patient
 */
export const serveLines = async (
  options: LinesOptions,
  signal: AbortSignal,
): Promise<{ readonly over: Promise<void> }> => {
  await using opening = new AsyncDisposableStack()
  const finder = options.finder ?? createModemFinder()
  const lines = openLines()
  const services: LineService[] = []
  for (const settings of options.lines)
    services.push(await serviceOf({ ...options, finder }, settings, lines, opening))
  const first: Line[] = []
  if (!options.isPatient) for (const service of services) first.push(opening.use(await open(service, false)))
  const rest = opening.move()
  const lives = services.map((service, i) => attend(service, first[i] ?? null, signal))
  const over = async () => {
    await Promise.all(lives)
    await rest.disposeAsync()
  }
  return { over: over() }
}
