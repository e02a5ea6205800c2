import { createAtSession, type AtSession } from '../../at/session.ts'
import { createLineReader } from '../../at/lines.ts'
import { readFinal } from '../../at/result.ts'
import type { Unsolicited } from '../../at/routing.ts'
import type { Transcript } from '../../at/transcript.ts'
import { Fault, isFault } from '../../fault/fault.ts'
import { deadline } from '../../flow/deadline.ts'
import type { Clock } from '../../time/clock.ts'
import type { ByteLink } from '../serial-link.ts'
import { createUnshield, DLE } from './shield.ts'

/** What a stream brings. */
export interface StreamSink {
  /** Bytes of sound, without shielding, good until this returns. */
  readonly sound: (bytes: Uint8Array) => void
  /** The modem left the stream of its own accord. */
  readonly ended: () => void
}

export interface PortOptions {
  readonly clock: Clock
  readonly unsolicited: readonly Unsolicited[]
  /** A line that answers nothing. */
  readonly event: (line: string) => void
  /** A code in the stream, or between commands. */
  readonly code: (code: string) => void
  readonly transcript: Transcript
}

/** One port that is a conversation in lines and a stream of sound by turns. */
export interface V253Port extends AsyncDisposable {
  readonly at: AtSession
  /** Makes a modem in any state answer commands again: left in a stream by a crash, in data, half typed at. @throws LINE_MUTE */
  readonly recover: (tries: number) => Promise<void>
  /** Starts a stream with this command. Its sound goes to the sink from the byte after CONNECT on. @throws AT_ERROR, AT_TIMEOUT */
  readonly enter: (command: string, sink: StreamSink) => Promise<void>
  /**
   * Ends the stream with this code; resolves when the modem takes commands. It says `<DLE><ETX>` first, except where it only
   * played and has no stream of its own to end. @throws AT_TIMEOUT
   */
  readonly leave: (code: string, isPlaying?: boolean) => Promise<void>
  /** Sound for the stream, shielded; dropped where there is none. */
  readonly write: (bytes: Uint8Array) => Promise<void>
  readonly isStreaming: () => boolean
  /** Breaks off a dialling command: any character does. Source: ITU-T V.250 §5.6.1 */
  readonly abortCommand: () => Promise<void>
}

type Mode =
  /** Nothing is known of it: only an OK is looked for. */
  | { readonly is: 'lost'; readonly found: () => void }
  | { readonly is: 'lines' }
  /** A command runs that CONNECT ends. */
  | { readonly is: 'entering'; readonly sink: StreamSink }
  | { readonly is: 'stream'; readonly sink: StreamSink }
  /** After `<DLE><ETX>`, until the result that follows it. */
  | { readonly is: 'leaving'; readonly left: () => void }

const CR = 13
const LF = 10
/** Ends duplex and sending, ends recording, empties the buffer, ends duplex; each means nothing where it does not fit. */
const ESCAPES = Uint8Array.of(DLE, 0x03, DLE, 0x21, DLE, 0x18, DLE, 0x03, DLE, 0x5e, CR)
const SETTLE_MS = 500
const PROBE_MS = 1_000
/** Of the data escape. Source: Hayes' patent, S12's default */
const GUARD_MS = 1_100
const CONNECT_MS = 5_000
/** After DTR fell (modems.md 4, case 42). */
const DTR_TRIES = 3
const LEAVE_MS = 2_000
/** Echo off and results in words, whatever a crash or another program left. */
const PROBE = 'ATQ0V1E0'

const bytesOf = (text: string) => Buffer.from(text, 'latin1')

export const createPort = (link: ByteLink, options: PortOptions): V253Port => {
  const { clock, transcript } = options
  const write = (text: string) => link.write(bytesOf(text))
  // any answer in words will do: it is what comes before it that must be thrown away
  const marker = { command: 'ATI0', answer: '' }
  const at = createAtSession({ ...options, write, marker })
  let mode: Mode = { is: 'lost', found: () => undefined }
  let line = ''
  /** After ETX the stream is over on our side as well; the modem's result is still to come. */
  let awaitsEnd: PromiseWithResolvers<void> | undefined

  const lostLines = createLineReader(text => {
    transcript.note('<', text)
    if (mode.is === 'lost' && text === 'OK') mode.found()
  })
  const lastLines = createLineReader(text => {
    transcript.note('<', text)
    if (mode.is !== 'leaving') return
    if (readFinal(text, ['NO CARRIER', 'VCON'])) mode.left()
    else options.event(text)
  })
  /** Up to and with the line CONNECT; the number of bytes taken. */
  const takeConnect = (bytes: Uint8Array, sink: StreamSink): number => {
    for (const [i, byte] of bytes.entries()) {
      if (byte !== LF) {
        line = byte === CR ? line : line + String.fromCharCode(byte)
        continue
      }
      const isConnect = /^CONNECT\b/.test(line)
      line = ''
      if (!isConnect) continue
      at.feed(bytes.subarray(0, i + 1))
      mode = { is: 'stream', sink }
      return i + 1
    }
    at.feed(bytes)
    return bytes.length
  }
  const takeLeaving = (bytes: Uint8Array): number => {
    for (const i of bytes.keys()) {
      lastLines.push(bytes.subarray(i, i + 1))
      if (mode.is !== 'leaving') return i + 1
    }
    return bytes.length
  }
  const takeSome = (bytes: Uint8Array): number => {
    if (mode.is === 'entering') return takeConnect(bytes, mode.sink)
    if (mode.is === 'leaving') return takeLeaving(bytes)
    if (mode.is === 'stream') mode.sink.sound(bytes)
    else if (mode.is === 'lost') lostLines.push(bytes)
    else at.feed(bytes)
    return bytes.length
  }
  const data = (bytes: Uint8Array) => {
    for (let rest = bytes; rest.length > 0;) rest = rest.subarray(takeSome(rest))
  }
  const backToLines = () => {
    mode = { is: 'lines' }
    awaitsEnd?.resolve()
    awaitsEnd = undefined
  }
  const end = () => {
    if (mode.is !== 'stream') return
    const { sink } = mode
    const isOurs = awaitsEnd !== undefined
    mode = { is: 'leaving', left: backToLines }
    if (!isOurs) {
      transcript.note('!', 'the modem left the stream')
      awaitsEnd = Promise.withResolvers()
      sink.ended()
    }
  }
  const code = (letter: string) => {
    if (mode.is !== 'lost') options.code(letter)
  }
  const packet = (text: string) => {
    if (mode.is === 'lost') return
    for (const each of text.split(/[\r\n]+/)) if (each !== '') options.event(each)
  }
  const parts = createUnshield({ data, event: code, packet, end })

  const pump = async () => {
    try {
      for await (const chunk of link.bytes) parts.push(chunk)
      at.close(new Fault('LINK_LOST', { path: link.path }))
    } catch (error) {
      at.close(error as Error)
    }
  }
  /** Waits for an OK that is a line of its own. */
  const probe = async () => {
    const answered = Promise.withResolvers<void>()
    mode = { is: 'lost', found: answered.resolve }
    transcript.note('>', PROBE)
    await write(`\r${PROBE}\r`)
    const late = () => new Fault('AT_TIMEOUT', { command: PROBE, timeoutMs: PROBE_MS })
    await deadline(clock, PROBE_MS, answered.promise, late, at.closed)
  }
  const escapeData = async () => {
    await clock.sleep(GUARD_MS, at.closed)
    await write('+++')
    await clock.sleep(GUARD_MS, at.closed)
    await write('ATH\r')
  }
  /** @throws LINE_MUTE */
  const seek = async (tries: number) => {
    mode = { is: 'lost', found: () => undefined }
    for (let tried = 1; ; tried += 1) {
      try {
        await link.write(ESCAPES)
        await clock.sleep(SETTLE_MS, at.closed) // what comes now is old sound, or answers to nothing
        if (tried % 4 === 0) await escapeData()
        await probe()
        return backToLines()
      } catch (error) {
        if (!isFault(error, 'AT_TIMEOUT')) throw error
        if (tried >= tries) throw new Fault('LINE_MUTE', { path: link.path }, error)
      }
    }
  }
  const recover = async (tries: number) => {
    try {
      await seek(tries)
    } catch (error) {
      if (!isFault(error, 'LINE_MUTE') || !(await link.dropDtr?.())) throw error
      transcript.note('!', 'DTR fell')
      await seek(DTR_TRIES)
    }
  }
  const enter = async (command: string, sink: StreamSink) => {
    line = ''
    mode = { is: 'entering', sink }
    // never taken back: a CONNECT that nobody waits for would be followed by sound
    const ask = { timeoutMs: CONNECT_MS, urgent: true, finals: ['CONNECT', 'NO CARRIER'] }
    try {
      await at.send(command, ask)
      throw new Fault('AT_ERROR', { command, result: 'OK' }) // it agreed to something else
    } catch (error) {
      if (isFault(error, 'AT_ERROR') && error.detail['result'] === 'CONNECT') return
      if (mode.is === 'entering') mode = { is: 'lines' }
      throw error
    }
  }
  const leave = async (letter: string, isPlaying = false) => {
    if (mode.is !== 'stream' && mode.is !== 'leaving') return
    awaitsEnd ??= Promise.withResolvers()
    const left = awaitsEnd.promise
    const wasStream = mode.is === 'stream'
    const name = letter < ' ' ? 'ETX' : letter
    if (wasStream && isPlaying) mode = { is: 'leaving', left: backToLines }
    if (wasStream) transcript.note('>', `<DLE>${name}`)
    if (wasStream) await link.write(Uint8Array.of(DLE, letter.charCodeAt(0)))
    const late = () => new Fault('AT_TIMEOUT', { command: `<DLE>${name}`, timeoutMs: LEAVE_MS })
    await deadline(clock, LEAVE_MS, left, late, at.closed)
  }
  const dispose = async () => {
    at.close(new Fault('LINK_LOST', { path: link.path }))
    await link[Symbol.asyncDispose]()
  }
  void pump()
  return {
    at,
    recover,
    enter,
    leave,
    // what comes late would be taken for a command
    write: async bytes => (mode.is === 'stream' ? link.write(bytes) : undefined),
    isStreaming: () => mode.is === 'stream',
    abortCommand: () => write('\r'),
    [Symbol.asyncDispose]: dispose,
  }
}
