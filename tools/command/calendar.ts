import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { reasonOf } from '../../firmware/config/text-file.ts'
import { Fault } from '../../firmware/fault/fault.ts'
import type { CalendarView } from '../../firmware/ports/calendar.ts'
import { addDays, dayBounds, dayOf, isDay } from '../../firmware/time/calendar.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { openOffice, type OpenOffice } from '../box/office.ts'
import { print, printJson, remark, wrongUsage } from './output.ts'
import { placed, placeOf, staffOf, type PlaceOptions } from './place.ts'

interface Json {
  readonly json?: true
}

const within = async <T>(options: PlaceOptions, work: (open: OpenOffice) => Promise<T>): Promise<T> => {
  await using open = await openOffice(await placeOf(options))
  return await work(open)
}

const named = (views: readonly CalendarView[], text: string): string =>
  staffOf(
    views.map(({ staff, name }) => ({ id: staff, name })),
    text,
  )

const readFileOrInput = async (file: string): Promise<string> => {
  try {
    return await readFile(file === '-' ? '/dev/stdin' : file, 'utf8')
  } catch (cause) {
    throw new Fault('FILE_UNREADABLE', { file, reason: reasonOf(cause) }, cause)
  }
}

interface ImportOptions extends PlaceOptions, Json {
  readonly staff: string
  readonly replace?: true
}

const takeIn = async (file: string, options: ImportOptions): Promise<void> => {
  const text = await readFileOrInput(file)
  const found = await within(options, async ({ office }) => {
    const staff = named(await office.list(), options.staff)
    return { staff, ...(await office.takeIn(staff, text, options.replace === true)) }
  })
  if (options.json) return printJson(found)
  const { staff, taken, idle, visits, removed, complaints } = found
  print(`${taken} events take the time of ${staff}; ${idle} do not (over, free or cancelled).`)
  if (visits > 0) print(`${visits} are visits of this box, which it knows already.`)
  if (removed > 0) print(`${removed} of earlier files are no longer in it and were taken out.`)
  for (const complaint of complaints) remark(`not understood, left out: ${complaint}`)
}

interface ExportOptions extends PlaceOptions {
  readonly staff?: string
  readonly from?: string
  readonly to?: string
}

const give = async (options: ExportOptions): Promise<void> => {
  for (const day of [options.from, options.to])
    if (day !== undefined && !isDay(day)) wrongUsage(`${day}: expected a day such as 2026-12-24`)
  const text = await within(options, async ({ office, zone }) => {
    const staff = options.staff === undefined ? null : named(await office.list(), options.staff)
    const today = dayOf(systemClock.epochMs(), zone)
    const from = options.from ?? addDays(today, -30)
    const to = options.to ?? addDays(today, 365)
    return office.give(staff, dayBounds(from, zone).startMs, dayBounds(to, zone).endMs)
  })
  process.stdout.write(text)
}

interface FeedOptions extends PlaceOptions, Json {
  readonly renew?: string
}

const serverText = ({ server }: CalendarView): string => {
  if (!server) return ''
  if (server.trouble) return `\n  ${server.trouble}`
  return server.seenMs === null ? '' : '\n  its calendar on the server is kept'
}

const feeds = async (options: FeedOptions): Promise<void> => {
  const { feedPort, port: page } = await placeOf(options)
  const views = await within(options, async ({ office }) => {
    const all = await office.list()
    if (options.renew === undefined) return all
    return [await office.renew(named(all, options.renew))]
  })
  if (options.json) return printJson(views)
  const base = feedPort === null ? `http://127.0.0.1:${page}` : `http://ADDRESS-OF-THE-BOX:${feedPort}`
  for (const view of views) print(`${view.staff} (${view.name})\n  ${base}${view.path}${serverText(view)}`)
  remark('Whoever has such an address can read these visits: give it to that person alone.')
  if (feedPort === null)
    remark('Only this machine can fetch them; calendars: { feed-port: 8090 } opens them to the network.')
}

export const calendarCommand = (): Command => {
  const command = new Command('calendar').description(
    'busy times in, visits out: .ics files, and addresses to subscribe to',
  )
  placed(command.command('import'))
    .description('take the events of an .ics file as times at which somebody is busy')
    .argument('<file>', 'an iCalendar file; - for standard input')
    .requiredOption('--staff <name>', 'whose they are: an id of the clinic file, or a part of the name')
    .option('--replace', 'forget what earlier files said of this person and this one does not')
    .option('--json', 'print what came of it as JSON')
    .action(takeIn)
  placed(command.command('export'))
    .description('print visits as an .ics file')
    .option('--staff <name>', 'of one person only')
    .option('--from <day>', 'the first day, such as 2026-12-01; 30 days ago if left out')
    .option('--to <day>', 'the last day; a year ahead if left out')
    .action(give)
  placed(command.command('feeds'))
    .description('the secret addresses at which calendars can subscribe to the visits of each person')
    .option('--renew <name>', 'give this person another address: the old one leads nowhere any more')
    .option('--json', 'print them as JSON')
    .action(feeds)
  return command.addHelpText(
    'after',
    `
It works whether the box is running or not. Calendars on servers (CalDAV) are set in the settings file: docs/settings.md.

Examples:
  ragelis calendar import holiday.ics --staff kazlauskiene
  ragelis calendar export --staff kazlauskiene --from 2026-12-01 > december.ics
  ragelis calendar feeds --renew kazlauskiene`,
  )
}
