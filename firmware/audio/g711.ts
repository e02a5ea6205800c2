/** One byte a sample: how a telephone network, and an 8-bit modem, carries a voice. */
export interface Coding {
  /** PCM16 as one byte a sample. */
  encode(pcm: Int16Array): Uint8Array
  /** Bytes as PCM16. */
  decode(bytes: Uint8Array): Int16Array
}

/** A coding from its two functions of one sample; the 256 decoded values are looked up. */
export const codingOf = (
  encodeSample: (sample: number) => number,
  decodeByte: (byte: number) => number,
): Coding => {
  const values = Int16Array.from({ length: 256 }, (_, byte) => decodeByte(byte))
  return {
    encode: pcm => Uint8Array.from(pcm, encodeSample),
    decode: bytes => Int16Array.from(bytes, byte => values[byte] ?? 0),
  }
}

/** Mu-law counts from 33 of its 14-bit units, 132 of ours, so that each segment starts at a power of two. */
const BIAS = 132
/** The greatest decision value, 8159 units, less one of ours. */
const MU_CLIP = 4 * 8_159 - 1
/** The position of the highest bit set. */
const highestBit = (value: number) => 31 - Math.clz32(value)

const encodeMu = (sample: number): number => {
  const size = Math.min(Math.abs(sample), MU_CLIP) + BIAS
  const segment = highestBit(size) - 7
  const step = (size >> (segment + 3)) & 0x0f
  return ~((sample < 0 ? 0x80 : 0) | (segment << 4) | step) & 0xff
}
const decodeMu = (byte: number): number => {
  const code = ~byte & 0xff
  const size = ((((code & 0x0f) << 3) + BIAS) << ((code >> 4) & 7)) - BIAS
  return code & 0x80 ? -size : size
}

/** Even bits are inverted on the line, so that silence is no run of equal bits. */
const EVEN_BITS = 0x55

const encodeA = (sample: number): number => {
  const size = Math.min(Math.abs(sample), 32_767)
  const segment = Math.max(0, highestBit(size | 1) - 7)
  const step = (size >> (segment === 0 ? 4 : segment + 3)) & 0x0f
  return ((sample < 0 ? 0 : 0x80) | (segment << 4) | step) ^ EVEN_BITS
}
const decodeA = (byte: number): number => {
  const code = byte ^ EVEN_BITS
  const segment = (code >> 4) & 7
  const middle = ((code & 0x0f) << 4) + 8
  const size = segment === 0 ? middle : (middle + 0x100) << (segment - 1)
  return code & 0x80 ? size : -size
}

/** Source: ITU-T G.711 (11/88), tables 2a and 2b: 14-bit values, here times 4. Silence is 0xff. */
export const muLaw: Coding = codingOf(encodeMu, decodeMu)

/** Source: ITU-T G.711 (11/88), tables 1a and 1b: 13-bit values, here times 8. There is no silence: its smallest value is 8. */
export const aLaw: Coding = codingOf(encodeA, decodeA)
