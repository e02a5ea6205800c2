import t from 'tap'
import { bookingEvent, callEvent } from '../../../firmware/store/cloud-event.ts'
import { sampleBooking, sampleCall } from './sample.ts'

const stamp = { id: 'event-1', at: '2026-10-25T03:30:00+03:00' }

await t.test('a visit in the hour that comes twice says which one it is', async t => {
  // Vilnius went from +03:00 to +02:00 at 01:00 UTC on 25 October 2026
  const startMs = Date.UTC(2026, 9, 25, 0, 30)
  const endMs = Date.UTC(2026, 9, 25, 1, 30)
  t.match(bookingEvent(stamp, sampleBooking({ startMs, endMs })), {
    booking: { start: '2026-10-25T03:30:00+03:00', end: '2026-10-25T03:30:00+02:00' },
  })
})

await t.test('a clock set back during a call does not make it negative', async t => {
  const call = { ...sampleCall(), outcome: 'answered', endedMs: 0 } as const
  t.match(callEvent(stamp, call, 'Europe/Vilnius'), { call: { durationMs: 0 } })
})

await t.test('the transcript stays on the box', async t => {
  const call = { ...sampleCall(), outcome: 'answered', endedMs: 0 } as const
  t.notOk('transcript' in (callEvent(stamp, call, 'Europe/Vilnius') as { call: object }).call)
})
