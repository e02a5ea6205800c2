import type { Language, Pack } from './language.ts'
import { findAll, fold } from './words.ts'

/** What a text message of a word or two asks for, in whatever language it is written. */
export type WrittenAnswer = 'confirm' | 'reschedule' | 'cancel' | 'yes' | 'no' | 1 | 2 | 3

type Word = Exclude<WrittenAnswer, number>
type Words = Readonly<Record<Word | 'polite', readonly string[]>>

/** The words that the messages ask for, and what people write in their place. */
const table: Readonly<Record<Language, Words>> = {
  lt: {
    confirm: ['patvirtin*', 'patvirtinu', 'tvirtinu', 'ateisiu', 'atvyksiu', 'būsiu', 'ateisime'],
    reschedule: ['perkel*', 'keisti', 'pakeisti', 'pakeisti laiką', 'perkelti vizitą', 'kitas laikas'],
    cancel: ['atšauk*', 'atšaukti vizitą', 'neateisiu', 'neatvyksiu', 'atsisakau'],
    yes: ['taip', 'gerai', 'tinka', 'noriu'],
    no: ['ne', 'netinka', 'nenoriu'],
    polite: ['prašau', 'prasom', 'ačiū', 'aciu', 'labas', 'laba diena', 'sveiki', 'dėkui'],
  },
  hr: {
    confirm: ['potvrd*', 'potvrđujem', 'dolazim', 'doći ću', 'stižem'],
    reschedule: ['premjest*', 'pomakn*', 'preba*', 'promijeni*', 'drugi termin', 'odgod*'],
    cancel: ['otka*', 'poništ*', 'ne dolazim', 'ne mogu doći', 'neću doći'],
    yes: ['da', 'može', 'u redu', 'hoću'],
    no: ['ne', 'ne može', 'neću'],
    polite: ['molim', 'molim vas', 'hvala', 'dobar dan', 'bok', 'lijep pozdrav'],
  },
  hy: {
    confirm: ['հաստատ*', 'հաստատում եմ', 'կգամ', 'կգանք'],
    reschedule: ['տեղափոխ*', 'տեղափոխել', 'փոխել', 'փոխեք', 'ուրիշ ժամ', 'այլ ժամ'],
    cancel: ['չեղարկ*', 'չեղյալ', 'չեղարկել', 'չեմ գա', 'չենք գա'],
    yes: ['այո', 'հա', 'լավ', 'համաձայն եմ'],
    no: ['ոչ', 'չէ'],
    polite: ['խնդրում եմ', 'շնորհակալություն', 'շնորհակալ եմ', 'բարև', 'բարև ձեզ'],
  },
  uk: {
    confirm: ['підтвер*', 'прийду', 'прийдемо', 'буду'],
    reschedule: ['перенес*', 'перенос*', 'перенести візит', 'інший час', 'змінити час'],
    cancel: ['скасу*', 'скасовую', 'відмін*', 'не прийду', 'скасувати візит'],
    yes: ['так', 'добре', 'ага', 'згоден', 'згодна'],
    no: ['ні', 'не треба'],
    polite: ['будь ласка', 'дякую', 'добрий день', 'вітаю'],
  },
  ru: {
    confirm: ['подтвер*', 'подтверждаю', 'приду', 'придем', 'придём', 'буду'],
    reschedule: ['перенес*', 'перенос*', 'перенести визит', 'другое время', 'изменить время'],
    cancel: ['отмен*', 'не приду', 'отменить визит'],
    yes: ['да', 'хорошо', 'ага', 'согласен', 'согласна'],
    no: ['нет', 'не надо'],
    polite: ['пожалуйста', 'спасибо', 'здравствуйте', 'добрый день'],
  },
  en: {
    confirm: [
      'confirm',
      'confirmed',
      'i confirm',
      "i'll come",
      'i will come',
      'i am coming',
      "i'll be there",
    ],
    reschedule: ['reschedule', 'move', 'move it', 'another time', 'change the time', 'other time'],
    cancel: ['cancel', 'cancel it', 'cancel my visit', 'not coming', 'i am not coming', "i can't come"],
    yes: ['yes', 'ok', 'okay', 'y', 'yes please'],
    no: ['no', 'n', 'no thanks'],
    polite: ['please', 'thanks', 'thank you', 'hello', 'hi', 'good day'],
  },
}

const kinds = ['confirm', 'reschedule', 'cancel', 'yes', 'no', 'polite'] as const

/** Of all languages, with what each says on the telephone for the same. */
const wordsOf = (packs: ReadonlyMap<Language, Pack>): Words => {
  const own = Object.values(table)
  const heard = [...packs.values()]
  const written = (kind: keyof Words) => own.flatMap(words => words[kind])
  return {
    confirm: [...written('confirm'), ...heard.flatMap(({ wishes }) => wishes.confirm)],
    reschedule: [...written('reschedule'), ...heard.flatMap(({ wishes }) => wishes.move)],
    cancel: [...written('cancel'), ...heard.flatMap(({ wishes }) => wishes.cancel)],
    yes: [...written('yes'), ...heard.flatMap(({ phrases }) => phrases.yes)],
    no: [...written('no'), ...heard.flatMap(({ phrases }) => phrases.no)],
    polite: [...written('polite'), ...heard.flatMap(({ phrases }) => phrases.thanks)],
  }
}

/** 'Yes, cancel' cancels; 'no, cancel' does as well. */
const together = (found: ReadonlySet<Word>): Word | null => {
  const acts = [...found].filter(kind => kind !== 'yes' && kind !== 'no')
  const [only, second] = acts.length > 0 ? acts : [...found]
  if (only === undefined || second !== undefined) return null
  return only === 'confirm' && found.has('no') ? null : only
}

/**
 * Reads a message that is nothing but an answer: every word of it must be one that is known, so that 'I cannot confirm'
 * is left to a person. Null when it is anything else.
 */
export const createAnswerReader = (packs: ReadonlyMap<Language, Pack>) => {
  const words = wordsOf(packs)
  return (tokens: readonly string[]): WrittenAnswer | null => {
    if (tokens.length === 0 || tokens.length > 6) return null
    const matches = kinds.flatMap(kind => findAll(words[kind], tokens).map(at => ({ ...at, kind })))
    const found = new Set<Word>()
    const choices: WrittenAnswer[] = []
    for (let at = 0; at < tokens.length;) {
      const digit = fold(tokens[at] ?? '').replace('#', '')
      if (digit === '1' || digit === '2' || digit === '3') {
        choices.push(digit === '1' ? 1 : digit === '2' ? 2 : 3)
        at += 1
        continue
      }
      const longest = matches
        .filter(match => match.from === at)
        .reduce<(typeof matches)[number] | null>(
          (best, one) => (best && best.to >= one.to ? best : one),
          null,
        )
      if (!longest) return null
      if (longest.kind !== 'polite') found.add(longest.kind)
      at = longest.to
    }
    const [choice, second] = choices
    if (choice !== undefined)
      return second === undefined && !found.has('no') && !found.has('cancel') ? choice : null
    return together(found)
  }
}
