import t from 'tap'
import { createTranscript } from '../../../firmware/at/transcript.ts'
import { Fault } from '../../../firmware/fault/fault.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { simModem, type Chunks } from './sim-modem.ts'

const marker = ['> AT+CMEE?', '< +CMEE: 1', '< OK']
const PDU = '07917306000000F0040B917360214365F700006211214255042100'

for (const chunks of ['whole', 'bytes'] as Chunks[]) {
  await t.test(`24 a hundred messages in one answer (5: ${chunks})`, async t => {
    const list = Array.from({ length: 100 }, (_, i) => [`+CMGL: ${i},1,,19`, PDU]).flat()
    const said = list.map(line => `${line}\r\n`).join('')
    const script = ['> AT+CMGL=4', `= \r\n${said}`, '< RING', '= \r\nOK\r\n']
    const modem = simModem(simClock(), script, { chunks })
    t.strictSame(await modem.send('AT+CMGL=4'), list)
    t.strictSame(modem.events, ['RING'])
  })

  await t.test(`24 a message without a body, and one with empty lines about it (5: ${chunks})`, async t => {
    const script = [
      '> AT+CMGR=1',
      '= \r\n+CMGR: 0,,0\r\n\r\n\r\nOK\r\n',
      '> AT+CMGR=2',
      `= \r\n+CMGR: 0,,19\r\n\r\n\r\n${PDU}\r\n\r\n\r\n\r\nOK\r\n`,
      '> AT+CMGR=3',
      '= \r\n+CMGR: "REC READ","+37061234567",,"26/11/24,08:00:00+08"\r\n\r\n\r\nOK\r\n',
    ]
    const modem = simModem(simClock(), script, { chunks })
    t.strictSame(await modem.send('AT+CMGR=1'), ['+CMGR: 0,,0'])
    t.strictSame(await modem.send('AT+CMGR=2'), ['+CMGR: 0,,19', PDU])
    t.equal((await modem.send('AT+CMGR=3')).length, 1)
  })

  await t.test(`14 a message in text mode that says OK (5: ${chunks})`, async t => {
    const header = '+CMGR: "REC READ","+37061234567",,"26/11/24,08:00:00+08"'
    const script = [
      '> AT+CMGR=1',
      `= \r\n${header}\r\nOK\r\nNO CARRIER\r\n+CSQ: 3,3\r\n> x\r\n\r\nOK\r\n`,
      '> AT+CMGR=2',
      `= \r\n${header}\r\nOK\r\n\r\nRING\r\n\r\nOK\r\n`,
    ]
    const modem = simModem(simClock(), script, { chunks })
    t.strictSame(await modem.send('AT+CMGR=1'), [header, 'OK', 'NO CARRIER', '+CSQ: 3,3', '> x'])
    t.strictSame(await modem.send('AT+CMGR=2'), [header, 'OK'])
    t.strictSame(modem.events, ['RING'])
  })

  await t.test(`44 bytes behind the end of a stream are lines again (5: ${chunks})`, async t => {
    const sound: number[] = []
    const stream = (bytes: Uint8Array): Uint8Array | undefined => {
      const end = bytes.indexOf(3)
      sound.push(...bytes.subarray(0, end === -1 ? bytes.length : end))
      return end === -1 ? undefined : bytes.subarray(end + 1)
    }
    const clock = simClock()
    const script = [
      '> AT+VTR',
      '= \r\nCONNECT\r\n\x0a\x0d\xff\x10OK\r\n',
      '. 500',
      '= RING\r\n\x10\x03\r\nOK\r\n\r\nRING\r\n',
      '> ATH',
      '< OK',
    ]
    const modem = simModem(clock, script, { chunks })
    t.strictSame(await modem.send('AT+VTR', { stream }), [], 'done at CONNECT')
    const next = modem.send('ATH', { urgent: true })
    await clock.advance(499)
    t.strictSame(modem.sent, ['AT+VTR'], 'nothing is written into a stream')
    await clock.advance(1)
    t.strictSame(await next, [])
    t.equal(Buffer.from(sound).toString('latin1'), '\x0a\x0d\xff\x10OK\r\nRING\r\n\x10')
    t.strictSame(modem.events, ['RING'])
    t.equal(modem.figures().strayResults, 0)
  })
}

await t.test('14 a maker that puts no empty line before the final result', async t => {
  const clock = simClock()
  const header = '+CMGR: "REC READ","+37061234567",,"26/11/24,08:00:00+08"'
  const modem = simModem(clock, ['> AT+CMGR=1', `= ${header}\nOK\nOK\n`])
  const answer = modem.send('AT+CMGR=1')
  await clock.advance(500)
  t.strictSame(await answer, [header, 'OK'])
})

await t.test('44 a command that was refused opens no stream', async t => {
  const stream = () => t.fail('no bytes are expected') as unknown as undefined
  const modem = simModem(simClock(), ['> AT+VTR', '< ERROR', '> AT', '< OK'])
  await t.rejects(modem.send('AT+VTR', { stream }), { code: 'AT_ERROR' })
  t.strictSame(await modem.send('AT'), [])
})

await t.test('44 a stream whose final result never comes: the session finds its place again', async t => {
  const clock = simClock()
  const modem = simModem(clock, ['> AT+VTR', '= CONNECT\r\n\x03', ...marker, '> AT', '< OK'])
  await modem.send('AT+VTR', { stream: bytes => bytes.subarray(bytes.indexOf(3) + 1) })
  const next = modem.send('AT')
  await clock.advance(2_000)
  t.strictSame(await next, [])
})

await t.test('44 a modem that goes away in a stream', async t => {
  const modem = simModem(simClock(), ['> AT+VTR', '= CONNECT\r\n'])
  await modem.send('AT+VTR', { stream: () => undefined })
  const next = t.rejects(modem.send('ATH'), { code: 'LINK_LOST' })
  modem.close(new Fault('LINK_LOST', { path: 'x' }))
  await next
})

await t.test('27 a flood without a line end, in the middle of an answer', async t => {
  const clock = simClock()
  const modem = simModem(clock, ['> AT+CSQ', `= \r\n+CSQ: 9,99\r\n${'z'.repeat(100_000)}\r\n\r\nOK\r\n`])
  t.strictSame(await modem.send('AT+CSQ'), ['+CSQ: 9,99'])
  t.equal(modem.figures().overlongLines, 1, 'it is reported')
})

await t.test('26 garbage glued to a final result costs one time-out, no more', async t => {
  const clock = simClock()
  const modem = simModem(clock, ['> AT+CSQ', '= \x80\xfeOK\r\n', ...marker, '> AT', '< OK'])
  const late = t.rejects(modem.send('AT+CSQ'), { code: 'AT_TIMEOUT' })
  const next = modem.send('AT')
  await clock.advance(5_000)
  await late
  t.strictSame(await next, [])
})

await t.test('28 a late answer is no event either, when its name tells whose it was', async t => {
  const clock = simClock()
  const script = [
    '> AT+COPS?',
    '> AT+CMEE?',
    '< +COPS: 0,0,"BITE",7',
    '< OK',
    '< +CREG: 1',
    '< +CMEE: 1',
    '< OK',
  ]
  const modem = simModem(clock, script)
  const late = t.rejects(modem.send('AT+COPS?'), { code: 'AT_TIMEOUT' })
  await clock.advance(5_000)
  await late
  t.strictSame(modem.events, ['+CREG: 1'])
})

await t.test('32 a modem that restarts in the middle of a command', async t => {
  const restarted = new Fault('MODEM_RESTARTED')
  const events: string[] = []
  const event = (line: string) => {
    events.push(line)
    if (line === 'RDY') modem.close(restarted) // its driver knows that this line means a restart
  }
  const modem = simModem(simClock(), ['> AT+CSQ', '< RDY', '< +CPIN: READY', '< OK'], { event })
  const all = [modem.send('AT+CSQ'), modem.sendPayload('AT+CMGS=1', 'AA'), modem.send('AT', { urgent: true })]
  for (const one of all) await t.rejects(one, { code: 'MODEM_RESTARTED' })
  t.strictSame([modem.closed.reason, events, modem.sent], [restarted, ['RDY'], ['AT+CSQ']])
})

await t.test('31 a write that never ends: LINK_STUCK after 3 s', async t => {
  const clock = simClock()
  const modem = simModem(clock, [], { write: () => new Promise(() => undefined) })
  const stuck = [modem.send('AT'), modem.send('AT+CSQ')].map(one => t.rejects(one, { code: 'LINK_STUCK' }))
  await clock.advance(2_999)
  t.notOk(modem.closed.aborted)
  await clock.advance(1)
  await Promise.all(stuck)
})

await t.test('43 left in a stream of sound by a crash: only the answer to the marker counts', async t => {
  const clock = simClock()
  const sound = Array.from({ length: 3_000 }, (_, i) => String.fromCharCode((i * 89) % 256)).join('')
  const script = [
    '> \x1b',
    `= ${sound}`,
    '> AT+CMEE?',
    `= ${sound}\r\nOK\r\n`,
    '. 300',
    '= \r\nOK\r\n+CMEE: 1\r\nOK\r\n',
    '> AT',
    '< OK',
  ]
  const modem = simModem(clock, script)
  const awake = modem.wake(10)
  await clock.advance(2_000)
  await awake
  t.strictSame(await modem.send('AT'), [])
})

await t.test('43 left in a data call by a crash: +++ between two silences, then ATH', async t => {
  const clock = simClock()
  const modem = simModem(clock, ['> +++', '< OK', '> \x1b', ...marker, '> ATH', '< OK', '> AT', '< OK'], {
    mayBeInData: true,
  })
  const awake = modem.wake(10)
  await clock.advance(3_999)
  t.notOk(modem.sent.includes('+++'))
  await clock.advance(1_001)
  await awake
  t.strictSame(modem.sent.slice(-4), ['+++', '\x1b', 'AT+CMEE?', 'ATH'])
  t.strictSame(await modem.send('AT'), [])
})

await t.test('42 to wake a modem waits until the wire is free', async t => {
  const clock = simClock()
  const first = ['> AT+CSQ', '. 300', '< +CSQ: 9,99', '< OK', '> AT', '< OK']
  const modem = simModem(clock, [...first, ...marker, ...marker])
  const sent = [modem.send('AT+CSQ'), modem.send('AT')]
  const awake = [modem.wake(3), modem.wake(3)]
  await clock.advance(299)
  t.strictSame(modem.sent, ['AT+CSQ'])
  await clock.advance(1)
  await Promise.all([...sent, ...awake])
  t.strictSame(modem.sent, ['AT+CSQ', 'AT', '\x1b', 'AT+CMEE?', '\x1b', 'AT+CMEE?'])
})

await t.test('a modem left in ATV0 is set to words again', async t => {
  const modem = simModem(simClock(), [
    '> AT+CMEE?',
    '= +CMEE: 1\r\n0\r',
    '> ATV1',
    '= \r\nOK\r\n',
    '> AT+FCLASS?',
    '= \r\n8\r\n\r\nOK\r\n',
  ])
  await modem.wake(3)
  t.strictSame(modem.sent, ['\x1b', 'AT+CMEE?', 'ATV1'])
  t.strictSame(await modem.send('AT+FCLASS?'), ['8'], 'a number is an answer again')
})

await t.test('numbers for words, where the program asked for them', async t => {
  const script = [
    '> ATV0',
    '= 0\r',
    '> AT+CSQ',
    '= 2\r+CSQ: 9,99\r\n3\r0\r',
    '> ATX',
    '= 4\r',
    '> ATV1',
    '< OK',
  ]
  const modem = simModem(simClock(), script)
  await modem.send('ATV0')
  t.strictSame(await modem.send('AT+CSQ'), ['+CSQ: 9,99'])
  t.strictSame(modem.events, ['RING', 'NO CARRIER'])
  await t.rejects(modem.send('ATX'), { code: 'AT_ERROR', detail: { result: 'ERROR' } })
  t.strictSame(await modem.send('ATV1'), [])
})

await t.test('a modem that says nothing for long is asked', async t => {
  const clock = simClock()
  const script = ['> AT+CSQ', '< OK', '> AT', '< OK', '> AT', '. 20', '< OK']
  const modem = simModem(clock, script, { keepAliveMs: 10_000 })
  await clock.advance(4_000)
  await modem.send('AT+CSQ')
  await clock.advance(9_999)
  t.equal(modem.sent.length, 1)
  await clock.advance(1)
  t.strictSame(modem.sent, ['AT+CSQ', 'AT'])
  await clock.advance(6_000)
  modem.says('\r\nRING\r\n')
  await clock.advance(9_999)
  t.equal(modem.sent.length, 2, 'whatever it says shows that it lives')
  await clock.advance(1)
  t.equal(modem.sent.length, 3)
  t.notOk(modem.closed.aborted)
  await clock.advance(10_020 + 5_000 + 3_000)
  t.match(modem.closed.reason, { code: 'AT_TIMEOUT' }, 'and a dead one is noticed')
})

await t.test('49 time-outs in a row are counted, for the driver to judge', async t => {
  const clock = simClock()
  const script = ['> AT+CSQ', ...marker, '> AT+CSQ', ...marker, '> AT', '< OK']
  const modem = simModem(clock, script)
  const late = [modem.send('AT+CSQ'), modem.send('AT+CSQ')].map(one => t.rejects(one, { code: 'AT_TIMEOUT' }))
  await clock.advance(10_000)
  await Promise.all(late)
  t.match(modem.figures(), { commands: 2, timeouts: 2, timeoutsInARow: 2 })
  await modem.send('AT')
  t.match(modem.figures(), { commands: 3, timeouts: 2, timeoutsInARow: 0 })
})

await t.test('50 a wall clock that jumps changes no time-out', async t => {
  const clock = simClock()
  let shiftMs = 0
  const jumping = { ...clock, epochMs: () => clock.epochMs() + shiftMs }
  const modem = simModem(jumping, ['> AT', '. 900', '< OK'])
  const answer = modem.send('AT', { timeoutMs: 1_000 })
  shiftMs = 86_400_000
  await clock.advance(500)
  shiftMs = -86_400_000
  await clock.advance(400)
  t.strictSame(await answer, [])
})

await t.test('30 an escape that nothing answers keeps the urgent command half a second', async t => {
  const clock = simClock()
  const modem = simModem(clock, ['> AT+CMGS=1', '. 100', '= > ', '> \x1b', ...marker, '> ATA', '< OK'])
  const sending = t.rejects(modem.sendPayload('AT+CMGS=1', 'AA'), { code: 'LINK_LOST' })
  await clock.advance(50)
  const answering = modem.send('ATA', { urgent: true })
  await clock.advance(50 + 500)
  t.strictSame(await answering, [])
  modem.close(new Fault('LINK_LOST', { path: 'x' }))
  await sending
})

await t.test('6 a stray final result is counted', async t => {
  const clock = simClock()
  const transcript = createTranscript(clock)
  const modem = simModem(clock, [], { transcript })
  modem.says('\r\nOK\r\n\r\n+CME ERROR: 3\r\n')
  t.equal(modem.figures().strayResults, 2)
  t.strictSame(modem.events, [])
})
