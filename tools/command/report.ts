import { Command, InvalidArgumentError, Option } from 'commander'
import { daysPeriod } from '../../firmware/clinic/report/period.ts'
import { readBoxFile } from '../../firmware/config/box-file.ts'
import { places } from '../../firmware/config/places.ts'
import { makeReport } from '../../firmware/main/report/make.ts'
import { createReportWriter } from '../../firmware/main/report/writer.ts'
import { openShop } from '../../firmware/main/shop.ts'
import { openStoreReader } from '../../firmware/store/reader.ts'
import { dayOf, isDay } from '../../firmware/time/calendar.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import type { Column } from '../call-list/columns.ts'
import { readCallFile } from '../call-list/read.ts'
import type { DateOrder } from '../call-list/values.ts'
import { clinicPath, usualClinic } from './options.ts'
import { print, printJson, remark, wrongUsage } from './output.ts'

interface ReportOptions {
  readonly config?: string
  readonly clinic?: string
  readonly data?: string
  readonly day?: string
  readonly from?: string
  readonly to?: string
  readonly calls?: string
  /** Headers or numbers of its columns: 'start=Kada'. */
  readonly column?: Readonly<Partial<Record<Column, string>>>
  readonly dates?: DateOrder
  readonly encoding?: string
  readonly json?: true
}

const day = (text: string): string => {
  if (!isDay(text)) throw new InvalidArgumentError('Expected a day such as 2026-11-24.')
  return text
}

const kinds: readonly Column[] = ['start', 'date', 'time', 'duration', 'from', 'status', 'direction']
const column = (text: string, before: ReportOptions['column'] = {}): NonNullable<ReportOptions['column']> => {
  const [word, header] = text.split(/=(.*)/s)
  const kind = kinds.find(one => one === word)
  if (!kind || !header)
    throw new InvalidArgumentError(`Expected one of ${kinds.join(', ')} and a header, such as start=Kada.`)
  return { ...before, [kind]: header }
}

/** Today unless days are named. @throws USAGE */
const daysOf = (options: ReportOptions, today: string): readonly [string, string] => {
  const { from: first, to } = options
  if (options.day !== undefined)
    return first === undefined && to === undefined
      ? [options.day, options.day]
      : wrongUsage('give either --day, or --from and --to')
  const from = first ?? to ?? today
  const last = to ?? today
  return from <= last ? [from, last] : wrongUsage(`--from ${from} is after ${last}`)
}

const settingsOf = async ({ config, clinic, data }: ReportOptions) => {
  const at = places()
  const box = config === undefined ? null : await readBoxFile(config, at.data)
  return {
    clinicFile: clinic === undefined ? (box?.clinicFile ?? usualClinic(at)) : clinicPath(clinic, at),
    folder: data ?? box?.dataFolder ?? at.data,
  }
}

const listOf = async (options: ReportOptions, zone: string) => {
  const { calls, dates, encoding, column = {} } = options
  if (calls === undefined) return undefined
  const list = await readCallFile(calls, {
    zone,
    columns: column,
    ...(dates ? { order: dates } : {}),
    ...(encoding ? { encoding } : {}),
  })
  if (list.leftOut.length > 0)
    remark(`${calls}: these lines hold no date and are no calls: ${list.leftOut.join(', ')}`)
  return list.calls
}

const report = async (options: ReportOptions): Promise<void> => {
  const { clinicFile, folder } = await settingsOf(options)
  const { clinic, reportTexts } = await openShop(clinicFile, places())
  const [from, to] = daysOf(options, dayOf(systemClock.epochMs(), clinic.zone))
  const listed = await listOf(options, clinic.zone)
  using store = openStoreReader(folder)
  const period = daysPeriod(from, to, clinic.zone)
  const view = await makeReport({ clinic, store, clock: systemClock }, period, listed)
  if (options.json) printJson(view)
  else createReportWriter(clinic, reportTexts).lines(view).forEach(print)
}

const help = `
Without days it is today's, so far. It reads beside a running box.

The list of --calls has a header in English, Lithuanian, Croatian, Ukrainian, Russian or Armenian; separators,
quotes, dates and lengths may be as a spreadsheet writes them. Nothing is left out without a word.

Examples:
  ragelis report                                          today so far
  ragelis report --day 2026-11-24 --json                  a day, as data
  ragelis report --from 2026-11-01 --to 2026-11-30 --calls bill.csv
  ragelis report --calls bill.csv --column start=Kada --column duration=3`

export const reportCommand = (): Command =>
  new Command('report')
    .description('what happened, what needs a person, and the figures: of today, a day or a range of days')
    .option('--day <day>', 'this day only, such as 2026-11-24', day)
    .option('--from <day>', 'from this day on', day)
    .option('--to <day>', 'up to and with this day', day)
    .option('--calls <file>', "a provider's list of calls (CSV), to count what never reached the box")
    .option('--column <kind=header>', 'where the list has something, by header or number', column)
    .addOption(new Option('--dates <order>', 'where 3/4/2026 may be either').choices(['dmy', 'mdy']))
    .option('--encoding <name>', 'of the list, such as windows-1257; UTF-8 or what it says itself')
    .option('--json', 'print the data as one JSON object')
    .option('--config <file>', "the box's settings file")
    .option('--clinic <file>', 'a clinic file, or the name of a template')
    .option('--data <dir>', 'where the bookings are kept')
    .addHelpText('after', help)
    .action(report)
