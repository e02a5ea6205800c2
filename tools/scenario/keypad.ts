import { understand } from '../../firmware/desk/understand/understanding.ts'
import type { Understanding } from '../../firmware/desk/understand/understanding.ts'
import type { Shop } from '../../firmware/desk/speaker.ts'
import type { Language } from '../../firmware/language/language.ts'
import { dayOf } from '../../firmware/time/calendar.ts'
import type { Step } from '../virtual/script.ts'

/**
 * What a caller does who was not understood twice and is told the keys: what they meant, keyed as they were told to. It is
 * what the desk itself would have made of the words, had it heard them.
 */

const answers = new Set(
  'confirm agree instead message-confirm callback-confirm wait-confirm through-confirm'.split(' '),
)

const digitsOf = ({ date, digits }: Understanding, asked: string): string | null => {
  if (asked === 'birth-date') return date === undefined ? null : date.split('-').reverse().join('')
  return digits === '' ? null : `${digits}#`
}

const menuKey = ({ wishes, topics, service }: Understanding): string | null => {
  if (wishes.has('message')) return '3'
  if (topics.size > 0) return '2'
  return service !== undefined || wishes.has('book') ? '1' : null
}

const keysFor = (shop: Shop, asked: string, meant: Understanding): string | null => {
  const { phrases, choice } = meant
  switch (asked) {
    case 'how-help':
      return menuKey(meant)
    case 'service': {
      const at = shop.clinic.services.findIndex(({ id }) => id === meant.service)
      return at < 0 ? null : String(at + 1)
    }
    case 'slot':
    case 'which-visit':
      return choice === undefined || choice < 1 ? null : String(choice)
    case 'when':
      return meant.time?.kind === 'earliest' ? '1' : null
    case 'phone':
    case 'code':
    case 'birth-date':
      return digitsOf(meant, asked)
    default:
      if (!answers.has(asked)) return null
      return phrases.has('yes') ? '1' : phrases.has('no') ? '2' : null
  }
}

/** Null: no key says it. Who wants nothing more is told to hang up. */
export const keyed = (
  shop: Shop,
  { language, nowMs }: { readonly language: Language; readonly nowMs: number },
  asked: string,
  words: string,
): Step | null => {
  const pack = shop.packs.get(language)
  if (!pack) return null
  const { clinic } = shop
  const meant = understand(words, { clinic, pack, today: dayOf(nowMs, clinic.zone), asksName: false })
  if (asked === 'more' && (meant.phrases.has('no') || meant.phrases.has('thanks'))) return { 'hang-up': true }
  const keys = keysFor(shop, asked, meant)
  return keys === null ? null : { key: keys }
}
