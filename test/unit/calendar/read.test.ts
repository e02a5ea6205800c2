import t from 'tap'
import { readCalendar } from '../../../firmware/calendar/read.ts'
import { dayOf, instantOf, minutesOf, writeTimeOfDay } from '../../../firmware/time/calendar.ts'
import { lines, rows, strange, unreadable } from './makers.ts'

const zone = 'Europe/Vilnius'
const window = { fromMs: instantOf('2026-10-01', 0, zone), toMs: instantOf('2027-04-30', 0, zone), zone }

const shown = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }) => {
  const [day, endDay] = [dayOf(startMs, zone), dayOf(endMs, zone)]
  const end = writeTimeOfDay(minutesOf(endMs, zone))
  return `${day} ${writeTimeOfDay(minutesOf(startMs, zone))}-${day === endDay ? '' : `${endDay} `}${end}`
}
const busyIn = (text: string) => readCalendar(text, window).items.flatMap(({ busy }) => busy.map(shown))

for (const [what, text, busy] of rows)
  await t.test(what, async t => {
    t.strictSame(busyIn(text), busy)
    t.strictSame(readCalendar(text, window).complaints, [])
    const again = readCalendar(text, window).items.flatMap(item => busyIn(item.text))
    t.strictSame(again, busy, 'each item alone says the same')
  })

for (const [what, text, reason] of unreadable)
  await t.test(`${what} is refused`, async t => {
    t.throws(() => readCalendar(text, window), { code: 'CALENDAR_INVALID', message: reason })
  })

for (const [what, text, complaint] of strange)
  await t.test(`an event with ${what} does not spoil the others`, async t => {
    const good = lines('BEGIN:VEVENT', 'UID:good', 'DTSTART:20261126T070000Z', 'DURATION:PT1H', 'END:VEVENT')
    const both = text.replace('END:VCALENDAR\r\n', `${good}END:VCALENDAR\r\n`)
    const { items, complaints } = readCalendar(both, window)
    t.match(complaints, [complaint])
    t.strictSame(
      items.map(({ uid }) => uid),
      ['good'],
    )
  })

await t.test('whether it could be a visit: once, at hours of a day', async t => {
  const at = (text: string) => readCalendar(text, window).items[0]?.at
  const of = (what: RegExp) => rows.find(([name]) => what.test(name))?.[1] ?? ''
  t.strictSame(at(of(/^UTC/)), {
    startMs: instantOf('2026-11-26', 540, zone),
    endMs: instantOf('2026-11-26', 600, zone),
  })
  for (const what of [/^Google: weekly/, /^a whole day$/, /^a moment/]) t.equal(at(of(what)), null)
  t.equal(readCalendar(of(/^called off/), window).items[0]?.isCancelled, true)
})
