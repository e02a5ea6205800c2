/** What a column of a provider's list may hold, and what providers call it. */
export type Column = 'start' | 'date' | 'time' | 'duration' | 'from' | 'status' | 'direction'

/** Headers in the languages of the product, as `plainHeader` leaves them. */
const names: Readonly<Record<Column, readonly string[]>> = {
  start: [
    'start|start time|started|call start|date/time|date and time|datetime|date time',
    'calldate|call date|timestamp|data ir laikas|data, laikas|data/laikas|pradžia',
    'skambučio pradžia|pradžios laikas|skambučio laikas|datum i vrijeme|datum i sat|početak',
    'početak poziva|vrijeme početka|дата и время|дата/время|дата, время|начало',
    'начало звонка|время начала|дата і час|дата та час|дата/час|початок',
    'початок дзвінка|час початку|ամսաթիվ և ժամ|օր և ժամ|սկիզբ|զանգի սկիզբ',
  ],
  date: ['date|day|data|diena|datum|дата|день|ամսաթիվ|օր'],
  time: ['time|hour|laikas|valanda|vrijeme|sat|время|час|ժամ|ժամանակ'],
  duration: [
    'duration|call duration|length|talk time|billsec|seconds|trukmė|skambučio trukmė',
    'pokalbio trukmė|trajanje|trajanje poziva|длительность|продолжительность',
    'длительность звонка|длительность разговора|время разговора|тривалість',
    'тривалість дзвінка|тривалість розмови|տևողություն|զանգի տևողություն',
    'խոսակցության տևողություն',
  ],
  from: [
    'from|caller|calling number|caller number|caller id|source|src|a number|a-number',
    'skambinantysis|skambinusio numeris|skambinančiojo numeris|kas skambino|pozivatelj',
    'pozivalac|broj pozivatelja|кто звонил|откуда|звонящий|номер звонящего',
    'хто дзвонив|звідки|номер абонента|зателефонував|զանգողը|զանգողի համարը|զանգողի համար',
  ],
  status: [
    'status|disposition|result|answered|outcome|state|būsena|rezultatas|atsiliepta',
    'rezultat|odgovoreno|stanje|статус|результат|состояние|отвечен|стан|прийнято',
    'կարգավիճակ|արդյունք|պատասխանված',
  ],
  direction: [
    'direction|type|call type|kryptis|tipas|skambučio tipas|smjer|tip|vrsta',
    'направление|тип|тип звонка|напрямок|тип дзвінка|ուղղություն|տեսակ',
  ],
}
const columns = Object.keys(names) as Column[]

/** A unit that a header may end with: (s), [min], ", sek.". */
const unit =
  /(?:[\s,]+|\s*[([]\s*)(?:s|sec|secs|seconds|sek|sekundės|min|mins|minutes|minutės|сек|с|мин|хв|վրկ|րոպե)\.?\s*[)\]]?$/u

export const plainHeader = (header: string): string => {
  const bare = header.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ').replace(/[:.]$/, '')
  const without = bare.replace(unit, '').trim()
  return without === '' ? bare : without
}

/** Whether a column of lengths says that it counts minutes. */
export const isInMinutes = (header: string): boolean =>
  /(?:^|[\s,([])(?:min|mins|minutes|minutės|мин|хв|րոպե)\.?\s*[)\]]?$/u.test(header.trim().toLowerCase())

/** Where each column is, counted from 0. */
export type Places = Readonly<Partial<Record<Column, number>>>

/** A length and a moment make a call. */
export const isWhole = (places: Places): boolean =>
  places.duration !== undefined && (places.start !== undefined || places.date !== undefined)

/**
 * Finds the columns by their headers, the first of each kind. A date beside a time is a date; alone it may hold both.
 * @param wished headers, or numbers counted from 1, that somebody named
 */
export const findColumns = (
  headers: readonly string[],
  wished: Readonly<Partial<Record<Column, string>>>,
): Places => {
  const plain = headers.map(plainHeader)
  const placeOf = (column: Column): number => {
    const wish = wished[column]
    if (wish === undefined)
      return plain.findIndex(header => names[column].some(known => known.split('|').includes(header)))
    if (/^\d+$/.test(wish)) return Number(wish) <= headers.length ? Number(wish) - 1 : -1
    return plain.indexOf(plainHeader(wish))
  }
  return Object.fromEntries(
    columns.flatMap(column => {
      const place = placeOf(column)
      return place < 0 ? [] : [[column, place]]
    }),
  )
}
