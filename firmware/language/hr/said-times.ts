import { counted, sayNumber, type Lexicon } from './numbers.ts'

const hourForms = ['sat', 'sata', 'sati'] as const
const minuteForms = ['minuta', 'minute', 'minuta'] as const

/** 'Devet sati', 'devet i trideset'; a few minutes are named, so that 'dvadeset i pet' is never 25. */
const clockWords = (lexicon: Lexicon, minutes: number): string => {
  const hour = Math.floor(minutes / 60)
  const minute = minutes % 60
  const name = sayNumber(lexicon, hour)
  const noun = `${name} ${counted(hour, hourForms)}`
  if (minute === 0) return noun
  return minute < 10 ? `${noun} i ${minuteWords(lexicon, minute)}` : `${name} i ${sayNumber(lexicon, minute)}`
}

const minuteWords = (lexicon: Lexicon, minutes: number) => {
  const text = `${sayNumber(lexicon, minutes, 'feminine')} ${counted(minutes, minuteForms)}`
  return minutes === 1 ? 'jednu minutu' : text
}

/** As the answer to 'when': 'u devet sati', 'u petnaest i trideset'. */
export const sayTime = (lexicon: Lexicon, minutes: number): string => `u ${clockWords(lexicon, minutes)}`

/** 'Od osam do osamnaest i trideset' */
export const sayHours = (lexicon: Lexicon, from: number, to: number): string => {
  const say = (minutes: number) =>
    minutes % 60 === 0 ? sayNumber(lexicon, minutes / 60) : clockWords(lexicon, minutes)
  return `od ${say(from)} do ${say(to)} ${to % 60 === 0 ? counted(to / 60, hourForms) : ''}`.trim()
}

/** How long: 'trideset minuta', 'jedan sat', 'sat i pol' as 'jedan sat i trideset minuta'. */
export const sayMinutes = (lexicon: Lexicon, minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const inHours = hours ? [`${sayNumber(lexicon, hours)} ${counted(hours, hourForms)}`] : []
  const inMinutes =
    rest || hours === 0 ? [`${sayNumber(lexicon, rest, 'feminine')} ${counted(rest, minuteForms)}`] : []
  return [...inHours, ...inMinutes].join(' i ')
}
