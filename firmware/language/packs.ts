import { en } from './en/pack.ts'
import { hr } from './hr/pack.ts'
import { hy } from './hy/pack.ts'
import type { Language, Pack } from './language.ts'
import { lt } from './lt/pack.ts'
import { ru } from './ru/pack.ts'
import { uk } from './uk/pack.ts'

/** The languages the desk speaks so far. */
export const packs: ReadonlyMap<Language, Pack> = new Map([
  ['lt', lt],
  ['uk', uk],
  ['ru', ru],
  ['hr', hr],
  ['hy', hy],
  ['en', en],
])
