import { randomUUID } from 'node:crypto'
import t, { type Test } from 'tap'
import type { Task, Waiting } from '../../firmware/ports/clinic-store.ts'
import type { VisitChange } from '../../firmware/ports/store.ts'
import type { FullStore } from '../../firmware/store/store.ts'
import { asVisit, morningMs, sampleBooking } from '../unit/store/sample.ts'

const minuteMs = 60_000

const changeOf = (bookingId: string, what: VisitChange['what']): VisitChange => ({
  id: randomUUID(),
  bookingId,
  atMs: morningMs - 1_000,
  by: 'caller',
  callId: null,
  what,
})
const at = (startMs: number, room: string | null = null): VisitChange['what'] => ({
  kind: 'moved',
  staff: 'petraite',
  staffName: 'Rūta Petraitė',
  room,
  startMs,
  endMs: startMs + 30 * minuteMs,
})

const sampleTask = (changes: Partial<Task> = {}): Task => ({
  id: randomUUID(),
  kind: 'callback',
  name: 'Jonas',
  phone: '+37061234567',
  text: 'Dėl sąskaitos.',
  fields: {},
  owner: null,
  dueMs: morningMs,
  language: 'lt',
  callId: null,
  createdMs: morningMs - minuteMs,
  state: 'open',
  doneMs: null,
  ...changes,
})

const sampleWaiting = (changes: Partial<Waiting> = {}): Waiting => ({
  id: randomUUID(),
  service: 'checkup',
  staff: null,
  fromDay: '2026-11-26',
  toDay: '2026-12-01',
  minutes: null,
  name: 'Jonas',
  phone: '+37061234567',
  language: 'lt',
  callId: null,
  createdMs: morningMs,
  state: 'waiting',
  offer: null,
  declined: [],
  ...changes,
})

/** What becomes of visits, and the clinic's own work, as every store keeps them. */
export const clinicStoreContract = async (
  name: string,
  open: (folder: string) => Promise<FullStore>,
): Promise<void> => {
  const contract = (does: string, body: (t: Test, store: FullStore, folder: string) => Promise<void>) =>
    t.test(`${name}: ${does}`, async t => {
      const folder = t.testdir()
      await using store = await open(folder)
      await body(t, store, folder)
    })

  await contract(
    'a move frees the old time and takes the new one, and is told to the cloud',
    async (t, store) => {
      const booking = sampleBooking()
      await store.book(booking)
      const later = morningMs + 60 * minuteMs
      await store.change(changeOf(booking.id, at(later)))
      t.match(await store.booking(booking.id), { startMs: later, status: 'booked' })
      t.strictSame(await store.taken(morningMs, morningMs + minuteMs), [])
      t.equal((await store.taken(later, later + minuteMs)).length, 1)
      await store.book(sampleBooking())
      t.match(
        (await store.pending(10)).map(({ event }) => event),
        [
          { kind: 'booking', status: 'booked' },
          {
            kind: 'booking',
            status: 'moved',
            booking: { id: booking.id, start: '2026-11-26T10:30:00+02:00' },
          },
          { kind: 'booking', status: 'booked' },
        ],
      )
    },
  )

  await contract('a move onto a taken time is refused and leaves all as it was', async (t, store) => {
    const [first, second] = [sampleBooking(), sampleBooking({ startMs: morningMs + 60 * minuteMs })]
    await store.book(first)
    await store.book(second)
    const before = await store.pending(10)
    const change = changeOf(second.id, at(morningMs + 10 * minuteMs))
    await t.rejects(store.change(change), { code: 'SLOT_TAKEN' })
    t.strictSame(await store.booking(second.id), asVisit(second))
    t.strictSame(await store.pending(10), before)
    t.equal((await store.history(second.id)).length, 1)
    await store.change({ ...change, what: at(morningMs + 61 * minuteMs) })
    t.match(await store.booking(second.id), { startMs: morningMs + 61 * minuteMs }, 'into its own old time')
  })

  await contract('a cancelled visit frees its time and cannot be changed any more', async (t, store) => {
    const booking = sampleBooking()
    await store.book(booking)
    const cancel = changeOf(booking.id, { kind: 'cancelled', reason: 'the caller' })
    await store.change(cancel)
    await store.change(cancel)
    t.match(await store.booking(booking.id), { status: 'cancelled' })
    t.strictSame(await store.bookings(0, Number.MAX_SAFE_INTEGER), [])
    t.strictSame(await store.taken(0, Number.MAX_SAFE_INTEGER), [])
    t.equal(await store.waiting(), 2, 'asked twice, told once')
    await t.rejects(store.change(changeOf(booking.id, at(morningMs))), { code: 'VISIT_OVER' })
    await t.rejects(store.change(changeOf('nobody', at(morningMs))), { code: 'VISIT_UNKNOWN' })
    await store.book(sampleBooking())
  })

  await contract(
    'nobody has come or missed a visit before it begins, nor moves one after it',
    async (t, store) => {
      const booking = sampleBooking()
      await store.book(booking)
      for (const kind of ['done', 'missed'] as const) {
        await t.rejects(store.change(changeOf(booking.id, { kind })), { code: 'VISIT_AHEAD' })
        await store.change({ ...changeOf(booking.id, { kind }), atMs: morningMs + minuteMs })
        t.match(await store.booking(booking.id), { status: kind })
        const moved = changeOf(booking.id, at(morningMs + 120 * minuteMs))
        await t.rejects(store.change(moved), { code: 'VISIT_OVER' })
      }
      t.equal((await store.history(booking.id)).length, 3, 'booked, done, missed')
    },
  )

  await contract('the history of a visit is whole and in order', async (t, store) => {
    const booking = sampleBooking()
    await store.book(booking)
    const changes = [
      changeOf(booking.id, { kind: 'confirmed' }),
      changeOf(booking.id, at(morningMs + 60 * minuteMs)),
      { ...changeOf(booking.id, { kind: 'done' }), atMs: morningMs + 90 * minuteMs },
    ]
    for (const change of changes) {
      await store.change(change)
      if (change.what.kind === 'confirmed')
        t.match(await store.booking(booking.id), { confirmedMs: change.atMs })
      if (change.what.kind === 'moved')
        t.match(await store.booking(booking.id), { confirmedMs: null }, 'a new time is to be confirmed anew')
    }
    const [booked, ...rest] = await store.history(booking.id)
    t.match(booked, { bookingId: booking.id, what: { kind: 'booked' } })
    t.strictSame(rest, changes)
  })

  await contract('a room holds one visit at a time, and what is needed after it', async (t, store) => {
    const first = sampleBooking({ room: 'chair-1', bufferMinutes: 15 })
    await store.book(first)
    const other = (startMs: number, room: string | null) => sampleBooking({ staff: 'another', startMs, room })
    await t.rejects(store.book(other(morningMs, 'chair-1')), { code: 'SLOT_TAKEN' })
    await t.rejects(store.book(other(first.endMs, 'chair-1')), { code: 'SLOT_TAKEN' }, 'it is being cleaned')
    await store.book(other(morningMs, 'chair-2'))
    await store.book(other(first.endMs + 15 * minuteMs, 'chair-1'))
    t.match(await store.taken(morningMs, morningMs + 1), [
      { room: 'chair-2', endMs: morningMs + 30 * minuteMs },
      { room: 'chair-1', endMs: first.endMs + 15 * minuteMs },
    ])
    const whose = { staff: ['another', 'nobody'], rooms: ['chair-2', 'chair-1'] }
    const { staff, rooms } = await store.engaged(
      whose,
      Float64Array.of(morningMs, first.endMs + 20 * minuteMs),
    )
    const till = (fromMs: number, minutes: number) => [fromMs, fromMs + minutes * minuteMs]
    t.strictSame(
      [...(rooms.get('chair-1') ?? [])],
      till(morningMs, 75),
      'one visit after the other is one stretch',
    )
    t.strictSame([...(rooms.get('chair-2') ?? [])], till(morningMs, 30))
    t.strictSame(
      [...(staff.get('another') ?? [])],
      [...till(morningMs, 30), ...till(morningMs + 45 * minuteMs, 30)],
    )
    t.strictSame([...staff.keys(), ...(staff.get('nobody') ?? [])], whose.staff)
    const moved = changeOf(first.id, at(morningMs, 'chair-2'))
    await t.rejects(store.change(moved), { code: 'SLOT_TAKEN' })
  })

  await contract('visits are found by number and by birth date, those to come', async (t, store) => {
    const past = sampleBooking({ startMs: morningMs - 86_400_000 })
    const next = sampleBooking({ birthDate: '1980-05-03' })
    const cancelled = sampleBooking({ startMs: morningMs + 86_400_000 })
    for (const one of [past, next, cancelled]) await store.book(one)
    await store.change(changeOf(cancelled.id, { kind: 'cancelled', reason: '' }))
    t.strictSame(await store.visitsOf('+37061234567', morningMs), [asVisit(next)])
    t.strictSame(await store.visitsBorn('1980-05-03', 0), [asVisit(next)])
    t.strictSame(await store.visitsOf('+37060000000', 0), [])
  })

  await contract('a task is told when it is new and when its state changes', async (t, store) => {
    const task = sampleTask()
    await store.saveTask(task)
    await store.saveTask(task)
    await store.saveTask({ ...task, state: 'done', doneMs: morningMs })
    t.strictSame(await store.task(task.id), { ...task, state: 'done', doneMs: morningMs })
    t.match(
      (await store.pending(10)).map(({ event }) => event),
      [
        { kind: 'task', task: { state: 'open', due: '2026-11-26T09:30:00+02:00' } },
        { kind: 'task', task: { state: 'done' } },
      ],
    )
    const [later, sooner] = [sampleTask({ dueMs: morningMs + 2 }), sampleTask({ dueMs: morningMs + 1 })]
    await store.saveTask(later)
    await store.saveTask(sooner)
    t.strictSame(await store.tasksIn(['open'], 10), [sooner, later])
  })

  await contract('whoever waits is found by state, the longest first', async (t, store) => {
    const [second, first] = [sampleWaiting({ createdMs: morningMs + 1 }), sampleWaiting()]
    await store.saveWaiting(second)
    await store.saveWaiting(first)
    t.strictSame(await store.waitingIn(['waiting', 'offered'], 10), [first, second])
    await store.saveWaiting({ ...first, state: 'booked' })
    t.strictSame(await store.waitingIn(['waiting'], 10), [second])
    t.match(await store.waitEntry(first.id), { state: 'booked' })
  })

  await contract('a promise is made once, falls due, and is settled once', async (t, store) => {
    const promise = { id: 'a', kind: 'reminder', subject: 'visit-1', dueMs: 100 } as const
    await store.promise(promise)
    await store.promise({ ...promise, dueMs: 1 })
    await store.promise({ ...promise, id: 'b', dueMs: 200 })
    t.equal(await store.nextDueMs(), 100)
    t.match(await store.due(150, 10), [{ id: 'a', state: 'open' }])
    t.strictSame(await Promise.all([store.settle('a', 'kept'), store.settle('a', 'kept')]), [true, false])
    t.strictSame(await store.due(150, 10), [])
    await store.dropAbout('visit-1')
    t.equal(await store.nextDueMs(), null)
    t.match(await store.promisesAbout('visit-1'), [{ state: 'kept' }, { state: 'dropped' }])
  })

  await contract('clients and quotes are kept', async (t, store) => {
    const client = {
      phone: '+37061234567',
      name: 'Ona',
      language: 'lt',
      birthDate: null,
      owner: null,
      seenMs: 1,
    } as const
    t.equal(await store.client(client.phone), null)
    await store.saveClient(client)
    await store.saveClient({ ...client, language: 'en', seenMs: 2 })
    t.strictSame(await store.client(client.phone), { ...client, language: 'en', seenMs: 2 })
    const quote = {
      id: randomUUID(),
      service: 'whitening',
      answers: { shade: 'both' },
      low: 180,
      high: 220,
      currency: 'EUR',
      name: null,
      phone: null,
      language: 'lt',
      callId: null,
      createdMs: 1,
    } as const
    await store.saveQuote(quote)
    await store.saveQuote(quote)
    t.strictSame(await store.quotes(10), [quote])
  })

  await t.test(`${name}: all of it is there after a restart`, async t => {
    const folder = t.testdir()
    const [booking, task, waiting] = [sampleBooking(), sampleTask(), sampleWaiting()]
    {
      await using store = await open(folder)
      await store.book(booking)
      await store.change(changeOf(booking.id, { kind: 'confirmed' }))
      await store.saveTask(task)
      await store.saveWaiting(waiting)
      await store.promise({ id: 'a', kind: 'reminder', subject: booking.id, dueMs: 5 })
    }
    await using store = await open(folder)
    t.match(await store.booking(booking.id), { confirmedMs: morningMs - 1_000 })
    t.equal((await store.history(booking.id)).length, 2)
    t.strictSame([await store.task(task.id), await store.waitEntry(waiting.id)], [task, waiting])
    t.match(await store.due(10, 10), [{ id: 'a' }])
  })
}
