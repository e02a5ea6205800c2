import type { Pack } from '../language.ts'
import { countingOf } from '../slavic/pack.ts'
import { readDate, readDay, sayDate, sayDay, sayWeekday } from './dates.ts'
import { denials } from './denials.ts'
import { amount, readMoney, sayPrice } from './money.ts'
import { sayWith } from './names.ts'
import { digitNouns, number, ordinal, sayNumber } from './numbers.ts'
import { aspects, fillers, nameLeads, nameOpenings, phrases, sensitive, topics, wishes } from './phrases.ts'
import { spoken, words } from './sounds.ts'
import { readSpelling, saySpelled } from './spelling.ts'
import { readTime, sayHours, sayMinutes, sayTime } from './times.ts'

const counting = countingOf({
  number,
  ordinal,
  last: /^(последн|крайн)/,
  options: /^(вариант|врем|окно|окошк|предложени|опци|пункт|час$|дата|дату)/,
  others:
    /^(раз|этаж|половин|очеред|смен|част|врач|доктор|кабинет|подъезд|час[уа]|год|месяц|класс|курс|ребен|январ|феврал|март|апрел|ма[яй]$|июн|июл|август|сентябр|октябр|ноябр|декабр|числ)/,
  labels: /^(номер|вариант|номером|цифра|пункт)$/,
  before: /^(половин[аыуе]|пол|четверть|минут[аыу]?|без|начал[ое]|конце|с|со|до|после|по|к)$/,
  amount,
  together: new Map([
    ['пара', 2],
    ['пару', 2],
    ['оба', 2],
    ['обе', 2],
    ['вдвоем', 2],
    ['втроем', 3],
    ['вчетвером', 4],
  ]),
  digitNouns,
  denials,
  sayNumber,
  plus: 'плюс',
  or: 'или',
})

/** Russian. */
export const ru: Pack = {
  code: 'ru',
  phrases,
  wishes,
  topics,
  aspects,
  sensitive,
  nameLeads,
  nameOpenings,
  fillers,
  words,
  // 'погода' is no misheard 'погоди'
  ordinary: ['погод*'],
  isInflected: true,
  spoken,
  ...counting,
  readDay,
  readTime,
  readDate,
  readMoney,
  readSpelling,
  sayDay,
  sayDate,
  sayNumber: value => sayNumber(value),
  saySpelled,
  sayWith,
  sayWeekday,
  sayTime,
  sayHours,
  sayMinutes,
  sayPrice,
}
