import t from 'tap'
import { createTranscript } from '../../../firmware/at/transcript.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { simModem } from './sim-modem.ts'

await t.test('keeps the last of the traffic, with times and without anybody’s number', async t => {
  const clock = simClock()
  await clock.advance(5_000)
  const transcript = createTranscript(clock, 4)
  transcript.note('>', 'AT')
  await clock.advance(1_234)
  transcript.note('<', '+CLIP: "+37061234567",145,,,,0')
  transcript.note('>', 'AT+CPIN=1234')
  transcript.note('!', 'no final result came')
  transcript.note('<', 'MISSED_CALL: 11:01AM 0771234567')
  t.strictSame(transcript.report(), [
    '    1.234 < +CLIP: "+*********67",145,,,,0',
    '    1.234 > AT+CPIN=***',
    '    1.234 ! no final result came',
    '    1.234 < MISSED_CALL: 11:01AM ********67',
  ])
})

await t.test('a transcript from the field is a script for the simulated modem', async t => {
  const clock = simClock()
  const transcript = createTranscript(clock)
  const field = simModem(clock, ['> AT+CSQ', '< RING', '< +CSQ: 21,99', '< OK'], { transcript })
  await field.send('AT+CSQ')
  const replayed = simModem(clock, transcript.script())
  t.strictSame(await replayed.send('AT+CSQ'), ['+CSQ: 21,99'])
  t.strictSame(replayed.events, ['RING'])
})
