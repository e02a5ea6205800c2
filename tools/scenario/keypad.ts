import { createSpeaker, sentence, type Shop, type Speaker } from '../../firmware/desk/speaker.ts'
import { understand, type Understanding } from '../../firmware/desk/understand/understanding.ts'
import type { Language } from '../../firmware/language/language.ts'
import type { Step } from '../virtual/script.ts'
import type { Said } from './channel.ts'

/**
 * What a caller does who was not understood twice and is told the keys: what they meant, keyed as they were told to. It is
 * what the desk itself would have made of the words, had it heard them.
 */

const answers = new Set(
  'confirm agree instead phone-confirm birth-date-confirm message-confirm callback-confirm wait-confirm through-confirm'.split(
    ' ',
  ),
)
const keyNumbers = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/** The key of what was told by its name: 'Neutering, press four'. */
const toldKey = ({ say }: Said, speaker: Speaker, name: string): string | null => {
  const told = new Set(say.map(({ text }) => text))
  const what = sentence(name)
  const line = (key: string) => speaker.text('key-option', { what, key: speaker.pack.sayKey(key) })
  return keyNumbers.find(key => told.has(line(key))) ?? null
}

const digitsOf = ({ date, digits }: Understanding, asked: string): string | null => {
  if (asked === 'birth-date') return date === undefined ? null : date.split('-').reverse().join('')
  return digits === '' ? null : asked === 'phone' ? `${digits}#` : digits
}

const menuKey = ({ wishes, topics, service }: Understanding): string | null => {
  if (wishes.has('message')) return '3'
  if (topics.size > 0) return '2'
  return service !== undefined || wishes.has('book') ? '1' : null
}

const keysFor = (asked: string, meant: Understanding): string | null => {
  const { phrases, choice } = meant
  switch (asked) {
    case 'how-help':
      return menuKey(meant)
    case 'slot':
      if (phrases.has('other') || phrases.has('none') || phrases.has('no')) return '0'
      return choice === undefined || choice < 1 ? null : String(choice)
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
  said: Said,
  words: string,
): Step | null => {
  const asked = said.asked ?? ''
  if (!shop.texts.has(language)) return null
  const speaker = createSpeaker(shop, language, nowMs)
  const { clinic, pack, today } = speaker
  const meant = understand(words, { clinic, pack, today, asksName: false })
  if (asked === 'more' && (meant.phrases.has('no') || meant.phrases.has('thanks'))) return { 'hang-up': true }
  const name = meant.service === undefined ? words : speaker.serviceName(meant.service)
  const keys = toldKey(said, speaker, name) ?? keysFor(asked, meant)
  return keys === null ? null : { key: keys }
}
