import t from 'tap'
import { talk } from '../../support/desk.ts'

const at = '2026-11-24T10:00'
const call = (rules = {}) => talk({ template: 'dentist-lt', at, language: 'en', rules })

await t.test('somebody is to call back, at the hour that was wished', async t => {
  const one = await call()
  t.equal((await one.say('please call me back tomorrow at three')).asked, 'callback-about')
  t.equal((await one.say('about my insurance papers')).asked, 'name')
  const sure = await one.say('john smith')
  t.equal(sure.asked, 'callback-confirm')
  t.match((await one.say('yes')).text, /will call you back/)
  t.match(one.tasks, [
    { kind: 'callback', name: 'John Smith', phone: '+37061234567', text: 'about my insurance papers' },
  ])
  t.equal(new Date(one.tasks[0]?.dueMs ?? 0).toISOString(), '2026-11-25T13:00:00.000Z', '15:00 in Vilnius')
  t.match(one.ending(), { outcome: 'callback' })
})

await t.test('a place on the waiting list, with what suits', async t => {
  const one = await call({ waiting: { isOffered: true, offerMinutes: 60 } })
  t.equal((await one.say('put me on the waiting list for a cleaning')).asked, 'name')
  t.equal((await one.say('john smith')).asked, 'wait-confirm')
  t.match((await one.say('yes')).text, /on the list/)
  t.match(one.waiting, [{ wish: { service: 'hygiene' }, name: 'John Smith', phone: '+37061234567' }])
})

await t.test('without a waiting list none is promised', async t => {
  const one = await call({ waiting: { isOffered: false, offerMinutes: 60 } })
  t.equal((await one.say('put me on the waiting list for a cleaning')).asked, 'callback-about')
  t.strictSame(one.waiting, [])
})

const rules = {
  urgent: [
    {
      id: 'bleeding',
      words: { en: ['bleeding', 'it bleeds'], lt: ['kraujuoja'] },
      say: { en: 'The duty clinic is at the university hospital.', lt: 'Budi universiteto klinika.' },
      does: 'duty' as const,
    },
  ],
  owner: '+37060000001',
  duty: [],
}

await t.test('what the clinic calls urgent: its own words are said, and a person told', async t => {
  const one = await call(rules)
  const said = await one.say('my gum is bleeding and does not stop')
  t.match(said.text, /The duty clinic is at the university hospital.*people on duty have been told/)
  t.match(one.tasks, [{ kind: 'urgent', fields: { rule: 'bleeding' }, phone: '+37061234567' }])
  t.strictSame(one.texts, [
    {
      to: '+37060000001',
      text: 'Skubus skambutis iš +37061234567: my gum is bleeding and does not stop',
    },
  ])
  t.match(one.ending(), { outcome: 'urgent' })
})

await t.test('who could not be told is said so, with the emergency number', async t => {
  const one = await call(rules)
  one.next.push('failed', 'failed')
  t.match((await one.say('it bleeds')).text, /could not tell the people on duty.*one one two/)
})

await t.test('medicine, law and disputes go to a person with what was said', async t => {
  const one = await call()
  const said = await one.say('what should i take for the pain')
  t.match(said.text, /A person has to see to that/)
  t.equal((await one.say('john smith')).asked, 'message-confirm')
  await one.say('yes')
  t.match(one.messages, [{ text: 'what should i take for the pain', name: 'John Smith' }])
})

const tariff = {
  base: { from: 100, to: 100 },
  variables: [
    {
      id: 'shade',
      ask: { en: 'Is it one jaw or both?', lt: 'Vienas žandikaulis ar abu?' },
      kind: 'choice' as const,
      options: [
        { id: 'one', name: { en: 'one jaw' }, also: { en: ['only one'] }, add: { from: 0, to: 0 }, times: 1 },
        {
          id: 'both',
          name: { en: 'both' },
          also: { en: ['both jaws'] },
          add: { from: 50, to: 90 },
          times: 1,
        },
      ],
    },
    {
      id: 'visits',
      ask: { en: 'How many sessions?', lt: 'Kiek kartų?' },
      kind: 'count' as const,
      min: 1,
      max: 5,
      each: { from: 10, to: 10 },
    },
  ],
}

await t.test('a price that depends is asked for piece by piece, said as a range, and stored', async t => {
  const plain = await call()
  const services = plain.shop.clinic.services.map(one => (one.id === 'whitening' ? { ...one, tariff } : one))
  const one = await call({ services })
  t.equal((await one.say('how much is teeth whitening')).asked, 'variable')
  t.equal((await one.say('both jaws')).asked, 'variable')
  const price = await one.say('three')
  t.match(price.text, /costs between one hundred and eighty euros and two hundred and twenty euros/)
  t.match(one.quotes, [{ low: 180, high: 220, answers: { shade: 'both', visits: '3' } }])
  t.match(one.ending(), { outcome: 'quoted' })
})

await t.test(
  'who was served before is not asked for a name again, and is greeted in their language',
  async t => {
    const one = await talk({
      template: 'dentist-lt',
      at,
      language: 'en',
      caller: { name: 'John Smith', language: 'en' },
    })
    t.match(one.answers[0]?.text, /automated assistant/)
    const back = await one.say('a cleaning on thursday at ten')
    t.equal(back.asked, 'confirm')
    t.match(back.text, /in the name of John Smith/)
    await one.say('yes')
    t.match(one.booked, [{ name: 'John Smith', phone: '+37061234567' }])
  },
)

await t.test('half a yes stores nothing', async t => {
  const one = await call()
  await one.say('a cleaning on thursday at ten', 'john smith')
  t.equal((await one.say('i think so')).asked, 'confirm')
  t.strictSame(one.booked, [])
  await one.say('yes')
  t.equal(one.booked.length, 1)
})
