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

/** Bosnian is Croatian in words of its own, so a clinic in Bosnia that lists `hr` speaks those. */
export const variantOf = (language: Language, country: string): Variant | null =>
  language === 'hr' && country === 'BA' ? 'bs' : null

/** The languages as they are spoken in a country. @param country ISO 3166-1 alpha-2 */
export const packsIn = (country: string): ReadonlyMap<Language, Pack> =>
  variantOf('hr', country) === 'bs' ? new Map([...packs, ['hr', bs]]) : packs
