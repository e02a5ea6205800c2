import { fromBytes, toBytes } from './frame.ts'

/** PCM16 mono audio with its rate. */
export interface Wav {
  readonly pcm: Int16Array
  readonly rateHz: number
}

/** Why bytes are not audio we take, in words that follow "cannot be used: ". */
export interface WavRefusal {
  readonly refused: string
}

const PCM = 1
const EXTENSIBLE = 0xfffe
const tag = (view: DataView, at: number) =>
  String.fromCharCode(...[0, 1, 2, 3].map(i => view.getUint8(at + i)))

interface Format {
  readonly coding: number
  readonly channels: number
  readonly rateHz: number
  readonly bits: number
}

const readFormat = (view: DataView, at: number, length: number): Format => {
  const coding = view.getUint16(at, true)
  // WAVE_FORMAT_EXTENSIBLE keeps the real coding in the first two bytes of its sub-format
  const real = coding === EXTENSIBLE && length >= 26 ? view.getUint16(at + 24, true) : coding
  return {
    coding: real,
    channels: view.getUint16(at + 2, true),
    rateHz: view.getUint32(at + 4, true),
    bits: view.getUint16(at + 14, true),
  }
}

const refuse = (refused: string): WavRefusal => ({ refused })

/**
 * Reads a RIFF/WAVE file: PCM16 mono, 8 000 to 48 000 Hz.
 * Source: Microsoft/IBM "Multimedia Programming Interface and Data Specifications 1.0", 1991.
 */
export const readWav = (bytes: Uint8Array): Wav | WavRefusal => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 12 || tag(view, 0) !== 'RIFF' || tag(view, 8) !== 'WAVE')
    return refuse('it is not a WAV file; convert it with: sox IN -r 8000 -c 1 -b 16 OUT.wav')
  let format: Format | undefined
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = tag(view, at)
    const length = view.getUint32(at + 4, true)
    const body = at + 8
    if (name === 'fmt ' && length >= 16 && body + length <= bytes.length)
      format = readFormat(view, body, length)
    if (name === 'data') return readData(bytes, format, body, length)
    at = body + length + (length % 2)
  }
  return refuse('it holds no audio (no "data" chunk)')
}

const readData = (
  bytes: Uint8Array,
  format: Format | undefined,
  at: number,
  length: number,
): Wav | WavRefusal => {
  if (!format) return refuse('its "fmt " chunk is missing')
  const is = `it is ${format.channels}-channel, ${format.bits}-bit, ${format.rateHz} Hz, coding ${format.coding}`
  const wanted =
    'wanted is mono 16-bit PCM at 8000 to 48000 Hz; convert it with: sox IN.wav -r 8000 -c 1 -b 16 OUT.wav'
  const isRate = format.rateHz >= 8_000 && format.rateHz <= 48_000
  if (format.coding !== PCM || format.channels !== 1 || format.bits !== 16 || !isRate)
    return refuse(`${is}; ${wanted}`)
  // a recorder that was cut off leaves a length of 0 or more than there is: take what is there
  const there = bytes.length - at
  const count = length === 0 || length > there ? there : length
  return { pcm: fromBytes(bytes.subarray(at, at + count)), rateHz: format.rateHz }
}

/** A RIFF/WAVE file of PCM16 mono. */
export const writeWav = ({ pcm, rateHz }: Wav): Uint8Array => {
  const out = new Uint8Array(44 + pcm.byteLength)
  const view = new DataView(out.buffer)
  const put = (at: number, text: string) => out.set(new TextEncoder().encode(text), at)
  put(0, 'RIFF')
  view.setUint32(4, 36 + pcm.byteLength, true)
  put(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, PCM, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rateHz, true)
  view.setUint32(28, rateHz * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  put(36, 'data')
  view.setUint32(40, pcm.byteLength, true)
  out.set(toBytes(pcm), 44)
  return out
}
