import { en } from './en/pack.ts'
import { bs, hr } from './hr/pack.ts'
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

/** How people of some countries say a language of ours: their sentences that differ are in prompts-<variant>.ftl. */
export type Variant = 'bs'

/** Bosnian is Croatian in words of its own. */
export const variantOf = (language: Language, variant: Variant | null): Variant | null =>
  language === 'hr' ? variant : null

/** The languages as a clinic speaks them. */
export const packsIn = (variant: Variant | null): ReadonlyMap<Language, Pack> =>
  variant === 'bs' ? new Map([...packs, ['hr', bs]]) : packs
