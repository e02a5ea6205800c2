import type { Transcript } from '../../firmware/at/transcript.ts'
import type { ByteLink } from '../../firmware/modem/serial-link.ts'

/** Listens to a port's traffic without changing it. A stream of sound in it (V.253) is left out. */

const CR = 13
const LF = 10
const DLE = 16
const ETX = 3
const LINE_BYTES = 4_096

/** What the modem says, as lines; a prompt is no line and is noted as it is. */
const createEar = (transcript: Transcript) => {
  let line = ''
  let isStream = false
  let isEscaped = false
  const end = () => {
    if (line !== '') transcript.note('<', line)
    isStream = /^CONNECT\b/.test(line)
    if (isStream) transcript.note('!', 'a stream of sound begins')
    line = ''
  }
  const takeSound = (byte: number) => {
    if (isEscaped && byte === ETX) {
      isStream = false
      transcript.note('!', 'it is over')
    }
    isEscaped = !isEscaped && byte === DLE
  }
  const take = (byte: number) => {
    if (isStream) return takeSound(byte)
    if (byte === CR || byte === LF) return end()
    if (line.length < LINE_BYTES) line += String.fromCharCode(byte)
  }
  return {
    hear: (bytes: Uint8Array) => {
      for (const byte of bytes) take(byte)
      if (line !== '> ') return
      transcript.note('=', '\r\n> ')
      line = ''
    },
    isStream: () => isStream,
  }
}

/** What a voice modem is brought out of a stream with is no command: whatever was there may answer it or not. */
const isCommand = (line: string) =>
  !line.includes(String.fromCharCode(DLE)) && line !== 'ATQ0V1E0' && line !== '+++'

/** The link, with what passes through it noted. */
export const tapLink = (link: ByteLink, transcript: Transcript): ByteLink => {
  const ear = createEar(transcript)
  async function* heard(): AsyncGenerator<Uint8Array> {
    for await (const chunk of link.bytes) {
      ear.hear(chunk)
      yield chunk
    }
  }
  const write = (chunk: Uint8Array) => {
    if (!ear.isStream()) {
      const text = Buffer.from(chunk).toString('latin1')
      for (const line of text.split('\r')) if (line !== '') transcript.note(isCommand(line) ? '>' : '!', line)
    }
    return link.write(chunk)
  }
  const { dropDtr } = link
  return {
    path: link.path,
    bytes: heard(),
    write,
    ...(dropDtr ? { dropDtr } : {}),
    [Symbol.asyncDispose]: () => link[Symbol.asyncDispose](),
  }
}
