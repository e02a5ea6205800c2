import t from 'tap'
import { createCalendarReader } from '../../../firmware/calendar/reader.ts'
import { readCalendar } from '../../../firmware/calendar/read.ts'
import { rows } from './makers.ts'

const window = { fromMs: Date.UTC(2026, 9), toMs: Date.UTC(2027, 4), zone: 'Europe/Vilnius' }

await t.test('the thread says what reading here says, faults as well', async t => {
  await using reader = createCalendarReader()
  const texts = rows.map(([, text]) => text)
  const found = await Promise.all(texts.map(text => reader.read(text, window)))
  t.strictSame(
    found,
    texts.map(text => readCalendar(text, window)),
  )
  await t.rejects(reader.read('hello', window), { code: 'CALENDAR_INVALID', message: /invalid line/ })
})

await t.test('closed before or after use', async () => {
  await createCalendarReader()[Symbol.asyncDispose]()
  const reader = createCalendarReader()
  await reader.read(rows[0]?.[1] ?? '', window)
  await reader[Symbol.asyncDispose]()
  await reader[Symbol.asyncDispose]()
})
