import type { Language } from './language.ts'
import { phraseList } from './patterns.ts'
import { findAll } from './words.ts'

/** With what people begin a question that can be answered in words; as in `Patterns`. */
const openings: Readonly<Record<Language, readonly string[]>> = {
  en: phraseList(
    `do you|does your|does the|does doctor|did you|is there|is there a|are there|is it|is your|is the|is doctor|is dr
     |is he|is she|are your|are the|have you|have you got|has the|has your|has doctor|can you tell me
     |could you tell me|do you know|do you do|what's|where's|who's|when's|how's|have you seen|have you found
     |did i leave|can i|can we|can my|may i|am i allowed|will you|will there|will the|would you|what|which|why|how
     |where|who|when|i wonder if|i wonder whether|i was wondering|i'd like to know|i want to know|tell me if`,
  ),
  lt: phraseList(
    `ar|o ar|kada|kur|kodėl|kaip|kas|ką|kiek|koks|kokia|kokie|kokios|kokį|kokią|kuris|kuri|kurie|gal žinote|gal turite
     |norėčiau sužinoti|norėjau sužinoti|norėjau paklausti|norėčiau paklausti`,
  ),
  hr: phraseList(
    `imate li|ima li|je li|jel|jesu li|jeste li|da li|može li|mogu li|smijem li|smije li|znate li|primate li|radite li
     |govorite li|pričate li|hoće li|treba li|… li|zašto|kako|tko|ko|što|šta|gdje|kada|kad|koliko|koji|koja|koje
     |zanima me|htjela sam pitati|htio sam pitati|htjela bih znati|htio bih znati`,
  ),
  hy: phraseList(
    `արդյոք|որտեղ|ինչու|ինչպես|ինչքան|որքան|ով|ինչ|երբ|որ|ունեք|կա|կարելի է|կարող եմ|գիտեք|… ունեք|… կա|… խոսում եք
     |… աշխատում եք|… ընդունում եք|ուզում եմ իմանալ|ուզում էի իմանալ|ուզում եմ հարցնել|ուզում էի հարցնել`,
  ),
  uk: phraseList(
    `чи|а чи|у вас є|чи є|є у вас|ви|ви не знаходили|ви не бачили|чи не знаходили|не знаходили ви|де|коли|чому|навіщо
     |як|хто|що|скільки|який|яка|яке|які|якою|можна|а можна|скажіть|підкажіть|хотів запитати|хотіла запитати
     |хочу запитати|хочу дізнатися|цікавить`,
  ),
  ru: phraseList(
    `у вас есть|есть ли|есть у вас|а у вас|вы|а вы|вы не находили|вы не видели|не находили ли|… ли|где|когда|почему
     |зачем|как|кто|что|сколько|какой|какая|какое|какие|какого|можно|а можно|скажите|подскажите|хотел спросить
     |хотела спросить|хочу спросить|хочу узнать|интересует|а доктор|а врач|доктор женат|доктор замужем`,
  ),
}

/** So many words may come before it: 'hello, and do you'. */
const mostBefore = 2

/** Fewer words may be half of anything. */
const fewestPlain = 4

/** Questions that are told by the voice alone in speech have their mark in writing. */
const marked = /[?\u055E]/u

const each = (
  list: (language: Language) => readonly string[],
): Readonly<Record<Language, readonly string[]>> => ({
  en: list('en'),
  lt: list('lt'),
  hr: list('hr'),
  hy: list('hy'),
  uk: list('uk'),
  ru: list('ru'),
})

/** Openings of several words, or of one that is nothing else. */
const plain = each(language =>
  openings[language].filter(
    opening => (opening.includes(' ') && !opening.startsWith('…')) || /^(ar|чи)$/.test(opening),
  ),
)

/** Openings that may come before a name as well: 'can I say …'. */
const polite = /^(can|may|i|norė\p{L}+|gal|zanima|htje?l\p{L}+|хоч\p{L}+|хот\p{L}+)\s/u

/** Openings that begin no name. */
const firm = each(language => plain[language].filter(opening => !polite.test(opening)))

/**
 * Whether somebody asks something: 'plainly' where no known word is needed to tell it from talk that was misheard.
 * @param tokens of the text, folded
 */
export const questionIn = (
  language: Language,
  text: string,
  tokens: readonly string[],
): 'plainly' | 'maybe' | null => {
  const isPlain = tokens.length >= fewestPlain && findAll(plain[language], tokens).length > 0
  if (isPlain) return 'plainly'
  const isMaybe =
    marked.test(text) || findAll(openings[language], tokens).some(({ from }) => from <= mostBefore)
  return isMaybe ? 'maybe' : null
}

/** Whether somebody who was asked for a name asks something instead. */
export const isNoName = (language: Language, tokens: readonly string[]): boolean =>
  findAll(firm[language], tokens).some(({ from }) => from <= 1)
