import * as fc from 'fast-check'
import t, { type Test } from 'tap'
import type { StoredMessage } from '../../firmware/ports/message-store.ts'
import type { Booking, Store, Taken } from '../../firmware/ports/store.ts'
import type { FullStore } from '../../firmware/store/store.ts'
import { joined } from '../../firmware/time/stretches.ts'
import {
  asVisit,
  morningMs,
  sampleBooking,
  sampleCall,
  sampleMessage,
  sampleOutgoing,
  samplePart,
  sampleText,
} from '../unit/store/sample.ts'

export type OpenStore = (folder: string) => Promise<FullStore>

const minuteMs = 60_000
const everything = [0, Number.MAX_SAFE_INTEGER] as const

/** True once the store has refused `booking` because somebody is there. */
const isRefused = async (store: Store, booking: Booking): Promise<boolean> => {
  try {
    await store.book(booking)
    return false
  } catch (error) {
    if ((error as { code?: string }).code === 'SLOT_TAKEN') return true
    throw error
  }
}

const byStart = (a: Taken, b: Taken) => a.startMs - b.startMs || (a.staff < b.staff ? -1 : 1)

/** What every Store & Outbox must do. `open` opens the store in a folder, empty or with what was stored there before. */
export const storeContract = async (name: string, open: OpenStore): Promise<void> => {
  const contract = (does: string, body: (t: Test, store: FullStore, folder: string) => Promise<void>) =>
    t.test(`${name}: ${does}`, async t => {
      const folder = t.testdir()
      await using store = await open(folder)
      await body(t, store, folder)
    })

  await contract('a booking is found by id, by start and as time taken', async (t, store) => {
    const booking = sampleBooking()
    await store.book(booking)
    t.strictSame(await store.booking(booking.id), asVisit(booking))
    t.equal(await store.booking('another'), null)
    t.strictSame(await store.bookings(booking.startMs, booking.startMs + 1), [asVisit(booking)])
    t.strictSame(
      await store.bookings(booking.startMs + 1, booking.endMs),
      [],
      'by start, so a day has its own',
    )
    const { staff, startMs, endMs } = booking
    t.strictSame(
      await store.taken(endMs - 1, endMs),
      [{ staff, room: null, startMs, endMs }],
      'taken to its last ms',
    )
    t.strictSame(await store.taken(endMs, endMs + 1), [])
    t.strictSame(await store.taken(startMs - 1, startMs), [])
  })

  await contract('a booking has one outbox row with the times of its zone', async (t, store) => {
    const booking = sampleBooking({ callId: 'call-1' })
    await store.book(booking)
    const [row, ...more] = await store.pending(10)
    t.strictSame(more, [])
    t.match(row, {
      seq: 1,
      event: {
        kind: 'booking',
        status: 'booked',
        id: /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        at: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+0[23]:00$/,
        booking: {
          id: booking.id,
          start: '2026-11-26T09:30:00+02:00',
          end: '2026-11-26T10:00:00+02:00',
          staffName: 'Rūta Petraitė',
          phone: '+37061234567',
          callId: 'call-1',
        },
      },
    })
  })

  await contract('asking twice with one id books once', async (t, store) => {
    const booking = sampleBooking()
    await Promise.all([store.book(booking), store.book(booking)])
    const before = await store.pending(10)
    await store.book({ ...booking, createdMs: booking.createdMs + 1, callId: 'a later call' })
    t.strictSame(await store.pending(10), before, 'one row, and its event id never changes')
    t.strictSame(await store.bookings(...everything), [asVisit(booking)])
    await t.rejects(store.book({ ...booking, endMs: booking.endMs + minuteMs }), { code: 'STORE_FAILED' })
    t.strictSame(await store.bookings(...everything), [asVisit(booking)], 'one id is never two visits')
  })

  await contract('a visit that overlaps is refused and leaves no trace', async (t, store) => {
    const first = sampleBooking()
    await store.book(first)
    const at = (startMs: number, endMs: number) => sampleBooking({ startMs, endMs })
    const { startMs, endMs } = first
    const overlaps = {
      'the same': at(startMs, endMs),
      'into its start': at(startMs - minuteMs, startMs + minuteMs),
      'out of its end': at(endMs - minuteMs, endMs + minuteMs),
      inside: at(startMs + minuteMs, endMs - minuteMs),
      around: at(startMs - minuteMs, endMs + minuteMs),
    }
    for (const [how, booking] of Object.entries(overlaps))
      await t.rejects(store.book(booking), { code: 'SLOT_TAKEN' }, how)
    t.equal(await store.waiting(), 1)
    await store.book(at(startMs - minuteMs, startMs))
    await store.book(at(endMs, endMs + minuteMs))
    await store.book(sampleBooking({ staff: 'another' }))
    t.strictSame(
      (await store.pending(10)).map(row => row.seq),
      [1, 2, 3, 4],
      'touching is not overlapping; refusals leave no gap',
    )
  })

  await contract('of many who want one slot at the same moment one gets it', async (t, store) => {
    const asked = Array.from({ length: 20 }, () => isRefused(store, sampleBooking()))
    t.equal((await Promise.all(asked)).filter(refused => !refused).length, 1)
    t.equal((await store.bookings(...everything)).length, 1)
  })

  await contract('a visit must end after it starts', async (t, store) => {
    await t.rejects(store.book(sampleBooking({ endMs: morningMs })), { code: 'STORE_FAILED' })
    t.equal(await store.waiting(), 0)
  })

  await contract('any visits in any order are as in a model', async (t, store) => {
    const slot = fc.record({
      who: fc.constantFrom('a', 'b'),
      start: fc.integer({ min: 0, max: 40 }),
      length: fc.integer({ min: 1, max: 8 }),
    })
    const minute = fc.integer({ min: 0, max: 50 })
    let runs = 0
    const agrees = async (
      slots: { who: string; start: number; length: number }[],
      from: number,
      to: number,
    ) => {
      const run = `run ${(runs += 1)} `
      const model: Taken[] = []
      for (const { who, start, length } of slots) {
        const visit = {
          staff: run + who,
          room: null,
          startMs: start * minuteMs,
          endMs: (start + length) * minuteMs,
        }
        const isTaken = model.some(
          taken => taken.staff === visit.staff && taken.startMs < visit.endMs && taken.endMs > visit.startMs,
        )
        t.equal(await isRefused(store, sampleBooking(visit)), isTaken)
        if (!isTaken) model.push(visit)
      }
      const [fromMs, toMs] = [from * minuteMs, to * minuteMs]
      const inside = model.filter(visit => visit.startMs < toMs && visit.endMs > fromMs).sort(byStart)
      const found = (await store.taken(fromMs, toMs)).filter(({ staff }) => staff.startsWith(run))
      t.strictSame([...found].sort(byStart), inside)
      t.ok(found.every(({ startMs }, n) => n === 0 || startMs >= (found[n - 1]?.startMs ?? 0)))
      const { staff } = await store.engaged({ staff: [`${run}b`], rooms: [] }, Float64Array.of(fromMs, toMs))
      const own = inside.filter(({ staff }) => staff === `${run}b`)
      const joinedOnes = joined(own.flatMap(({ startMs, endMs }) => [startMs, endMs]))
      t.strictSame([...staff], [[`${run}b`, joinedOnes]], 'and of one of them alone')
    }
    await fc.assert(fc.asyncProperty(fc.array(slot, { maxLength: 25 }), minute, minute, agrees), {
      numRuns: 25,
    })
  })

  await contract('a message is kept with its outbox row, once', async (t, store) => {
    const older = sampleMessage()
    const newer = sampleMessage({ createdMs: morningMs + 1, name: null, phone: null })
    await store.saveMessage(newer)
    await store.saveMessage(older)
    await store.saveMessage(older)
    t.strictSame(await store.messages(10), [newer, older], 'newest first')
    t.strictSame(await store.messages(1), [newer])
    const events = (await store.pending(10)).map(row => row.event)
    t.match(events, [{ kind: 'message', message: { id: newer.id, phone: null } }, { kind: 'message' }])
    t.equal(events.length, 2)
  })

  await contract(
    'a call is up until it ends, and the cloud hears of it once, without its transcript',
    async (t, store) => {
      const call = sampleCall()
      const { id, line, from, startedMs } = call
      await store.beginCall({ id, line, from, startedMs })
      t.match(await store.calls(10), [{ id, endedMs: null, outcome: null, transcript: [], tags: [] }])
      t.equal(await store.waiting(), 0)
      await store.endCall(call)
      await store.endCall({ ...call, summary: 'again' })
      await store.beginCall({ id, line, from, startedMs })
      t.strictSame(await store.calls(10), [call])
      const rows = await store.pending(10)
      t.equal(rows.length, 1)
      t.match(rows[0]?.event, {
        kind: 'call',
        call: {
          id,
          start: '2026-11-26T09:30:00+02:00',
          durationMs: 61_500,
          outcome: 'booked',
          tags: ['not heard'],
        },
      })
      t.notMatch(JSON.stringify(rows), 'Laba diena')
    },
  )

  await contract('calls come newest first; one that never began is stored when it ends', async (t, store) => {
    const calls = [2, 0, 1].map(n => sampleCall({ startedMs: morningMs + n }))
    for (const call of calls) await store.endCall(call)
    const starts = (await store.calls(2)).map(call => call.startedMs - morningMs)
    t.strictSame(starts, [2, 1])
  })

  await contract('a call that ends without saying how is abandoned', async (t, store) => {
    await store.endCall(sampleCall({ outcome: null, endedMs: null }))
    const [call] = await store.calls(1)
    t.equal(call?.outcome, 'abandoned')
    t.type(call?.endedMs, 'number')
  })

  await contract('the outbox gives the oldest first and forgets what was delivered', async (t, store) => {
    for (let n = 0; n < 5; n += 1) await store.saveMessage(sampleMessage())
    const seqs = async (limit: number) => (await store.pending(limit)).map(row => row.seq)
    t.strictSame(await seqs(3), [1, 2, 3])
    await store.delivered(2)
    t.strictSame(await seqs(10), [3, 4, 5])
    await store.delivered(1)
    t.equal(await store.waiting(), 3, 'what was delivered stays so')
    await store.delivered(99)
    t.equal(await store.waiting(), 0)
    await store.saveMessage(sampleMessage())
    t.strictSame(await seqs(10), [6], 'what is added later is not delivered, whatever was said before')
  })

  await contract('additions are signalled, several at once', async (t, store) => {
    const stop = new AbortController()
    const additions = store.added(stop.signal)[Symbol.asyncIterator]()
    const booking = sampleBooking()
    await Promise.all([store.book(booking), store.saveMessage(sampleMessage()), store.endCall(sampleCall())])
    t.equal((await additions.next()).done, false)
    await store.book(booking)
    await store.beginCall(sampleCall())
    const none = additions.next()
    stop.abort()
    t.equal((await none).done, true, 'no signal for what added nothing; ends when aborted')
  })

  await contract('an SMS is kept once, loose until it is in a message', async (t, store) => {
    const [first, second] = [samplePart({ seq: 1 }), samplePart({ seq: 2, text: 'half a character: \ud83d' })]
    t.equal(await store.keepPart(first), true)
    t.equal(await store.keepPart(first), true, 'asked again while it is loose, the same')
    t.equal(await store.keepPart(second), true)
    t.strictSame(await store.looseParts(), [first, second], 'to the last half of a character')
    const message = sampleText()
    await store.joinParts(message, [first.key, second.key])
    await store.joinParts(message, [first.key, second.key])
    t.strictSame(await store.looseParts(), [])
    t.equal(await store.keepPart(second), false, 'it comes again: known')
    t.strictSame(await store.received(9), [message])
  })

  await contract(
    'texts are unread in the order they were made, until somebody read them',
    async (t, store) => {
      const texts = [3, 1, 2].map(n => sampleText({ receivedMs: morningMs + n }))
      for (const text of texts) await store.joinParts(text, [])
      const all = await store.unread(0, 9)
      t.strictSame(
        all.map(({ message }) => message),
        texts,
      )
      t.strictSame(await store.unread(0, 1), all.slice(0, 1))
      t.strictSame(await store.unread(all[0]?.seq ?? 0, 9), all.slice(1))
      await store.markRead(texts[1]?.id ?? '')
      await store.markRead('nobody')
      t.strictSame(await store.unread(0, 9), [all[0], all[2]])
      t.strictSame(
        (await store.received(2)).map(text => text.receivedMs - morningMs),
        [3, 2],
        'newest first, read or not',
      )
    },
  )

  await contract('a message to be sent is queued once, with its parts', async (t, store) => {
    const message = sampleOutgoing(2)
    t.equal(await store.queueMessage(message), true)
    t.equal(await store.queueMessage({ ...message, text: 'another' }), false)
    t.strictSame(await store.outgoingMessage(message.id), message)
    t.equal(await store.outgoingMessage('nobody'), null)
    t.strictSame(await store.outgoingIn(['queued'], 9), [message])
    t.strictSame(await store.outgoingIn(['sent', 'failed'], 9), [])
    t.strictSame(await store.sentSince(message.createdMs, message.to), { all: 2, toNumber: 2 })
    t.strictSame(await store.sentSince(message.createdMs, '+37000000000'), { all: 2, toNumber: 0 })
    t.strictSame(await store.sentSince(message.createdMs + 1, message.to), { all: 0, toNumber: 0 })
  })

  await contract('a change of a part leaves what it does not name', async (t, store) => {
    const message = sampleOutgoing(2)
    await store.queueMessage(message)
    const of = { messageId: message.id, seq: 2 }
    await store.changePart({ ...of, state: 'sending', line: 'a', sentMs: 7 })
    await store.changePart({ ...of, state: 'sent', reference: 42 })
    const part = async () => (await store.outgoingMessage(message.id))?.parts[1]
    t.match(await part(), { state: 'sent', line: 'a', sentMs: 7, reference: 42, reason: null, tries: 0 })
    await store.changePart({ ...of, state: 'queued', line: null, reason: 'congestion', tries: 1 })
    t.match(await part(), { state: 'queued', line: null, sentMs: 7, reason: 'congestion', tries: 1 })
    t.strictSame((await store.outgoingMessage(message.id))?.parts[0], message.parts[0])
    await store.extendMessage(message.id, 99)
    t.equal((await store.outgoingMessage(message.id))?.expiresMs, 99)
  })

  await contract('messages come oldest first to be sent, newest first to be seen', async (t, store) => {
    const queued: StoredMessage[] = []
    for (const createdMs of [2, 1, 3]) queued.push(sampleOutgoing(1, { createdMs: morningMs + createdMs }))
    for (const message of queued) await store.queueMessage(message)
    const order = (messages: readonly StoredMessage[]) =>
      messages.map(({ createdMs }) => createdMs - morningMs)
    t.strictSame(order(await store.outgoingIn(['queued'], 9)), [1, 2, 3])
    t.strictSame(order(await store.outgoingMessages(2)), [3, 2])
    for (const { id } of queued) await store.changePart({ messageId: id, seq: 1, state: 'sent' })
    t.strictSame(order(await store.awaitingReport('61234567', 9)), [3, 2, 1])
    t.strictSame(await store.awaitingReport('61234568', 9), [])
  })

  await contract(
    'what is settled and old is forgotten; what is open or unread never is',
    async (t, store) => {
      const [read, unread] = [sampleText(), sampleText()]
      const loose = samplePart({})
      const part = samplePart({ seq: 2 })
      await store.keepPart(loose)
      await store.keepPart(part)
      await store.joinParts(read, [part.key])
      await store.joinParts(unread, [])
      await store.markRead(read.id)
      const [open, sent] = [sampleOutgoing(1), sampleOutgoing(1)]
      for (const message of [open, sent]) await store.queueMessage(message)
      await store.changePart({ messageId: sent.id, seq: 1, state: 'delivered' })
      await store.forgetMessages(morningMs)
      t.equal((await store.received(9)).length, 2, 'not old enough')
      await store.forgetMessages(morningMs + 1)
      t.strictSame(await store.received(9), [unread])
      t.strictSame(await store.looseParts(), [loose])
      t.strictSame(await store.outgoingMessages(9), [open])
      t.equal(await store.keepPart(part), true, 'so long ago that it would be taken for another')
    },
  )

  await t.test(`${name}: all is there after it was closed and opened`, async t => {
    const folder = t.testdir()
    const booking = sampleBooking()
    const message = sampleMessage()
    const call = sampleCall()
    const first = await open(folder)
    await first.book(booking)
    await first.saveMessage(message)
    await first.endCall(call)
    const [text, outgoing, loose] = [sampleText(), sampleOutgoing(3), samplePart({})]
    await first.joinParts(text, [])
    await first.queueMessage(outgoing)
    await first.keepPart(loose)
    const rows = await first.pending(10)
    await first.delivered(1)
    await first[Symbol.asyncDispose]()
    await first[Symbol.asyncDispose]()
    await t.rejects(first.book(sampleBooking({ staff: 'another' })), { code: 'STORE_FAILED' })
    await using second = await open(folder)
    t.strictSame(await second.bookings(...everything), [asVisit(booking)])
    t.strictSame(await second.messages(10), [message])
    t.strictSame(await second.calls(10), [call])
    t.strictSame(await second.received(9), [text])
    t.strictSame(await second.outgoingMessages(9), [outgoing])
    t.strictSame(await second.looseParts(), [loose])
    t.strictSame(await second.pending(10), rows.slice(1), 'the same events with the same ids')
    t.ok(await isRefused(second, sampleBooking()))
  })

  await t.test(`${name}: a call that was up when the power went is abandoned, cut off`, async t => {
    const folder = t.testdir()
    const first = await open(folder)
    await first.beginCall({ id: 'call-1', line: 'modem', from: null, startedMs: morningMs })
    await first.book(sampleBooking({ callId: 'call-1', createdMs: morningMs + 40_000 }))
    await first.beginCall({ id: 'call-2', line: 'modem', from: null, startedMs: morningMs + 1 })
    await first[Symbol.asyncDispose]()
    await using second = await open(folder)
    const [late, early] = await second.calls(10)
    const cutOff = { outcome: 'abandoned', tags: ['cut off'] }
    t.match(early, { ...cutOff, id: 'call-1', endedMs: morningMs + 40_000 }, 'up when it booked')
    t.match(late, { ...cutOff, id: 'call-2', endedMs: morningMs + 1 })
    t.match(
      (await second.pending(10)).map(row => row.event),
      [
        { kind: 'booking' },
        { kind: 'call', call: { id: 'call-1', ...cutOff } },
        { kind: 'call', call: { id: 'call-2', ...cutOff } },
      ],
    )
  })
}
