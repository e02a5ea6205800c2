import { findModel, type Model } from '../../firmware/config/catalogue.ts'
import { Fault } from '../../firmware/fault/fault.ts'
import { formatBytes } from './amount.ts'
import { isAllowed } from './http.ts'
import { installModel, removeModel } from './install.ts'
import { standingOf, verifyModel, type Verdict } from './installed.ts'
import { createProgress } from './progress.ts'
import type { Source } from './source.ts'
import { bytesOf, modelTable } from './table.ts'
import type { Shelf } from './world.ts'

/** What every action takes. */
export interface Options {
  readonly folder: string
  readonly json?: true
}
export interface ListOptions extends Options {
  readonly notes?: true
}
export interface AddOptions extends Options {
  readonly from?: string
  readonly trust?: readonly string[]
  readonly url?: string
}

/** Prints the table of models, or with json the data of it. */
export const list = async (
  { world, catalogue, folders }: Shelf,
  { json, notes }: ListOptions,
): Promise<void> => {
  const rows: (readonly [Model, Awaited<ReturnType<typeof standingOf>>])[] = []
  for (const model of catalogue.models) rows.push([model, await standingOf(model, folders)])
  if (json) {
    const plain = rows.map(([model, standing]) => ({ ...model, bytes: bytesOf(model), ...standing }))
    return world.print(JSON.stringify(plain, null, 2))
  }
  world.print(modelTable(rows, notes === true, Math.max(60, world.screen.columns)))
  if (!notes) world.print('\nWhat each is good for: ragelis models list --notes')
}

/** @throws USAGE */
const sourceOf = ({ from, url }: AddOptions): Source => {
  if (from !== undefined && url !== undefined)
    throw new Fault('USAGE', { reason: 'Give --from or --url, not both.' })
  if (from !== undefined) return { at: 'folder', folder: from }
  if (url === undefined) return { at: 'catalogue' }
  if (!URL.canParse(url)) throw new Fault('USAGE', { reason: `${url} is not an address.` })
  const base = new URL(url.endsWith('/') ? url : `${url}/`)
  if (!isAllowed(base, base))
    throw new Fault('USAGE', {
      reason: `${url} is not safe: give an https address (http only on this machine).`,
    })
  return { at: 'mirror', base }
}

const trustedHashes = ({ trust = [] }: AddOptions): ReadonlySet<string> => {
  const hashes = trust.flatMap(one => one.toLowerCase().split(','))
  const wrong = hashes.find(hash => !/^[0-9a-f]{64}$/.test(hash))
  if (wrong !== undefined)
    throw new Fault('USAGE', { reason: `${wrong} is not a sha256: it has 64 hexadecimal digits.` })
  return new Set(hashes)
}

const isWhole = (verdicts: readonly Verdict[]) => verdicts.every(({ ok }) => ok)

/** Installs one model unless it is there and whole. */
const addOne = async (shelf: Shelf, model: Model, options: AddOptions) => {
  const { world, folders } = shelf
  const progress = createProgress(world.screen, world.clock)
  const standing = await standingOf(model, folders)
  const isThere = standing.state === 'shipped' || standing.state === 'installed'
  if (isThere && isWhole(await verifyModel(model, folders, world.signal))) {
    progress.says(`${model.id} is already there.`)
    return { id: model.id, state: standing.state }
  }
  if (model.ships) throw new Fault('MODEL_DAMAGED', await firstWrong(shelf, model))
  progress.says(
    `${model.title}, ${formatBytes(bytesOf(model))}, ${model.licence.name} (${model.licence.url})`,
  )
  progress.says(model.note)
  const record = await installModel(
    {
      model,
      installed: folders.installed,
      source: sourceOf(options),
      trusted: trustedHashes(options),
      clock: world.clock,
      progress,
    },
    world.signal,
  )
  progress.says(`${model.id} is installed in ${folders.installed}.`)
  return { state: 'installed', ...record }
}

const firstWrong = async ({ world, folders }: Shelf, model: Model) => {
  const wrong = (await verifyModel(model, folders, world.signal)).find(({ ok }) => !ok)
  return { model: model.id, file: wrong?.file, expected: wrong?.expected, found: wrong?.found ?? 'nothing' }
}

/** Installs models in turn; the first that fails ends it. @throws MODEL_UNKNOWN, USAGE, as installModel */
export const add = async (shelf: Shelf, ids: readonly string[], options: AddOptions): Promise<void> => {
  const models = ids.map(id => findModel(shelf.catalogue, id))
  sourceOf(options)
  trustedHashes(options)
  const done: object[] = []
  for (const model of models) done.push(await addOne(shelf, model, options))
  if (options.json) shelf.world.print(JSON.stringify(done, null, 2))
}

const verdictText = ({ ok, file, expected, found }: Verdict) =>
  ok
    ? `ok       ${file}`
    : `DAMAGED  ${file}\n         expected ${expected}\n         found    ${found ?? 'nothing'}`

/** Reads installed files again; sets the exit code 1 when one is damaged. @throws MODEL_UNKNOWN, MODEL_MISSING */
export const verify = async (shelf: Shelf, ids: readonly string[], { json }: Options): Promise<void> => {
  const { world, catalogue, folders } = shelf
  const models = ids.length > 0 ? ids.map(id => findModel(catalogue, id)) : catalogue.models
  const verdicts: Verdict[] = []
  for (const model of models) {
    const { state } = await standingOf(model, folders)
    if (state === 'not installed' && ids.length > 0)
      throw new Fault('MODEL_MISSING', { model: model.id, folder: folders.installed })
    if (state !== 'not installed') verdicts.push(...(await verifyModel(model, folders, world.signal)))
  }
  if (json) world.print(JSON.stringify(verdicts, null, 2))
  else for (const verdict of verdicts) world.print(verdictText(verdict))
  if (!isWhole(verdicts)) world.exitWith(1)
}

/** Takes models away; none of them when one of them ships. @throws MODEL_UNKNOWN, MODEL_SHIPPED */
export const remove = async (shelf: Shelf, ids: readonly string[], { json }: Options): Promise<void> => {
  const { world, catalogue, folders } = shelf
  const models = ids.map(id => findModel(catalogue, id))
  const shipped = models.find(({ ships }) => ships)
  if (shipped) throw new Fault('MODEL_SHIPPED', { model: shipped.id })
  const done: { id: string; removed: boolean }[] = []
  for (const model of models)
    done.push({ id: model.id, removed: await removeModel(model, folders.installed) })
  if (json) return world.print(JSON.stringify(done, null, 2))
  for (const { id, removed } of done) world.print(removed ? `${id} is removed.` : `${id} was not there.`)
}
