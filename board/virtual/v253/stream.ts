import {
  FRAME_MS,
  FRAME_SAMPLES,
  fromBytes,
  silence,
  toBytes,
  type Frame,
} from '../../../firmware/audio/frame.ts'
import { aLaw, codingOf, muLaw, type Coding } from '../../../firmware/audio/g711.ts'
import type { V253Firmware } from './firmware.ts'
import type { V253Faults } from './faults.ts'

export type StreamKind = 'duplex' | 'record' | 'play'

export interface V253StreamCounts {
  /** Whole frames taken from the host and put on the line. */
  readonly framesIn: number
  /** Frames of the line given to the host. */
  readonly framesOut: number
  /** Times the host had nothing ready between its first frame and its last. */
  readonly underruns: number
  /** Bytes that wait to be played, at most so far. */
  readonly mostAhead: number
}

export interface StreamOptions {
  readonly firmware: V253Firmware
  readonly faults: V253Faults
  /** To the host, as it is. */
  readonly send: (bytes: Uint8Array) => void
  /** The stream is over; what the host sent after its end is given back. */
  readonly left: (rest: Uint8Array) => void
}

const DLE = 0x10
const ETX = 0x03
const SUB = 0x1a
/** What the modem holds of the host's sound: half a second. */
const HELD_BYTES = 4_000

const wide: Coding = { encode: pcm => Uint8Array.from(toBytes(pcm)), decode: fromBytes }
const codings: Readonly<Record<V253Firmware['codings'][number], Coding>> = {
  'mu-law': muLaw,
  'A-law': aLaw,
  unsigned: codingOf(
    sample => Math.min(255, Math.max(0, Math.round(sample / 256) + 128)),
    byte => (byte - 128) * 256,
  ),
  signed: codingOf(
    sample => Math.min(127, Math.round(sample / 256)) & 0xff,
    byte => ((byte << 24) >> 24) * 256,
  ),
  '16-bit': wide,
}

/** Sound as the modem sends it: every 0x10 twice, or two of them as one code. */
const shielded = (bytes: Uint8Array, usesSub: boolean): Uint8Array => {
  const out: number[] = []
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte !== DLE) out.push(byte)
    else if (usesSub && bytes[at + 1] === DLE) {
      out.push(DLE, SUB)
      at += 1
    } else out.push(DLE, DLE)
  }
  return Uint8Array.from(out)
}

/** How each kind of stream is ended by the host, and whether the modem says `<DLE><ETX>` to it. Source: Conexant 102752C table 5-3 */
const endings = {
  duplex: { code: '^', isAnswered: true },
  record: { code: '!', isAnswered: true },
  play: { code: '\x03', isAnswered: false },
} as const

/** The modem's side of a V.253 stream: sound both ways, or one, and codes among it. */
export const createV253Stream = ({ firmware, faults, send, left }: StreamOptions) => {
  let kind: StreamKind | undefined
  let coding: Coding = muLaw
  let held: number[] = []
  let isEscaped = false
  let hasBegun = false
  let isDry = false
  const counts = { framesIn: 0, framesOut: 0, underruns: 0, mostAhead: 0 }

  const code = (letter: string) => send(Uint8Array.of(DLE, letter.charCodeAt(0)))
  const begin = (stream: StreamKind, codingName: V253Firmware['codings'][number]) => {
    kind = stream
    coding = codings[codingName]
    held = []
    isEscaped = hasBegun = isDry = false
    if (faults.desertions === 0) return
    faults.desertions -= 1
    end(new Uint8Array(0), true)
  }
  const end = (rest: Uint8Array, isAnswered: boolean) => {
    kind = undefined
    if (isAnswered) send(Uint8Array.of(DLE, ETX))
    left(rest)
  }
  const takeByte = (byte: number) => {
    if (held.length < HELD_BYTES) held.push(byte)
    counts.mostAhead = Math.max(counts.mostAhead, held.length)
  }
  /** A code of the host's; true when it ends the stream. */
  const takeCode = (byte: number): boolean => {
    if (byte === DLE) takeByte(DLE)
    else if (byte === SUB) [DLE, DLE].forEach(takeByte)
    else if (byte === 0x18) held = []
    return kind !== undefined && String.fromCharCode(byte) === endings[kind].code
  }
  /** Bytes from the host while a stream is on. */
  const feed = (bytes: Uint8Array) => {
    for (const [i, byte] of bytes.entries()) {
      if (isEscaped) {
        isEscaped = false
        const ending = kind && endings[kind]
        if (takeCode(byte)) return end(bytes.subarray(i + 1), ending?.isAnswered ?? true)
      } else if (byte === DLE) isEscaped = true
      else takeByte(byte)
    }
  }
  const ranDry = () => {
    counts.underruns += 1
    code('u')
  }
  /** What both directions need is more than the chip can carry: some of the host's sound never gets there. */
  const isTooMuch = (bytes: number) =>
    kind === 'duplex' && (2 * bytes * 1_000) / FRAME_MS > firmware.throughput
  const speak = (): Frame | null => {
    if (kind === undefined || kind === 'record' || faults.isStuck) return null
    const bytes = coding === wide ? FRAME_SAMPLES * 2 : FRAME_SAMPLES
    if (isTooMuch(bytes) && held.length > 0) {
      held = held.slice(bytes)
      ranDry()
      return null
    }
    if (held.length < bytes) {
      if (hasBegun && !isDry) ranDry()
      isDry = true
      return null
    }
    hasBegun = true
    isDry = false
    counts.framesIn += 1
    const frame = silence()
    frame.set(coding.decode(Uint8Array.from(held.slice(0, bytes))))
    held = held.slice(bytes)
    return frame
  }
  const hear = (frame: Frame) => {
    if (kind === undefined || kind === 'play' || faults.isMute) return
    counts.framesOut += 1
    send(shielded(coding.encode(frame), firmware.usesSub))
  }
  return {
    begin,
    feed,
    speak,
    hear,
    code,
    isOn: () => kind !== undefined,
    kind: () => kind,
    /** Power is gone. */
    die: () => void (kind = undefined),
    counts: (): V253StreamCounts => counts,
  }
}
