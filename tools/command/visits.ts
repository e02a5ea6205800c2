import { Argument, Command, InvalidArgumentError } from 'commander'
import { placeName } from '../../firmware/clinic/places.ts'
import { dayOf, isDay, minutesOf, writeTimeOfDay, type Day } from '../../firmware/time/calendar.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import type { DayVisit } from '../../firmware/web/api.ts'
import type { VisitMark } from '../../firmware/web/staff-work.ts'
import { nameOf, openStaff, type OpenStaff } from '../box/staff.ts'
import { pick } from './pick.ts'
import { print, printJson, remark, wrongUsage } from './output.ts'
import { placed, placeOf, staffOf, type PlaceOptions } from './place.ts'

interface VisitsOptions extends PlaceOptions {
  readonly day?: Day
  readonly staff?: string
  readonly minutes?: number
  readonly json?: true
}

/** As staff say it, and as the box keeps it. */
const marks = { came: 'done', missed: 'missed', cancelled: 'cancelled', late: 'late' } as const
type Mark = keyof typeof marks

const day = (text: string): Day => {
  if (!isDay(text)) throw new InvalidArgumentError('Expected a day such as 2026-11-24.')
  return text
}
const minutes = (text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 240)
    throw new InvalidArgumentError('Expected minutes, 1 to 240.')
  return value
}

const stateOf = ({ status, lateMinutes, confirmedMs }: DayVisit): string => {
  if (status === 'done') return 'came'
  if (status !== 'booked') return status
  if (typeof lateMinutes === 'number') return `late by ${lateMinutes} min`
  return confirmedMs === null ? 'booked' : 'confirmed'
}

const lineOf = ({ clinic }: OpenStaff, visit: DayVisit): string => {
  const [from, to] = [visit.startMs, visit.endMs].map(ms => writeTimeOfDay(minutesOf(ms, clinic.zone)))
  const who = [visit.name || 'no name', visit.phone ?? 'number withheld'].join(', ')
  const what = [visit.serviceName, nameOf(clinic, visit.staff), visit.place ?? []].flat().join(' · ')
  return `${dayOf(visit.startMs, clinic.zone)} ${from}-${to}  ${stateOf(visit)}  ${who} · ${what}\n  ${visit.id}`
}

const list = async (options: VisitsOptions): Promise<void> => {
  await using staff = await openStaff(await placeOf(options))
  const { clinic } = staff
  const people = clinic.people.map(({ id }) => ({ id, name: nameOf(clinic, id) }))
  const whose = options.staff === undefined ? null : staffOf(people, options.staff)
  const on = options.day ?? dayOf(systemClock.epochMs(), clinic.zone)
  const all = await staff.visits(on)
  const found = all.filter(visit => whose === null || visit.staff === whose)
  if (options.json) return printJson(found)
  if (found.length === 0) return remark(`No visits on ${on}.`)
  for (const visit of found) print(lineOf(staff, visit))
}

const markOf = (mark: Mark, late: number | undefined): VisitMark => {
  const status = marks[mark]
  if (status === 'late')
    return late === undefined
      ? wrongUsage('late: say by how much, such as --minutes 15')
      : { status, minutes: late }
  return late === undefined ? { status } : wrongUsage(`--minutes goes with late, not with ${mark}`)
}

const mark = async (id: string, said: Mark, options: VisitsOptions): Promise<void> => {
  const wanted = markOf(said, options.minutes)
  await using staff = await openStaff(await placeOf(options))
  const on = options.day ?? dayOf(systemClock.epochMs(), staff.clinic.zone)
  const marked = await staff.work.markVisit(await pick(id, () => staff.visits(on)), wanted)
  const visit = { ...marked, place: placeName(staff.clinic, marked) }
  if (options.json) return printJson(visit)
  print(lineOf(staff, visit))
  if (said === 'cancelled' && visit.startMs > systemClock.epochMs())
    remark('Its time is free again. Nobody has told the caller: that is for you to do.')
}

export const visitsCommand = (): Command => {
  const command = new Command('visits').description(
    'the visits of a day, and what became of each: came, missed, cancelled, late',
  )
  placed(command.command('list', { isDefault: true }))
    .description('the visits of a day with their ids')
    .option('--day <day>', 'such as 2026-11-24; today if left out', day)
    .option('--staff <name>', 'of one person only: an id of the clinic file, or a part of the name')
    .option('--json', 'print them as JSON')
    .action(list)
  placed(command.command('mark'))
    .description('say what became of a visit; came and missed once it has begun')
    .argument('<id>', 'of the visit; of those of the day its beginning is enough')
    .addArgument(new Argument('<what>').choices(Object.keys(marks)))
    .option('--minutes <number>', 'how late they will be', minutes)
    .option('--day <day>', 'on which a visit is looked for whose id is not whole; today if left out', day)
    .option('--json', 'print the visit as JSON')
    .action(mark)
  return command.addHelpText(
    'after',
    `
It works whether the box is running or not, by the same rules as the page.

Examples:
  ragelis visits --day 2026-11-24
  ragelis visits mark 9133d4eb came
  ragelis visits mark 9133d4eb late --minutes 15`,
  )
}
