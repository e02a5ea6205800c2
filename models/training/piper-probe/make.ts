/**
 * Writes the Piper probe: a network with exactly the interface of a Piper voice that hums one tone per phoneme.
 * It says nothing; it shows that phonemes, their order, lengths, scales and speakers arrive as they should.
 *
 *   node models/training/piper-probe/make.ts [FOLDER]     (models/piper-probe by default)
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { elementTypes, toOnnx, type Constant, type Operation, type Port } from './onnx.ts'

const SYMBOLS = 256
/** Samples per frame: a frame holds whole waves of every tone, so tones meet without a click. */
const HOP = 256
export const PROBE_RATE_HZ = 22_050

// As espeak writes them: the marks Piper puts around sentences, punctuation, letters, IPA, modifiers, combining marks
const MARKS = '_^$'
const SILENT = " !'(),-.:;?"
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i))
const COMBINING = '\u0327\u0329\u032a\u032f\u031d\u031e\u0303\u030a\u030d'
const SOUNDS = [
  ...range(0x61, 0x7a),
  ...Array.from('æçðøħŋœβθχ'),
  ...range(0x250, 0x2a8),
  ...Array.from('ʰʲʷˈˌːˑ˞'),
  ...Array.from(COMBINING),
]

/** One id each, in this order. */
const idOf = new Map([...Array.from(MARKS + SILENT), ...SOUNDS].map((symbol, id) => [symbol, id]))
const FIRST_SOUND = MARKS.length + SILENT.length

const LOWEST_TONE = 4
const TONES = 32
/** The tone of an id: this many waves in a frame, 4 to 35; 345 to 3 015 Hz at 22 050 Hz. Each speaker is one higher. */
export const wavesOf = (id: number, speaker = 0): number => LOWEST_TONE + (id % TONES) + speaker
export const toneHz = (id: number, speaker = 0): number => (wavesOf(id, speaker) * PROBE_RATE_HZ) / HOP
const isSound = (id: number) => id >= FIRST_SOUND
/** How many frames an id lasts at length_scale 1: the pad 1 and silent, marks 2, punctuation 8, sounds 4 to 7. */
export const framesOf = (id: number): number => {
  if (isSound(id)) return 4 + (id % 4)
  return id === 0 ? 1 : id < MARKS.length ? 2 : 8
}

const table = (name: string, of: (id: number) => number): Constant => ({
  name,
  shape: [SYMBOLS],
  values: Float32Array.from({ length: SYMBOLS }, (_, id) => of(id)),
})
const whole = (name: string, values: readonly number[], shape = [values.length]): Constant => ({
  name,
  shape,
  values: BigInt64Array.from(values, BigInt),
})

const constants: readonly Constant[] = [
  table('framesOf', framesOf),
  table('wavesOf', id => wavesOf(id)),
  // loudness follows noise_scale, so that a test sees that the scales come in their order
  table('loudnessOf', id => (isSound(id) ? 0.5 : 0)),
  {
    name: 'turn',
    shape: [1, HOP],
    values: Float32Array.from({ length: HOP }, (_, i) => (2 * Math.PI * i) / HOP),
  },
  whole('zero', [0], []),
  whole('one', [1], []),
  whole('firstAxis', [0]),
  whole('secondAxis', [1]),
  whole('flat', [-1]),
  whole('outputShape', [1, 1, 1, -1]),
]

const op = (gives: string, does: string, takes: readonly string[], settings = {}): Operation => ({
  does,
  takes,
  gives,
  with: settings,
})

const operations = (speakers: number): readonly Operation[] => [
  op('given', 'Slice', ['input', 'firstAxis', 'input_lengths', 'secondAxis']),
  op('ids', 'Reshape', ['given', 'flat']),
  op('noiseScale', 'Gather', ['scales', 'zero']),
  op('lengthScale', 'Gather', ['scales', 'one']),
  // when each phoneme is over, in frames; Piper rounds lengths up too
  op('unscaled', 'Gather', ['framesOf', 'ids']),
  op('scaled', 'Mul', ['unscaled', 'lengthScale']),
  op('frames', 'Ceil', ['scaled']),
  op('ends', 'CumSum', ['frames', 'zero']),
  op('sum', 'ReduceSum', ['frames', 'firstAxis'], { keepdims: 0 }),
  op('count', 'Cast', ['sum'], { to: elementTypes.int64 }),
  // which phoneme each frame belongs to: as many as were over before it
  op('clock', 'Range', ['zero', 'count', 'one']),
  op('time', 'Cast', ['clock'], { to: elementTypes.float }),
  op('timeColumn', 'Unsqueeze', ['time', 'secondAxis']),
  op('endsRow', 'Unsqueeze', ['ends', 'firstAxis']),
  op('isOver', 'GreaterOrEqual', ['timeColumn', 'endsRow']),
  op('isOverCount', 'Cast', ['isOver'], { to: elementTypes.int64 }),
  op('place', 'ReduceSum', ['isOverCount', 'secondAxis'], { keepdims: 0 }),
  op('frameIds', 'Gather', ['ids', 'place']),
  op('firstTone', 'Gather', ['wavesOf', 'frameIds']),
  ...(speakers > 1
    ? [op('higher', 'Cast', ['sid'], { to: elementTypes.float }), op('tone', 'Add', ['firstTone', 'higher'])]
    : [op('tone', 'Identity', ['firstTone'])]),
  op('steady', 'Gather', ['loudnessOf', 'frameIds']),
  op('loudness', 'Mul', ['steady', 'noiseScale']),
  op('toneColumn', 'Unsqueeze', ['tone', 'secondAxis']),
  op('loudnessColumn', 'Unsqueeze', ['loudness', 'secondAxis']),
  op('angle', 'Mul', ['toneColumn', 'turn']),
  op('wave', 'Sin', ['angle']),
  op('hum', 'Mul', ['wave', 'loudnessColumn']),
  op('output', 'Reshape', ['hum', 'outputShape']),
]

const inputs = (speakers: number): readonly Port[] => [
  { name: 'input', type: 'int64', shape: ['batch_size', 'phonemes'] },
  { name: 'input_lengths', type: 'int64', shape: ['batch_size'] },
  { name: 'scales', type: 'float', shape: [3] },
  ...(speakers > 1 ? [{ name: 'sid', type: 'int64', shape: ['batch_size'] } as const] : []),
]

/** The .onnx of the probe; with more than one speaker it takes `sid`, as Piper's do. */
export const probeOnnx = (speakers = 1): Uint8Array =>
  toOnnx({
    name: 'piper-probe',
    producer: 'ragelis',
    inputs: inputs(speakers),
    outputs: [{ name: 'output', type: 'float', shape: ['batch_size', 1, 1, 'time'] }],
    constants,
    operations: operations(speakers),
  })

/** The .onnx.json beside it. */
export const probeConfig = (speakers = 1) => ({
  audio: { sample_rate: PROBE_RATE_HZ, quality: 'probe' },
  dataset: 'piper-probe',
  espeak: { voice: 'en' },
  language: { code: 'en' },
  inference: { noise_scale: 0.667, length_scale: 1, noise_w: 0.8 },
  phoneme_type: 'espeak',
  phoneme_map: {},
  phoneme_id_map: Object.fromEntries([...idOf].map(([symbol, id]) => [symbol, [id]])),
  num_symbols: SYMBOLS,
  num_speakers: speakers,
  speaker_id_map:
    speakers > 1 ? Object.fromEntries(range(0x61, 0x60 + speakers).map((n, id) => [n, id])) : {},
  piper_version: '1.0.0',
})

export const writeProbe = (folder: string, speakers = 1): void => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'piper-probe.onnx'), probeOnnx(speakers))
  const config = JSON.stringify(probeConfig(speakers), null, 1)
  writeFileSync(join(folder, 'piper-probe.onnx.json'), `${config}\n`)
}

if (import.meta.main) writeProbe(process.argv[2] ?? join(import.meta.dirname, '../../piper-probe'))
