import t from 'tap'
import type { Clinic, Week } from '../../../firmware/clinic/clinic.ts'
import { shopOf, talk } from '../../support/desk.ts'

const at = '2026-11-24T10:00'
const week = (from: number, to: number): Week => {
  const day = [{ from, to }]
  return { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day }
}
const always = week(0, 24 * 60)
const night = week(20 * 60, 24 * 60)

const duty = [
  { name: 'Ona', phone: '+37060000011', hours: always },
  { name: 'Petras', phone: '+37060000012', hours: night },
  { name: 'Rasa', phone: '+37060000013', hours: always },
]
const urgent = [
  {
    id: 'bleeding',
    words: { en: ['bleeding'], lt: ['kraujuoja'] },
    say: { en: 'Press a clean cloth on it, as the clinic says.', lt: 'Prispauskite švarią servetėlę.' },
    does: 'duty' as const,
  },
]
const urgentCall = (rules: Partial<Clinic> = {}, phone: string | null = '+37061234567') =>
  talk({
    template: 'dentist-lt',
    at,
    language: 'en',
    phone,
    rules: { urgent, duty, owner: '+37060000001', ...rules },
  })

await t.test('urgent: stored, texted, and those on duty at this hour are rung', async t => {
  const one = await urgentCall()
  const said = await one.say('my gum is bleeding')
  t.match(said.text, /^Press a clean cloth.*Please stay on the line/)
  t.equal(said.asked, null)
  t.match(one.tasks, [{ kind: 'urgent', phone: '+37061234567' }])
  t.strictSame(
    one.texts.map(({ to }) => to),
    ['+37060000011', '+37060000013', '+37060000001'],
  )
  t.strictSame(said.connect?.people, [
    { name: 'Ona', phone: '+37060000011' },
    { name: 'Rasa', phone: '+37060000013' },
  ])
  const [what, key] = said.connect?.whisper ?? []
  t.match(what, { language: 'lt', personal: true, text: /my gum is bleeding/ }, 'in the first language')
  t.match(key?.text, /spauskite vieną/)
  t.match(said.connect?.comfort, [{ language: 'en' }], 'the caller is comforted in theirs')
})

await t.test('whoever takes it has the caller, and the desk says no more', async t => {
  const one = await urgentCall()
  await one.say('my gum is bleeding')
  const after = await one.say('#connected Rasa')
  t.strictSame([after.text, after.asked, after.connect], ['', null, null])
  await one.say('#hangup')
  t.match(one.ending(), { outcome: 'transferred', summary: /my gum is bleeding.*Rasa/ })
})

await t.test('nobody takes it: what was done is said, and the desk goes on', async t => {
  const one = await urgentCall()
  await one.say('my gum is bleeding')
  const after = await one.say('#not connected')
  t.match(after.text, /nobody on duty has picked up.*have been told, with your number/)
  t.equal(after.asked, 'more')
  t.equal(one.texts.length, 3, 'nobody is written to twice')
  t.match(one.ending(), { outcome: 'urgent' })
})

await t.test('the disk fails: people are rung all the same', async t => {
  const one = await urgentCall()
  one.next.push('failed', 'failed', 'failed', 'failed')
  const said = await one.say('my gum is bleeding')
  t.equal(said.connect?.people.length, 2)
  t.match((await one.say('#not connected')).text, /could not tell the people on duty.*one one two/)
})

await t.test('nobody on duty and nobody to write to: no false promise', async t => {
  const one = await urgentCall({ duty: [], owner: null })
  const said = await one.say('my gum is bleeding')
  t.equal(said.connect, null)
  t.match(said.text, /could not tell the people on duty.*one one two.*noted/)
})

await t.test('a withheld number is asked for first: somebody may have to ring back', async t => {
  const one = await urgentCall({}, null)
  t.equal((await one.say('my gum is bleeding')).asked, 'phone')
  t.equal((await one.say('eight six one two three four five six seven')).asked, 'phone-confirm')
  t.ok((await one.say('yes')).connect)
})

const { clinic } = shopOf('dentist-lt')
/** Everybody has a telephone, and is as skilled as said. */
const people = (change: (id: string, i: number) => Partial<Clinic['people'][number]> = () => ({})) =>
  clinic.people.map((person, i) => ({ ...person, phone: `+3706000010${i}`, ...change(person.id, i) }))
const call = (rules: Partial<Clinic>, atTime = at) =>
  talk({ template: 'dentist-lt', at: atTime, language: 'en', rules })

await t.test('a person please: those who are there, by what the call is about', async t => {
  const service = clinic.services.find(
    ({ id }) => clinic.people.filter(({ does }) => does.includes(id)).length > 1,
  )
  const id = service?.id ?? ''
  const able = clinic.people.filter(({ does }) => does.includes(id)).map(one => one.id)
  const best = able.at(-1) ?? ''
  const one = await call({
    people: people(person => ({ skill: { [id]: person === best ? 5 : 2 }, hours: always })),
  })
  await one.say(`${service?.name.en ?? ''} please`)
  const said = await one.say('can i speak to a person')
  t.match(said.text, /stay on the line/)
  const phoneOf = (person: string) => `+3706000010${clinic.people.findIndex(other => other.id === person)}`
  t.equal(said.connect?.people[0]?.phone, phoneOf(best), 'the most skilled first')
  t.match(said.connect?.whisper[0]?.text, service?.name.lt ?? '', 'and what about')
  await one.say('#connected Ona')
  t.match(one.ending(), { outcome: 'transferred', handOver: 'wished' })
})

await t.test('nobody accepts: a message is taken', async t => {
  const one = await call({ people: people(() => ({ hours: always })) })
  t.ok((await one.say('can i speak to a person')).connect)
  const after = await one.say('#not connected')
  t.match(after.text, /nobody could take the call/)
  t.equal(after.asked, 'message')
})

await t.test('out of hours, away or without a telephone nobody is rung', async t => {
  const all = () => ({ hours: always })
  const away = [{ from: '2026-11-20', to: '2026-11-30' }]
  for (const rules of [
    { people: people(() => ({ ...all(), phone: null })) },
    { people: people(() => ({ ...all(), away })) },
    { people: people(() => ({ hours: week(0, 60) })) },
  ]) {
    const said = await (await call(rules)).say('can i speak to a person')
    t.equal(said.connect, null)
    t.match(said.text, /cannot put you through/)
    t.equal(said.asked, 'message')
  }
  const night = await (await call({ people: people(all) }, '2026-11-24T23:00')).say('#key 0')
  t.equal(night.connect, null, 'the clinic is closed')
})

await t.test('somebody by name: read back first, and nobody else is rung', async t => {
  const [first] = clinic.people
  const name = first?.name.en ?? first?.name.lt ?? ''
  const rules = { people: people(() => ({ hours: always })) }
  const one = await call(rules)
  const sure = await one.say(`put me through to ${name}`)
  t.equal(sure.asked, 'through-confirm')
  const said = await one.say('yes')
  t.strictSame(
    said.connect?.people.map(({ phone }) => phone),
    ['+37060000100'],
  )
  const no = await call(rules)
  await no.say(`put me through to ${name}`)
  const refused = await no.say('no')
  t.equal(refused.connect, null)
  t.equal(refused.asked, 'more')
  const gone = await call({ people: people((_, i) => (i === 0 ? { phone: null } : { hours: always })) })
  const absent = await gone.say(`put me through to ${name}`)
  t.equal(absent.connect, null)
  t.match(absent.text, /cannot come to the telephone/)
})

await t.test('a person is asked for by name in many ways', async t => {
  const rules = { people: people(() => ({ hours: always })) }
  for (const [language, words] of [
    ['en', 'can i speak to doctor urbonas'],
    ['en', 'i want to talk with doctor urbonas'],
    ['lt', 'ar galiu kalbėti su gydytoju urbonu'],
    ['lt', 'sujunkite su gydytoju urbonu'],
  ] as const) {
    const one = await talk({ template: 'dentist-lt', at, language, rules })
    t.equal((await one.say(words)).asked, 'through-confirm', words)
  }
})

const staffed = (ringsFor: Clinic['ringsFor'], when = at) => {
  const { people } = shopOf('dentist-lt').clinic
  const rung = people.map(one => ({ ...one, phone: '+37060000021', hours: week(8 * 60, 18 * 60) }))
  return talk({ template: 'dentist-lt', at: when, language: 'en', rules: { people: rung, ringsFor } })
}

await t.test(
  'a dispute rings a person who is there, with what went before; else it is a message',
  async t => {
    const one = await staffed(['disputes'])
    await one.say('a cleaning on thursday')
    const said = await one.say('but you charged me twice, i want my money back')
    t.match(said.connect?.whisper[0]?.text, /charged me twice.*burnos higiena/)
    const missed = await one.say('#not connected')
    t.match(missed.text, /take a message/)
    await one.say('john smith', 'yes')
    t.match(one.messages, [{ text: /charged me twice.*burnos higiena/ }])
    const evening = await staffed(['disputes'], '2026-11-24T20:30')
    await evening.say('a cleaning on thursday')
    t.match((await evening.say('i want my money back')).text, /A person has to see to that/)
    await evening.say('john smith', 'yes')
    t.match(evening.messages, [{ text: /money back.*burnos higiena/ }])
  },
)

await t.test('not understood three times: a person is rung once, then somebody is to call back', async t => {
  const one = await staffed(['not-understood'])
  await one.say('a cleaning', 'asdf', 'asdf')
  const rung = await one.say('zxcv')
  t.match(rung.connect?.whisper[0]?.text, /zxcv.*burnos higiena/)
  const missed = await one.say('#not connected')
  t.match(missed.text, /take a message/)
  await one.say('#unheard', '#unheard', '#unheard', '#unheard', '#unheard', '#unheard')
  t.equal(one.answers.filter(({ connect }) => connect).length, 1)
  t.equal(one.messages.length, 1)
  const off = await staffed([])
  await off.say('a cleaning', 'asdf', 'asdf', 'zxcv')
  t.match(off.messages, [{ text: /zxcv.*burnos higiena/ }])
})
