import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Type, type Static, type TProperties } from 'typebox'
import { Fault } from '../fault/fault.ts'
import { readText } from './text-file.ts'
import { readYaml, type Complaint } from './yaml-file.ts'

const strict = <P extends TProperties>(properties: P, description: string) =>
  Type.Object(properties, { additionalProperties: false, description })
const words = (description: string) => Type.String({ minLength: 1, description })
const oneOf = <const V extends readonly string[]>(values: V, description: string) =>
  Type.Union(
    values.map(value => Type.Literal(value as V[number])),
    { description },
  )

const file = strict(
  {
    name: Type.String({
      pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
      description: 'a file name without folders',
    }),
    bytes: Type.Integer({ minimum: 1, description: 'the exact length in bytes' }),
    sha256: Type.Union([Type.String({ pattern: '^[0-9a-f]{64}$' }), Type.Null()], {
      description: '64 small hexadecimal digits, or null while nobody we can name has published it',
    }),
    url: Type.Optional(
      Type.String({ pattern: '^https://', description: 'an https:// address of this very file' }),
    ),
    path: Type.Optional(
      Type.String({
        pattern: '^(npm:[a-z-]+/)?[A-Za-z0-9][A-Za-z0-9._/-]*$',
        description: 'where it ships: a path beside the catalogue, or npm:package/path',
      }),
    ),
    evidence: oneOf(
      ['measured', 'reported'],
      'measured (this project hashed the file itself) or reported (taken from the source)',
    ),
    source: words('where address, length and hash come from'),
  },
  'a file: name, bytes, sha256, url or path, evidence, source',
)

const model = strict(
  {
    id: Type.String({
      pattern: '^[a-z][a-z0-9_-]{1,39}$',
      description: 'a short name of small letters, digits, - and _',
    }),
    title: words('a name for people'),
    kind: oneOf(['asr', 'voice', 'vad'], 'asr (recogniser), voice or vad (voice activity)'),
    engine: oneOf(['whisper', 'piper', 'silero'], 'the engine that runs it: whisper, piper or silero'),
    languages: Type.Array(oneOf(['lt', 'hr', 'hy', 'uk', 'ru', 'en'], 'lt, hr, hy, uk, ru or en'), {
      description: 'a list of languages; empty where the language does not matter',
    }),
    ships: Type.Boolean({ description: 'true when it is part of the program' }),
    licence: strict(
      { name: words('the licence'), url: words('the model card, or the licence text') },
      'the licence: name and url',
    ),
    files: Type.Array(file, { minItems: 1, description: 'a list of files, installed all or none' }),
    ear: Type.Optional(
      strict(
        {
          takesPrompt: Type.Boolean({ description: 'true when a prompt of expected words helps it' }),
          audioContextFloor: Type.Integer({
            minimum: 256,
            maximum: 1500,
            multipleOf: 256,
            description: 'the smallest audio context it hears well in, in encoder frames of 20 ms, × 256',
          }),
          knowsTimestamps: Type.Boolean({ description: 'true when it learnt timestamp tokens' }),
        },
        'what the recogniser must know: takesPrompt, audioContextFloor, knowsTimestamps',
      ),
    ),
    voice: Type.Optional(
      strict(
        {
          rateHz: Type.Integer({ minimum: 8_000, description: 'its sampling rate in hertz' }),
          speakers: Type.Integer({ minimum: 1, description: 'how many speakers it has' }),
          input: oneOf(
            ['espeak', 'letters'],
            'espeak (it reads phonemes of espeak-ng) or letters (it reads text)',
          ),
        },
        'what the voice must know: rateHz, speakers, input',
      ),
    ),
    note: words('what a person should know before choosing it'),
  },
  'a model: id, title, kind, engine, languages, ships, licence, files, note',
)

/** The schema of models/catalogue.json, as JSON Schema 2020-12. */
export const catalogueSchema = strict(
  { version: Type.Literal(1, { description: '1' }), models: Type.Array(model) },
  'a catalogue: version and models',
)

export type Catalogue = Readonly<Static<typeof catalogueSchema>>
export type Model = Readonly<Static<typeof model>>
export type ModelFile = Readonly<Static<typeof file>>

const modelComplaints = (one: Model, i: number, all: readonly Model[]): readonly Complaint[] => {
  const path = ['models', i]
  const needs = one.kind === 'asr' ? 'ear' : one.kind === 'voice' ? 'voice' : undefined
  return [
    ...(all.findIndex(({ id }) => id === one.id) === i
      ? []
      : [{ path: [...path, 'id'], what: `${one.id} is used twice` }]),
    ...(needs !== undefined && one[needs] === undefined
      ? [{ path: [...path, needs], what: `is missing for a model of kind ${one.kind}` }]
      : []),
    ...one.files.flatMap((one_, j) =>
      (one_.path !== undefined) === one.ships && (one_.url === undefined) === one.ships
        ? []
        : [
            {
              path: [...path, 'files', j],
              what: one.ships ? 'expected path and no url, as it ships' : 'expected url and no path',
            },
          ],
    ),
  ]
}

/** @throws FILE_UNREADABLE; CONFIG_INVALID with line and path of every fault */
export const readCatalogue = async (path: string): Promise<Catalogue> => {
  const text = await readText(path)
  const checked = readYaml<Catalogue>(text, catalogueSchema, path)
  checked.refuse(checked.value.models.flatMap(modelComplaints))
  return checked.value
}

/** @throws MODEL_UNKNOWN */
export const findModel = (catalogue: Catalogue, id: string): Model => {
  const found = catalogue.models.find(one => one.id === id)
  if (!found) throw new Fault('MODEL_UNKNOWN', { model: id })
  return found
}

/** Where models lie: the folder of the catalogue, and the one that `ragelis models add` fills. */
export interface ModelFolders {
  readonly shipped: string
  readonly installed: string
}

/** The folders that go with a catalogue file. */
export const modelFolders = (cataloguePath: string, installed: string): ModelFolders => ({
  shipped: dirname(cataloguePath),
  installed,
})

const packageRequire = createRequire(import.meta.url)

/** Where a file of an npm package is; beside the catalogue's project when the package is not there. */
const packagePath = (path: string, shipped: string): string => {
  try {
    return packageRequire.resolve(path)
  } catch {
    return join(shipped, '..', 'node_modules', path)
  }
}

/** The absolute path of one file of a model, whether it is there or not. */
export const modelPath = (one: Model, { name, path }: ModelFile, folders: ModelFolders): string => {
  if (path === undefined) return join(folders.installed, one.id, name)
  if (path.startsWith('npm:')) return packagePath(path.slice('npm:'.length), folders.shipped)
  return join(folders.shipped, path)
}
