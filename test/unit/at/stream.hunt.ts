import fcHunt from 'fast-check'
fcHunt.configureGlobal({ numRuns: 100 * 50 })
import * as fc from 'fast-check'
import t from 'tap'
import { LINE_BYTES, createLineReader } from '../../../firmware/at/lines.ts'
import { isFault } from '../../../firmware/fault/fault.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { simModem } from './sim-modem.ts'

const lines = [
  'OK',
  'ERROR',
  '+CME ERROR: 10',
  'RING',
  'NO CARRIER',
  '+CSQ: 9,99',
  '+CREG: 1',
  '+CREG: 2,1',
  '+CLIP: "',
  'VOICE CALL: BEGIN',
  'AT+CSQ',
  '+CMEE: 1',
  '> ',
]
const anyLine = fc.constantFrom(...lines).map(line => Buffer.from(`\r\n${line}\r\n`))
const garbage = fc.uint8Array({ maxLength: 40 }).map(bytes => Buffer.from(bytes))
/** What a modem on a bad day may send, cut anywhere. */
const stream = fc
  .tuple(
    fc.array(fc.oneof({ weight: 4, arbitrary: anyLine }, garbage), { maxLength: 60 }),
    fc.infiniteStream(fc.nat(12)),
  )
  .map(([parts, cuts]) => {
    const bytes = Buffer.concat(parts)
    const chunks: Buffer[] = []
    for (let at = 0; at < bytes.length;) {
      const size = 1 + (cuts.next().value ?? 0)
      chunks.push(bytes.subarray(at, at + size))
      at += size
    }
    return chunks
  })

await t.test('a line reader gives the same lines however the bytes are cut', async () => {
  fc.assert(
    fc.property(stream, chunks => {
      const [cut, whole]: string[][] = [[], []]
      const pieces = createLineReader(line => cut?.push(line))
      for (const chunk of chunks) pieces.push(chunk)
      createLineReader(line => whole?.push(line)).push(Buffer.concat(chunks))
      return JSON.stringify(cut) === JSON.stringify(whole)
    }),
  )
})

await t.test('a flood without a line end is counted, not kept', async t => {
  const got: string[] = []
  const reader = createLineReader(line => got.push(line))
  for (let i = 0; i < 1_000; i += 1) reader.push(Buffer.alloc(1_000, 'x'))
  reader.push(Buffer.from('\r\nOK\r\n'))
  t.strictSame(got, ['OK'])
  t.equal(reader.overlong(), 1)
  reader.push(Buffer.from(`${'y'.repeat(LINE_BYTES)}\n`))
  t.equal(got[1]?.length, LINE_BYTES, 'a line of the very limit is kept')
})

await t.test('whatever comes, nothing throws, no command hangs, no answer grows without bound', async () => {
  await fc.assert(
    fc.asyncProperty(stream, stream, async (before, during) => {
      const clock = simClock()
      const modem = simModem(clock, [])
      for (const chunk of before) modem.feed(chunk)
      const commands = ['AT+CSQ', 'AT+CREG?', 'ATA'].map(command => modem.send(command, { timeoutMs: 1_000 }))
      const settled = Promise.allSettled(commands)
      await clock.advance(0)
      for (const chunk of during) {
        modem.feed(chunk)
        await Promise.resolve()
      }
      await clock.advance(20_000)
      const results = await settled
      const isFine = results.every(
        one =>
          one.status === 'fulfilled' || isFault(one.reason, 'AT_ERROR') || isFault(one.reason, 'AT_TIMEOUT'),
      )
      return isFine && modem.events.every(line => line.length <= LINE_BYTES)
    }),
    { numRuns: 50 * 150 },
  )
})

await t.test('after any of it, a modem that answers is understood again', async () => {
  await fc.assert(
    fc.asyncProperty(stream, async noise => {
      const clock = simClock()
      const good = ['> AT+CSQ', '< +CSQ: 17,99', '< OK']
      const modem = simModem(clock, ['> AT+CMEE?', '= \r\n', '< +CMEE: 1', '< OK', ...good])
      for (const chunk of noise) modem.feed(chunk)
      const awake = modem.wake(10)
      await clock.advance(10_000)
      await awake
      return (await modem.send('AT+CSQ')).join() === '+CSQ: 17,99'
    }),
    { numRuns: 50 * 150 },
  )
})

await t.test('the answer of one command is bounded', async t => {
  const modem = simModem(simClock(), [])
  const answer = modem.send('ATI')
  await Promise.resolve()
  for (let i = 0; i < 10_000; i += 1) modem.says('line\r\n')
  modem.says('OK\r\n')
  t.equal((await answer).length, 2_000)
})
