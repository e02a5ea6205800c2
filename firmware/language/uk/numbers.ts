import { inflected, readNumber, readOrdinal, type NumberWords } from '../numbers.ts'
import * as russian from '../ru/numbers.ts'
import {
  counting,
  ordinalForms,
  sayCardinal,
  sayOrdinal as sayAnyOrdinal,
  type Cardinals,
  type Gender,
  type OrdinalStems,
} from '../slavic/numerals.ts'
import { fold } from '../words.ts'

/**
 * Ukrainian numerals. Source of the forms: Український правопис (2019), § 105-108. Russian ones are understood too, as
 * they come in mixed speech; no form of the one is another number in the other.
 */

const teens =
  "десять одинадцять дванадцять тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять"

const nominative: Cardinals = {
  units: `нуль один два три чотири п'ять шість сім вісім дев'ять ${teens}`.split(' '),
  feminine: ['одна', 'дві'],
  neuter: ['одне', 'два'],
  tens: "двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто".split(' '),
  hundreds: "сто двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот".split(' '),
  thousand: ['тисяча', 'тисячі', 'тисяч'],
}

const stems: OrdinalStems = {
  units: [
    ..."нульов перш друг трет четверт п'ят шост сьом восьм дев'ят".split(' '),
    ...teens.replaceAll('ь', '').split(' '),
  ],
  tens: "двадцят тридцят сороков п'ятдесят шістдесят сімдесят вісімдесят дев'яност".split(' '),
  hundreds: "сот двохсот трьохсот чотирьохсот п'ятисот шестисот семисот восьмисот дев'ятисот".split(' '),
  thousands: ['тисячн', 'двотисячн'],
  third: {
    ий: 'ій',
    ій: 'ій',
    а: 'я',
    е: 'є',
    і: 'і',
    ого: 'ього',
    ому: 'ьому',
    им: 'ім',
    у: 'ю',
    ої: 'ьої',
    ою: 'ьою',
    их: 'іх',
    ими: 'іми',
  },
}

const soft = ['ь', 'и', 'ьох', 'ьом', 'ьма', 'ьома']
const folded = (entries: Iterable<readonly [string, number]>): ReadonlyMap<string, number> =>
  new Map([...entries].map(([word, value]) => [fold(word), value]))

const values = folded([
  ...russian.words.values,
  ...inflected({ нул: 0 }, ['ь', 'я', 'ю', 'ем', 'і', 'ів']),
  ...inflected({ од: 1 }, 'ин на не но ного нієї ної ній ну ному ним ною нією ні них'.split(' ')),
  ...counting('два/дві/двох/двом/двома/двоє три/трьох/трьом/трьома/троє', 2),
  ...counting("чотири/чотирьох/чотирьом/чотирма/четверо п'ятеро шестеро семеро", 4),
  ...inflected({ "п'ят": 5, шіст: 6, "дев'ят": 9 }, soft),
  ...counting('шести/шістьма сім/семи/сімох/сімома вісім/восьми/вісьмох/вісьма', 6),
  ...teens.split(' ').flatMap((word, i) => [...inflected({ [word.slice(0, -1)]: i + 10 }, soft)]),
  ...inflected({ двадцят: 20, тридцят: 30 }, soft),
  ...counting("сорок/сорока п'ятдесят/п'ятдесяти/п'ятдесятьох шістдесят/шістдесяти", 40, 10),
  ...counting("сімдесят/сімдесяти вісімдесят/вісімдесяти дев'яносто/дев'яноста", 70, 10),
  ...counting('сто/ста двісті/двохсот/двомстам триста/трьохсот/трьомстам', 100, 100),
  ...counting("чотириста/чотирьохсот п'ятсот/п'ятисот шістсот/шестисот", 400, 100),
  ...counting("сімсот/семисот вісімсот/восьмисот дев'ятсот/дев'ятисот", 700, 100),
])

export const words: NumberWords = {
  values,
  hundreds: new Set(),
  thousands: new Set([
    ...russian.words.thousands,
    ...'тисяча тисячі тисячу тисячею тисяч тисячам тис'.split(' '),
  ]),
  joins: new Set(),
}

export const ordinals = new Map([
  ...russian.ordinals,
  ...folded(ordinalForms(stems, Object.keys(stems.third))),
])

/** What follows figures in a date: '26-го', '5-те'. */
export const figureEndings: ReadonlySet<string> = new Set([...russian.figureEndings, 'те', 'ге', 'ше', 'ме'])

/** Digits by their names: 'дві сімки', 'три нулі'. */
export const digitNouns: ReadonlyMap<string, number> = folded([
  ...russian.digitNouns,
  ...inflected({ одиниц: 1 }, ['я', 'і', 'ю', 'ь']),
  ...inflected({ двійк: 2, трійк: 3, четвірк: 4, "п'ятірк": 5, шістк: 6 }, ['а', 'и', 'у']),
  ...inflected({ сімк: 7, вісімк: 8, "дев'ятк": 9 }, ['а', 'и', 'у']),
  ...counting("нуля/нулі/нулів одиниць двійок трійок четвірок п'ятірок шісток сімок вісімок дев'яток", 0),
])

export const number = (tokens: readonly string[], at: number) => readNumber(words, tokens, at)
export const ordinal = (tokens: readonly string[], at: number) => readOrdinal(ordinals, words, tokens, at)

export const sayNumber = (value: number, gender?: Gender) => sayCardinal(nominative, value, gender)
/** @param ending of a hard stem: 'ого' gives 'шостого' and 'третього' */
export const sayOrdinal = (value: number, ending: string) => sayAnyOrdinal(nominative, stems, value, ending)
