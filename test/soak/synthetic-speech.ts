import { concat } from '../../firmware/audio/frame.ts'
import type { Espeak } from '../../firmware/speech/espeak.ts'
import { openResampler } from '../../firmware/speech/resample.ts'
import type { Random } from './seeded.ts'

/** What people say to a clinic, by espeak-ng's name of the language. */
export const sayings: Readonly<Record<string, readonly string[]>> = {
  lt: [
    'Laba diena, norėčiau užsirašyti pas gydytoją rytoj ryte, jeigu yra laisvų laikų.',
    'Mano vardas Eglė Žukauskaitė, telefono numeris aštuoni šeši penki du trys keturi septyni.',
    'Ar galėčiau atšaukti vizitą penktadienį, keturioliktą valandą trisdešimt minučių?',
    'Man skauda dantį jau trečia diena, ką man daryti?',
  ],
  hr: [
    'Dobar dan, željela bih naručiti pregled za sljedeći tjedan, po mogućnosti ujutro.',
    'Zovem se Marija Horvat, broj telefona je nula devedeset osam tri četiri pet šest.',
    'Možete li mi reći koliko košta čišćenje kamenca i je li parkiranje besplatno?',
  ],
  hy: [
    'Բարև ձեզ, ուզում եմ գրանցվել վաղը առավոտյան բժշկի մոտ։',
    'Իմ անունը Անի Պետրոսյան է, հեռախոսահամարս զրո իննսունմեկ երկու երեք չորս։',
  ],
  uk: [
    'Добрий день, я хотіла б записатися на прийом до лікаря на четвер після обіду.',
    'Мене звати Олена Шевченко, мій номер нуль шістдесят сім, два три чотири, п’ять шість.',
    'Скажіть, будь ласка, чи можна перенести візит на понеділок?',
  ],
  ru: [
    'Здравствуйте, можно записаться к врачу на завтра, желательно на утро?',
    'Меня зовут Анна Кузнецова, мой телефон восемь девятьсот шестнадцать двести двадцать два.',
    'Подскажите, пожалуйста, сколько стоит консультация и до скольки вы работаете?',
  ],
  en: [
    'Good afternoon, I would like to book a visit with the hygienist, some time next Tuesday please.',
    'My name is Margaret Holloway, and my number is oh seven seven one two, three four five, six seven eight.',
    'Could you tell me whether you are open on Saturday, and what a check up costs?',
    'No, I said Wednesday the fourteenth at a quarter past nine, not Thursday.',
  ],
  'en-us': [
    'Hi there, yeah, I need to move my appointment, would two thirty or four o clock work for you guys?',
  ],
  de: ['Guten Tag, ich möchte gern einen Termin für nächsten Dienstag um fünfzehn Uhr vereinbaren.'],
  fr: [
    'Bonjour, je voudrais prendre rendez-vous avec le docteur pour lundi matin, si possible vers dix heures.',
  ],
  pl: ['Dzień dobry, chciałbym umówić się na wizytę w przyszły czwartek po południu.'],
  it: ['Buongiorno, vorrei prenotare una visita per venerdì pomeriggio, è possibile alle sedici?'],
  es: ['Hola, buenos días, quisiera pedir una cita con la doctora para el miércoles por la mañana.'],
  fi: ['Hyvää päivää, haluaisin varata ajan hammaslääkärille ensi viikon keskiviikolle.'],
  lv: ['Labdien, es vēlētos pierakstīties pie zobārsta nākamajā ceturtdienā pulksten desmitos.'],
}
const variants = [
  '',
  '+f1',
  '+f2',
  '+f3',
  '+f4',
  '+f5',
  '+m1',
  '+m2',
  '+m3',
  '+m4',
  '+m5',
  '+m6',
  '+m7',
  '+croak',
  '+klatt',
]

const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)] as T

export interface Said {
  readonly voice: string
  readonly pcm: Int16Array
}

/** Somebody says something: PCM16 at 8 000 Hz. Read at another speed than it was made, a voice grows higher or lower. */
export const saySomething = async (espeak: Espeak, random: Random): Promise<Said> => {
  const language = pick(Object.keys(sayings), random)
  const voice = `${language}${pick(variants, random)}`
  const wordsPerMinute = Math.round(110 + random() * 150)
  const signal = new AbortController().signal
  const text = pick(sayings[language] ?? [''], random)
  const parts = await Array.fromAsync(
    espeak.speak(text, { name: voice, wordsPerMinute, volume: 100 }, signal),
  )
  const speed = 0.8 + random() * 0.6
  using resampler = openResampler(Math.round(espeak.rateHz * speed))
  return { voice, pcm: concat([resampler.push(concat(parts)), resampler.flush()]) }
}
