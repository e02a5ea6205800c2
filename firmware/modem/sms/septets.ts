/**
 * Septets as octets, lowest bit first, the first septet after so many fill bits: user data after a header starts on a
 * septet border, counted from the header's first octet. Source: 3GPP TS 23.038 §6.1.2.1, TS 23.040 §9.2.3.24
 */
export const packSeptets = (septets: readonly number[], fillBits = 0): Uint8Array => {
  const octets = new Uint8Array(Math.ceil((fillBits + septets.length * 7) / 8))
  for (const [n, septet] of septets.entries()) {
    const bit = fillBits + n * 7
    const at = bit >> 3
    const shifted = septet << (bit & 7)
    octets[at] = (octets[at] ?? 0) | (shifted & 0xff)
    if (shifted > 0xff) octets[at + 1] = shifted >> 8
  }
  return octets
}

/** The inverse. Octets that are missing read as zero, for a modem may cut them off; it never reads past `count`. */
export const unpackSeptets = (octets: Uint8Array, count: number, fillBits = 0): number[] =>
  Array.from({ length: count }, (_, n) => {
    const bit = fillBits + n * 7
    const at = bit >> 3
    return ((((octets[at + 1] ?? 0) << 8) | (octets[at] ?? 0)) >> (bit & 7)) & 0x7f
  })

/** Bits between a header of so many octets and the next septet border. */
export const fillBitsAfter = (headerOctets: number): number => (7 - ((headerOctets * 8) % 7)) % 7

/** How many septets a header of so many octets takes of the user data's length. */
export const septetsOf = (headerOctets: number): number => Math.ceil((headerOctets * 8) / 7)
