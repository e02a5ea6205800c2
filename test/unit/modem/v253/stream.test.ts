import fc from 'fast-check'
import t from 'tap'
import { createKeyReader } from '../../../../firmware/modem/v253/keys.ts'
import { createUnshield, shield } from '../../../../firmware/modem/v253/shield.ts'
import { streamCodes, streamEvent } from '../../../../firmware/modem/v253/stream-events.ts'

/** What a modem's bytes are taken for, as one list: data as numbers, the rest as words. */
const read = (pieces: readonly Uint8Array[]) => {
  const found: (number | string)[] = []
  const { push } = createUnshield({
    data: bytes => found.push(...bytes),
    event: code => found.push(`event ${code}`),
    packet: text => found.push(`packet ${text}`),
    end: () => found.push('end'),
  })
  for (const piece of pieces) push(piece)
  return found
}
const bytes = (text: string) => Buffer.from(text, 'latin1')
/** Cut into pieces of these sizes, the last as long as it is. */
const cut = (all: Uint8Array, sizes: readonly number[]) => {
  const pieces: Uint8Array[] = []
  let at = 0
  for (const size of sizes) {
    pieces.push(all.subarray(at, at + size))
    at += size
  }
  return [...pieces, all.subarray(at)]
}

await t.test('46 DLE at a chunk’s end, DLE DLE over two chunks, SUB, unknown codes, and an end', async t => {
  t.strictSame(read([bytes('a\x10'), bytes('\x10b')]), [97, 16, 98])
  t.strictSame(read([bytes('a\x10'), bytes('5b')]), [97, 'event 5', 98])
  t.strictSame(read([bytes('a\x10\x1ab')]), [97, 16, 16, 98], 'SUB is two of them')
  t.strictSame(read([bytes('\x10\x10\x10u\x10\x10')]), [16, 'event u', 16])
  t.strictSame(read([bytes('\x10\x07z')]), ['event \x07', 122], 'an unknown code is no data')
  t.strictSame(read([bytes('a\x10\x03\r\nOK')]), [97, 'end', 13, 10, 79, 75], '44 the rest is lines')
})

await t.test('a report in text among the sound is no sound, wherever it is cut', async t => {
  const all = bytes('a\x10XNMBR=5551234\r\n\x10.b')
  for (let size = 1; size < all.length; size += 1) {
    const pieces = Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
      all.subarray(i * size, i * size + size),
    )
    t.strictSame(read(pieces), [97, 'packet NMBR=5551234\r\n', 98])
  }
})

await t.test('a report whose end is lost does not swallow the call', async t => {
  const found = read([bytes('\x10X'), new Uint8Array(513).fill(1), bytes('voice')])
  t.strictSame(found, [...bytes('voice')])
})

await t.test('what is shielded comes back, in pieces of any size, with codes in between', async t => {
  const byte = fc.oneof({ weight: 1, arbitrary: fc.constant(0x10) }, { weight: 2, arbitrary: fc.nat(255) })
  const part = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.array(byte, { maxLength: 20 }).map(all => Uint8Array.from(all)),
    fc.constantFrom(...streamCodes),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), fc.array(fc.nat(9), { maxLength: 60 }), (parts, sizes) => {
      const wire = Buffer.concat(
        parts.map(each => (typeof each === 'string' ? bytes(`\x10${each}`) : shield(each))),
      )
      const expected = parts.flatMap((each): (number | string)[] =>
        typeof each === 'string' ? [`event ${each}`] : [...each],
      )
      t.strictSame(read(cut(wire, sizes)), expected)
    }),
    { numRuns: 200 },
  )
})

await t.test('random bytes in random pieces: nothing is thrown, nothing piles up', async t => {
  let bytesOut = 0
  const { push } = createUnshield({
    data: part => void (bytesOut += part.length),
    event: () => undefined,
    packet: text => t.ok(text.length <= 512),
    end: () => undefined,
  })
  let seed = 12_345
  const next = () => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) >>> 16
  for (let i = 0; i < 20_000; i += 1)
    push(Uint8Array.from({ length: next() % 50 }, () => (next() % 4 === 0 ? 0x10 : next() & 0xff)))
  t.ok(bytesOut > 100_000)
})

await t.test('data without 0x10 goes out as it is, without a copy', async t => {
  const plain = Uint8Array.of(1, 2, 3)
  t.equal(shield(plain), plain)
  t.strictSame([...shield(Uint8Array.of(16, 1, 16, 16))], [16, 16, 1, 16, 16, 16, 16])
})

const press = (codes: string) => {
  const keys: string[] = []
  const reader = createKeyReader(key => keys.push(key))
  for (const code of codes) reader.push(code)
  return keys.join('')
}

await t.test('46 keys: one code a press, or wrapped and repeated each 70 ms while held', async t => {
  t.equal(press('5511'), '5511', 'without a wrapper each code is a press')
  t.equal(press('/555~/5~/1111~'), '551')
  t.equal(press('/5u5R5~'), '5', 'other codes in between change nothing')
  t.equal(press('/55/55~'), '55', 'an end that got lost')
  t.equal(press('/12~'), '12', 'two digits in one wrapper')
  t.equal(press('/5~55'), '555', 'a modem that wraps only some')
  t.equal(press('0123456789*#ABCD'), '0123456789*#ABCD')
})

await t.test('every code of the reference has its meaning, and no other does', async t => {
  const acts = (codes: string) => new Set(Array.from(codes, code => streamEvent(code).action))
  t.strictSame(acts('0123456789*#ABCD'), new Set(['key']))
  t.strictSame(acts('bKdslJ'), new Set(['hang up']))
  t.strictSame(acts('L'), new Set(['hang up later']))
  t.strictSame(acts('acefm'), new Set(['machine']))
  t.strictSame(acts('hp'), new Set(['extension up']))
  t.strictSame(acts('HP'), new Set(['extension down']))
  t.strictSame(acts('iq$tTSQ'), new Set(['none']))
  t.strictSame(acts('w@'), new Set(['knock']))
  t.equal(streamEvent('\x7f').means, 'unknown')
  t.strictSame(
    streamCodes.toSorted(),
    Array.from('0123456789*#ABCD/~RrbKdisqlLhHpPacmefJ$wtvVuoYETSQ@').sort(),
    'modems.md 3.4',
  )
})
