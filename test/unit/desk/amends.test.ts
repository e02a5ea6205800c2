import t from 'tap'
import { readInstant } from '../../../firmware/time/calendar.ts'
import { understand } from '../../../firmware/desk/understand/understanding.ts'
import { shopOf, talk } from '../../support/desk.ts'

/** What callers put right, in all six languages: numbers, names and times; and those who refuse on and on. */

const at = '2026-11-24T20:30'
const shops = {
  lt: { template: 'dentist-lt', at, language: 'lt' },
  hr: { template: 'dentist-hr', at, language: 'hr' },
  hy: { template: 'gp-hy', at, language: 'hy' },
  uk: { template: 'dentist-uk', at, language: 'uk' },
  ru: { template: 'dentist-uk', at, language: 'ru' },
  en: { template: 'gp-en', at, language: 'en' },
} as const
type Code = keyof typeof shops
const codes = Object.keys(shops) as readonly Code[]

/** A message up to the read-back of the number, a no, what is right in it, and the number that comes of it. */
const dictated: Readonly<Record<Code, readonly [readonly string[], string, string, string]>> = {
  en: [
    [
      'i want to leave a message',
      'please send the form',
      'john smith',
      'oh seven seven one two three four five six seven eight',
    ],
    'no',
    'the last digit is five',
    '+447712345675',
  ],
  lt: [
    [
      'noriu palikti žinutę',
      'atsiųskite sąskaitą',
      'rasa',
      'aštuoni šeši vienas du trys keturi penki šeši septyni',
    ],
    'ne',
    'paskutinis skaitmuo penki',
    '+37061234565',
  ],
  hr: [
    [
      'želim ostaviti poruku',
      'pošaljite mi račun',
      'ana',
      'nula devet jedan jedan dva tri četiri pet šest sedam',
    ],
    'ne',
    'zadnja znamenka je pet',
    '+385911234565',
  ],
  hy: [
    [
      'ուզում եմ հաղորդագրություն թողնել',
      'խնդրում եմ ուղարկեք ձևաթուղթը',
      'աննա',
      'իննսունմեկ զրո հինգ վաթսունյոթ ութսունինը',
    ],
    'ոչ',
    'վերջին թիվը հինգ է',
    '+37491056785',
  ],
  uk: [
    [
      'хочу залишити повідомлення',
      'надішліть мені рахунок',
      'ольга',
      "нуль п'ять нуль один два три чотири п'ять шість сім",
    ],
    'ні',
    "остання цифра п'ять",
    '+380501234565',
  ],
  ru: [
    [
      'хочу оставить сообщение',
      'пришлите мне счёт',
      'роман',
      'ноль пять ноль один два три четыре пять шесть семь',
    ],
    'нет',
    'последняя цифра пять',
    '+380501234565',
  ],
}

await t.test('after a bare no the desk asks what is wrong, and takes it in the next turn', async t => {
  for (const code of codes) {
    const [lines, no, right, phone] = dictated[code]
    const call = await talk({ ...shops[code], phone: null })
    t.equal((await call.say(...lines)).asked, 'phone-confirm', code)
    const weighed = call.conversation.weigh({ text: no, language: code, certainty: 1 })
    t.equal(weighed, 'partial', `${code}: the correction is waited for`)
    t.equal((await call.say(no)).text, call.shop.texts.get(code)?.('ask-phone-again'), code)
    t.equal((await call.say(right)).asked, 'phone-confirm', code)
    t.ok(call.answers.at(-1)?.text.includes(call.shop.packs.get(code)?.sayPhone(phone) ?? '?'), code)
  }
})

await t.test(
  'three refusals of what is read back: written down for the staff, with all that is known',
  async t => {
    for (const code of codes) {
      const [lines, no] = dictated[code]
      const number = lines.at(-1) ?? ''
      const call = await talk({ ...shops[code], phone: null, rules: { ringsFor: [] } })
      const last = await call.say(...lines, no, number, no, number, no)
      t.equal(last.asked, 'more', code)
      const [message] = call.messages
      t.ok(message?.text.includes(lines[1] ?? '?'), `${code}: ${message?.text}`)
      t.match(message, { phone: null })
      t.equal(call.ending().handOver, 'not understood')
    }
  },
)

await t.test('a known caller who refuses every text is called back', async t => {
  const call = await talk({ ...shops.en, phone: '+447712345678', rules: { ringsFor: [] } })
  await call.say('tell the doctor i finished the tablets', 'john smith', 'no', 'the tablets are done', 'no')
  t.match((await call.say('i took all the tablets', 'no')).text, /^It is noted; the staff will call you back/)
  t.match(call.messages, [{ text: /i took all the tablets/, name: 'John Smith', phone: '+447712345678' }])
})

await t.test('a birth date: the year alone after a bare no', async t => {
  const call = await talk({ ...shops.en, phone: '+447712345678', rules: { identity: { by: 'birth-date' } } })
  await call.say('a blood test on thursday at nine', 'john smith', 'the third of may nineteen eighty', 'no')
  t.match((await call.say('nineteen eighty one')).text, /third of May nineteen eighty one/)
})

await t.test('a name with another in the same breath is the other, or has it in it', t => {
  const rows: Readonly<Record<Code, readonly (readonly [string, string])[]>> = {
    en: [
      ['jon i mean john', 'John'],
      ['john smith no smythe', 'John Smythe'],
      ['my name is john smith or rather mary brown', 'Mary Brown'],
    ],
    lt: [
      ['jonas tai yra jonukas', 'Jonukas'],
      ['rasa petraitienė tiksliau petrauskienė', 'Rasa Petrauskienė'],
    ],
    hr: [
      ['ana to jest anita', 'Anita'],
      ['ivan horvat ne hrvatin', 'Ivan Hrvatin'],
    ],
    hy: [
      ['աննա այսինքն անահիտ', 'Անահիտ'],
      ['արամ պետրոսյան ոչ պողոսյան', 'Արամ Պողոսյան'],
    ],
    uk: [
      ['оля тобто ольга', 'Ольга'],
      ['ольга коваль ні коваленко', 'Ольга Коваленко'],
    ],
    ru: [
      ['рома то есть роман', 'Роман'],
      ['роман петренко точнее петриченко', 'Роман Петриченко'],
    ],
  }
  for (const code of codes) {
    const { clinic, packs } = shopOf(shops[code].template)
    const pack = packs.get(code)
    if (!pack) throw new Error(code)
    for (const [said, name] of rows[code])
      t.equal(understand(said, { clinic, pack, today: '2026-11-24', asksName: true }).name, name, said)
  }
  t.end()
})

await t.test('a time told by the one it was', async t => {
  const wish: Readonly<Record<Code, string>> = {
    en: 'i want to move my appointment',
    lt: 'noriu perkelti savo vizitą',
    hr: 'želim pomaknuti svoj termin',
    hy: 'ուզում եմ այցս տեղափոխել',
    uk: 'хочу перенести свій візит',
    ru: 'хочу перенести свой визит',
  }
  const later = '2026-12-01T11:30'
  const rows: Readonly<Record<Code, readonly (readonly [string, string])[]>> = {
    en: [
      ['an hour earlier', '2026-12-01T10:00'],
      ['half an hour later', later],
      ['the same time a week later', '2026-12-08T11:00'],
      ['the same time next week', '2026-12-08T11:00'],
    ],
    lt: [
      ['dviem valandomis vėliau tą pačią dieną', '2026-12-01T13:00'],
      ['valanda anksčiau', '2026-12-01T10:00'],
      ['pusvalandžiu vėliau', later],
      ['tuo pačiu laiku savaite vėliau', '2026-12-08T11:00'],
      ['tuo pačiu laiku penktadienį', '2026-12-04T11:00'],
    ],
    hr: [
      ['dva sata kasnije isti dan', '2026-12-01T13:00'],
      ['sat ranije', '2026-12-01T10:00'],
      ['pola sata kasnije', later],
      ['u isto vrijeme tjedan dana kasnije', '2026-12-08T11:00'],
    ],
    hy: [
      ['երկու ժամ ուշ նույն օրը', '2026-12-01T13:00'],
      ['մեկ ժամ շուտ', '2026-12-01T10:00'],
      ['կես ժամ ուշ', later],
      ['նույն ժամին մեկ շաբաթ անց', '2026-12-08T11:00'],
    ],
    uk: [
      ['на дві години пізніше того ж дня', '2026-12-01T13:00'],
      ['на годину раніше', '2026-12-01T10:00'],
      ['на пів години пізніше', later],
      ['у той самий час на тиждень пізніше', '2026-12-08T11:00'],
    ],
    ru: [
      ['на два часа позже в тот же день', '2026-12-01T13:00'],
      ['на час раньше', '2026-12-01T10:00'],
      ['на полчаса позже', later],
      ['в то же время на неделю позже', '2026-12-08T11:00'],
    ],
  }
  for (const code of codes) {
    for (const [said, start] of rows[code]) {
      const phone = '+37061234567'
      const call = await talk({ ...shops[code], phone, rules: { identity: { by: 'number' } } })
      const { clinic } = call.shop
      const [person] = clinic.people
      const [service = ''] = person?.does ?? []
      const startMs = readInstant('2026-12-01T11:00', clinic.zone) ?? NaN
      const slot = { service, staff: person?.id ?? '', room: null, startMs, endMs: startMs + 15 * 60_000 }
      call.visits.push({ id: 'v1', slot, name: 'X', phone, isConfirmed: false, birthDate: null })
      t.equal((await call.say(wish[code], said)).asked, 'confirm', said)
      const yes = { en: 'yes', lt: 'taip', hr: 'da', hy: 'այո', uk: 'так', ru: 'да' }[code]
      await call.say(yes)
      const moved = { kind: 'moved', slot: { startMs: readInstant(start, clinic.zone) } }
      t.match(call.changes, [{ visit: 'v1', change: moved }], said)
    }
  }
})

await t.test('the same day but later: times after it on that day', async t => {
  const call = await talk({ ...shops.en, phone: '+447712345678' })
  await call.say('a blood test on thursday at nine')
  const answer = await call.say('the same day but later')
  t.equal(answer.asked, 'slot')
  t.match(answer.text, /Thursday the twenty sixth.*nine ten/)
})

await t.test('an Armenian number of eight digits, with zeros in it', async t => {
  const rows = [
    ['իննսունմեկ տասը զրո հինգ զրո վեց', '+37491100506'],
    ['ինը մեկ զրո հինգ զրո վեց յոթ ութ', '+37491050678'],
    ['իննսունմեկ զրո զրո տասներկու երեսունչորս', '+37491001234'],
    ['զրո իննսունմեկ զրո հինգ վաթսունյոթ ութսունինը', '+37491056789'],
  ] as const
  for (const [said, phone] of rows) {
    const call = await talk({ ...shops.hy, phone: null })
    await call.say(
      'ուզում եմ հաղորդագրություն թողնել',
      'խնդրում եմ ուղարկեք ձևաթուղթը',
      'աննա',
      said,
      'այո',
      'այո',
    )
    t.match(call.messages, [{ phone }], said)
  }
})
