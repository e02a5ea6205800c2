/**
 * DLE shielding: in a V.253 stream the byte 0x10 announces a code, so as data it is sent twice. Shielding is per byte, before
 * samples are put together, and a code may be cut from its DLE by the end of a read (modems.md 3.3; ITU-T V.253 §9).
 */
export const DLE = 0x10
const ETX = 0x03
/** One code for two 0x10 in a row; modems may send it, we never do. */
const SUB = 0x1a
/** `X`…`.` enclose a report in text. */
const PACKET_START = 0x58
const PACKET_END = 0x2e
/** The longest report is a name of 50 letters with its tags. */
const PACKET_BYTES = 512

/** Data bytes as they go to the modem. */
export const shield = (data: Uint8Array): Uint8Array => {
  const extra = data.reduce((count, byte) => (byte === DLE ? count + 1 : count), 0)
  if (extra === 0) return data
  const out = new Uint8Array(data.length + extra)
  let at = 0
  for (const byte of data) {
    out[at++] = byte
    if (byte === DLE) out[at++] = DLE
  }
  return out
}

/** What a stream is made of, in the order it comes. */
export interface StreamParts {
  /** Bytes without shielding. */
  readonly data: (bytes: Uint8Array) => void
  /** A code, known or not, as its letter. */
  readonly event: (code: string) => void
  /** A report in text, its DLEs taken away. */
  readonly packet: (text: string) => void
  /** `<DLE><ETX>`: what follows is command lines. */
  readonly end: () => void
}

const TWICE = Uint8Array.of(DLE, DLE)

/** Takes bytes from the modem in pieces of any size; what it was in the middle of survives from one to the next. */
export const createUnshield = (parts: StreamParts) => {
  let isEscaped = false
  let packet: string | undefined

  const takeData = (bytes: Uint8Array) => {
    if (bytes.length === 0) return
    if (packet === undefined) return parts.data(bytes)
    packet += Buffer.from(bytes).toString('latin1')
    if (packet.length > PACKET_BYTES) packet = undefined // its end was lost: this is sound
  }
  const endPacket = () => {
    if (packet !== undefined) parts.packet(packet)
    packet = undefined
  }
  const takeCode = (code: number) => {
    if (code === DLE) takeData(TWICE.subarray(1))
    else if (code === SUB) takeData(TWICE)
    else if (code === PACKET_START) packet = ''
    else if (code === PACKET_END) endPacket()
    else if (code === ETX) {
      packet = undefined
      parts.end()
    } else parts.event(String.fromCharCode(code))
  }
  const push = (bytes: Uint8Array) => {
    let from = 0
    if (isEscaped && bytes.length > 0) {
      isEscaped = false
      takeCode(bytes[0] ?? 0)
      from = 1
    }
    for (let at = bytes.indexOf(DLE, from); at !== -1; at = bytes.indexOf(DLE, from)) {
      takeData(bytes.subarray(from, at))
      const code = bytes[at + 1]
      isEscaped = code === undefined
      from = at + 2
      if (code !== undefined) takeCode(code)
    }
    takeData(bytes.subarray(from))
  }
  return { push }
}
