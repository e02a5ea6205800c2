import { readFile } from 'node:fs/promises'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { Fault } from '../fault/fault.ts'

// What Piper's trainer writes beside a voice, as far as speaking needs it. Source: piper1-gpl, config.py
const schema = Type.Object({
  audio: Type.Object({ sample_rate: Type.Integer({ minimum: 8_000, maximum: 48_000 }) }),
  espeak: Type.Optional(Type.Object({ voice: Type.String({ minLength: 1 }) })),
  inference: Type.Object(
    {
      noise_scale: Type.Number({ default: 0.667 }),
      length_scale: Type.Number({ exclusiveMinimum: 0, default: 1 }),
      noise_w: Type.Number({ default: 0.8 }),
    },
    { default: {} },
  ),
  phoneme_type: Type.Union([Type.Literal('espeak'), Type.Literal('text')], { default: 'espeak' }),
  phoneme_id_map: Type.Record(Type.String(), Type.Array(Type.Integer({ minimum: 0 }), { minItems: 1 })),
  num_symbols: Type.Integer({ minimum: 1, default: 256 }),
  num_speakers: Type.Integer({ minimum: 1, default: 1 }),
  speaker_id_map: Type.Record(Type.String(), Type.Integer({ minimum: 0 }), { default: {} }),
})

export type PiperConfig = Readonly<Static<typeof schema>>

/** Marks every sentence begins and ends with, and the one between all others. */
export const BEGIN = '^'
export const END = '$'
export const PAD = '_'

/** What the schema cannot say. An id the model has no row for ends the run with an error, or worse, with noise. */
const contradictions = (config: PiperConfig): string[] => {
  const ids = config.phoneme_id_map
  const missing = [BEGIN, END, PAD]
    .filter(mark => !ids[mark])
    .map(mark => `/phoneme_id_map/${mark} is missing`)
  const beyond = Object.entries(ids)
    .filter(([, list]) => list.some(id => id >= config.num_symbols))
    .map(([name]) => `/phoneme_id_map/${name} is not below num_symbols (${config.num_symbols})`)
  const speakers = Object.entries(config.speaker_id_map)
    .filter(([, id]) => id >= config.num_speakers)
    .map(([name]) => `/speaker_id_map/${name} is not below num_speakers (${config.num_speakers})`)
  const noVoice = config.phoneme_type === 'espeak' && !config.espeak ? ['/espeak/voice is missing'] : []
  return [...missing, ...beyond, ...speakers, ...noVoice]
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A voice's NAME.onnx.json, checked and completed. @throws FILE_UNREADABLE; CONFIG_INVALID with the file and each path */
export const readPiperConfig = async (file: string): Promise<PiperConfig> => {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new Fault('FILE_UNREADABLE', { file, reason: cause.code ?? cause.message }, cause)
  })
  const raw = parse(text)
  if (raw === undefined) throw new Fault('CONFIG_INVALID', { file, at: ['/ is not JSON'] })
  const config: unknown = Value.Default(schema, raw)
  if (!Value.Check(schema, config)) {
    const at = Value.Errors(schema, config).map(error => `${error.instancePath || '/'} ${error.message}`)
    throw new Fault('CONFIG_INVALID', { file, at })
  }
  const at = contradictions(config)
  if (at.length > 0) throw new Fault('CONFIG_INVALID', { file, at })
  return Object.freeze(config)
}

/** The number of a speaker given by name or by number; the first when none is named. @throws CONFIG_INVALID */
export const speakerId = (config: PiperConfig, file: string, speaker?: string): number => {
  if (speaker === undefined) return 0
  const id = config.speaker_id_map[speaker] ?? (/^\d+$/.test(speaker) ? Number(speaker) : -1)
  if (id >= 0 && id < config.num_speakers) return id
  const names = Object.keys(config.speaker_id_map)
  const known = names.length > 0 ? names.join(', ') : `0 to ${config.num_speakers - 1}`
  throw new Fault('CONFIG_INVALID', {
    file,
    at: [`/speaker_id_map has no speaker ${speaker}; it has ${known}`],
  })
}
