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
  last: /^(останн|последн|крайн)/,
  options: /^(варіант|час$|часу$|вікно|віконц|пропозиц|опці|пункт|дат|вариант|врем)/,
  others:
    /^(раз|повер[хс]|половин|черг|змін|частин|лікар|доктор|кабінет|підїзд|годин|рік|року|місяц|клас|курс|дитин|січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листопад|груд|числ|нуль|тридц|пятнадц|сорок|ранку|дня|вечора|ночі)/,
  labels: /^(номер|номером|варіант|вариант|цифра|пункт)$/,
  before:
    /^(пів|половин[аиуі]|чверть|хвилин[аиу]?|за|без|о|об|з|із|від|до|після|по|близько|біля|початку|половине|четверть)$/,
  amount,
  together: new Map([
    ['пара', 2],
    ['пару', 2],
    ['обидва', 2],
    ['обидві', 2],
    ['обоє', 2],
    ['вдвох', 2],
    ['удвох', 2],
    ['втрьох', 3],
    ['утрьох', 3],
    ['вчотирьох', 4],
  ]),
  digitNouns,
  denials,
  sayNumber,
  plus: 'плюс',
  or: 'або',
})

/** Ukrainian. */
export const uk: Pack = {
  code: 'uk',
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
