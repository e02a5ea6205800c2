import { sayNumber } from './numbers.ts'

type Ending = 'ին' | 'ից' | 'ը'

/** 'Իննին', 'ինն անց երեսունին': the last word takes the ending. */
const clockWords = (minutes: number, ending: Ending): string => {
  const hour = Math.floor(minutes / 60)
  const minute = minutes % 60
  if (minute === 0) return sayNumber(hour, ending)
  return `${sayNumber(hour, 'ն')} անց ${sayNumber(minute, ending)}`
}

/** As the answer to 'when': 'ժամը իննին', 'ժամը տասնհինգն անց երեսունին'. */
export const sayTime = (minutes: number): string => `ժամը ${clockWords(minutes, 'ին')}`

/** 'Ժամը ութից մինչև տասնութն անց երեսունը' */
export const sayHours = (from: number, to: number): string =>
  `ժամը ${clockWords(from, 'ից')} մինչև ${clockWords(to, 'ը')}`

/** How long: 'երեսուն րոպե', 'մեկ ժամ երեսուն րոպե'. After a number nouns stay in the singular. */
export const sayMinutes = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const inHours = hours ? [`${sayNumber(hours)} ժամ`] : []
  return [...inHours, ...(rest || hours === 0 ? [`${sayNumber(rest)} րոպե`] : [])].join(' ')
}
