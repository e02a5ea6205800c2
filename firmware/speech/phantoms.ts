import type { Language } from '../ports/ear.ts'

/** Texts that recognisers write when nobody spoke, lower-case, without punctuation. */
interface Phantoms {
  /** Nobody says these to a clinic: credits and farewells of films the recogniser was taught with. */
  readonly always: readonly string[]
  /** Callers do say these; believed unless the recogniser itself was unsure. */
  readonly whenUnsure: readonly string[]
}

/**
 * By language. Sources: whisper.cpp issues 1507, 1588 and 1724, transformers issue 24512, and the habit of Whisper to
 * sign with the subtitlers of its training data. The product's own starter model writes none of them: it was taught to
 * say that nobody spoke.
 */
export const phantoms: Readonly<Record<Language, Phantoms>> = {
  en: {
    always: [
      'thanks for watching',
      'thank you for watching',
      'thank you so much for watching',
      'please subscribe',
      'please subscribe to my channel',
      'like and subscribe',
      'see you in the next video',
      'subtitles by the amara org community',
      'transcription by castingwords',
      'blank audio',
      'music',
    ],
    whenUnsure: ['you', 'thank you', 'thank you very much', 'bye', 'bye bye', 'so', 'oh', 'the end'],
  },
  ru: {
    always: [
      'субтитры сделал dimatorzok',
      'субтитры создавал dimatorzok',
      'субтитры подогнал симон',
      'продолжение следует',
      'спасибо за просмотр',
      'спасибо за внимание',
      'подписывайтесь на канал',
      'подписывайтесь на мой канал',
      'ставьте лайки и подписывайтесь на канал',
      'до новых встреч',
      'редактор субтитров а семкин корректор а егорова',
      'музыка',
    ],
    whenUnsure: ['спасибо', 'пока', 'ага', 'конец'],
  },
  uk: {
    always: [
      'дякую за перегляд',
      'дякуємо за перегляд',
      'дякую за увагу',
      'підписуйтесь на канал',
      'підписуйтеся на канал',
      'субтитрувальниця оля шор',
      'субтитри зроблені спільнотою amara org',
      'продовження буде',
      'далі буде',
      'музика',
    ],
    whenUnsure: ['дякую', 'бувай', 'кінець'],
  },
  lt: {
    always: [
      'ačiū kad žiūrėjote',
      'ačiū kad žiūrite',
      'dėkoju kad žiūrėjote',
      'ačiū už dėmesį',
      'prenumeruokite kanalą',
      'subtitrus sukūrė amara org bendruomenė',
      'iki kito karto',
      'muzika',
    ],
    whenUnsure: ['ačiū', 'ačiū jums', 'iki', 'pabaiga'],
  },
  hr: {
    always: [
      'hvala što pratite',
      'hvala što pratite kanal',
      'hvala na gledanju',
      'hvala na pažnji',
      'pretplatite se na kanal',
      'titlovi amara org zajednica',
      'prijevod i obrada titlova',
      'nastavlja se',
      'vidimo se u sljedećem videu',
      'glazba',
    ],
    whenUnsure: ['hvala', 'hvala vam', 'bok', 'kraj'],
  },
  hy: {
    always: [
      'շնորհակալություն դիտելու համար',
      'շնորհակալություն ուշադրության համար',
      'բաժանորդագրվեք մեր ալիքին',
      'շարունակելի',
      'երաժշտություն',
    ],
    whenUnsure: ['շնորհակալություն', 'հաջողություն', 'վերջ'],
  },
}

/** Lower-case words and nothing else, so that "Thanks for watching!" is the text of the list. */
export const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether a recogniser is known to write this text when nobody spoke. */
export const isPhantom = (text: string, language: Language, isUnsure: boolean): boolean => {
  const { always, whenUnsure } = phantoms[language]
  const plain = bare(text)
  return always.includes(plain) || (isUnsure && whenUnsure.includes(plain))
}
