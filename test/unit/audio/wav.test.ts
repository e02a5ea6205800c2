import t from 'tap'
import { readWav, writeWav, type Wav } from '../../../firmware/audio/wav.ts'

const wav: Wav = { pcm: Int16Array.of(1, -2, 3, -4), rateHz: 16_000 }
/** The file of `wav` with some bytes written over. */
const withBytes = (changes: Readonly<Record<number, number>>) => {
  const bytes = writeWav(wav)
  for (const [at, value] of Object.entries(changes)) bytes[Number(at)] = value
  return bytes
}
const chunk = (name: string, body: Uint8Array) => {
  const out = new Uint8Array(8 + body.length + (body.length % 2))
  out.set(new TextEncoder().encode(name))
  new DataView(out.buffer).setUint32(4, body.length, true)
  out.set(body, 8)
  return out
}

await t.test('what is written is read, also from a Buffer in a pool', async t => {
  t.same(readWav(writeWav(wav)), wav)
  const pool = Buffer.alloc(200)
  pool.set(writeWav(wav), 3)
  const read = readWav(pool.subarray(3, 3 + writeWav(wav).length))
  pool.fill(0)
  t.same(read, wav)
})

await t.test('other chunks are passed over, odd ones with their pad byte', async t => {
  const bytes = writeWav(wav)
  const list = chunk('LIST', new Uint8Array(5))
  t.same(readWav(Buffer.concat([bytes.subarray(0, 36), list, bytes.subarray(36)])), wav)
})

await t.test('WAVE_FORMAT_EXTENSIBLE', async t => {
  const bytes = writeWav(wav)
  const body = new Uint8Array(40)
  body.set(bytes.subarray(20, 36))
  new DataView(body.buffer).setUint16(0, 0xfffe, true)
  new DataView(body.buffer).setUint16(24, 1, true)
  t.same(readWav(Buffer.concat([bytes.subarray(0, 12), chunk('fmt ', body), bytes.subarray(36)])), wav)
})

await t.test('a recording that was cut off gives what there is', async t => {
  t.same(readWav(withBytes({ 40: 0, 41: 0 })), wav, 'length never written')
  t.same(readWav(withBytes({ 40: 255, 41: 255 })), wav, 'length beyond the end')
  t.same(readWav(writeWav(wav).subarray(0, 49)), { ...wav, pcm: Int16Array.of(1, -2) })
})

await t.test('what is not taken says what it is, and what to do', async t => {
  t.match(readWav(new TextEncoder().encode('ID3 is no wave file')), { refused: /not a WAV file; convert/ })
  t.match(readWav(new Uint8Array(3)), { refused: /not a WAV file/ })
  t.match(readWav(withBytes({ 22: 2 })), { refused: /2-channel.*wanted is mono 16-bit.*sox/ })
  t.match(readWav(withBytes({ 34: 8 })), { refused: /8-bit/ })
  t.match(readWav(withBytes({ 20: 7 })), { refused: /coding 7/ })
  t.match(readWav(withBytes({ 24: 0x40, 25: 0x1f - 1 })), { refused: /7744 Hz/ })
  t.match(readWav(writeWav(wav).subarray(0, 36)), { refused: /no audio/ })
  const bytes = writeWav(wav)
  t.match(readWav(Buffer.concat([bytes.subarray(0, 12), bytes.subarray(36)])), { refused: /"fmt "/ })
})
