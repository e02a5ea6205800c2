import t from 'tap'
import { readCalendar } from '../../../firmware/calendar/read.ts'
import { rewriteEntry, writeCalendar, writeEntry } from '../../../firmware/calendar/write.ts'
import type { Entry } from '../../../firmware/ports/calendar.ts'

const hourMs = 3_600_000
const startMs = Date.UTC(2026, 10, 26, 7)
const window = { fromMs: startMs - 24 * hourMs, toMs: startMs + 24 * hourMs, zone: 'Europe/Vilnius' }
const entry: Entry = {
  uid: '9133d4eb-f87f-4a99-9bfd-d277e9d53250',
  startMs,
  endMs: startMs + hourMs / 2,
  summary: 'Dantų patikra; labai ilgas pavadinimas, su kableliu ir kabliataškiu – Jonas Petrauskas',
  location: null,
  isCancelled: false,
  revision: 2,
  changedMs: startMs - 5 * hourMs,
  createdMs: startMs - 9 * hourMs,
}

await t.test('a visit is written as the standard wants it, and read back the same', async t => {
  const text = writeEntry(entry)
  t.match(text, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:/)
  for (const line of [
    `UID:${entry.uid}`,
    'DTSTART:20261126T070000Z',
    'DTEND:20261126T073000Z',
    'DTSTAMP:20261126T020000Z',
    'LAST-MODIFIED:20261126T020000Z',
    'CREATED:20261125T220000Z',
    'SEQUENCE:2',
    'STATUS:CONFIRMED',
    'TRANSP:OPAQUE',
  ])
    t.match(text, `\r\n${line}\r\n`)
  t.ok(text.split('\r\n').every(line => Buffer.byteLength(line) <= 75))
  t.match(text.replaceAll('\r\n ', ''), 'Dantų patikra\\; labai ilgas pavadinimas\\, su')
  const [item] = readCalendar(text, window).items
  t.match(item, {
    uid: entry.uid,
    busy: [{ startMs, endMs: entry.endMs }],
    at: { startMs, endMs: entry.endMs },
  })
})

await t.test('its place is said where there are several, else what its owner wrote of it stays', async t => {
  const placed = writeEntry({ ...entry, location: 'Centras, antras aukštas' })
  t.match(placed, '\r\nLOCATION:Centras\\, antras aukštas\r\n')
  t.notMatch(writeEntry(entry), /LOCATION/)
  t.match(rewriteEntry(placed, entry), '\r\nLOCATION:Centras\\, antras aukštas\r\n')
  t.match(rewriteEntry(placed, { ...entry, location: 'Šiaurė' }), '\r\nLOCATION:Šiaurė\r\n')
})

await t.test('one that was called off takes no time', async t => {
  const text = writeEntry({ ...entry, isCancelled: true })
  t.match(text, '\r\nSTATUS:CANCELLED\r\n')
  t.match(readCalendar(text, window).items, [{ busy: [], isCancelled: true }])
})

await t.test('a calendar of many says its name and zone', async t => {
  const text = writeCalendar(
    [entry, { ...entry, uid: 'two', startMs: entry.endMs, endMs: startMs + hourMs }],
    {
      name: 'Rūta; visits',
      zone: 'Europe/Vilnius',
    },
  )
  for (const line of [
    'X-WR-CALNAME:Rūta\\; visits',
    'X-WR-TIMEZONE:Europe/Vilnius',
    'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    'METHOD:PUBLISH',
  ])
    t.match(text, `\r\n${line}\r\n`)
  t.equal(readCalendar(text, window).items.length, 2)
})

await t.test('what its owner added to a visit stays when its time changes', async t => {
  const theirs = writeEntry(entry).replace(
    'DTEND:20261126T073000Z\r\n',
    'DURATION:PT30M\r\nDESCRIPTION:Bring the pictures\r\nBEGIN:VALARM\r\nTRIGGER:-PT10M\r\nACTION:DISPLAY\r\nEND:VALARM\r\n',
  )
  const text = rewriteEntry(theirs.replace('SEQUENCE:2', 'SEQUENCE:7'), {
    ...entry,
    startMs: startMs + hourMs,
    endMs: startMs + 2 * hourMs,
  })
  for (const line of [
    'DESCRIPTION:Bring the pictures',
    'TRIGGER:-PT10M',
    'DTSTART:20261126T080000Z',
    'DTEND:20261126T090000Z',
    'SEQUENCE:8',
  ])
    t.match(text, `\r\n${line}\r\n`)
  t.notMatch(text, 'DURATION:')
})
