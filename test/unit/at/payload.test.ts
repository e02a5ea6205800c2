import t from 'tap'
import { Fault } from '../../../firmware/fault/fault.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { simModem, type Chunks } from './sim-modem.ts'

const PDU = '0011000B917360214365F70000AA05E8329BFD06'
const SEND = 'AT+CMGS=19'
const marker = ['> AT+CMEE?', '< +CMEE: 1', '< OK']
const sentOut = ['< +CMGS: 41', '< OK']

/** Everything said after the command, and what comes of the sending. */
const prompts: Readonly<Record<string, readonly string[]>> = {
  '15 a prompt without any line end': ['= \r\n> '],
  '16 a prompt on a line of its own': ['= \r\n>\r\n'],
  '16 a prompt and a blank on a line of its own': ['= \r\n> \r\n'],
  '16 a prompt without blank': ['= >'],
  '1 a prompt behind the echo of the command': [`= ${SEND}\r\r\n> `],
  '20 events before the prompt': ['< RING', '< +CLIP: "+37061234567",145', '= \r\n> '],
}
for (const chunks of ['whole', 'bytes'] as Chunks[])
  for (const [name, asked] of Object.entries(prompts))
    await t.test(`${name} (5: ${chunks})`, async t => {
      const script = [`> ${SEND}`, ...asked, `> ${PDU}\x1a`, ...sentOut]
      const modem = simModem(simClock(), script, { chunks })
      t.strictSame(await modem.sendPayload(SEND, PDU), ['+CMGS: 41'])
      t.equal(modem.sent.length, 2)
    })

await t.test('15 a line that begins like a prompt is text when none is due', async t => {
  const modem = simModem(simClock(), ['> AT', '< OK', '> AT+GMI', '< > made by us <', '< OK'])
  await modem.send('AT')
  t.strictSame(await modem.send('AT+GMI'), ['> made by us <'])
  t.strictSame(modem.sent, ['AT', 'AT+GMI'])
})

await t.test('16 the echo of the payload is not the answer', async t => {
  const script = [`> ${SEND}`, '= \r\n> ', `> ${PDU}\x1a`, `= ${PDU}\x1a\r\n`, ...sentOut]
  t.strictSame(await simModem(simClock(), script).sendPayload(SEND, PDU), ['+CMGS: 41'])
})

await t.test('17 a prompt that never comes: ESC, and once more', async t => {
  const clock = simClock()
  const script = [
    `> ${SEND}`,
    '> \x1b',
    '< OK',
    ...marker,
    `> ${SEND}`,
    '= \r\n> ',
    `> ${PDU}\x1a`,
    ...sentOut,
  ]
  const modem = simModem(clock, script)
  const sending = modem.sendPayload(SEND, PDU)
  await clock.advance(4_999)
  t.strictSame(modem.sent, [SEND])
  await clock.advance(1)
  t.strictSame(await sending, ['+CMGS: 41'])
  t.strictSame(modem.sent, [SEND, '\x1b', 'AT+CMEE?', SEND, `${PDU}\x1a`])
})

await t.test('17 nor the second time: AT_TIMEOUT, and the port is free for others', async t => {
  const clock = simClock()
  const script = [
    `> ${SEND}`,
    '> \x1b',
    '< ERROR',
    ...marker,
    `> ${SEND}`,
    '> \x1b',
    ...marker,
    '> AT',
    '< OK',
  ]
  const modem = simModem(clock, script)
  const failed = t.rejects(modem.sendPayload(SEND, PDU), { code: 'AT_TIMEOUT', detail: { timeoutMs: 5_000 } })
  const next = modem.send('AT')
  await clock.advance(10_000)
  await failed
  t.strictSame(await next, [])
})

await t.test('18 a prompt after the time-out is escaped, and nothing is typed into it', async t => {
  const clock = simClock()
  const modem = simModem(clock, [
    `> ${SEND}`,
    '> \x1b',
    '> AT+CMEE?',
    '= \r\n> ', // the marker may have become part of a message
    '> \x1b',
    '< OK',
    '> \x1b',
    ...marker,
    `> ${SEND}`,
    '< +CMS ERROR: 500',
  ])
  const failed = t.rejects(modem.sendPayload(SEND, PDU), {
    code: 'AT_ERROR',
    detail: { code: 500, kind: 'CMS' },
  })
  await clock.advance(10_000)
  await failed
  t.notOk(modem.sent.some(text => text.startsWith(PDU)))
  t.strictSame(modem.sent.slice(0, 6), [SEND, '\x1b', 'AT+CMEE?', '\x1b', '\x1b', 'AT+CMEE?'])
})

await t.test('18 a modem that asks for ever is not answered for ever', async t => {
  const clock = simClock()
  const modem = simModem(clock, [], {
    write: async text => {
      written.push(text)
      queueMicrotask(() => modem.says('\r\n> '))
    },
  })
  const written: string[] = []
  const failed = t.rejects(modem.wake(3), { code: 'AT_TIMEOUT' })
  await clock.advance(10_000)
  await failed
  t.ok(written.length < 25, `${written.length} writes`)
})

await t.test('18 SIM800C asks for text at AT+CNMA: it gets ESC', async t => {
  const modem = simModem(simClock(), ['> AT+CNMA', '= \r\n> ', '> \x1b', '< OK'])
  t.strictSame(await modem.send('AT+CNMA'), [])
  t.strictSame(modem.sent, ['AT+CNMA', '\x1b'])
})

await t.test('19 an error in place of the prompt: the payload is never written', async t => {
  const modem = simModem(simClock(), [`> ${SEND}`, '< +CMS ERROR: 500'])
  const detail = { command: SEND, result: 'unknown error', code: 500, kind: 'CMS' }
  await t.rejects(modem.sendPayload(SEND, PDU), { code: 'AT_ERROR', detail })
  t.strictSame(modem.sent, [SEND])
})

await t.test('19 OK in place of the prompt is no message sent', async t => {
  const modem = simModem(simClock(), [`> ${SEND}`, '< OK'])
  await t.rejects(modem.sendPayload(SEND, PDU), { code: 'AT_ERROR', detail: { result: 'no prompt came' } })
})

await t.test('20 events while the payload goes out', async t => {
  const script = [`> ${SEND}`, '= \r\n> ', `> ${PDU}\x1a`, '< RING', '< +CMTI: "ME",3', '< +CMGS: 41', '< OK']
  const modem = simModem(simClock(), script)
  t.strictSame(await modem.sendPayload(SEND, PDU), ['+CMGS: 41'])
  t.strictSame(modem.events, ['RING', '+CMTI: "ME",3'])
})

await t.test('30 something urgent goes before a payload that is not written yet', async t => {
  const clock = simClock()
  const modem = simModem(clock, [
    `> ${SEND}`,
    '. 1000',
    '= \r\n> ',
    '> \x1b',
    '< OK',
    '> ATA',
    '< OK',
    `> ${SEND}`,
    '= \r\n> ',
    `> ${PDU}\x1a`,
    ...sentOut,
  ])
  const order: string[] = []
  const sending = modem.sendPayload(SEND, PDU).then(() => order.push('sent'))
  await clock.advance(500)
  const answering = modem.send('ATA', { urgent: true }).then(() => order.push('answered'))
  await clock.advance(500)
  await Promise.all([sending, answering])
  t.strictSame(order, ['answered', 'sent'])
  t.strictSame(modem.sent, [SEND, '\x1b', 'ATA', SEND, `${PDU}\x1a`], 'bytes are never interleaved')
})

await t.test('30 two urgent payloads do not put each other off for ever', async t => {
  const script = (pdu: string) => [`> ${SEND}`, '= \r\n> ', `> ${pdu}\x1a`, ...sentOut]
  const modem = simModem(simClock(), [...script('AA'), ...script('BB')])
  const both = ['AA', 'BB'].map(pdu => modem.sendPayload(SEND, pdu, { urgent: true }))
  t.strictSame(await Promise.all(both), [['+CMGS: 41'], ['+CMGS: 41']])
})

await t.test('30 once it is written, it is waited for', async t => {
  const clock = simClock()
  const script = [
    `> ${SEND}`,
    '= \r\n> ',
    `> ${PDU}\x1a`,
    '. 60000',
    '< +CMS ERROR: Network timeout',
    '> AT+CHUP',
    '< OK',
  ]
  const modem = simModem(clock, script)
  const failed = t.rejects(modem.sendPayload(SEND, PDU), {
    code: 'AT_ERROR',
    detail: { code: 332, result: 'Network timeout' },
  })
  await clock.advance(1_000)
  const hangUp = modem.send('AT+CHUP', { urgent: true })
  await clock.advance(58_999)
  t.equal(modem.sent.length, 2)
  await clock.advance(1)
  await failed
  t.strictSame(await hangUp, [])
})

await t.test('29 a payload taken back before the prompt is not written', async t => {
  const clock = simClock()
  const modem = simModem(clock, [`> ${SEND}`, '. 1000', '= \r\n> ', '> \x1b', '< OK', '> AT', '< OK'])
  const away = new AbortController()
  const unwanted = t.rejects(modem.sendPayload(SEND, PDU, { signal: away.signal }), { message: 'no more' })
  const next = modem.send('AT')
  await clock.advance(500)
  away.abort(new Error('no more'))
  await unwanted
  await clock.advance(500)
  t.strictSame(await next, [])
  t.strictSame(modem.sent, [SEND, '\x1b', 'AT'])
})

await t.test('17 a payload without an answer for 75 s: ESC, and never a second time', async t => {
  const clock = simClock()
  const modem = simModem(clock, [
    `> ${SEND}`,
    '. 900',
    '= \r\n> ',
    `> ${PDU}\x1a`,
    '> \x1b',
    '< OK',
    ...marker,
  ])
  const failed = t.rejects(modem.sendPayload(SEND, PDU), {
    code: 'AT_TIMEOUT',
    detail: { timeoutMs: 75_000 },
  })
  await clock.advance(900 + 74_999)
  t.equal(modem.sent.length, 2, 'counted from the write of the payload')
  await clock.advance(1)
  await failed
  t.strictSame(modem.sent.slice(2), ['\x1b', 'AT+CMEE?'])
  modem.close(new Fault('LINK_LOST', { path: 'x' }))
})
