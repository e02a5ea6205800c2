import t from 'tap'
import { talk } from '../../support/desk.ts'

/** Talk that begins no booking, in all six languages: out of scope, emergencies, questions nobody answered. */

const at = '2026-11-24T20:30'
const shops = {
  lt: { template: 'dentist-lt', at, language: 'lt', phone: '+37061234567' },
  hr: { template: 'dentist-hr', at, language: 'hr', phone: '+385911234567' },
  hy: { template: 'gp-hy', at, language: 'hy', phone: '+37491123456' },
  uk: { template: 'dentist-uk', at, language: 'uk', phone: '+380501234567' },
  ru: { template: 'dentist-uk', at, language: 'ru', phone: '+380501234567' },
  en: { template: 'gp-en', at, language: 'en', phone: '+447712345678' },
} as const
type Code = keyof typeof shops

const each = async (
  rows: Readonly<Record<Code, readonly string[]>>,
  check: (code: Code, line: string) => Promise<void>,
) => {
  for (const [code, lines] of Object.entries(rows)) for (const line of lines) await check(code as Code, line)
}

await t.test('a day in talk about something else is no wish to come', async t => {
  const rows = {
    en: [
      'the weather on friday is awful',
      'i want to paint my house on thursday',
      'my sister is getting married on saturday',
    ],
    lt: [
      'penktadienį oras bus baisus',
      'noriu ketvirtadienį perdažyti namą',
      'šeštadienį mano sesers vestuvės',
    ],
    hr: ['u petak pada kiša', 'želim bojati kuću u četvrtak', 'u subotu mi se udaje sestra'],
    uk: ["у п'ятницю погода жахлива", 'хочу у четвер пофарбувати хату', 'у суботу сестра виходить заміж'],
    ru: ['в пятницу погода ужасная', 'хочу в четверг покрасить дом', 'в субботу сестра выходит замуж'],
    hy: ['ուրբաթ օրը եղանակը վատն է', 'հինգշաբթի ուզում եմ տունը ներկել', 'շաբաթ օրը քրոջս հարսանիքն է'],
  }
  await each(rows, async (code, line) => {
    const call = await talk(shops[code])
    t.equal((await call.say(line)).asked, 'how-help', `${code}: ${line}`)
  })
})

await t.test('a day alone is one', async t => {
  const rows = {
    en: ['thursday at ten', 'anything going on thursday morning', 'can you do tuesday afternoon'],
    lt: ['ketvirtadienį dešimtą', 'ar yra kas penktadienį ryte', 'man tiktų antradienis'],
    hr: ['u četvrtak u deset', 'ima li nešto u petak ujutro', 'odgovara mi utorak'],
    uk: ['у четвер о десятій', "є щось на п'ятницю зранку", 'я можу в четвер після обіду'],
    ru: ['в четверг в десять', 'есть что-нибудь на пятницу утром', 'я могу в четверг после обеда'],
    hy: ['հինգշաբթի ժամը տասին', 'ուրբաթ առավոտյան ինչ-որ բան կա՞', 'ինձ երեքշաբթին կհարմարեր'],
  }
  await each(rows, async (code, line) => {
    const call = await talk(shops[code])
    t.equal((await call.say(line)).asked, 'service', `${code}: ${line}`)
  })
})

await t.test(
  'a life in danger: the emergency number, those on duty are told, and nothing is booked',
  async t => {
    const rows = {
      en: ['he cannot breathe', 'my husband has chest pain', 'she is unconscious'],
      lt: ['jis nekvėpuoja', 'man labai skauda krūtinę', 'vyras prarado sąmonę'],
      hr: ['on ne može disati', 'boli me u prsima', 'žena je pala u nesvijest'],
      uk: ['він не може дихати', 'у мене болить у грудях', 'дідусь втратив свідомість'],
      ru: ['он не может дышать', 'у мужа боль в груди', 'она потеряла сознание'],
      hy: ['նա չի կարողանում շնչել', 'կրծքավանդակս ցավում է', 'տատիկը ուշագնաց եղավ'],
    }
    await each(rows, async (code, line) => {
      const call = await talk(shops[code])
      const { texts, clinic } = call.shop
      const number = call.shop.packs.get(code)?.sayDigits(clinic.emergency) ?? ''
      const answer = await call.say(line)
      t.ok(answer.text.startsWith(texts.get(code)?.('emergency', { number }) ?? '?'), `${code}: ${line}`)
      t.equal(answer.asked, 'more', `${code}: ${line}`)
      t.match(call.tasks, [{ kind: 'urgent', text: line, phone: shops[code].phone }])
      t.equal(call.ending().outcome, 'urgent')
    })
  },
)

await t.test('whoever withholds their number in an emergency is asked for nothing', async t => {
  const call = await talk({ ...shops.en, phone: null })
  const answer = await call.say('he is not breathing')
  t.match(answer.text, /^If somebody's life is in danger/)
  t.equal(answer.asked, 'more')
  t.match(call.tasks, [{ kind: 'urgent', phone: null }])
  t.strictSame(call.texts, [])
})

await t.test('a question that no fact answers is passed on in its own words, if they want', async t => {
  const rows = {
    en: ['do you have a lift', 'hi do you have a lift', 'is doctor patel married', 'do you speak french'],
    lt: [
      'ar turite liftą',
      'laba diena ar turite liftą',
      'ar daktaras jonaitis vedęs',
      'ar kalbate prancūziškai',
    ],
    hr: ['imate li lift', 'dobar dan imate li lift', 'je li doktorica oženjena', 'govorite li francuski'],
    uk: ['у вас є ліфт', 'добрий день у вас є ліфт', 'чи одружений лікар', 'ви розмовляєте французькою'],
    ru: [
      'у вас есть лифт',
      'здравствуйте у вас есть лифт',
      'доктор у вас женат?',
      'вы говорите по-французски',
    ],
    hy: ['վերելակ ունե՞ք', 'բարև ձեզ վերելակ ունե՞ք', 'բժիշկը ամուսնացա՞ծ է', 'ֆրանսերեն խոսու՞մ եք'],
  }
  const agree = { en: 'yes please', lt: 'taip', hr: 'da', uk: 'так', ru: 'да', hy: 'այո' }
  const name = { en: 'john smith', lt: 'rasa', hr: 'ana', uk: 'ольга', ru: 'роман', hy: 'աննա' }
  await each(rows, async (code, line) => {
    const call = await talk(shops[code])
    t.equal((await call.say(line)).asked, 'pass-on', `${code}: ${line}`)
    await call.say(agree[code], name[code], agree[code])
    t.match(call.tasks, [{ kind: 'question', text: line, phone: shops[code].phone }], `${code}: ${line}`)
    const other = await talk(shops[code])
    await other.say(line, { en: 'no', lt: 'ne', hr: 'ne', uk: 'ні', ru: 'нет', hy: 'ոչ' }[code])
    t.strictSame(other.tasks, [])
    t.equal(other.answers.at(-1)?.asked, 'more')
  })
})

await t.test('a question in the middle of a booking leaves the booking where it was', async t => {
  const call = await talk(shops.en)
  await call.say('a blood test on thursday at nine', 'john smith')
  t.equal((await call.say('do you have a lift')).asked, 'pass-on')
  t.equal((await call.say('no')).asked, 'confirm')
  await call.say('yes')
  t.equal(call.booked.length, 1)
})

await t.test('whom to see about a trouble that no rule knows: a person calls, with the words', async t => {
  const rows = {
    en: ["who should i see i've grown a lump"],
    lt: ['pas ką man kreiptis, išaugo kažkoks guzas'],
    hr: ['kome da se javim, izrasla mi neka kvržica'],
    uk: ['до кого мені звернутися, в мене виросла якась гуля'],
    ru: ['к кому мне обратиться, у меня выросла какая-то шишка'],
    hy: ['ու՞մ դիմեմ, ինչ-որ ուռուցք է առաջացել'],
  }
  await each(rows, async (code, line) => {
    const call = await talk(shops[code])
    t.equal((await call.say(line)).asked, 'name', `${code}: ${line}`)
    t.equal(call.ending().summary.includes(line), true)
  })
  const bare = await talk(shops.en)
  t.equal((await bare.say('who should i see')).asked, 'trouble')
})

await t.test('asked in the place of a name, and at the end of a tale, it is still a question', async t => {
  const call = await talk(shops.en)
  await call.say('a blood test on thursday at nine')
  t.equal((await call.say('do you have a lift')).asked, 'pass-on')
  t.equal((await call.say('no')).asked, 'name')
  const rows = {
    en: ['i lost my glasses in your waiting room have you seen them', 'can i bring my dog'],
    lt: ['palikau pas jus skėtį ar neradot'],
    hr: ['ostavio sam kišobran kod vas jeste li ga našli'],
    uk: ['я забула у вас парасольку ви не знаходили'],
    ru: ['я забыла у вас зонтик вы не находили'],
    hy: ['հովանոցս ձեզ մոտ եմ մոռացել չե՞ք գտել'],
  }
  await each(rows, async (code, line) => {
    const one = await talk(shops[code])
    t.equal((await one.say(line)).asked, 'pass-on', `${code}: ${line}`)
  })
})

await t.test('a message that was said with the wish is not asked for again', async t => {
  const rows = {
    en: ['tell doctor patel that i called'],
    lt: ['perduokite daktarei kazlauskienei kad tinimas atslūgo'],
    hr: ['recite doktorici horvat da je oteklina splasnula'],
    uk: ['скажіть лікарці коваль що набряк зійшов'],
    ru: ['скажите доктору коваль что отек спал'],
    hy: ['բժիշկ պետրոսյանին ասեք որ այտուցն անցել է'],
  }
  await each(rows, async (code, line) => {
    const call = await talk(shops[code])
    const { texts, clinic } = call.shop
    const number = call.shop.packs.get(code)?.sayDigits(clinic.emergency) ?? ''
    const answer = await call.say(line)
    t.equal(answer.asked, 'name', `${code}: ${line}`)
    t.notOk(
      answer.text.includes(texts.get(code)?.('emergency', { number }) ?? '?'),
      'what is over is no emergency',
    )
  })
})

await t.test('a yes to what the message is is none, and a no ends it', async t => {
  const call = await talk(shops.en)
  await call.say('i want to leave a message')
  t.equal((await call.say('yes please')).asked, 'message')
  t.equal((await call.say('no never mind')).asked, 'more')
  t.strictSame(call.messages, [])
})

await t.test('somebody rang them: a call back', async t => {
  const rows = {
    en: ['someone rang me earlier and i missed it'],
    lt: ['man kažkas skambino nespėjau atsiliepti'],
    hr: ['netko me zvao a nisam se stigao javiti'],
    uk: ['мені хтось телефонував я не встигла відповісти'],
    ru: ['мне кто-то звонил я не успела ответить'],
    hy: ['ինչ-որ մեկը զանգել էր ինձ չհասցրի պատասխանել'],
  }
  await each(rows, async (code, line) => {
    const call = await talk(shops[code])
    t.equal((await call.say(line)).asked, 'callback-about', `${code}: ${line}`)
  })
})
