/** Longest line kept, in bytes. A multipart PDU as hex is under 400. */
export const LINE_BYTES = 2_048

/** @param isAfterBlank an empty line came before it, as V.250 puts one before every result code */
export type TakeLine = (line: string, isAfterBlank: boolean) => void

export interface LineReaderOptions {
  readonly limitBytes?: number
  /** A line begins with '>': true when that is a prompt, which has no end of line; it is then no part of a line. */
  readonly prompt?: () => boolean
  /** Asked after each line: true when the bytes behind it are no lines (a stream begins). */
  readonly isOver?: () => boolean
}

/** Cuts a modem's bytes into lines. */
export interface LineReader {
  /** Takes bytes as they come, in pieces of any size. How many it took: fewer than given once `isOver`. */
  readonly push: (bytes: Uint8Array) => number
  /** Lines given up because they were longer than the limit. */
  readonly overlong: () => number
}

const CR = 13
const LF = 10
const SPACE = 32
const PROMPT = 62
/** What a reset or a wrong baud rate leaves before the first letter: control characters and idle-line bytes. */
const isNoise = (byte: number) => byte < SPACE || byte === 0x7f || byte === 0xff

/**
 * A line ends at CR or LF, whichever comes; empty lines are dropped. So `\r\nOK\r\n`, `\r\r\nOK\r\r\n` and `OK\n` are all
 * one OK (ITU-T V.250 §5.7.1 and the doubled CR of SIM7600's +RXDTMF). Bytes become characters one to one (Latin-1).
 */
export const createLineReader = (take: TakeLine, options: LineReaderOptions = {}): LineReader => {
  const { limitBytes = LINE_BYTES, prompt, isOver } = options
  const held = new Uint8Array(limitBytes)
  let size = 0
  let isOverlong = false
  let overlong = 0
  let lineFeeds = 0
  let isAfterPrompt = false

  const end = () => {
    const line = Buffer.from(held.buffer, 0, size).toString('latin1')
    const isKept = size > 0 && !isOverlong
    const isAfterBlank = lineFeeds > 1
    if (isOverlong) overlong += 1
    if (size > 0) lineFeeds = 0
    size = 0
    isOverlong = false
    isAfterPrompt = false
    if (isKept) take(line, isAfterBlank)
  }
  const add = (byte: number) => {
    if (size === 0) {
      if (isNoise(byte) || (byte === SPACE && isAfterPrompt)) return
      isAfterPrompt = byte === PROMPT && (prompt?.() ?? false)
      if (isAfterPrompt) return
    }
    if (size < limitBytes) held[size++] = byte
    else isOverlong = true
  }
  const push = (bytes: Uint8Array) => {
    for (const [at, byte] of bytes.entries()) {
      if (byte !== CR && byte !== LF) {
        add(byte)
        continue
      }
      const isLine = size > 0
      end()
      if (byte === LF) lineFeeds += 1
      if (isLine && isOver?.()) return at + 1
    }
    return bytes.length
  }
  return { push, overlong: () => overlong }
}
