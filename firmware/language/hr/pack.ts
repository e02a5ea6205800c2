import { found } from '../found.ts'
import type { Pack } from '../language.ts'
import { first } from '../numbers.ts'
import { phoneGroups } from '../telephone.ts'
import { begins } from '../words.ts'
import { readDay, sayDate, sayDay } from './dates.ts'
import { readDigits } from './dictation.ts'
import { readMoney, sayPrice } from './money.ts'
import { number, ordinal, sayNumber, type Lexicon } from './numbers.ts'
import { sayWith } from './people.ts'
import { ordinary } from './ordinary.ts'
import { aspects, fillers, nameLeads, nameOpenings, phrases, sensitive, topics, wishes } from './phrases.ts'
import { sayHours, sayMinutes, sayTime } from './said-times.ts'
import { spoken, words } from './sounds.ts'
import { readSpelling, saySpelled } from './spelling.ts'
import { readTime } from './times.ts'
import { sayWeekday } from './weekdays.ts'
import { readDate } from './whole-date.ts'

const croatian: Lexicon = {
  months:
    'siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenog prosinca'.split(
      ' ',
    ),
  thousand: ['tisuću', 'tisuće', 'tisuća'],
  year2000: 'dvijetisućite',
}

const bosnian: Lexicon = {
  months: 'januara februara marta aprila maja juna jula augusta septembra oktobra novembra decembra'.split(
    ' ',
  ),
  thousand: ['hiljadu', 'hiljade', 'hiljada'],
  year2000: 'dvijehiljadite',
}

/** 'Neki drugi termin' is no choice of the second. */
const isOther = (tokens: readonly string[], at: number) =>
  /^(nek|kakv|bilo|nest|ikakv)/.test(tokens[at - 1] ?? '')

/** 'Dvadeset drugi' is a date. */
const isTail = (tokens: readonly string[], at: number) =>
  [at - 1, at - 2].some(before => (ordinal(tokens, before)?.to ?? 0) > at)

const readChoice: Pack['readChoice'] = tokens =>
  first(tokens, at => {
    if (/^(posljednj|zadnj)/.test(tokens[at] ?? '')) return found(-1, at, at + 1)
    const isNumbered = /^(broj|brojem|opcija|opciju|pod)$/.test(tokens[at - 1] ?? '')
    const one = ordinal(tokens, at) ?? (isNumbered ? number(tokens, at) : null)
    const isThing = /^(slobod|moguc|put|tjed|sedmic|mjesec)/.test(tokens[at + 1] ?? '')
    if (!one || one.value < 1 || one.value > 9 || isOther(tokens, at) || isThing || isTail(tokens, at))
      return null
    // 'drugi' is 'another' too, unless it stands alone or after 'onaj'
    const isDoubtful =
      begins(tokens[at], 'drug') && tokens.length > 1 && !/^(on|t)a?[jou]/.test(tokens[at - 1] ?? '')
    return { ...one, certainty: isDoubtful ? 0.7 : 1 }
  })

const sayDigits = (digits: string) =>
  digits
    .split('')
    .map(digit => (digit === '+' ? 'plus' : sayNumber(croatian, Number(digit))))
    .join(' ')
/** Accusative, as after 'pritisnite'. */
const keys = 'nulu jedan dva tri četiri pet šest sedam osam devet'.split(' ')

const createPack = (lexicon: Lexicon): Pack => ({
  code: 'hr',
  phrases,
  wishes,
  topics,
  aspects,
  sensitive,
  nameLeads,
  nameOpenings,
  fillers,
  words,
  ordinary,
  isInflected: true,
  spoken,
  readDay,
  readTime,
  readDate,
  readChoice,
  readDigits,
  readCount: tokens => first(tokens, at => number(tokens, at)),
  readMoney,
  readSpelling,
  sayDay: (day, today) => sayDay(lexicon, day, today),
  sayDate: day => sayDate(lexicon, day),
  sayNumber: value => sayNumber(lexicon, value),
  saySpelled,
  sayWith,
  sayWeekday,
  sayTime: minutes => sayTime(lexicon, minutes),
  sayHours: (from, to) => sayHours(lexicon, from, to),
  sayMinutes: minutes => sayMinutes(lexicon, minutes),
  sayPrice: (amount, currency) => sayPrice(lexicon, amount, currency),
  sayPhone: phone => phoneGroups(phone).map(sayDigits).join(', '),
  sayDigits,
  sayKey: key => keys[Number(key)] ?? key,
  sayChoices: items =>
    items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ili ${items.at(-1)}`,
})

/** Croatian. It understands Bosnian words too. */
export const hr = createPack(croatian)

/** The same language with the words that people in Bosnia say: 'januara', 'hiljadu'. */
export const bs = createPack(bosnian)
