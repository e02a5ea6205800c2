import { en, type Texts } from './texts/en.ts'
import { hr } from './texts/hr.ts'
import { hy } from './texts/hy.ts'
import { lt } from './texts/lt.ts'
import { ru } from './texts/ru.ts'
import { uk } from './texts/uk.ts'

export type { Texts } from './texts/en.ts'

/** The page's languages by ISO 639-1 code. A language is added here and nowhere else. */
export const texts: Readonly<Record<string, Texts>> = { en, lt, hr, hy, uk, ru }

/** The first wished language that the page has, else English. A wish may carry a region, such as lt-LT; Bosnian shares hr. */
export const chooseLanguage = (wishes: readonly (string | null | undefined)[]): string =>
  wishes
    .map(wish => wish?.toLowerCase().split('-')[0] ?? '')
    .map(wish => (wish === 'bs' ? 'hr' : wish))
    .find(wish => Object.hasOwn(texts, wish)) ?? 'en'

/** English for a language that the page does not have. */
export const textsOf = (language: string): Texts => texts[language] ?? en
