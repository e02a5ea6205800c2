import type { Language } from './language.ts'
import { phraseList } from './patterns.ts'
import { findAll, fold, likeness } from './words.ts'

/** What stands between a name and the one that is meant: 'Jon, I mean John'. As in `Patterns`. */
const rather: Readonly<Record<Language, readonly string[]>> = {
  en: phraseList(
    'no|i mean|i meant|sorry i mean|no sorry|or rather|rather|that is|that is to say|no wait|make that|actually',
  ),
  lt: phraseList(
    'ne|ne ne|tai yra|tiksliau|tikriau|tai reiškia|norėjau pasakyti|norėjau sakyti|atsiprašau ne|suklydau|apsirikau',
  ),
  hr: phraseList(
    'ne|ne ne|to jest|odnosno|mislim|hoću reći|htio sam reći|htjela sam reći|zapravo|bolje rečeno|pogriješila sam|pogriješio sam',
  ),
  hy: phraseList('ոչ|չէ|այսինքն|ավելի ճիշտ|ավելի ճիշտը|ուզում էի ասել|ուզում եմ ասել|սխալվեցի'),
  uk: phraseList(
    'ні|та ні|тобто|точніше|вірніше|хотів сказати|хотіла сказати|помилився|помилилася|помилилась',
  ),
  ru: phraseList('нет|да нет|то есть|точнее|вернее|хотел сказать|хотела сказать|ошибся|ошиблась|в смысле'),
}

/** The last place where one name gives way to another; null when none does. */
export const amendsAt = (
  language: Language,
  words: readonly string[],
): { readonly from: number; readonly to: number } | null => {
  const all = findAll(rather[language], words)
  const last = all.findLast(({ from }) => from > 0)
  // of 'no, I mean' the whole is between
  const first = last && all.find(({ to }) => to >= last.from && to <= last.to)
  return last && first && first.from > 0 ? { from: first.from, to: last.to } : null
}

/** A name after what was said to be right in it: all of it, or the one word of several that is most like it. */
export const amendName = (before: string, right: string): string => {
  const words = before.split(' ')
  if (right.includes(' ') || words.length < 2) return right
  const like = words.map(word => likeness(fold(word), fold(right)))
  return words.with(like.indexOf(Math.max(...like)), right).join(' ')
}
