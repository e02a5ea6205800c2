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
    'Ne, ne antradienį, o trečiadienį, dvidešimt antrą, po pietų.',
    'O kiek kainuoja konsultacija ir ar pas jus yra automobilių stovėjimo aikštelė?',
    'Taip, taip, gerai, ačiū, viso gero.',
  ],
  hr: [
    'Dobar dan, željela bih naručiti pregled za sljedeći tjedan, po mogućnosti ujutro.',
    'Zovem se Marija Horvat, broj telefona je nula devedeset osam tri četiri pet šest.',
    'Možete li mi reći koliko košta čišćenje kamenca i je li parkiranje besplatno?',
    'Ne, nisam rekla srijeda nego subota, dvadeset i sedmog, oko podneva.',
    'Da, u redu, hvala lijepa.',
  ],
  bs: [
    'Dobar dan, trebao bih termin kod zubara, najbolje u četvrtak poslije podne.',
    'Ja sam Amra Hadžić, moj broj je nula šezdeset jedan dva dva tri četiri pet šest.',
    'Hvala, može u devet i petnaest, doviđenja.',
  ],
  hy: [
    'Բարև ձեզ, ուզում եմ գրանցվել վաղը առավոտյան բժշկի մոտ։',
    'Իմ անունը Անի Պետրոսյան է, հեռախոսահամարս զրո իննսունմեկ երկու երեք չորս։',
    'Կարո՞ղ եմ տեղափոխել այցը երկուշաբթի օրվա, ժամը տասներկուսին։',
    'Այո, լավ, շնորհակալություն, ցտեսություն։',
  ],
  uk: [
    'Добрий день, я хотіла б записатися на прийом до лікаря на четвер після обіду.',
    'Мене звати Олена Шевченко, мій номер нуль шістдесят сім, два три чотири, п’ять шість.',
    'Скажіть, будь ласка, чи можна перенести візит на понеділок?',
    'Ні, не о дванадцятій, а о п’ятнадцятій тридцять, двадцять восьмого листопада.',
    'Так, добре, дякую, до побачення.',
  ],
  ru: [
    'Здравствуйте, можно записаться к врачу на завтра, желательно на утро?',
    'Меня зовут Анна Кузнецова, мой телефон восемь девятьсот шестнадцать двести двадцать два.',
    'Подскажите, пожалуйста, сколько стоит консультация и до скольки вы работаете?',
    'Нет, не в среду, а в субботу, двадцать седьмого, часов в одиннадцать.',
    'Да, хорошо, спасибо, до свидания.',
  ],
  en: [
    'Good afternoon, I would like to book a visit with the hygienist, some time next Tuesday please.',
    'My name is Margaret Holloway, and my number is oh seven seven one two, three four five, six seven eight.',
    'Could you tell me whether you are open on Saturday, and what a check up costs?',
    'No, I said Wednesday the fourteenth at a quarter past nine, not Thursday.',
    'It is for my daughter, she is five, and she fell off the swings and broke a tooth.',
    'Yes, all right, two o clock it is, thank you, goodbye.',
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
/** The languages of the product come up more often than the rest. */
const spoken = Object.keys(sayings)
const languages = [...spoken, 'lt', 'hr', 'bs', 'hy', 'uk', 'ru', 'en', 'en']

/** Ways of speaking that espeak-ng can lay over a language, by the names of its files: men, women, children, robots. */
const variants = [
  '',
  ...`f1 f2 f3 f4 f5 m1 m2 m3 m4 m5 m6 m7 m8 croak klatt klatt2 klatt4 klatt6 whisper Annie Andrea Alicia belinda
  linda steph anika aunty grandma grandpa adam Michael Lee Denis ed iven victor norbert quincy UniRobot robosoft4
  anikaRobot Gene Storm sandro marcelo caleb`
    .split(/\s+/)
    .map(name => `+${name}`),
]

const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)] as T

export interface Said {
  readonly voice: string
  readonly pcm: Int16Array
}

/** Somebody says something: PCM16 at 8 000 Hz. Read at another speed than it was made, a voice grows higher or lower. */
export const saySomething = async (espeak: Espeak, random: Random): Promise<Said> => {
  const language = pick(languages, random)
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
