/** Longest line kept, in bytes. A multipart PDU as hex is under 400. */
export const LINE_BYTES = 2_048

/** Cuts a modem's bytes into lines. */
export interface LineReader {
  /** Takes bytes as they come, in pieces of any size. */
  readonly push: (bytes: Uint8Array) => void
  /** Lines given up because they were longer than the limit. */
  readonly overlong: () => number
}

const CR = 13
const LF = 10
/** What a reset or a wrong baud rate leaves before the first letter: control characters and idle-line bytes. */
const isNoise = (byte: number) => byte < 0x20 || byte === 0x7f || byte === 0xff

/**
 * A line ends at CR or LF, whichever comes; empty lines are dropped. So `\r\nOK\r\n`, `\r\r\nOK\r\r\n` and `OK\n` are all
 * one OK (ITU-T V.250 §5.7.1 and the doubled CR of SIM7600's +RXDTMF). Bytes become characters one to one (Latin-1).
 */
export const createLineReader = (take: (line: string) => void, limitBytes = LINE_BYTES): LineReader => {
  const held = new Uint8Array(limitBytes)
  let size = 0
  let isOverlong = false
  let overlong = 0
  const text = () => {
    let from = 0
    while (from < size && isNoise(held[from] ?? 0)) from += 1
    return String.fromCharCode(...held.subarray(from, size))
  }
  const end = () => {
    const line = text()
    if (isOverlong) overlong += 1
    size = 0
    if (line !== '' && !isOverlong) take(line)
    isOverlong = false
  }
  const push = (bytes: Uint8Array) => {
    for (const byte of bytes) {
      if (byte === CR || byte === LF) end()
      else if (size < limitBytes) held[size++] = byte
      else isOverlong = true
    }
  }
  return { push, overlong: () => overlong }
}
