import t from 'tap'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { simModem, type Chunks } from './sim-modem.ts'

/** 24 octets behind a service centre's address of 8. */
const REPORT = '07917306000000F0' + '0623060B917360214365F762112142550421621121425504210000'.slice(0, 48)

for (const chunks of ['whole', 'bytes'] as Chunks[]) {
  await t.test(`25 two lines that are one event (5: ${chunks})`, async t => {
    const modem = simModem(simClock(), [], { chunks })
    modem.says(`\r\n+CDS: 24\r\n${REPORT}\r\n`)
    t.strictSame(modem.events, [`+CDS: 24 | ${REPORT}`])
  })

  await t.test(`25 another event between the two is not eaten (5: ${chunks})`, async t => {
    const modem = simModem(simClock(), [], { chunks })
    modem.says('\r\n+CMT: ,24\r\n')
    modem.says('\r\nRING\r\n\r\n+CREG: 1,"00A1","0BCD"\r\n\r\nABCD\r\n')
    modem.says(`${REPORT}\r\n`)
    t.strictSame(modem.events, ['RING', '+CREG: 1,"00A1","0BCD"', 'ABCD', `+CMT: ,24 | ${REPORT}`])
  })

  await t.test(`25 in the middle of an answer (5: ${chunks})`, async t => {
    const script = ['> AT+CSQ', '< +CMT: "",24', `< ${REPORT}`, '< +CSQ: 20,99', '< OK']
    const modem = simModem(simClock(), script, { chunks })
    t.strictSame(await modem.send('AT+CSQ'), ['+CSQ: 20,99'])
    t.strictSame(modem.events, [`+CMT: "",24 | ${REPORT}`])
  })

  await t.test(`13 a message in text mode may say OK and NO CARRIER (5: ${chunks})`, async t => {
    const modem = simModem(simClock(), ['> AT+CSQ'], { chunks })
    const signal = modem.send('AT+CSQ')
    await Promise.resolve()
    modem.says('\r\n+CMT: "+37061234567",,"26/11/24,08:00:00+08"\r\nOK\r\n')
    modem.says('\r\n+CMT: "+37061234567","Jonas","26/11/24,08:00:00+08"\r\nNO CARRIER\r\n')
    modem.says('\r\n+CSQ: 20,99\r\n\r\nOK\r\n')
    t.strictSame(await signal, ['+CSQ: 20,99'])
    t.match(modem.events, [/ \| OK$/, / \| NO CARRIER$/])
  })

  await t.test(`13 an operator’s text of several lines (5: ${chunks})`, async t => {
    const said = '= \r\n+CUSD: 0,"Balance 5.20 EUR\r\nBUSY\r\nOK\r\nbye",15\r\n'
    const modem = simModem(simClock(), ['> AT+CSQ', said, '< +CSQ: 20,99', '< OK'], { chunks })
    t.strictSame(await modem.send('AT+CSQ'), ['+CSQ: 20,99'])
    t.strictSame(modem.events, ['+CUSD: 0,"Balance 5.20 EUR\nBUSY\nOK\nbye",15'])
  })
}

await t.test('25 a second line that never comes keeps nothing back', async t => {
  const clock = simClock()
  const modem = simModem(clock, [])
  modem.says('\r\n+CDS: 24\r\n\r\nRING\r\n')
  await clock.advance(4_999)
  t.strictSame(modem.events, ['RING'])
  await clock.advance(1)
  t.strictSame(modem.events, ['RING', '+CDS: 24'])
  modem.says(`\r\n${REPORT}\r\n`)
  t.equal(modem.events.at(-1), REPORT, 'and what comes then is a line of its own')
})

await t.test('25 a header behind a header', async t => {
  const modem = simModem(simClock(), [])
  modem.says(`\r\n+CDS: 24\r\n\r\n+CDS: 24\r\n${REPORT}\r\n`)
  t.strictSame(modem.events, ['+CDS: 24', `+CDS: 24 | ${REPORT}`])
})

await t.test('13 an operator’s text whose quote never closes', async t => {
  const clock = simClock()
  const modem = simModem(clock, ['> AT+CSQ', '< +CUSD: 0,"no end', '< +CSQ: 20,99', '< OK'])
  const asked = modem.send('AT+CSQ')
  await clock.advance(999)
  t.strictSame(modem.events, [])
  await clock.advance(1)
  t.strictSame(await asked, ['+CSQ: 20,99'])
  t.strictSame(modem.events, ['+CUSD: 0,"no end'])
})
