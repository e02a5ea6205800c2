import { Argument, Command } from 'commander'
import type { Task } from '../../firmware/ports/clinic-store.ts'
import { dayOf, minutesOf, writeTimeOfDay } from '../../firmware/time/calendar.ts'
import type { TaskMark } from '../../firmware/web/staff-work.ts'
import { nameOf, openStaff, type OpenStaff } from '../box/staff.ts'
import { pick } from './pick.ts'
import { print, printJson, remark } from './output.ts'
import { placed, placeOf, staffOf, type PlaceOptions } from './place.ts'

interface TasksOptions extends PlaceOptions {
  readonly owner?: string
  readonly json?: true
}

/** As many as the page and its interface give at once. */
const most = 500

const lineOf = ({ clinic }: OpenStaff, task: Task): string => {
  const due = `${dayOf(task.dueMs, clinic.zone)} ${writeTimeOfDay(minutesOf(task.dueMs, clinic.zone))}`
  const owner = task.owner === null ? 'nobody in particular' : nameOf(clinic, task.owner)
  const who = [task.name ?? 'no name', task.phone ?? 'no number'].join(', ')
  return `${due}  ${task.state}  ${task.kind} · ${owner}\n  ${who}: ${task.text}\n  ${task.id}`
}

const peopleOf = ({ clinic }: OpenStaff) => clinic.people.map(({ id }) => ({ id, name: nameOf(clinic, id) }))

const list = async (options: TasksOptions): Promise<void> => {
  await using staff = await openStaff(await placeOf(options))
  const whose = options.owner === undefined ? null : staffOf(peopleOf(staff), options.owner)
  const all = await staff.work.tasks(most)
  const found = all.filter(({ owner }) => whose === null || owner === whose)
  if (options.json) return printJson(found)
  if (found.length === 0) return remark('Nothing is left to do.')
  for (const task of found) print(lineOf(staff, task))
}

const change = async (
  id: string,
  options: TasksOptions,
  markOf: (staff: OpenStaff) => TaskMark,
): Promise<void> => {
  await using staff = await openStaff(await placeOf(options))
  const task = await staff.work.markTask(await pick(id, () => staff.work.tasks(most)), markOf(staff))
  if (options.json) return printJson(task)
  print(lineOf(staff, task))
}

const mark = (id: string, state: 'open' | 'taken' | 'done', options: TasksOptions): Promise<void> =>
  change(id, options, () => ({ state }))

/** Who is given it, by any name; a dash: nobody in particular. */
const give = (id: string, to: string, options: TasksOptions): Promise<void> =>
  change(id, options, staff => ({ owner: to === '-' ? null : staffOf(peopleOf(staff), to) }))

export const tasksCommand = (): Command => {
  const command = new Command('tasks').description(
    'what a person has to do: whose it is, and when it is done',
  )
  placed(command.command('list', { isDefault: true }))
    .description('tasks that are not done, by when they are due, with their ids')
    .option('--owner <name>', 'of one person only: an id of the clinic file, or a part of the name')
    .option('--json', 'print them as JSON')
    .action(list)
  placed(command.command('mark'))
    .description('say that somebody is at it (taken), that it is done, or that it is open after all')
    .argument('<id>', 'of the task; its beginning is enough')
    .addArgument(new Argument('<what>').choices(['taken', 'done', 'open']))
    .option('--json', 'print the task as JSON')
    .action(mark)
  placed(command.command('give'))
    .description('make it the task of a person')
    .argument('<id>', 'of the task; its beginning is enough')
    .argument('<person>', 'an id of the clinic file, or a part of the name; - for nobody in particular')
    .option('--json', 'print the task as JSON')
    .action(give)
  return command.addHelpText(
    'after',
    `
It works whether the box is running or not, by the same rules as the page.

Examples:
  ragelis tasks
  ragelis tasks give 5f0c21d8 kazlauskiene
  ragelis tasks mark 5f0c21d8 done`,
  )
}
