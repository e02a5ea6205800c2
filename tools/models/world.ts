import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  modelFolders,
  readCatalogue,
  type Catalogue,
  type ModelFolders,
} from '../../firmware/config/catalogue.ts'
import { systemClock, type Clock } from '../../firmware/time/clock.ts'
import type { Screen } from './progress.ts'

/** What the command needs of the program it is part of. */
export interface ModelsWorld {
  /** The catalogue file. */
  readonly catalogue: string
  /** Where models are installed unless --folder says otherwise. */
  readonly folder: string
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Results; progress goes to `screen`. */
  readonly print: (line: string) => void
  readonly screen: Screen
  /** Sets the exit code of the process. */
  readonly exitWith: (code: number) => void
}

const stderrScreen: Screen = {
  write: text => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
  get columns() {
    return Math.max(40, process.stderr.columns || 80)
  },
}

/** The process's own. */
export const defaultWorld = (): ModelsWorld => ({
  catalogue: fileURLToPath(new URL('../../models/catalogue.json', import.meta.url)),
  folder: process.env['RAGELIS_MODELS'] ?? join(homedir(), '.local/share/ragelis/models'),
  clock: systemClock,
  signal: new AbortController().signal,
  print: line => void process.stdout.write(`${line}\n`),
  screen: stderrScreen,
  exitWith: code => (process.exitCode = code),
})

/** The world with the catalogue read. */
export interface Shelf {
  readonly world: ModelsWorld
  readonly catalogue: Catalogue
  readonly folders: ModelFolders
}

/** @param folder where models are installed @throws FILE_UNREADABLE, CONFIG_INVALID */
export const openShelf = async (world: ModelsWorld, folder: string): Promise<Shelf> => ({
  world,
  catalogue: await readCatalogue(world.catalogue),
  folders: modelFolders(world.catalogue, folder),
})
