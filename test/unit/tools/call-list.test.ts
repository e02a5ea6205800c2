import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { readInstant } from '../../../firmware/time/calendar.ts'
import { readCallFile, readCallList, type CallListOptions } from '../../../tools/call-list/read.ts'
import { readDate, readDuration, readStart, readStatus } from '../../../tools/call-list/values.ts'

const zone = 'Europe/Vilnius'
const read = (lines: readonly string[], options: Partial<CallListOptions> = {}) =>
  readCallList(lines.join('\r\n'), 'bill.csv', { zone, ...options })
const at = (text: string) => readInstant(text, zone)
const starts = (lines: readonly string[], options?: Partial<CallListOptions>) =>
  read(lines, options).calls.map(({ startedMs }) => startedMs)

await t.test('a bill of each language, as its spreadsheet writes it', async t => {
  const bills = {
    en: ['Date,Time,Caller,Duration,Status', '24/11/2026,9:30:05 PM,+447700900123,00:01:05,answered'],
    lt: [
      'Data;Laikas;Skambinantysis;Trukmė (s);Būsena',
      '2026.11.24;21:30:05;+37061234567;"65,0";Atsiliepta',
    ],
    hr: ['Datum i vrijeme;Pozivatelj;Trajanje;Status', '24.11.2026. 21:30:05;0911234567;1:05;odgovoreno'],
    uk: [
      'Дата і час\tХто дзвонив\tТривалість, с\tСтатус',
      '24.11.2026 21:30:05\t+380671234567\t65,0\tприйнято',
    ],
    ru: [
      'Начало звонка;Номер звонящего;Длительность;Статус',
      '24.11.26 21:30:05;+79161234567;1 мин 5 с;отвечен',
    ],
    hy: [
      'Ամսաթիվ;Ժամ;Զանգողի համարը;Տևողություն;Կարգավիճակ',
      '24.11.2026;21:30:05;+37491123456;65;պատասխանված',
    ],
  }
  for (const [language, lines] of Object.entries(bills)) {
    const [call, ...more] = read(lines).calls
    t.match(call, { startedMs: at('2026-11-24T21:30:05'), durationMs: 65_000, isAnswered: true }, language)
    t.ok(call?.from?.startsWith('+') || call?.from?.startsWith('0'), language)
    t.equal(more.length, 0)
  }
})

await t.test(
  'a preamble, a byte order mark, quotes with separators and line ends, and a line of totals',
  async t => {
    const list = read([
      '\ufeffTeleOperator; Itemised bill',
      'Period;2026-11-01;2026-11-30',
      '',
      'Start;Duration;From',
      '"2026-11-24 09:00:00";00:00:30;"Clinic; ""Smile""',
      'second line"',
      '2026-11-24T09:00:10+01:00;0;',
      'Total;00:00:30;',
    ])
    t.match(list.calls, [
      { startedMs: at('2026-11-24T09:00:00'), from: 'Clinic; "Smile"\nsecond line', isAnswered: true },
      { startedMs: at('2026-11-24T10:00:10'), from: null, durationMs: 0, isAnswered: false },
    ])
    t.strictSame(list.leftOut, [8])
  },
)

await t.test('decimal commas are no separators, whichever comes more often', async t => {
  t.match(read(['Start;Duration', '24.11.2026 09:00;1,5', '24.11.2026 09:01;2,5']).calls, [
    { durationMs: 1_500 },
    { durationMs: 2_500 },
  ])
  t.match(read(['sep=,', 'Start,Duration', '2026-11-24 09:00,"1,5"']).calls, [{ durationMs: 1_500 }])
})

await t.test('one sure date settles the order of all; two that differ are refused', async t => {
  const head = 'start,duration'
  t.strictSame(starts([head, '3/4/2026 9:00,1', '3/25/2026 9:00,1']), [
    at('2026-03-04T09:00'),
    at('2026-03-25T09:00'),
  ])
  t.strictSame(starts([head, '3/4/2026 9:00,1']), [at('2026-04-03T09:00')], 'day first where nothing tells')
  t.strictSame(starts([head, '3/4/2026 9:00,1'], { order: 'mdy' }), [at('2026-03-04T09:00')])
  t.throws(() => starts([head, '25/3/2026 9:00,1', '3/25/2026 9:00,1']), {
    code: 'CALLS_UNREADABLE',
    message: /line 2 .*line 3/,
  })
})

await t.test('a list that cannot be read whole is refused, with its lines and what is in them', async t => {
  t.throws(
    () => read(['start,duration', '2026-02-30 09:00,1', '2026-11-24 09:00,1', '2026-11-24 25:00,long']),
    {
      code: 'CALLS_UNREADABLE',
      message: /line 2: .*"2026-02-30 09:00" \| line 4: .*"2026-11-24 25:00"/,
    },
  )
  t.throws(() => read(['start,duration', '2026-11-24 09:00,long']), { message: /line 2: .*"long"/ })
  const many = Array.from({ length: 9 }, () => '2026-11-24 09:00,x')
  t.throws(() => read(['start,duration', ...many]), { message: /line 6: .*and 4 more/ })
  t.throws(() => read(['a,b', '1,2']), { message: /the first line has: a, b/ })
  t.throws(() => read([]), { message: /the first line has: nothing/ })
  t.throws(() => read(['start,duration', '"2026-11-24 09:00,1']), { code: 'CALLS_UNREADABLE' })
})

await t.test('a header says whether lengths are minutes', async t => {
  for (const [header, durationMs] of [
    ['Trukmė, min.', 90_000],
    ['Duration (min)', 90_000],
    ['Тривалість, хв', 90_000],
    ['Duration', 1_500],
  ] as const)
    t.match(read([`Start;${header}`, '24.11.2026 09:00;1,5']).calls, [{ durationMs }], header)
})

await t.test('a start beside a date is a time alone, or both once more', async t => {
  for (const start of ['09:00', '24.11.2026 09:00'])
    t.strictSame(starts(['Date;Start;Duration', `24.11.2026;${start};1`]), [at('2026-11-24T09:00')])
  t.throws(() => starts(['Date;Start;Duration', '24.11.2026;;1']), { code: 'CALLS_UNREADABLE' })
})

await t.test('columns may be named, by header or by number', async t => {
  const lines = ['Kada,Kiek', '2026-11-24 09:00,60']
  t.throws(() => read(lines), { code: 'CALLS_UNREADABLE' })
  t.match(read(lines, { columns: { start: 'kada', duration: '2' } }).calls, [{ durationMs: 60_000 }])
  t.throws(() => read(lines, { columns: { start: 'Kada', duration: '9' } }), { code: 'CALLS_UNREADABLE' })
})

await t.test(
  'words that do not say whether it was answered leave it open; own calls are told apart',
  async t => {
    const list = read([
      'Start;Duration;Status;Direction',
      '24.11.2026 09:00;10;voicemail?;Incoming',
      '24.11.2026 09:00;10;busy;išeinantis',
    ])
    t.match(list.calls, [
      { isAnswered: null, isOutgoing: false },
      { isAnswered: false, isOutgoing: true },
    ])
  },
)

await t.test('values, one by one', async t => {
  const days = {
    '1.2.2026': '2026-02-01',
    '2026/2/1': '2026-02-01',
    '31.4.2026': null,
    '1.2.026': null,
    '1-2-26': '2026-02-01',
  }
  for (const [text, day] of Object.entries(days)) t.equal(readDate(text, 'dmy'), day, text)
  const lengths = {
    '1:02:03': 3_723_000,
    '90:00': 5_400_000,
    '1h 2min 3s': 3_723_000,
    '2 min.': 120_000,
    '1 200': 1_200_000,
    '': null,
    '-5': null,
    '1:99': null,
    '5 apples': null,
  }
  for (const [text, ms] of Object.entries(lengths)) t.equal(readDuration(text, false), ms, text)
  t.equal(readDuration('1,5', true), 90_000)
  const reading = { zone, order: 'dmy' } as const
  t.equal(readStart('25.10.2026', '03:30', reading), at('2026-10-25T03:30'), 'the first of two')
  t.equal(readStart('1795505405', null, reading), 1_795_505_405_000)
  t.equal(readStart('24.11.2026', '12:00 AM', reading), at('2026-11-24T00:00'))
  t.equal(readStart('24.11.2026', '13:00 PM', reading), null)
  t.equal(readStart('24.11.2026', '', reading), null)
  t.equal(readStatus('Нет ответа'), false)
})

await t.test(
  'files of spreadsheets: UTF-16 by its mark, another encoding by name, else said to be unreadable',
  async t => {
    const folder = t.testdir()
    const text = 'Pradžia;Trukmė\n2026-11-24 09:00;60\n'
    const put = (name: string, bytes: Uint8Array) => {
      writeFileSync(join(folder, name), bytes)
      return join(folder, name)
    }
    const wide = put('wide.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))
    t.equal((await readCallFile(wide, { zone })).calls.length, 1)
    const baltic = put('baltic.csv', Buffer.from(text.replace('ž', '\xfe').replace('ė', '\xeb'), 'latin1'))
    await t.rejects(readCallFile(baltic, { zone }), { code: 'CALLS_UNREADABLE', message: /--encoding/ })
    t.equal((await readCallFile(baltic, { zone, encoding: 'windows-1257' })).calls.length, 1)
    await t.rejects(readCallFile(join(folder, 'none.csv'), { zone }), { code: 'FILE_UNREADABLE' })
  },
)
