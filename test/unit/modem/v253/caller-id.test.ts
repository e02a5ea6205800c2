import fc from 'fast-check'
import t from 'tap'
import { readCallerLine } from '../../../../firmware/modem/v253/caller-id.ts'
import { readMessage } from '../../../../firmware/modem/v253/caller-message.ts'
import { mergeReports, type CallerReport } from '../../../../firmware/modem/v253/caller-report.ts'

/** What lines in this order tell; lines that are no caller ID are left out. */
const read = (lines: readonly string[]): CallerReport =>
  lines.map(readCallerLine).reduce<CallerReport>((all, part) => (part ? mergeReports(all, part) : all), {})

await t.test('Conexant with spaces, USR without, both the same', async t => {
  const spaced = ['DATE = 0731', 'TIME = 1030', 'NMBR = 5551234567', 'NAME = SMITH J']
  const expected = { date: '0731', time: '1030', number: '5551234567', name: 'SMITH J' }
  t.strictSame(read(spaced), expected)
  t.strictSame(read(spaced.map(line => line.replace(' = ', '='))), expected)
  t.strictSame(read(['NMBR = +370 612-34567']), { number: '+37061234567' })
})

await t.test('private and out of area are two things, and neither is a number', async t => {
  for (const value of ['P', 'p', 'PRIVATE', 'Withheld', 'ANONYMOUS'])
    t.strictSame(read([`NMBR = ${value}`]), { number: null, absence: 'withheld' }, value)
  for (const value of ['O', 'OUT OF AREA', 'OUT-OF-AREA', 'UNAVAILABLE', ''])
    t.strictSame(read([`NMBR = ${value}`]), { number: null, absence: 'unavailable' }, value)
  t.strictSame(read(['NAME = O', 'NMBR = P']), { number: null, absence: 'withheld' })
  t.strictSame(read(['NAME = P', 'NMBR = 5551234']), { number: '5551234' }, 'a name that is kept back')
  t.strictSame(read(['NMBR = ???']), {}, 'what is neither tells nothing')
})

await t.test('the other makers: Rockwell, ZyXEL, FM/TO, NBR, DDN_NMBR, NDID', async t => {
  t.strictSame(read(['MESG = 030735353531323132']), { number: '5551212' })
  t.strictSame(read(['MESG = 030735353531323132', 'MESG = 0708534D495448204A20']), {
    number: '5551212',
    name: 'SMITH J',
  })
  t.strictSame(read(['CALLER NAME: SMITH J', 'CALLER NUMBER: 5551234567']), {
    name: 'SMITH J',
    number: '5551234567',
  })
  t.strictSame(read(['FM:5551234 TO:5559876']), { number: '5551234', called: '5559876' })
  t.strictSame(read(['FM:5551234']), { number: '5551234' })
  t.strictSame(read(['NBR = 5551234']), { number: '5551234' })
  t.strictSame(read(['NMBR=5551234', 'DDN_NMBR=5557777', 'NDID=5558888']), {
    number: '5551234',
    redirectedFrom: '5557777',
    called: '5558888',
  })
})

await t.test('whole messages in hexadecimal: SDMF, MDMF, ETSI, with a checksum or without', async t => {
  const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex')
  const sdmf = `0412${hex('073110305551234567')}`
  t.strictSame(readMessage(sdmf), { date: '0731', time: '1030', number: '5551234567' })
  t.strictSame(readMessage(`${sdmf}5A`), { date: '0731', time: '1030', number: '5551234567' }, 'checksum')
  t.strictSame(readMessage(`0409${hex('07311030P')}`), {
    date: '0731',
    time: '1030',
    number: null,
    absence: 'withheld',
  })
  const mdmf = (body: string) => `80${(body.length / 2).toString(16).padStart(2, '0')}${body}`
  const parameter = (type: string, text: string) =>
    type + text.length.toString(16).padStart(2, '0') + hex(text)
  const when = parameter('01', '07311030')
  t.strictSame(readMessage(mdmf(when + parameter('02', '5551234567') + parameter('07', 'SMITH J'))), {
    date: '0731',
    time: '1030',
    number: '5551234567',
    name: 'SMITH J',
  })
  t.match(readMessage(mdmf(when + parameter('04', 'O'))), { number: null, absence: 'unavailable' })
  t.match(
    readMessage(mdmf(parameter('02', '5551234') + parameter('03', '5559876') + parameter('1A', '5550000'))),
    { number: '5551234', called: '5559876', redirectedFrom: '5550000' },
    'ETSI names the number called',
  )
  for (const broken of ['', '8', 'zz', '80FF01', '0A', '020A31', hex('hello')])
    t.strictSame(readMessage(broken), {}, `"${broken}" tells nothing`)
})

await t.test('lines that are none', async t => {
  for (const line of ['RING', 'OK', 'DRON=20', 'NO CARRIER', '+CLIP: "5",129', 'NMBR', 'WHAT = EVER', '= 5'])
    t.equal(readCallerLine(line), null, line)
})

await t.test('any order and any subset of the lines tells the same of what is in it', async t => {
  const lines = fc.record({
    number: fc.oneof(fc.constant('P'), fc.constant('O'), fc.stringMatching(/^\+?[0-9]{3,15}$/)),
    name: fc.constantFrom('SMITH J', 'O', 'P', 'Ąžuolas'),
    date: fc.stringMatching(/^[0-9]{4}$/),
    time: fc.stringMatching(/^[0-9]{4}$/),
  })
  const dialects = ['NMBR', 'NBR', 'CALLER NUMBER'] as const
  fc.assert(
    fc.property(
      lines,
      fc.constantFrom(...dialects),
      fc.constantFrom('=', ' = ', ': '),
      fc.subarray([0, 1, 2, 3]),
      fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
      ({ number, name, date, time }, tag, sign, picked, order) => {
        const all = [
          `${tag}${sign}${number}`,
          `NAME${sign}${name}`,
          `DATE${sign}${date}`,
          `TIME${sign}${time}`,
        ]
        const some = picked.map(at => all[at]!)
        const shuffled = some
          .map((line, i) => [order[i]!, line] as const)
          .sort(([a], [b]) => a - b)
          .map(([, line]) => line)
        const report = read(shuffled)
        t.strictSame(report, read(some))
        t.equal(report.number !== undefined, picked.includes(0))
        if (picked.includes(0)) t.equal(report.number, /^[PO]$/.test(number) ? null : number)
        t.equal(report.date, picked.includes(2) ? date : undefined)
        t.equal(report.time, picked.includes(3) ? time : undefined)
      },
    ),
    { numRuns: 200 },
  )
})
