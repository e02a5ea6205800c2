import t from 'tap'
import type { Clinic } from '../../../firmware/clinic/clinic.ts'
import { talk } from '../../support/desk.ts'

/** The jobs of the trade that end with a person: somebody new, a trouble, how it was, and late. */

const at = '2026-11-24T10:00'
const call = (rules: Partial<Clinic> = {}, phone: string | null = '+37061234567') =>
  talk({ template: 'dentist-lt', at, language: 'en', rules, phone })

const option = (id: string, name: string, points: number) => ({ id, name: { en: name }, also: {}, points })
const leads: Clinic['leads'] = {
  followUpHours: [2, 24],
  hot: 5,
  fit: 1,
  questions: [
    {
      id: 'people',
      ask: { en: 'How many people?' },
      kind: 'count',
      min: 1,
      max: 1_000,
      points: [
        { from: 5, points: 1 },
        { from: 20, points: 3 },
      ],
    },
    {
      id: 'start',
      ask: { en: 'Now or later?' },
      kind: 'choice',
      options: [option('now', 'right now', 2), option('later', 'later', 0)],
    },
  ],
}

await t.test('somebody new: each question, the points, and an hour of their own for the hottest', async t => {
  const one = await call({ leads })
  const first = await one.say('we are a company and would like a contract for our employees')
  t.equal(first.asked, 'lead')
  t.match(first.text, /few short questions.*How many people\?/)
  t.equal((await one.say('twenty five people')).asked, 'lead')
  t.equal((await one.say('right now please')).asked, 'lead-when')
  t.equal((await one.say('tomorrow at three')).asked, 'name')
  t.equal((await one.say('john smith')).asked, 'callback-confirm')
  t.match((await one.say('yes')).text, /at the latest tomorrow|at the latest .*at three/i)
  t.match(one.tasks, [
    {
      kind: 'lead',
      name: 'John Smith',
      text: /contract for our employees/,
      fields: { people: '25', start: 'now', points: '5', level: 'hot' },
    },
  ])
  t.equal(new Date(one.tasks[0]?.dueMs ?? 0).toISOString(), '2026-11-25T13:00:00.000Z', '15:00 in Vilnius')
  t.match(one.ending(), { outcome: 'callback', summary: /5/ })
})

await t.test('who would rather not say is not pressed; few points are no reason to be rude', async t => {
  const one = await call({ leads })
  await one.say('a partnership', "i don't know", "i don't know", 'john smith', 'yes')
  t.match(one.tasks, [{ fields: { people: '', start: '', points: '0', level: 'no-fit' } }])
})

await t.test('without questions of its own the clinic asks the usual ones', async t => {
  const usual = ['field', 'volume', 'budget', 'start'].map(id => ({ id, ask: {}, kind: 'words' as const }))
  const one = await call({ leads: { questions: usual, hot: null, fit: null, followUpHours: [] } })
  t.match((await one.say('we need a corporate contract')).text, /which town/)
  await one.say('we build houses in kaunas', 'about forty people', 'none', 'in january', 'john smith', 'yes')
  t.match(one.tasks, [{ fields: { field: 'we build houses in kaunas', budget: '', level: 'open' } }])
})

await t.test('a call back promised in the evening falls into opening hours', async t => {
  const late = await talk({
    template: 'dentist-lt',
    at: '2026-11-24T17:30',
    language: 'en',
    rules: { leads },
  })
  await late.say('a partnership', 'six', 'later', 'john smith', 'yes')
  const due = new Date(late.tasks[0]?.dueMs ?? 0).toISOString()
  t.equal(due, '2026-11-25T09:30:00.000Z', 'four working hours from 17:30: 11:30 the next day')
})

const triage: Clinic['triage'] = [
  {
    id: 'tooth',
    words: { en: ['my tooth', 'tooth problem'] },
    question: {
      ask: { en: 'Is it broken, or is the face swollen?' },
      options: [
        {
          id: 'broken',
          name: { en: 'it is broken' },
          also: { en: ['broken', 'broke'] },
          end: { to: 'visit', service: 'filling', staff: 'urbonas' },
        },
        {
          id: 'swollen',
          name: { en: 'the face is swollen' },
          also: { en: ['face is swollen'] },
          end: { to: 'urgent', rule: 'swelling' },
        },
        { id: 'other', name: { en: 'neither of them' }, also: {}, end: { to: 'person' } },
      ],
    },
    end: { to: 'person' },
  },
  {
    id: 'plaque',
    words: { en: ['plaque'] },
    question: null,
    end: { to: 'visit', service: 'hygiene', staff: null },
  },
]

await t.test('a trouble is asked about, and leads to the service and the person of the rule', async t => {
  const one = await call({ triage })
  const asked = await one.say('something happened to my tooth')
  t.equal(asked.asked, 'triage')
  t.equal(asked.text, 'Is it broken, or is the face swollen?')
  const offer = await one.say('it is broken')
  t.match(offer.text, /The right visit for that here is a filling\./)
  t.equal(offer.asked, 'slot')
  await one.say('the first one', 'john smith', 'yes')
  t.match(one.booked, [{ slot: { service: 'filling', staff: 'urbonas' } }])
})

await t.test('by key, and at once where nothing is to be asked', async t => {
  const key = await call({ triage })
  await key.say('i have a tooth problem')
  t.match((await key.say('#key 1')).text, /filling/)
  const plaque = await call({ triage })
  t.match((await plaque.say('there is plaque everywhere')).text, /a cleaning/)
})

await t.test('a red flag goes to what the clinic calls urgent, without a word of advice', async t => {
  const one = await call({ triage })
  await one.say('something happened to my tooth')
  const said = await one.say('my face is swollen')
  t.match(said.text, /I am telling the dentist on duty/)
  t.match(one.tasks, [
    { kind: 'urgent', fields: { rule: 'swelling' }, text: 'something happened to my tooth' },
  ])
})

await t.test(
  'who does not know what to book is asked; what no rule knows is a task for a person',
  async t => {
    const one = await call({ triage })
    t.equal((await one.say("i don't know which doctor i need")).asked, 'trouble')
    t.equal((await one.say('my jaw clicks')).asked, 'name')
    await one.say('john smith', 'yes')
    t.match(one.tasks, [{ kind: 'triage', text: 'my jaw clicks', name: 'John Smith' }])
    const unsure = await call({ triage })
    await unsure.say("i'd like to book")
    t.equal((await unsure.say("i don't know")).asked, 'trouble', 'asked what for')
    const broken = await call()
    await broken.say('there is a problem with my crown, it broke', 'john smith', 'yes')
    t.match(broken.tasks, [{ kind: 'triage', text: /it broke/ }])
  },
)

await t.test('after a visit: all is well, or a person hears what is wrong', async t => {
  const well = await call()
  t.equal((await well.say('i was with you yesterday, about my last visit')).asked, 'how-was-it')
  t.match((await well.say('yes, all is well')).text, /glad to hear/)
  t.strictSame(well.tasks, [])
  t.match(well.ending(), { outcome: 'answered' })
  const bad = await call()
  await bad.say('about my last visit')
  t.equal((await bad.say('no')).asked, 'what-is-wrong')
  await bad.say('the filling feels too high', 'john smith', 'yes')
  t.match(bad.tasks, [{ kind: 'follow-up', text: 'the filling feels too high' }])
  const urgent = await call()
  await urgent.say('about my last visit')
  t.match((await urgent.say('my cheek is swollen')).text, /dentist on duty/)
  t.match(urgent.tasks, [{ kind: 'urgent' }])
})

await t.test('a complaint goes to a person at once, where the clinic has them rung', async t => {
  const plain = await call()
  const people = plain.shop.clinic.people.map(one => ({ ...one, phone: '+37060000009' }))
  const rung = await call({ people, ringsFor: ['disputes'] })
  const answer = await rung.say('i want to complain about the filling')
  t.ok(answer.connect)
  t.match(answer.connect?.whisper[0]?.text, /complain about the filling/)
  const missed = await rung.say('#not connected')
  t.match(missed.text, /take a message/)
  const off = await call({ people, ringsFor: [] })
  t.equal((await off.say('i want to complain about the filling')).asked, 'name')
})

const visit = {
  id: 'mine',
  slot: {
    service: 'check-up',
    staff: 'urbonas',
    room: null,
    startMs: Date.UTC(2026, 10, 24, 8, 15),
    endMs: Date.UTC(2026, 10, 24, 8, 45),
  },
  name: 'John Smith',
  phone: '+37061234567',
  isConfirmed: false,
  birthDate: null,
}

await t.test('late: the staff is told, the visit says so, and nothing is moved', async t => {
  const one = await call()
  one.visits.push(visit)
  const said = await one.say("i'm running late, about twenty minutes")
  t.match(said.text, /you will be twenty minutes late/)
  t.notMatch(said.text, /check up/, 'nothing of the visit is told')
  t.match(one.tasks, [
    { kind: 'late', owner: 'urbonas', name: 'John Smith', fields: { minutes: '20', visit: 'mine' } },
  ])
  t.strictSame(one.changes, [{ visit: 'mine', change: { kind: 'late', minutes: 20 } }])
  t.equal((await one.say('can you move my appointment')).asked, 'when', 'moved when asked')
})

await t.test('late without a visit that is known, or without knowing how late', async t => {
  const one = await call({}, null)
  t.equal((await one.say("i'll be late for my appointment at three")).asked, 'minutes-late')
  t.equal((await one.say('half an hour')).asked, 'name')
  await one.say('john smith')
  t.match(one.tasks, [{ kind: 'late', phone: null, name: 'John Smith', fields: { minutes: '30' } }])
  t.strictSame(one.changes, [])
  const unknown = await call()
  unknown.visits.push(visit)
  await unknown.say("i'm stuck in traffic", "i don't know")
  t.match(unknown.tasks, [{ fields: { minutes: 'unknown' } }])
  t.strictSame(unknown.changes, [])
})

await t.test('who is lost is told the way first', async t => {
  const one = await call()
  const said = await one.say("i'm lost, i can't find you")
  t.match(said.text, /Gedimino Avenue nine.*How many minutes|Gedimino Avenue nine.*how many minutes/)
})
