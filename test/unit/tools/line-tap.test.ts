import t from 'tap'
import { replay } from '../../../firmware/at/replay.ts'
import { readTranscript, writeTranscript } from '../../../firmware/at/transcript-file.ts'
import { createTranscript } from '../../../firmware/at/transcript.ts'
import type { ByteLink } from '../../../firmware/modem/serial-link.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { readTyped } from '../../../tools/line/monitor.ts'
import { tapLink } from '../../../tools/line/tap.ts'

/** A conversation: what is written ('>') and what comes ('<'), piece by piece; what the tap noted of it. */
const overhear = async (pieces: readonly (readonly ['>' | '<', string])[]) => {
  const transcript = createTranscript(simClock())
  const written: string[] = []
  async function* bytes() {
    for (const [way, text] of pieces) {
      if (way === '<') yield Buffer.from(text, 'latin1')
      else await tapped.write(Buffer.from(text, 'latin1'))
    }
  }
  const link: ByteLink = {
    path: 'x',
    bytes: bytes(),
    write: async chunk => void written.push(Buffer.from(chunk).toString('latin1')),
    [Symbol.asyncDispose]: async () => undefined,
  }
  const tapped = tapLink(link, transcript)
  let heard = ''
  for await (const chunk of tapped.bytes) heard += Buffer.from(chunk).toString('latin1')
  return { heard, written, noted: transcript.script(), transcript }
}

await t.test('lines in pieces of any size, both ways, and nothing is changed', async t => {
  const { heard, written, noted } = await overhear([
    ['>', 'AT+CSQ\r'],
    ['<', 'AT+C'],
    ['<', 'SQ\r\r\n+CSQ: 21'],
    ['<', ',99\r\n\r\nOK\r\n'],
  ])
  t.equal(heard, 'AT+CSQ\r\r\n+CSQ: 21,99\r\n\r\nOK\r\n')
  t.same(written, ['AT+CSQ\r'])
  t.same(noted, ['> AT+CSQ', '< AT+CSQ', '< +CSQ: 21,99', '< OK'])
})

await t.test('secrets are masked before anything is kept', async t => {
  const { noted } = await overhear([
    ['>', 'AT+CPIN="1234"\r'],
    ['<', '\r\nOK\r\n\r\n+CLIP: "+37061234567",145\r\n'],
  ])
  t.same(noted, ['> AT+CPIN=***', '< OK', '< +CLIP: "+*********67",145'])
})

await t.test('a prompt is no line', async t => {
  const { noted } = await overhear([
    ['>', 'AT+CMGS=23\r'],
    ['<', '\r\n> '],
    ['>', '0011000B917360214365F70000AA05E8329BFD06\x1a'],
    ['<', '\r\n+CMGS: 4\r\n\r\nOK\r\n'],
  ])
  t.equal(noted[1], '= \r\n> ')
  t.match(noted[3], /\+CMGS: 4/)
})

await t.test(
  'a stream of sound is left out, both ways; what brings a modem out of one is no command',
  async t => {
    const { noted } = await overhear([
      ['>', '\x10\x03\x10^\r'],
      ['>', '\rATQ0V1E0\r'],
      ['<', '\r\nOK\r\n'],
      ['>', 'AT+VTR\r'],
      ['<', '\r\nCONNECT\r\n\x7f\x80\x81\r\nNO LINE\r\n\x10'],
      ['>', '\x7f\x7f\x7f'],
      ['<', '\x03\r\nOK\r\n'],
      ['>', 'ATH\r'],
      ['<', '\r\nOK\r\n'],
    ])
    t.same(noted, ['< OK', '> AT+VTR', '< CONNECT', '< OK', '> ATH', '< OK'])
  },
)

await t.test('what was overheard can be kept, read and played again', async t => {
  const { transcript } = await overhear([
    ['>', 'AT+CSQ\r'],
    ['<', '\r\n+CSQ: 21,99\r\n\r\nOK\r\n'],
    ['>', 'AT+CPIN?\r'],
    ['<', '\r\n+CME ERROR: 10\r\n'],
  ])
  const file = writeTranscript({ title: 'a modem', entries: transcript.entries() })
  const { outcomes, differences } = await replay(readTranscript(file).entries)
  t.same(differences, [])
  t.match(outcomes, [
    { kind: 'answered', command: 'AT+CSQ', lines: ['+CSQ: 21,99'] },
    { kind: 'failed', command: 'AT+CPIN?', code: 'AT_ERROR' },
  ])
})

await t.test('what may be typed to the monitor', t => {
  t.same(readTyped(' at+csq '), { do: 'send', command: 'at+csq' })
  t.same(readTyped('quit'), { do: 'quit' })
  t.same(readTyped(''), { do: 'nothing' })
  t.same(readTyped('rm -rf'), { do: 'help' })
  t.end()
})
