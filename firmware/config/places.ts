import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where things are. */
export interface Places {
  /** The package itself. */
  readonly root: string
  /** What must survive: the store. */
  readonly data: string
  /** Models that were added. */
  readonly models: string
  /** Models that ship with the product, and the catalogue of all. */
  readonly shippedModels: string
  readonly nativeLibrary: string
  /** The page a browser opens. */
  readonly page: string
  readonly templates: string
  /** Sentences of a language, or those that a variant of it says otherwise. */
  prompts(language: string, variant?: string): string
  /** The words of the morning report in a language. */
  reportTexts(language: string): string
}

/** The folder of package.json above this file, from the sources or from dist/ alike. */
const rootOf = (file: string): string => {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'firmware'))) return folder
  return process.cwd()
}

type Environment = Readonly<Record<string, string | undefined>>

/** RAGELIS_DATA, else the XDG data folder. Source: XDG Base Directory Specification 0.8. */
const dataOf = (env: Environment): string =>
  env['RAGELIS_DATA'] ?? join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local/share'), 'ragelis')

/** @param data overrides the data folder */
export const places = (env: Environment = process.env, data = dataOf(env)): Places => {
  const root = rootOf(fileURLToPath(import.meta.url))
  return {
    root,
    data,
    models: env['RAGELIS_MODELS'] ?? join(dataOf(env), 'models'),
    shippedModels: join(root, 'models'),
    nativeLibrary: join(root, 'build/native/libragelis-asr.so'),
    page: join(root, 'dist/page'),
    templates: join(root, 'firmware/clinic/templates'),
    prompts: (language, variant) =>
      join(root, 'firmware/language', language, variant ? `prompts-${variant}.ftl` : 'prompts.ftl'),
    reportTexts: language => join(root, 'firmware/language', language, 'report.ftl'),
  }
}
