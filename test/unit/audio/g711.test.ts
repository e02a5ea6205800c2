import t from 'tap'
import { aLaw, muLaw } from '../../../firmware/audio/g711.ts'

const every = Int16Array.from({ length: 65_536 }, (_, i) => i - 32_768)

/** Decision values of ITU-T G.711 table 2a, in its 14-bit units: 1, 3 … 31, 35 … 95, 103 … 8159. */
const muDecisions = [
  ...Array.from({ length: 16 }, (_, k) => 1 + 2 * k),
  ...Array.from({ length: 7 }, (_, s) => Array.from({ length: 16 }, (_, k) => [s, k + 1] as const))
    .flat()
    .map(([s, k]) => 31 + 64 * (2 ** s - 1) + k * 4 * 2 ** s),
]
/** Of table 1a, in its 13-bit units: 2, 4 … 64, 68 … 128, 136 … 4096. */
const aDecisions = [
  ...Array.from({ length: 32 }, (_, k) => 2 * (k + 1)),
  ...Array.from({ length: 6 }, (_, s) => Array.from({ length: 16 }, (_, k) => [s, k + 1] as const))
    .flat()
    .map(([s, k]) => 64 * 2 ** s + k * 4 * 2 ** s),
]
/** The interval a magnitude falls into, and the value in the middle of it. */
const interval = (decisions: readonly number[], size: number) => {
  const n = decisions.findIndex(decision => size < decision)
  return n === -1 ? decisions.length - 1 : n
}
const middle = (decisions: readonly number[], n: number, first: number) =>
  n === 0 ? first : ((decisions[n - 1] ?? 0) + (decisions[n] ?? 0)) / 2

await t.test('the decision values are those of the tables', async t => {
  t.strictSame(
    [muDecisions.length, muDecisions[15], muDecisions[31], muDecisions[47], muDecisions.at(-1)],
    [128, 31, 95, 223, 8_159],
  )
  t.strictSame(
    [aDecisions.length, aDecisions[31], aDecisions[47], aDecisions.at(-2), aDecisions.at(-1)],
    [128, 64, 128, 3_968, 4_096],
  )
})

await t.test('mu-law: every sample falls into the interval and takes the value of G.711 table 2', async t => {
  const bytes = muLaw.encode(every)
  const values = muLaw.decode(bytes)
  const wrong = every.filter((sample, i) => {
    const n = interval(muDecisions, Math.abs(sample) / 4)
    const byte = (sample < 0 ? 0x7f : 0xff) - n
    const value = 4 * middle(muDecisions, n, 0) * (sample < 0 ? -1 : 1)
    return bytes[i] !== byte || values[i] !== (value || 0)
  })
  t.equal(wrong.length, 0, [...wrong.subarray(0, 5)].join())
})

await t.test('A-law: every sample falls into the interval and takes the value of G.711 table 1', async t => {
  const bytes = aLaw.encode(every)
  const values = aLaw.decode(bytes)
  const wrong = every.filter((sample, i) => {
    const n = interval(aDecisions, Math.abs(sample) / 8)
    const byte = ((sample < 0 ? 0 : 0x80) + n) ^ 0x55
    const value = 8 * middle(aDecisions, n, 1) * (sample < 0 ? -1 : 1)
    return bytes[i] !== byte || values[i] !== value
  })
  t.equal(wrong.length, 0, [...wrong.subarray(0, 5)].join())
})

await t.test('the marks of the tables: loudest, zero, and the 1 kHz sequence of 0 dBm0', async t => {
  t.strictSame([...muLaw.encode(Int16Array.of(32_767, 0, -1, -32_768))], [0x80, 0xff, 0x7f, 0x00])
  t.strictSame([...muLaw.decode(Uint8Array.of(0x80, 0xff, 0x7f, 0x00))], [32_124, 0, 0, -32_124])
  t.strictSame([...aLaw.encode(Int16Array.of(32_767, 0, -1, -32_768))], [0xaa, 0xd5, 0x55, 0x2a])
  t.strictSame([...aLaw.decode(Uint8Array.of(0xaa, 0xd5, 0x55, 0x2a))], [32_256, 8, -8, -32_256])
  // table 6 of G.711, mu-law: character signals of a sine of 1 kHz at 0 dBm0
  const sine = muLaw.decode(Uint8Array.of(0x1e, 0x0b, 0x0b, 0x1e, 0x9e, 0x8b, 0x8b, 0x9e))
  const rms = Math.sqrt(sine.reduce((sum, value) => sum + value * value, 0) / 8)
  const dbm0 = 20 * Math.log10((rms * Math.SQRT2) / (4 * 8_159)) + 3.17
  t.ok(Math.abs(dbm0) < 0.05, `${dbm0.toFixed(3)} dBm0`)
})

await t.test('what was coded once is coded the same again', async t => {
  for (const coding of [muLaw, aLaw]) {
    const once = coding.decode(coding.encode(every))
    t.strictSame(coding.decode(coding.encode(once)), once)
  }
})
