import type { Language } from './language.ts'
import { phraseList } from './patterns.ts'

/** Words that tell a time by another one, for `shifts.ts`. */

/** As in `Patterns`. */
export interface ShiftWords {
  readonly later: readonly string[]
  readonly earlier: readonly string[]
  /** Before the amount: 'by an hour'. */
  readonly by: ReadonlySet<string>
  readonly sameDay: readonly string[]
  readonly sameTime: readonly string[]
  /** Amounts by their length: minutes, or days where `isDays`. */
  readonly amounts: readonly {
    readonly of: number
    readonly isDays: boolean
    readonly isCounted: boolean
    readonly words: readonly string[]
  }[]
}

interface Table {
  readonly later: string
  readonly earlier: string
  readonly by?: string
  readonly sameDay: string
  readonly sameTime: string
  readonly hour: string
  readonly minute: string
  readonly day: string
  readonly week: string
  readonly half: string
  readonly hourAndHalf: string
  readonly quarter: string
  readonly twoHours: string
  readonly twoDays: string
}

const wordsOf = (table: Table): ShiftWords => {
  const amount = (of: number, text: string, isDays = false, isCounted = false) => ({
    of,
    isDays,
    isCounted,
    words: phraseList(text),
  })
  return {
    later: phraseList(table.later),
    earlier: phraseList(table.earlier),
    by: new Set(phraseList(table.by ?? '')),
    sameDay: phraseList(table.sameDay),
    sameTime: phraseList(table.sameTime),
    amounts: [
      amount(90, table.hourAndHalf),
      amount(30, table.half),
      amount(15, table.quarter),
      amount(120, table.twoHours),
      amount(2, table.twoDays, true),
      amount(60, table.hour, false, true),
      amount(1, table.minute, false, true),
      amount(1, table.day, true, true),
      amount(7, table.week, true, true),
    ],
  }
}

export const shiftTables: Readonly<Record<Language, ShiftWords>> = {
  en: wordsOf({
    later: 'later|back',
    earlier: 'earlier|sooner|forward',
    by: 'by|for|a|an',
    sameDay: 'same day',
    sameTime: 'same time|same hour',
    hour: 'hour|hours',
    minute: 'minute|minutes',
    day: 'day|days',
    week: 'week|weeks',
    half: 'half an hour|half hour|a half hour',
    hourAndHalf: 'hour and a half|one and a half hours',
    quarter: 'quarter of an hour|quarter hour',
    twoHours: 'couple of hours|couple hours',
    twoDays: 'couple of days|couple days',
  }),
  lt: wordsOf({
    later: 'vėliau',
    earlier: 'anksčiau|ankščiau',
    sameDay: 'tą pačią dieną|tos pačios dienos|ta pati diena|tą pat dieną',
    sameTime:
      'tuo pačiu laiku|tuo pat laiku|tuo pačiu metu|tuo pat metu|tą pačią valandą|ta pati valanda|tas pats laikas',
    hour: 'valanda|valandą|valandos|valandų|valandom|valandomis|valandas',
    minute: 'minute|minutę|minučių|minutėmis|minutėm|minutes|minutės',
    day: 'diena|dieną|dienom|dienomis|dienas|dienų|dienos',
    week: 'savaite|savaitę|savaitėmis|savaitėm|savaites|savaičių',
    half: 'pusvalandžiu|pusvalandį|puse valandos|pusę valandos',
    hourAndHalf: 'pusantros valandos|pusantrą valandos|pusantra valandos|pusantra valanda',
    quarter: 'ketvirčiu valandos|ketvirtį valandos',
    twoHours: 'pora valandų|porą valandų',
    twoDays: 'pora dienų|porą dienų',
  }),
  hr: wordsOf({
    later: 'kasnije',
    earlier: 'ranije',
    by: 'za|po',
    sameDay: 'isti dan|istog dana|istoga dana|taj isti dan',
    sameTime: 'isto vrijeme|istom terminu|isti sat|u isti sat',
    hour: 'sat|sata|sati|satova',
    minute: 'minutu|minute|minuta|minut',
    day: 'dan|dana',
    week: 'tjedan|tjedna|tjedana|tjedan dana|sedmicu|sedmice|sedmica|sedmicu dana',
    half: 'pola sata|pol sata|po sata',
    hourAndHalf: 'sat i pol|sat i po|sat ipo|sat i pola',
    quarter: 'četvrt sata',
    twoHours: 'par sati|sat dva',
    twoDays: 'par dana|dan dva',
  }),
  hy: wordsOf({
    later: 'ուշ|ավելի ուշ',
    earlier: 'շուտ|ավելի շուտ|վաղ|ավելի վաղ',
    sameDay: 'նույն օրը|նույն օր|նույնը օրը',
    sameTime: 'նույն ժամին|նույն ժամը|նույն ժամ|նույն ժամանակ|նույնը ժամին',
    hour: 'ժամ|ժամով',
    minute: 'րոպե|րոպեով',
    day: 'օր|օրով',
    week: 'շաբաթ|շաբաթով',
    half: 'կես ժամ|կես ժամով',
    hourAndHalf: 'մեկուկես ժամ|մեկուկես ժամով|մեկ ու կես ժամ',
    quarter: 'քառորդ ժամ|քառորդ ժամով',
    twoHours: 'մի երկու ժամ|մի քանի ժամ',
    twoDays: 'մի երկու օր',
  }),
  uk: wordsOf({
    later: 'пізніше|попізніше|позже',
    earlier: 'раніше|пораніше|раньше',
    by: 'на',
    sameDay: 'того ж дня|того самого дня|того ж самого дня|той самий день|той же день|цього ж дня',
    sameTime: 'той самий час|той же час|тій самій годині|тій же годині|та сама година',
    hour: 'годину|години|годин|година|годинку',
    minute: 'хвилину|хвилини|хвилин',
    day: 'день|дні|днів|дня',
    week: 'тиждень|тижні|тижнів|тижня',
    half: 'пів години|півгодини|півгодинки',
    hourAndHalf: 'півтори години|годину з половиною',
    quarter: 'чверть години',
    twoHours: 'пару годин|годинку дві',
    twoDays: 'пару днів',
  }),
  ru: wordsOf({
    later: 'позже|попозже|позднее',
    earlier: 'раньше|пораньше|ранее',
    by: 'на',
    sameDay: 'тот же день|тот же самый день|того же дня|этот же день',
    sameTime: 'то же время|то же самое время|это же время|тот же час|том же часу',
    hour: 'час|часа|часов|часик',
    minute: 'минуту|минуты|минут',
    day: 'день|дня|дней',
    week: 'неделю|недели|недель',
    half: 'полчаса|пол часа|полчасика',
    hourAndHalf: 'полтора часа|час с половиной',
    quarter: 'четверть часа',
    twoHours: 'пару часов|часа два',
    twoDays: 'пару дней|дня два',
  }),
}

/** Every word of these, so that none is taken for another that sounds like it. */
export const shiftWords = (language: Language): readonly string[] => {
  const { later, earlier, sameDay, sameTime, amounts } = shiftTables[language]
  return [later, earlier, sameDay, sameTime, ...amounts.map(amount => amount.words)]
    .flat()
    .flatMap(phrase => phrase.split(' '))
}
