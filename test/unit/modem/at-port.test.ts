import t from 'tap'
import { openPty } from '../../../board/virtual/pty.ts'
import { Fault } from '../../../firmware/fault/fault.ts'
import { mailbox } from '../../../firmware/flow/mailbox.ts'
import { createAtPort, type AtPortOptions } from '../../../firmware/modem/at-port.ts'
import { openSerialLink, type ByteLink } from '../../../firmware/modem/serial-link.ts'
import { systemClock } from '../../../firmware/time/clock.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'

/** A link in memory: what is written is kept, what is put arrives. */
const bench = (options: Partial<AtPortOptions> = {}) => {
  const clock = simClock()
  const inbox = mailbox<Uint8Array>({ limit: 100, full: 'drop newest' })
  const written: Uint8Array[] = []
  const events: string[] = []
  let closed = 0
  const link: ByteLink = {
    path: '/dev/line',
    bytes: inbox,
    write: async chunk => void written.push(chunk.slice()),
    [Symbol.asyncDispose]: async () => {
      closed += 1
      inbox.close()
    },
  }
  const event = (line: string, payload?: string) =>
    void events.push([line, payload].filter(Boolean).join(' | '))
  const port = createAtPort(link, { clock, unsolicited: [], event, ...options })
  const says = async (text: string) => {
    inbox.put(Buffer.from(text, 'latin1'))
    await clock.advance(0)
  }
  return { clock, inbox, port, events, says, written, closed: () => closed }
}

await t.test('commands go out and answers come in, byte for byte', async t => {
  const { port, says, written, events } = bench()
  const answer = port.session.send('AT+CUSD=1,"\u00e9"')
  await says('\r\n+CMT: ,2\r\n00AB12\r\n')
  await says('\r\n+CUSD: "\u00e9"\r\n\r\nOK\r\n')
  t.strictSame(await answer, ['+CUSD: "\u00e9"'])
  t.strictSame(Buffer.concat(written), Buffer.from('AT+CUSD=1,"\u00e9"\r', 'latin1'))
  t.strictSame(events, ['+CMT: ,2 | 00AB12'])
})

await t.test('33 a link that ends, or breaks, ends the session with its fault', async t => {
  for (const fault of [undefined, new Fault('LINK_LOST', { path: '/dev/line' })]) {
    const { port, inbox } = bench()
    const waiting = t.rejects(port.session.send('AT'), { code: 'LINK_LOST', detail: { path: '/dev/line' } })
    inbox.close(fault)
    await waiting
    t.match(port.session.closed.reason, { code: 'LINK_LOST' })
  }
})

await t.test('31 a link that takes nothing ends the session', async t => {
  const clock = simClock()
  const stuck = new Fault('LINK_STUCK', { path: '/dev/line' })
  const bytes = mailbox<Uint8Array>({ limit: 1, full: 'drop newest' })
  const link = {
    path: '/dev/line',
    bytes,
    write: () => Promise.reject(stuck),
    [Symbol.asyncDispose]: async () => {},
  }
  const { session } = createAtPort(link, { clock, unsolicited: [], event: () => undefined })
  await t.rejects(session.send('AT'), { code: 'LINK_STUCK' })
  t.equal(session.closed.reason, stuck)
})

await t.test('disposing rejects what waits and closes the link', async t => {
  const { port, closed } = bench()
  const waiting = t.rejects(port.session.send('AT'), { code: 'LINK_LOST' })
  await port[Symbol.asyncDispose]()
  await waiting
  t.equal(closed(), 1)
})

await t.test('a session closed by its driver leaves the link to be disposed of', async t => {
  const { port, closed, says, events } = bench()
  port.session.close(new Fault('MODEM_RESTARTED'))
  await says('\r\nRING\r\n')
  t.strictSame([closed(), events], [0, []])
  await port[Symbol.asyncDispose]()
  t.match(port.session.closed.reason, { code: 'MODEM_RESTARTED' }, 'the first fault stays')
})

await t.test('the session’s options pass: a silent modem is asked', async t => {
  const { clock, written } = bench({ keepAliveMs: 1_000 })
  await clock.advance(1_000)
  t.equal(Buffer.concat(written).toString(), 'AT\r')
})

await t.test('18 on a real terminal: a prompt without line end, then the payload', async t => {
  const pty = openPty()
  const link = await openSerialLink(pty.path, systemClock)
  await using port = createAtPort(link, { clock: systemClock, unsolicited: [], event: () => undefined })
  let typed = ''
  pty.onBytes(bytes => {
    typed += Buffer.from(bytes).toString('latin1')
    if (typed === 'AT+CMGS=2\r') pty.write(Buffer.from('AT+CMGS=2\r\r\n> '))
    if (typed.endsWith('\x1a')) pty.write(Buffer.from('00AB\x1a\r\n+CMGS: 7\r\n\r\nOK\r\n'))
  })
  const long = { promptTimeoutMs: 60_000 }
  t.strictSame(await port.session.sendPayload('AT+CMGS=2', '00AB', long), ['+CMGS: 7'])
  await pty[Symbol.asyncDispose]()
})
