import { en } from './en/pack.ts'
import type { Language, Pack } from './language.ts'
import { lt } from './lt/pack.ts'

/** The languages the desk speaks so far. */
export const packs: ReadonlyMap<Language, Pack> = new Map([
  ['lt', lt],
  ['en', en],
])
