import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { replay, type Outcome, type ReplayOptions } from '../../../firmware/at/replay.ts'
import { CALL_RESULTS } from '../../../firmware/at/result.ts'
import { createAtSession } from '../../../firmware/at/session.ts'
import { createTranscript } from '../../../firmware/at/transcript.ts'
import { readTranscript, writeTranscript, type Entry } from '../../../firmware/at/transcript-file.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { createSeed } from './seed.ts'
import { table } from './sim-modem.ts'

const folder = join(import.meta.dirname, '../../fixtures/at')
const fixture = (name: string) => readTranscript(readFileSync(join(folder, name), 'utf8'), name)

/** '+CSQ: 21,99' for an event, 'AT+CSQ: +CSQ: 21,99' for an answer, 'AT! ERROR' for a refusal. */
const told = (outcome: Outcome): string => {
  if (outcome.kind === 'event')
    return outcome.payload === undefined ? outcome.line : `${outcome.line} | ${outcome.payload}`
  const { command } = outcome
  if (outcome.kind === 'failed')
    return `${command}! ${outcome.code === 'AT_ERROR' ? outcome.reason : outcome.code}`
  return [`${command}:`, ...outcome.lines].join(' ')
}

/** Sound until <DLE><ETX>; what lies behind comes back. */
const untilEtx = () => {
  let isEscaped = false
  return (bytes: Uint8Array): Uint8Array | undefined => {
    for (const [at, byte] of bytes.entries()) {
      if (isEscaped && byte === 3) return bytes.subarray(at + 1)
      isEscaped = !isEscaped && byte === 16
    }
    return undefined
  }
}
const asks = (): ReplayOptions => {
  const stream = untilEtx()
  const ask = (command: string) => {
    if (command === 'ATA') return { finals: CALL_RESULTS }
    if (command === 'AT+CPIN?') return { graceMs: 500 }
    return command === 'AT+VTR' ? { stream } : undefined
  }
  return { unsolicited: table, ask }
}

const PDU = '07917306000000F0040B917360214365F700006211214255042100'
const REPORT = '07917306000000F006290B917360214365F7621121425504216211214255042100'

/** Answers and events of each field transcript, each kind in its order. */
const stories: Readonly<
  Record<string, { readonly answers: readonly string[]; readonly events: readonly string[] }>
> = {
  'sim7600-call.txt': {
    answers: [
      'wake:',
      'ATE0:',
      'AT+CMEE=1:',
      'AT+CPIN?: +CPIN: READY',
      'AT+CLIP=1:',
      'AT+CREG?: +CREG: 2,1,"00A1","01F2"',
      'ATA:',
      'AT+CPCMREG=1:',
      'AT+CSQ: +CSQ: 21,99',
      'AT+CSQ: +CSQ: 20,99',
      'AT+CLCC:',
    ],
    events: [
      '+CREG: 1,"00A1","01F2"',
      'RING',
      '+CLIP: "+37061234567",145,,,,0',
      '+CLCC: 1,1,4,0,0,"+37061234567",145',
      'RING',
      '+CLIP: "+37061234567",145,,,,0',
      'VOICE CALL: BEGIN',
      '+CLCC: 1,1,0,0,0,"+37061234567",145',
      '+RXDTMF: 8',
      '+CLCC: 1,1,6,0,0,"+37061234567",145',
      'NO CARRIER',
      'VOICE CALL: END: 000011',
    ],
  },
  'sim7600-late.txt': {
    answers: [
      'AT+CSQ: +CSQ: 12,99',
      'AT+COPS?! AT_TIMEOUT',
      'AT+CGSN: 860000000000000',
      'AT+CSQ: +CSQ: 13,99',
    ],
    events: ['+CREG: 2'],
  },
  'sim7600-message.txt': {
    answers: [
      'AT+CMGF=0:',
      'AT+CMGS=19: +CMGS: 41',
      `AT+CMGR=3: +CMGR: 0,"",19 ${PDU}`,
      'AT+CMGS=19! Network timeout',
    ],
    events: ['+CMTI: "ME",3', 'RING', `+CDS: 25 | ${REPORT}`],
  },
  'sim7600-prompt.txt': { answers: ['AT+CMGS=19: +CMGS: 42'], events: [] },
  'ec25-call.txt': {
    answers: [
      'AT+QINDCFG="ccinfo",1,0:',
      'AT+QPCMV?: +QPCMV: 0',
      'ATA:',
      'AT+QPCMV=1,0:',
      'AT+CSQ: +CSQ: 24,99',
      'AT+CLCC:',
    ],
    events: [
      '+QIND: "ccinfo",1,1,4,0,0,"+37061234567",145',
      'RING',
      '+CLIP: "+37061234567",145,,,,0',
      '+QIND: "ccinfo",1,1,0,0,0,"+37061234567",145',
      '+QTONEDET: 56',
      '+QPCMV: 0',
      '+QPCMV: 1',
      'NO CARRIER',
      '+QIND: "ccinfo",1,1,-1,0,0,"+37061234567",145',
    ],
  },
  'ec25-boot.txt': {
    answers: [
      'wake:',
      'AT+CPIN?! SIM busy',
      'AT+CPIN?: +CPIN: READY',
      'AT+CMEE=1:',
      'AT+CPIN?: +CPIN: READY',
      'AT+QNWINFO: +QNWINFO: "FDD LTE","24602","LTE BAND 3",1850',
      'AT+QFOO! operation not supported',
    ],
    events: ['RDY', '+CFUN: 1', '+QUSIM: 1', '+QIND: SMS DONE', '+QIND: PB DONE'],
  },
  'v253-call.txt': {
    answers: ['AT+FCLASS=8:', 'AT+VCID=1:', 'AT+VSM=131,8000:', 'AT+VLS=1:', 'AT+VTR:', 'AT+VLS=0:', 'ATH:'],
    events: ['RING', 'DATE = 1124', 'TIME = 0830', 'NMBR = 861234567', 'RING', 'RING'],
  },
  'huawei-glued.txt': {
    answers: [
      'AT+CSQ: +CSQ: 28,99',
      'AT+CNUM! ERROR+CNUM: "","",255',
      'AT+CPIN?: +CPIN: READY',
      'AT+CMGL="ALL": ' +
        '+CMGL: 1,"REC READ","+37061234567",,"26/11/20,10:00:00+08" OK ' +
        '+CMGL: 2,"REC READ","+37061234567",,"26/11/20,10:01:00+08" BUSY > no ' +
        '+CMGL: 3,"REC UNREAD","+37061234567",,"26/11/20,10:02:00+08"',
      'AT+CUSD=1,"*102#",15:',
    ],
    events: ['^RSSI:26', '^HCSQ:"WCDMA",45,40,50', '+CUSD: 0,"Likutis 5.20 EUR\nNO CARRIER\nOK",15'],
  },
}

t.strictSame(Object.keys(stories).sort(), readdirSync(folder).sort(), 'each fixture has its story')

const seed = createSeed()
const bytewise = (bytes: Uint8Array) => Array.from(bytes, byte => Uint8Array.of(byte))
const cuts: Readonly<Record<string, (bytes: Uint8Array) => Iterable<Uint8Array>>> = {
  'in whole': bytes => [bytes],
  'byte by byte': bytewise,
  'cut anywhere': bytes => seed.cut(bytes, 7),
}
for (const [name, { answers, events }] of Object.entries(stories))
  for (const [how, cut] of Object.entries(cuts))
    await t.test(`5 ${name}, ${how} (seed ${seed.value})`, async t => {
      const { outcomes, differences } = await replay(fixture(name).entries, { ...asks(), cut })
      const [said, came] = [
        outcomes.filter(o => o.kind !== 'event'),
        outcomes.filter(o => o.kind === 'event'),
      ]
      t.strictSame(said.map(told), answers)
      t.strictSame(came.map(told), events)
      t.strictSame(differences, [])
    })

await t.test('a transcript is written, read back, and plays the same again', async t => {
  for (const name of Object.keys(stories)) {
    const file = fixture(name)
    t.strictSame(readTranscript(writeTranscript(file)), file, name)
  }
  const entries: Entry[] = [{ atMs: 12_345, way: '=', text: 'a\\b\r\n\x00\x1a\xff# \\x41' }]
  const text = writeTranscript({ title: 'two\nlines', entries })
  t.equal(text, '# two\n# lines\n   12.345 = a\\\\b\\r\\n\\x00\\x1a\\xff# \\\\x41\n')
  t.strictSame(readTranscript(text), { title: 'two\nlines', entries })
})

await t.test('a file that is no transcript', async t => {
  const read = () => readTranscript('# x\n    0.000 > AT\nhello\n', 'x.txt')
  t.throws(read, {
    code: 'FILE_UNREADABLE',
    detail: { file: 'x.txt', reason: 'line 3 is no traffic with a modem' },
  })
})

await t.test('what a session records plays as it went, though its secrets are gone', async t => {
  const clock = simClock()
  const transcript = createTranscript(clock)
  const write = async () => undefined
  const session = createAtSession({ write, clock, unsolicited: table, event: () => undefined, transcript })
  const say = async (text: string) => {
    session.feed(Buffer.from(text, 'latin1'))
    await clock.advance(7)
  }
  const answers = [session.send('AT+CPIN=1234'), session.sendPayload('AT+CMGS=19', '0011000B917360214365F7')]
  await clock.advance(1)
  await say('\r\nOK\r\n')
  await say('\r\n> ')
  await say(`\r\n+CDS: 25\r\n\r\nRING\r\n${REPORT}\r\n`)
  await say('\r\n+CMGS: 3\r\n\r\nOK\r\n')
  t.strictSame(await Promise.all(answers), [[], ['+CMGS: 3']])
  const file = writeTranscript({ title: 'seen', entries: transcript.entries() })
  t.notMatch(file, /1234|7360214365/)
  const { outcomes, differences } = await replay(readTranscript(file).entries, { unsolicited: table })
  t.strictSame(differences, [])
  t.match(outcomes.map(told), ['AT+CPIN=***:', 'RING', /^\+CDS: 25 \| 07\*{64}$/, 'AT+CMGS=19: +CMGS: 3'])
})

await t.test('a session that behaves otherwise is told apart', async t => {
  const entries = readTranscript('0.000 > AT+CSQ\n0.100 < OK\n0.200 > AT+CMGS=3\n0.300 < ERROR\n').entries
  const refused = await replay(entries)
  t.strictSame([refused.differences, refused.outcomes.map(told)], [[], ['AT+CSQ:', 'AT+CMGS=3! ERROR']])
  const silent = readTranscript('0.000 > AT+CSQ\n5.000 > AT+CGSN\n5.100 < OK\n').entries
  const { differences, closed } = await replay(silent)
  t.strictSame(differences.slice(0, 1), ["entry 2: 'AT+CMEE?' was written, not 'AT+CGSN'"])
  t.match(closed, { code: 'AT_TIMEOUT' }, 'nothing more came')
})
