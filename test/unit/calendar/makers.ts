/** iCalendar texts in the manner of well-known makers, one event or series each. */

export const lines = (...all: readonly string[]): string => `${all.join('\r\n')}\r\n`

const calendar = (...all: readonly string[]): string =>
  lines('BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...all, 'END:VCALENDAR')
const event = (...all: readonly string[]): string =>
  calendar('BEGIN:VEVENT', 'UID:one@test', 'DTSTAMP:20261101T080000Z', ...all, 'END:VEVENT')

/** [what it is, the text, when it keeps its owner busy as 'day start-end' in Vilnius] */
export type Row = readonly [what: string, text: string, busy: readonly string[]]

/** Read for 1 October 2026 to 30 April 2027 by a clinic in Vilnius. */
export const rows: readonly Row[] = [
  ['UTC', event('DTSTART:20261126T070000Z', 'DTEND:20261126T080000Z'), ['2026-11-26 09:00-10:00']],
  [
    'a zone that the file does not describe (Google of one event)',
    event('DTSTART;TZID=Europe/London:20261126T070000', 'DTEND;TZID=Europe/London:20261126T073000'),
    ['2026-11-26 09:00-09:30'],
  ],
  [
    'Outlook: the name Windows has for a zone, its own VTIMEZONE from 1601, folded lines, a busy status',
    calendar(
      'METHOD:PUBLISH',
      'BEGIN:VTIMEZONE',
      'TZID:FLE Standard Time',
      'BEGIN:STANDARD',
      'DTSTART:16011028T040000',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0200',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:16010325T030000',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0300',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'CLASS:PUBLIC',
      'UID:040000008200E00074C5B7101A82E00800000000',
      'SUMMARY;LANGUAGE=lt:Posėdis su labai ilgu pavadinimu, kuris nete',
      ' lpa į vieną eilutę\\, todėl yra laužomas',
      'DTSTART;TZID="FLE Standard Time":20261126T090000',
      'DTEND;TZID="FLE Standard Time":20261126T103000',
      'X-MICROSOFT-CDO-BUSYSTATUS:OOF',
      'BEGIN:VALARM',
      'TRIGGER:-PT15M',
      'ACTION:DISPLAY',
      'DESCRIPTION:Reminder',
      'END:VALARM',
      'END:VEVENT',
    ),
    ['2026-11-26 09:00-10:30'],
  ],
  [
    'Outlook: a zone of a made-up name that only the file knows',
    calendar(
      'BEGIN:VTIMEZONE',
      'TZID:Customized Time Zone',
      'BEGIN:STANDARD',
      'DTSTART:16010101T000000',
      'TZOFFSETFROM:+0500',
      'TZOFFSETTO:+0500',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'UID:custom',
      'DTSTART;TZID=Customized Time Zone:20261126T120000',
      'DTEND;TZID=Customized Time Zone:20261126T130000',
      'END:VEVENT',
    ),
    ['2026-11-26 09:00-10:00'],
  ],
  [
    'Evolution: a zone under the name of a program',
    event('DTSTART;TZID=/freeassociation.sourceforge.net/America/New_York:20261126T020000', 'DURATION:PT45M'),
    ['2026-11-26 09:00-09:45'],
  ],
  [
    'a zone that nobody knows is that of the calendar',
    calendar(
      'X-WR-TIMEZONE:Europe/Warsaw',
      'BEGIN:VEVENT',
      'UID:x',
      'DTSTART;TZID=Office:20261126T080000',
      'DTEND;TZID=Office:20261126T090000',
      'END:VEVENT',
    ),
    ['2026-11-26 09:00-10:00'],
  ],
  [
    'floating time is the clinic’s own',
    event('DTSTART:20261126T090000', 'DTEND:20261126T100000'),
    ['2026-11-26 09:00-10:00'],
  ],
  [
    'Apple: a length instead of an end',
    event('DTSTART;TZID=Europe/Vilnius:20261126T233000', 'DURATION:PT1H'),
    ['2026-11-26 23:30-2026-11-27 00:30'],
  ],
  [
    'a whole day',
    event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'),
    ['2026-12-24 00:00-2026-12-27 00:00'],
  ],
  [
    'a whole day without an end, and one that ends where it begins (Google)',
    event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261224'),
    ['2026-12-24 00:00-2026-12-25 00:00'],
  ],
  [
    'a whole day of 23 hours, and one of 25',
    event('DTSTART;VALUE=DATE:20261025', 'RDATE;VALUE=DATE:20270328'),
    ['2026-10-25 00:00-2026-10-26 00:00', '2027-03-28 00:00-2027-03-29 00:00'],
  ],
  [
    'a day of duration is one of the wall',
    event('DTSTART;TZID=Europe/Vilnius:20261024T120000', 'DURATION:P1D'),
    ['2026-10-24 12:00-2026-10-25 12:00'],
  ],
  [
    'Google: weekly across the change of the clocks, one left out, one moved, one called off',
    calendar(
      'X-WR-CALNAME:Darbas',
      'X-WR-TIMEZONE:Europe/Vilnius',
      'BEGIN:VEVENT',
      'UID:series@google.com',
      'DTSTART;TZID=Europe/Vilnius:20261019T080000',
      'DTEND;TZID=Europe/Vilnius:20261019T090000',
      'RRULE:FREQ=WEEKLY;WKST=MO;UNTIL=20261123T215959Z;BYDAY=MO',
      'EXDATE;TZID=Europe/Vilnius:20261102T080000',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:series@google.com',
      'RECURRENCE-ID;TZID=Europe/Vilnius:20261109T080000',
      'DTSTART;TZID=Europe/Vilnius:20261110T140000',
      'DTEND;TZID=Europe/Vilnius:20261110T150000',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:series@google.com',
      'RECURRENCE-ID:20261116T060000Z',
      'STATUS:CANCELLED',
      'DTSTART;TZID=Europe/Vilnius:20261116T080000',
      'DTEND;TZID=Europe/Vilnius:20261116T090000',
      'END:VEVENT',
    ),
    ['2026-10-19 08:00-09:00', '2026-10-26 08:00-09:00', '2026-11-10 14:00-15:00', '2026-11-23 08:00-09:00'],
  ],
  [
    'the end of a rule in UTC is that very occurrence, and the next is not',
    event(
      'DTSTART;TZID=Europe/Vilnius:20261124T010000',
      'DURATION:PT30M',
      'RRULE:FREQ=DAILY;UNTIL=20261125T230000Z',
    ),
    ['2026-11-24 01:00-01:30', '2026-11-25 01:00-01:30', '2026-11-26 01:00-01:30'],
  ],
  [
    'the end of a rule as a day holds that day, and days are left out as such (Outlook)',
    event(
      'DTSTART;TZID=Europe/Vilnius:20261124T090000',
      'DURATION:PT30M',
      'RRULE:FREQ=DAILY;UNTIL=20261126',
      'EXDATE;VALUE=DATE:20261125',
    ),
    ['2026-11-24 09:00-09:30', '2026-11-26 09:00-09:30'],
  ],
  [
    'every second Tuesday of the month, so many times, from long ago',
    event(
      'DTSTART;TZID=Europe/Vilnius:20260609T090000',
      'DTEND;TZID=Europe/Vilnius:20260609T100000',
      'RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=7',
    ),
    ['2026-10-13 09:00-10:00', '2026-11-10 09:00-10:00', '2026-12-08 09:00-10:00'],
  ],
  [
    'whole days of a yearly holiday since 1990',
    event('DTSTART;VALUE=DATE:19901224', 'DTEND;VALUE=DATE:19901227', 'RRULE:FREQ=YEARLY'),
    ['2026-12-24 00:00-2026-12-27 00:00'],
  ],
  [
    'one occurrence alone, as it is sent to somebody who is asked to that one',
    event(
      'RECURRENCE-ID;TZID=Europe/Vilnius:20261126T090000',
      'DTSTART;TZID=Europe/Vilnius:20261126T110000',
      'DTEND;TZID=Europe/Vilnius:20261126T113000',
    ),
    ['2026-11-26 11:00-11:30'],
  ],
  ['free time', event('DTSTART:20261126T070000Z', 'DURATION:PT1H', 'TRANSP:TRANSPARENT'), []],
  [
    'free time as Outlook says it',
    event('DTSTART:20261126T070000Z', 'DURATION:PT1H', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'),
    [],
  ],
  ['called off', event('DTSTART:20261126T070000Z', 'DURATION:PT1H', 'STATUS:CANCELLED'), []],
  ['a moment without a length', event('DTSTART:20261126T070000Z'), []],
  ['an end before its start', event('DTSTART:20261126T070000Z', 'DTEND:20261126T060000Z'), []],
  ['out of the window', event('DTSTART:20270601T070000Z', 'DTEND:20270601T080000Z'), []],
  [
    'LF alone, a byte order mark, a line that is folded by a tab',
    `\uFEFF${event('SUMMARY:a', '\tb', 'DTSTART:20261126T070000Z', 'DTEND:20261126T080000Z').replaceAll('\r', '')}`,
    ['2026-11-26 09:00-10:00'],
  ],
  [
    'two calendars in one file',
    event('DTSTART:20261126T070000Z', 'DURATION:PT1H') +
      event('DTSTART:20261127T070000Z', 'DURATION:PT1H').replace('one@test', 'two@test'),
    ['2026-11-26 09:00-10:00', '2026-11-27 09:00-10:00'],
  ],
]

/** [what it is, the text, what the fault says] */
export const unreadable: readonly (readonly [string, string, RegExp])[] = [
  ['nothing', '', /no VCALENDAR/],
  ['a web page', '<!doctype html>\n<html>\n</html>', /invalid line/],
  ['an address book', lines('BEGIN:VCARD', 'VERSION:3.0', 'END:VCARD'), /no VCALENDAR/],
  ['a calendar that breaks off', lines('BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a'), /did not end/],
  ['an end too many', `END:VCALENDAR\r\n${event('DTSTART:20261126T070000Z')}`, /BEGIN and END/],
]

/** What is wrong with single events of an otherwise good calendar. */
export const strange: readonly (readonly [string, string, RegExp])[] = [
  ['no start', event('SUMMARY:Kava'), /"Kava": it has no start/],
  ['a start that is none', event('SUMMARY:Kava', 'DTSTART:tomorrow'), /"Kava": invalid date-time/],
  ['no UID', event('SUMMARY:Kava', 'DTSTART:20261126T070000Z').replace('UID:one@test\r\n', ''), /no UID/],
  [
    'every second since 1990',
    event('SUMMARY:Kava', 'DTSTART:19900101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY'),
    /recurs too often/,
  ],
]
