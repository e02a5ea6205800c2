import t from 'tap'
import { noLog } from '../../../firmware/config/log.ts'
import type { Task } from '../../../firmware/ports/clinic-store.ts'
import type { Visit } from '../../../firmware/ports/store.ts'
import { openStore } from '../../../firmware/store/store.ts'
import { dayOf } from '../../../firmware/time/calendar.ts'
import { systemClock } from '../../../firmware/time/clock.ts'
import { openWeb } from '../../../firmware/web/server.ts'
import { report } from '../../../tools/command/output.ts'
import { tasksCommand } from '../../../tools/command/tasks.ts'
import { visitsCommand } from '../../../tools/command/visits.ts'
import { quickFolder } from '../main/calendar/pair.ts'
import { sampleBooking, sampleTask } from '../store/sample.ts'
import { clinic, createFakeBox } from '../web/fake-box.ts'

t.setTimeout(180_000)
const commands = { visits: visitsCommand, tasks: tasksCommand }

/** As the shell would see it; in this process, since each start of one takes seconds on a busy machine. */
const ragelis = async (name: keyof typeof commands, ...args: readonly string[]) => {
  const seen = { stdout: '', stderr: '' }
  const kept = { stdout: process.stdout.write, stderr: process.stderr.write }
  for (const stream of ['stdout', 'stderr'] as const)
    process[stream].write = (text: string | Uint8Array) => {
      seen[stream] += String(text)
      return true
    }
  const command = commands[name]()
  for (const one of [command, ...command.commands]) one.exitOverride()
  try {
    await command.parseAsync([...args, '--clinic', 'dentist-lt'], { from: 'user' })
    return { ...seen, code: 0 }
  } catch (error) {
    const code = report(error)
    return { ...seen, code }
  } finally {
    for (const stream of ['stdout', 'stderr'] as const) process[stream].write = kept[stream]
  }
}
const hourMs = 3_600_000
const zone = 'Europe/Vilnius'
const nowMs = systemClock.epochMs()
const at = (startMs: number) => ({ startMs, endMs: startMs + hourMs / 2, staff: 'kazlauskiene' })
const over = sampleBooking({ ...at(nowMs - 2 * hourMs), name: 'Ona' })
const ahead = sampleBooking({ ...at(nowMs + 24 * hourMs), name: 'Jonas' })

await t.test('staff at the terminal of a box that rests', async t => {
  const folder = quickFolder(t)
  const open = () => openStore({ folder, zone, clock: systemClock, log: noLog })
  const task = sampleTask({ owner: null })
  {
    await using store = await open()
    for (const visit of [over, ahead]) await store.book(visit)
    await store.saveTask(task)
    await store.promise({ id: 'reminder', kind: 'reminder', subject: ahead.id, dueMs: ahead.startMs })
  }
  const there = ['--data', folder]
  const day = dayOf(over.startMs, zone)
  const listed = await ragelis('visits', 'list', '--day', day, '--staff', 'Kazlauskienė', ...there)
  t.equal(listed.code, 0, listed.stderr)
  t.match(listed.stdout, new RegExp(`booked {2}Ona, .*gydytoja Kazlauskienė\\n {2}${over.id}\\n`))
  const came = await ragelis('visits', 'mark', over.id.slice(0, 8), 'came', '--day', day, '--json', ...there)
  t.match(JSON.parse(came.stdout) as Visit, { id: over.id, status: 'done' }, came.stderr)
  const early = await ragelis('visits', 'mark', ahead.id, 'missed', ...there)
  t.equal(early.code, 1)
  t.match(early.stderr, /^ragelis: The visit .* has not begun/)
  const late = await ragelis('visits', 'mark', ahead.id, 'late', '--minutes', '15', ...there)
  t.match(late.stdout, /late by 15 min {2}Jonas/, late.stderr)
  const given = await ragelis('tasks', 'give', task.id.slice(0, 8), 'urbonas', '--json', ...there)
  t.match(JSON.parse(given.stdout) as Task, { owner: 'urbonas', state: task.state }, given.stderr)
  const done = await ragelis('tasks', 'mark', task.id, 'done', ...there)
  t.match(done.stdout, / done .*gydytojas Urbonas\n/, done.stderr)
  const left = await ragelis('tasks', 'list', ...there)
  t.match(left, { code: 0, stdout: '', stderr: /^Nothing is left to do/ })
  const off = await ragelis('visits', 'mark', ahead.id, 'cancelled', ...there)
  t.match(off.stderr, /Nobody has told the caller/)
  await using store = await open()
  const [reminder] = await store.promisesAbout(ahead.id)
  t.equal(reminder?.state, 'dropped', 'nobody is reminded of it')
  t.strictSame(
    (await store.history(ahead.id)).map(({ by, what }) => [by, what.kind]),
    [
      ['caller', 'booked'],
      ['staff', 'late'],
      ['staff', 'cancelled'],
    ],
  )
})

await t.test('staff at the terminal of a box that runs, by its page', async t => {
  const folder = quickFolder(t)
  await using store = await openStore({ folder, zone, clock: systemClock, log: noLog })
  await store.book(over)
  const { live, reports, log, placeOf } = createFakeBox(systemClock)
  const people = [{ id: 'urbonas', name: 'Urbonas' }]
  await using web = await openWeb({
    live,
    reports,
    log,
    store,
    placeOf,
    clock: systemClock,
    calendars: null,
    clinic: { ...clinic, people },
    host: '127.0.0.1',
    port: 0,
    pageFolder: '/nowhere',
  })
  const there = ['--data', folder, '--port', new URL(web.url).port]
  const missed = await ragelis('visits', 'mark', over.id, 'missed', ...there)
  t.match(missed.stdout, /missed {2}Ona/, missed.stderr)
  t.match(await store.booking(over.id), { status: 'missed' })
  const nobody = await ragelis('tasks', 'mark', '00000000-0000-4000-8000-000000000000', 'done', ...there)
  t.match(nobody, { code: 1, stderr: /There is no task/ })
})

await t.test('wrong usage', async t => {
  const folder = quickFolder(t)
  const there = ['--data', folder]
  const wrong: readonly (readonly ['visits' | 'tasks', ...string[]])[] = [
    ['visits', 'mark', over.id, 'gone'],
    ['visits', 'mark', over.id, 'late'],
    ['visits', 'mark', over.id, 'came', '--minutes', '5'],
    ['visits', 'list', '--day', '2026-02-30'],
    ['tasks', 'mark', '5f0c', 'done'],
  ]
  for (const args of wrong) t.equal((await ragelis(...args, ...there)).code, 2, args.join(' '))
})
