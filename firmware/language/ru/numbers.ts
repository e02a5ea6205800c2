import { inflected, readNumber, readOrdinal, type NumberWords } from '../numbers.ts'
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

/** Russian numerals. Source of the forms: Русская грамматика (1980), § 1365-1380. */

const teens =
  'десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать'

const nominative: Cardinals = {
  units: `ноль один два три четыре пять шесть семь восемь девять ${teens}`.split(' '),
  feminine: ['одна', 'две'],
  neuter: ['одно', 'два'],
  tens: 'двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'.split(' '),
  hundreds: 'сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот'.split(' '),
  thousand: ['тысяча', 'тысячи', 'тысяч'],
}

/** 0 to 99, as after 'с' and 'до'. */
const genitive: Cardinals = {
  ...nominative,
  units: `ноля одного двух трёх четырёх пяти шести семи восьми девяти ${teens.replaceAll('ь', 'и')}`.split(
    ' ',
  ),
  feminine: ['одной', 'двух'],
  neuter: ['одного', 'двух'],
  tens: 'двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста'.split(' '),
}

const stems: OrdinalStems = {
  units: [
    ...'нулев перв втор трет четвёрт пят шест седьм восьм девят'.split(' '),
    ...teens.replaceAll('ь', '').split(' '),
  ],
  tens: 'двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност'.split(' '),
  hundreds: 'сот двухсот трёхсот четырёхсот пятисот шестисот семисот восьмисот девятисот'.split(' '),
  thousands: ['тысячн', 'двухтысячн'],
  third: {
    ый: 'ий',
    ая: 'ья',
    ое: 'ье',
    ые: 'ьи',
    ого: 'ьего',
    ому: 'ьему',
    ым: 'ьим',
    ом: 'ьем',
    ую: 'ью',
    ой: 'ьей',
    ых: 'ьих',
    ыми: 'ьими',
  },
}

const soft = ['ь', 'и', 'ью']
const folded = (entries: Iterable<readonly [string, number]>): ReadonlyMap<string, number> =>
  new Map([...entries].map(([word, value]) => [fold(word), value]))

const values = folded([
  ...inflected({ нол: 0, нул: 0 }, ['ь', 'я', 'ю', 'ем', 'е', 'и', 'ей']),
  ...inflected({ од: 1 }, 'ин на но ного ной ну ному ним ном ни них'.split(' ')),
  ...counting('два/две/двух/двум/двумя/двое/двоих три/трёх/трём/тремя/трое/троих', 2),
  ...counting('четыре/четырёх/четырём/четырьмя/четверо/четверых', 4),
  ...inflected({ пят: 5, шест: 6, сем: 7, восем: 8, восьм: 8, девят: 9 }, soft),
  ...counting('пятеро шестеро семеро', 5),
  ...teens.split(' ').flatMap((word, i) => [...inflected({ [word.slice(0, -1)]: i + 10 }, soft)]),
  ...inflected({ двадцат: 20, тридцат: 30 }, soft),
  ...counting('сорок/сорока пятьдесят/пятидесяти/пятьюдесятью шестьдесят/шестидесяти', 40, 10),
  ...counting('семьдесят/семидесяти восемьдесят/восьмидесяти девяносто/девяноста', 70, 10),
  ...counting('сто/ста двести/двухсот/двумстам триста/трёхсот/тремстам', 100, 100),
  ...counting('четыреста/четырёхсот пятьсот/пятисот шестьсот/шестисот', 400, 100),
  ...counting('семьсот/семисот восемьсот/восьмисот девятьсот/девятисот', 700, 100),
])

export const words: NumberWords = {
  values,
  hundreds: new Set(),
  thousands: new Set('тысяча тысячи тысячу тысяче тысячей тысяч тысячам тыща тыщи тыщу тыщ тыс'.split(' ')),
  joins: new Set(),
}

export const ordinals = folded(ordinalForms(stems, Object.keys(stems.third)))

/** What follows figures in a date: '26-го', '5-е'. */
export const figureEndings: ReadonlySet<string> = new Set(['го', 'ого', 'е', 'ое'])

/** Digits by their names: 'две семёрки', 'три нуля'. */
export const digitNouns: ReadonlyMap<string, number> = folded([
  ...inflected({ единиц: 1, тройк: 3, четвёрк: 4, пятёрк: 5, шестёрк: 6, семёрк: 7 }, ['а', 'и', 'у']),
  ...inflected({ двойк: 2, восьмёрк: 8, девятк: 9 }, ['а', 'и', 'у']),
  ...counting('нуля/ноля/нулей/нолей/нули/ноли единиц двоек троек четвёрок пятёрок шестёрок семёрок', 0),
  ...counting('восьмёрок девяток', 8),
])

export const number = (tokens: readonly string[], at: number) => readNumber(words, tokens, at)
export const ordinal = (tokens: readonly string[], at: number) => readOrdinal(ordinals, words, tokens, at)

export const sayNumber = (value: number, gender?: Gender) => sayCardinal(nominative, value, gender)
/** 0 to 99: 'девяти', 'тридцати пяти'. */
export const sayGenitive = (value: number) => sayCardinal(genitive, value)
/** @param ending of a hard stem: 'ого' gives 'шестого' and 'третьего' */
export const sayOrdinal = (value: number, ending: string) => sayAnyOrdinal(nominative, stems, value, ending)
