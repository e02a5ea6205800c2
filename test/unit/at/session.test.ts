import t from 'tap'
import { CALL_RESULTS } from '../../../firmware/at/result.ts'
import { createTranscript } from '../../../firmware/at/transcript.ts'
import { Fault } from '../../../firmware/fault/fault.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { simModem } from './sim-modem.ts'

/** The numbers are those of the field's list of hard cases that every AT engine meets sooner or later. */
interface Case {
  readonly name: string
  readonly script: readonly string[]
  readonly command: string
  readonly ask?: Parameters<ReturnType<typeof simModem>['send']>[1]
  readonly answer?: readonly string[]
  readonly fails?: Record<string, unknown>
  readonly events?: readonly string[]
}

const cases: readonly Case[] = [
  { name: '1 echo on', script: ['> AT', '= AT\r\r\nOK\r\n'], command: 'AT', answer: [] },
  {
    name: '3 echo with CR CR LF',
    script: ['> AT', '= AT\r\r\n\r\nOK\r\n'],
    command: 'AT',
    answer: [],
  },
  {
    name: '38 the echo comes twice',
    script: ['> AT+CGSN', '= AT+CGSN\rAT+CGSN\r\r\n8600\r\n\r\nOK\r\n'],
    command: 'AT+CGSN',
    answer: ['8600'],
  },
  {
    name: '7 events inside an answer, some of them unknown',
    script: ['> AT+CSQ', '< ^RSSI:26', '< ^HCSQ:"LTE",47', '< +CSQ: 28,99', '< OK'],
    command: 'AT+CSQ',
    answer: ['+CSQ: 28,99'],
    events: ['^RSSI:26', '^HCSQ:"LTE",47'],
  },
  {
    name: '8 an event with the name of the query',
    script: ['> AT+CREG?', '< +CREG: 1', '< +CREG: 1,"00A1","0BCD",7', '< +CREG: 2,1', '< OK'],
    command: 'AT+CREG?',
    answer: ['+CREG: 2,1'],
    events: ['+CREG: 1', '+CREG: 1,"00A1","0BCD",7'],
  },
  {
    name: '8 the same after a command that only sets',
    script: ['> AT+CREG=2', '< +CREG: 1', '< OK'],
    command: 'AT+CREG=2',
    answer: [],
    events: ['+CREG: 1'],
  },
  {
    name: '9 an event after the final result in the same read',
    script: ['> AT', '= \r\nOK\r\n\r\n+CMTI: "ME",1\r\n'],
    command: 'AT',
    answer: [],
    events: ['+CMTI: "ME",1'],
  },
  {
    name: '10 VOICE CALL: BEGIN before the OK of ATA',
    script: ['> ATA', '< VOICE CALL: BEGIN', '< OK', '< +CLCC: 1,1,0,0,0'],
    command: 'ATA',
    ask: { finals: CALL_RESULTS },
    answer: [],
    events: ['VOICE CALL: BEGIN', '+CLCC: 1,1,0,0,0'],
  },
  {
    name: '12 NO CARRIER while another command runs does not end it',
    script: ['> AT+CSQ', '< NO CARRIER', '< +CSQ: 20,99', '< OK'],
    command: 'AT+CSQ',
    answer: ['+CSQ: 20,99'],
    events: ['NO CARRIER'],
  },
  {
    name: '12 but it ends ATA',
    script: ['> ATA', '< NO CARRIER'],
    command: 'ATA',
    ask: { finals: CALL_RESULTS },
    fails: { code: 'AT_ERROR', detail: { command: 'ATA', result: 'NO CARRIER', code: null } },
  },
  {
    name: '13 BUSY and OK inside an answer are not final results',
    script: ['> AT+COPS?', '< +COPS: 0,0,"OK",7', '< +COPS: 0,0,"NO CARRIER",7', '< OK'],
    command: 'AT+COPS?',
    answer: ['+COPS: 0,0,"OK",7', '+COPS: 0,0,"NO CARRIER",7'],
  },
  {
    name: '14 a line that only starts like OK',
    script: ['> ATI', '< OK Telecom', '< ERROR 7 is a name', '< OK'],
    command: 'ATI',
    answer: ['OK Telecom', 'ERROR 7 is a name'],
  },
  {
    name: '21 an error by number',
    script: ['> AT+CPIN?', '< +CME ERROR: 10'],
    command: 'AT+CPIN?',
    fails: { code: 'AT_ERROR', detail: { result: 'SIM not inserted', code: 10, kind: 'CME' } },
  },
  {
    name: '21 an error in words',
    script: ['> AT+CPIN?', '< +CME ERROR: SIM not inserted'],
    command: 'AT+CPIN?',
    fails: { code: 'AT_ERROR', detail: { result: 'SIM not inserted', code: 10 } },
  },
  {
    name: '21 an error without a reason',
    script: ['> AT+CPIN?', '< +CME ERROR: '],
    command: 'AT+CPIN?',
    fails: { code: 'AT_ERROR', detail: { result: 'unknown error', code: null } },
  },
  {
    name: '22 ERROR glued to the next line',
    script: ['> AT+CNUM', '< ERROR+CNUM: "","",255'],
    command: 'AT+CNUM',
    fails: { code: 'AT_ERROR', detail: { result: 'ERROR+CNUM: "","",255' } },
  },
  {
    name: '26 noise before the answer',
    script: ['> AT+CSQ', '= \0\0\u00ff\r\n\0+CSQ: 9,99\r\n\u00ff\0OK\r\n'],
    command: 'AT+CSQ',
    answer: ['+CSQ: 9,99'],
  },
  {
    name: '27 a line without end is dropped, the next one counts',
    script: ['> AT+CSQ', `= ${'x'.repeat(5_000)}\r\n`, '< +CSQ: 9,99', '< OK'],
    command: 'AT+CSQ',
    answer: ['+CSQ: 9,99'],
  },
  {
    name: '37 one of several commands on a line fails',
    script: ['> AT+CLIP=1;+CLCC=1', '< ERROR'],
    command: 'AT+CLIP=1;+CLCC=1',
    fails: { code: 'AT_ERROR', detail: { command: 'AT+CLIP=1;+CLCC=1', result: 'ERROR' } },
  },
  {
    name: '39 empty lines after OK',
    script: ['> AT', '= \r\nOK\r\n\r\n\r\n\r\n'],
    command: 'AT',
    answer: [],
  },
  {
    name: '40 line ends of other makers',
    script: ['> ATA', '= \nNO CARRIER\r\n'],
    command: 'ATA',
    ask: { finals: CALL_RESULTS },
    fails: { code: 'AT_ERROR', detail: { result: 'NO CARRIER' } },
  },
  {
    name: '41 doubled CR',
    script: ['> AT', '= \r\r\n+RXDTMF: 8\r\r\n\r\nRING\r\r\nOK\r\n'],
    command: 'AT',
    answer: [],
    events: ['+RXDTMF: 8', 'RING'],
  },
  {
    name: '45 RING before the OK of a set-up command',
    script: ['> AT+CLIP=1', '< RING', '< OK'],
    command: 'AT+CLIP=1',
    answer: [],
    events: ['RING'],
  },
  {
    name: 'an answer that carries another name, where that is expected',
    script: ['> AT+CICCID', '< +ICCID: 8937', '< OK'],
    command: 'AT+CICCID',
    ask: { answers: ['+ICCID'] },
    answer: ['+ICCID: 8937'],
  },
  {
    name: 'a command that sets and answers with its own name',
    script: ['> AT+CMGS=12', '< +CMGS: 4', '< OK'],
    command: 'AT+CMGS=12',
    answer: ['+CMGS: 4'],
  },
]

for (const chunks of ['whole', 'bytes'] as const)
  for (const { name, script, command, ask, answer, fails, events = [] } of cases)
    await t.test(`${name} (5: ${chunks})`, async t => {
      const modem = simModem(simClock(), script, { chunks })
      const answered = modem.send(command, ask)
      if (fails) await t.rejects(answered, fails as unknown as Error)
      else t.strictSame(await answered, answer)
      t.strictSame(modem.events, events)
    })

await t.test('2 ATE0 takes effect a command late', async t => {
  const modem = simModem(simClock(), [
    '> ATE0',
    '= ATE0\r\r\nOK\r\n',
    '> AT+CSQ',
    '= ATE0\rAT+CSQ\r\r\n+CSQ: 9,99\r\nOK\r\n',
  ])
  t.strictSame(await modem.send('ATE0'), [])
  t.strictSame(await modem.send('AT+CSQ'), ['+CSQ: 9,99'])
})

await t.test('4 an answer in pieces', async t => {
  const modem = simModem(simClock(), ['> AT', '= \r\nO', '= K\r', '= \n'])
  t.strictSame(await modem.send('AT'), [])
})

await t.test('6 a second final result in the same chunk answers nobody', async t => {
  const clock = simClock()
  const transcript = createTranscript(clock)
  const script = ['> AT', '= \r\nOK\r\n\r\nOK\r\n', '> AT+CSQ', '< +CSQ: 9,99', '< OK']
  const modem = simModem(clock, script, { transcript })
  const [first, second] = [modem.send('AT'), modem.send('AT+CSQ')]
  t.strictSame([await first, await second], [[], ['+CSQ: 9,99']])
  t.match(transcript.report().join('\n'), /! a final result that nothing waited for/)
})

await t.test('11 NO CARRIER with nothing running is an event', async t => {
  const modem = simModem(simClock(), [])
  modem.says('\r\nNO CARRIER\r\n\r\nBUSY\r\n')
  t.strictSame(modem.events, ['NO CARRIER', 'BUSY'])
})

await t.test(
  '23 +CPIN: READY without its OK is taken after 500 ms, and a late OK answers nobody',
  async t => {
    const clock = simClock()
    const modem = simModem(clock, [
      '> AT+CPIN?',
      '< +CPIN: READY',
      '> AT+CMEE?',
      '< OK',
      '< +CMEE: 1',
      '< OK',
      '> AT+CSQ',
      '. 50',
      '< +CSQ: 9,99',
      '< OK',
    ])
    const ready = modem.send('AT+CPIN?', { graceMs: 500 })
    const signal = modem.send('AT+CSQ')
    await clock.advance(499)
    t.strictSame(modem.sent, ['AT+CPIN?'])
    await clock.advance(1)
    t.strictSame(await ready, ['+CPIN: READY'])
    await clock.advance(50)
    t.strictSame(await signal, ['+CSQ: 9,99'])
  },
)

await t.test(
  'silence is AT_TIMEOUT exactly at the deadline, and the next command still goes out',
  async t => {
    const clock = simClock()
    const modem = simModem(clock, [
      '> ATA',
      '> AT+CMEE?',
      '< +CMEE: 1',
      '< OK',
      '> AT+CSQ',
      '< RING',
      '< +CSQ: 21,99',
      '< OK',
    ])
    const refused = t.rejects(modem.send('ATA', { timeoutMs: 30_000 }), {
      code: 'AT_TIMEOUT',
      detail: { command: 'ATA', timeoutMs: 30_000 },
    })
    const strength = modem.send('AT+CSQ')
    await clock.advance(29_999)
    t.strictSame(modem.sent, ['ATA'], 'one command in flight')
    await clock.advance(1)
    await refused
    t.strictSame(await strength, ['+CSQ: 21,99'])
    t.strictSame(modem.events, ['RING'], 'a RING in the middle is an event, not an answer')
  },
)

await t.test('28 the late answer of a command given up does not answer the next', async t => {
  const clock = simClock()
  const modem = simModem(clock, [
    '> AT+CSQ',
    '> AT+CMEE?',
    '< +CSQ: 3,99',
    '< OK',
    '. 200',
    '< ERROR',
    '< +CMEE: 1',
    '< OK',
    '> AT+CGSN',
    '< 8600',
    '< OK',
  ])
  const late = t.rejects(modem.send('AT+CSQ', { timeoutMs: 1_000 }), { code: 'AT_TIMEOUT' })
  const serial = modem.send('AT+CGSN')
  await clock.advance(1_000)
  await late
  await clock.advance(200)
  t.strictSame(await serial, ['8600'])
})

await t.test('28 nor does the answer to a marker that had to be sent twice', async t => {
  const clock = simClock()
  const modem = simModem(clock, [
    '> AT+CSQ',
    '> AT+CMEE?',
    '> AT+CMEE?',
    '< +CMEE: 1',
    '< OK',
    '. 250',
    '< +CMEE: 1',
    '< OK',
    '> AT+CGSN',
    '< 8600',
    '< OK',
  ])
  const late = t.rejects(modem.send('AT+CSQ', { timeoutMs: 1_000 }), { code: 'AT_TIMEOUT' })
  const serial = modem.send('AT+CGSN')
  await clock.advance(2_300)
  await late
  t.strictSame(await serial, ['8600'])
})

await t.test('29 a command taken back while it waits is never written', async t => {
  const clock = simClock()
  const modem = simModem(clock, ['> ATA', '. 100', '< OK', '> AT+CSQ', '< OK'])
  const away = new AbortController()
  const first = modem.send('ATA')
  const unwanted = t.rejects(modem.send('AT+COPS?', { signal: away.signal }), { message: 'changed my mind' })
  const last = modem.send('AT+CSQ')
  away.abort(new Error('changed my mind'))
  await unwanted
  await clock.advance(100)
  await Promise.all([first, last])
  t.strictSame(modem.sent, ['ATA', 'AT+CSQ'])
})

await t.test('29 one taken back while it runs keeps the port to itself until it is done', async t => {
  const clock = simClock()
  const modem = simModem(clock, ['> ATA', '. 100', '< OK', '> AT+CHUP', '< OK'])
  const away = new AbortController()
  const answering = t.rejects(modem.send('ATA', { signal: away.signal }), { message: 'gone' })
  const hangUp = modem.send('AT+CHUP')
  await clock.advance(10)
  away.abort(new Error('gone'))
  await answering
  await clock.advance(89)
  t.strictSame(modem.sent, ['ATA'], 'bytes are never interleaved')
  await clock.advance(1)
  t.strictSame(await hangUp, [])
})

await t.test('30 hanging up goes before everything that waits', async t => {
  const clock = simClock()
  const modem = simModem(clock, ['> AT+COPS=?', '. 100', '< OK', '> AT+CHUP', '< OK', '> AT+CSQ', '< OK'])
  const wanted = [modem.send('AT+COPS=?'), modem.send('AT+CSQ'), modem.send('AT+CHUP', { urgent: true })]
  const signal = AbortSignal.abort(new Error('no longer'))
  await t.rejects(modem.send('ATH', { urgent: true, signal }), { message: 'no longer' })
  await clock.advance(100)
  await Promise.all(wanted)
  t.strictSame(modem.sent, ['AT+COPS=?', 'AT+CHUP', 'AT+CSQ'])
})

await t.test(
  '30 hanging up waits five seconds behind a command that is not answered, not a minute',
  async t => {
    const clock = simClock()
    const modem = simModem(clock, [
      '> AT+CMGL=4',
      '. 4000',
      '< +CMGL: 1,1,,26',
      '> AT+CMEE?',
      '< +CMEE: 1',
      '< OK',
      '> AT+CHUP',
      '< OK',
    ])
    const list = t.rejects(modem.send('AT+CMGL=4', { timeoutMs: 60_000 }), { code: 'AT_TIMEOUT' })
    await clock.advance(2_000)
    const hangUp = modem.send('AT+CHUP', { urgent: true })
    await clock.advance(6_999)
    t.strictSame(modem.sent, ['AT+CMGL=4'], 'five seconds from the last that was heard')
    await clock.advance(1)
    await list
    await clock.advance(300)
    t.strictSame(await hangUp, [])
    t.strictSame(
      modem.sent,
      ['AT+CMGL=4', 'AT+CMEE?', 'AT+CHUP'],
      'never before the modem has been found again',
    )
  },
)

await t.test('30 what is answered in time, or is urgent itself, is not given up for a hang-up', async t => {
  const clock = simClock()
  const modem = simModem(clock, [
    '> AT+CMGL=4',
    '. 4900',
    '< OK',
    '> ATA',
    '. 9000',
    '< OK',
    '> AT+CHUP',
    '< OK',
  ])
  const list = modem.send('AT+CMGL=4', { timeoutMs: 60_000 })
  const answered = modem.send('ATA', { timeoutMs: 10_000, urgent: true })
  const hangUp = modem.send('AT+CHUP', { urgent: true })
  await clock.advance(13_900)
  await Promise.all([list, answered, hangUp])
  t.strictSame(modem.sent, ['AT+CMGL=4', 'ATA', 'AT+CHUP'])
})

await t.test('31 a port that takes nothing more ends the session, for all that wait as well', async t => {
  const stuck = new Fault('LINK_STUCK', { path: '/dev/x' })
  const modem = simModem(simClock(), [], { write: () => Promise.reject(stuck) })
  const waiting = [modem.send('AT+CSQ'), modem.send('AT+COPS?')]
  for (const command of waiting) await t.rejects(command, { code: 'LINK_STUCK' })
  await t.rejects(modem.send('AT'), { code: 'LINK_STUCK' })
  t.equal(modem.closed.reason, stuck)
})

await t.test('33 a modem that vanishes rejects each command once', async t => {
  const modem = simModem(simClock(), [])
  const waiting = [modem.send('AT+CSQ'), modem.send('AT+COPS?')]
  const lost = new Fault('LINK_LOST', { path: '/dev/x' })
  modem.close(lost)
  modem.close(new Fault('LINE_GONE'))
  for (const command of waiting) await t.rejects(command, { code: 'LINK_LOST' })
  modem.says('\r\nRING\r\n')
  t.strictSame(modem.events, [], 'what still comes is nobody’s')
})

await t.test('42 no answer at first: a bare CR, then the marker until it is answered', async t => {
  const clock = simClock()
  const modem = simModem(clock, ['> AT+CMEE?', '> AT+CMEE?', '> AT+CMEE?', '< +CMEE: 2', '< OK'])
  const awake = modem.wake(10)
  const early = modem.send('AT')
  await clock.advance(2_000)
  t.strictSame(modem.sent, ['\x1b', 'AT+CMEE?', '\x1b', 'AT+CMEE?', '\x1b', 'AT+CMEE?'])
  await clock.advance(300)
  await awake
  t.equal(modem.sent.at(-1), 'AT', 'what waited goes out then')
  modem.close(new Fault('LINK_LOST'))
  await t.rejects(early, { code: 'LINK_LOST' })
})

await t.test('42 no answer at all', async t => {
  const clock = simClock()
  const modem = simModem(clock, [])
  const awake = t.rejects(modem.wake(10), { code: 'AT_TIMEOUT', detail: { command: 'AT+CMEE?' } })
  await clock.advance(10_000)
  await awake
  t.equal(modem.sent.filter(text => text === 'AT+CMEE?').length, 10)
})

await t.test('49 silent after a time-out, and for three markers more: the session is over', async t => {
  const clock = simClock()
  const modem = simModem(clock, [])
  const first = t.rejects(modem.send('AT+CSQ'), { code: 'AT_TIMEOUT', detail: { command: 'AT+CSQ' } })
  const second = t.rejects(modem.send('AT+COPS?'), { code: 'AT_TIMEOUT', detail: { command: 'AT+CMEE?' } })
  await clock.advance(5_000)
  await first
  await clock.advance(2_999)
  t.notOk(modem.closed.aborted)
  await clock.advance(1)
  await second
  t.ok(modem.closed.aborted)
})

await t.test('50 the time-out counts from the write, not from the asking', async t => {
  const clock = simClock()
  const modem = simModem(clock, ['> AT', '. 900', '< OK', '> AT+CSQ', '. 900', '< OK'])
  const both = [modem.send('AT', { timeoutMs: 1_000 }), modem.send('AT+CSQ', { timeoutMs: 1_000 })]
  await clock.advance(900)
  await clock.advance(900)
  t.strictSame(await Promise.all(both), [[], []])
})

await t.test('the queue is bounded', async t => {
  const modem = simModem(simClock(), [])
  const commands = Array.from({ length: 65 }, () => modem.send('AT+CSQ'))
  await t.rejects(modem.send('AT'), { code: 'AT_ERROR', detail: { result: 'too many wait' } })
  const settled = Promise.allSettled(commands)
  modem.close(new Fault('LINK_LOST'))
  t.ok((await settled).every(one => one.status === 'rejected'))
})
