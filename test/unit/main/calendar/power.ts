import type { Test } from 'tap'
import type { Link } from '../../../../firmware/main/calendar/desk.ts'
import type { RemoteCalendar } from '../../../../firmware/ports/calendar.ts'
import type { FullStore } from '../../../../firmware/store/store.ts'
import { simClock, type SimClock } from '../../../../firmware/time/sim-clock.ts'
import { createMemoryCalendar, type MemoryCalendar } from '../../../support/memory-calendar.ts'
import { dragged, hourMs, jonas, nineMs, openBox, ownEvent, quickFolder, rita, visitAt } from './pair.ts'

/** Everything that stays behind: a cut after one of these is a cut before the next. */
const writes = new Set([
  'change',
  'saveTask',
  'saveCopy',
  'dropCopy',
  'saveObject',
  'dropObject',
  'saveCalendarState',
  'promise',
  'dropAbout',
  'put',
  'remove',
])

/** The power goes after that many writes, wherever they go. */
const createFuse = (most: number) => {
  let left = most
  const blown = new Error('the power went')
  const guard = <T extends object>(of: T): T =>
    Object.fromEntries(
      Object.entries(of).map(([name, ask]) => {
        if (typeof ask !== 'function' || name === 'hrefOf') return [name, ask]
        return [
          name,
          async (...args: never[]) => {
            if (left <= 0) throw blown
            const answer: unknown = await (ask as (...all: never[]) => unknown)(...args)
            if (writes.has(name)) left -= 1
            return answer
          },
        ]
      }),
    ) as T
  return { guard, isBlown: () => left <= 0 }
}

interface World {
  readonly folder: string
  readonly clock: SimClock
  readonly calendars: { readonly rita: MemoryCalendar; readonly jonas: MemoryCalendar }
}

const linksOf = ({ calendars }: World, guard: <T extends object>(of: T) => T): readonly Link[] => {
  const link = (staff: string, remote: RemoteCalendar): Link => ({ staff, url: staff, remote: guard(remote) })
  return [link(rita, calendars.rita), link(jonas, calendars.jonas)]
}
const whole = <T extends object>(of: T): T => of

const visits = {
  kept: visitAt(nineMs, { name: 'kept' }),
  moved: visitAt(nineMs + hourMs, { name: 'moved' }),
  deleted: visitAt(nineMs + 2 * hourMs, { name: 'deleted' }),
  clashing: visitAt(nineMs + 3 * hourMs, { name: 'clashing' }),
  both: visitAt(nineMs + 4 * hourMs, { name: 'both' }),
  off: visitAt(nineMs + 5 * hourMs, { name: 'off' }),
  carried: visitAt(nineMs + 6 * hourMs, { name: 'carried' }),
}
const late = visitAt(nineMs + 7 * hourMs, { name: 'late' })

/** Both sides agree, then much happens on both. */
const prepare = async (t: Test): Promise<World> => {
  const clock = simClock(nineMs - 48 * hourMs)
  const calendars = { rita: createMemoryCalendar(rita), jonas: createMemoryCalendar(jonas) }
  const world = { folder: quickFolder(t), clock, calendars }
  await using box = await openBox(world.folder, linksOf(world, whole), clock)
  for (const visit of Object.values(visits)) await box.store.book(visit)
  await box.round()
  const hrefOf = ({ id }: { readonly id: string }) => calendars.rita.hrefOf(id)
  const textOf = (visit: { readonly id: string }) => calendars.rita.objects.get(hrefOf(visit))?.text ?? ''
  const drag = (visit: { readonly id: string }, hours: number) =>
    calendars.rita.set(hrefOf(visit), dragged(textOf(visit), nineMs + hours * hourMs))
  drag(visits.moved, 24)
  drag(visits.clashing, 0)
  drag(visits.both, 25)
  calendars.rita.set(hrefOf(visits.deleted), null)
  calendars.jonas.set(calendars.jonas.hrefOf('carried'), textOf(visits.carried))
  calendars.rita.set(hrefOf(visits.carried), null)
  calendars.rita.set('/own.ics', ownEvent('own', nineMs + 26 * hourMs, nineMs + 27 * hourMs))
  const change = { atMs: nineMs - hourMs, by: 'caller', callId: null } as const
  const at = { startMs: nineMs + 28 * hourMs, endMs: nineMs + 29 * hourMs }
  const moved = { kind: 'moved', staff: rita, staffName: 'R', room: null, ...at } as const
  await box.store.change({ ...change, id: 'both', bookingId: visits.both.id, what: moved })
  await box.store.change({
    ...change,
    id: 'off',
    bookingId: visits.off.id,
    what: { kind: 'cancelled', reason: '' },
  })
  await box.store.book(late)
  return world
}

/** What both sides have in the end, without what may differ from run to run. */
const outcome = async (world: World) => {
  await using box = await openBox(world.folder, linksOf(world, whole), world.clock)
  for (let n = 0; n < 3; n += 1) await box.round()
  const before = JSON.stringify([...world.calendars.rita.objects, ...world.calendars.jonas.objects])
  await box.round()
  const after = JSON.stringify([...world.calendars.rita.objects, ...world.calendars.jonas.objects])
  const all = await Promise.all(
    [...Object.values(visits), late].map(async ({ id, name }) => {
      const visit = await box.disk.booking(id)
      const kinds = (await box.disk.history(id)).map(({ what }) => what.kind)
      return [name, visit?.staff, visit?.startMs, visit?.status, ...kinds].join()
    }),
  )
  const events = ({ objects }: MemoryCalendar) =>
    [...objects.values()]
      .map(({ text }) => [/UID:(.*)\r/, /DTSTART:(\w+)/].map(part => part.exec(text)?.[1]).join())
      .sort()
  return {
    all,
    rita: events(world.calendars.rita),
    jonas: events(world.calendars.jonas),
    tasks: (await box.tasks()).map(({ kind, text }) => `${kind} ${text}`).sort(),
    taken: (await box.disk.taken(nineMs, nineMs + 48 * hourMs)).length,
    isQuiet: before === after,
  }
}

/** Cuts the power after each so many writes of a round in which much happens, and looks at how both sides end. */
export const cutEvery = async (t: Test, step: number): Promise<void> => {
  const undisturbed = await outcome(await prepare(t))
  t.equal(undisturbed.tasks.length, 3, 'one cancelled, two conflicts')
  t.equal(undisturbed.rita.length, 6, 'kept, moved, clashing, both, late and her own')
  t.equal(undisturbed.jonas.length, 1, 'the one that was carried to him')
  t.ok(undisturbed.isQuiet, 'nothing more to do')
  let cuts = 0
  for (let most = 1; ; most += step) {
    const world = await prepare(t)
    const fuse = createFuse(most)
    const wrap = (store: FullStore) => fuse.guard(store)
    await using box = await openBox(world.folder, linksOf(world, fuse.guard), world.clock, { wrap })
    await box.round().catch(() => undefined)
    await box[Symbol.asyncDispose]()
    if (!fuse.isBlown()) break
    cuts += 1
    const { all, rita: hers, jonas: his, tasks, taken, isQuiet } = await outcome(world)
    t.strictSame({ all, rita: hers, jonas: his, tasks, taken, isQuiet }, undisturbed, `after ${most} writes`)
  }
  t.ok(cuts * step > 20, `${cuts} cuts`)
}
