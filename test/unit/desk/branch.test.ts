import t from 'tap'
import type { Branch, Clinic } from '../../../firmware/clinic/clinic.ts'
import { readWeek } from '../../../firmware/config/clinic-hours.ts'
import { shopOf, talk } from '../../support/desk.ts'

/** A clinic of two places: asked, understood, searched by, and said wherever a time is said. */

const at = '2026-11-24T10:00'
const plain = shopOf('dentist-lt').clinic

const branch = (id: string, lt: string, en: string, open: string, address: string): Branch => ({
  id,
  name: { lt, en },
  also: {},
  hours: readWeek([{ days: 'mon-fri', open }]),
  address: { lt: address, en: address },
})
const rules: Partial<Clinic> = {
  branches: [
    branch('zirmunai', 'Žirmūnai', 'Žirmūnai', '08:00-18:00', 'Žirmūnų gatvė du.'),
    branch('centras', 'Centras', 'the centre', '12:00-20:00', 'Gedimino prospektas devyni.'),
  ],
  people: plain.people.map(one => ({
    ...one,
    branch: one.id === 'urbonas' ? 'centras' : 'zirmunai',
    hours: readWeek([{ days: 'mon-fri', open: '08:00-20:00' }]),
  })),
}
const call = (language: 'lt' | 'en' = 'en') => talk({ template: 'dentist-lt', at, language, rules })

await t.test('asked where it could be either, and said in offer, read-back and confirmation', async t => {
  const one = await call()
  const which = await one.say('a check up tomorrow')
  t.equal(which.asked, 'branch')
  t.match(which.text, /Žirmūnai, or the centre/)
  const offer = await one.say('in the centre')
  t.match(offer.text, /at noon.*, the centre\. Which/, 'its own hours, and the place once')
  t.match((await one.say('the first one', 'john smith')).text, /, the centre, with Doctor Urbonas/)
  t.match((await one.say('yes')).text, /the centre\./)
  t.match(one.booked, [{ slot: { staff: 'urbonas' } }])
  t.match(one.ending().summary, /Centras/)
})

await t.test('understood in whatever case, by key, and by whoever works there', async t => {
  const said = await call('lt')
  const offer = await said.say('dantų patikra rytoj Žirmūnuose')
  t.equal(offer.asked, 'slot')
  t.match(offer.text, /aštuntą.*Žirmūnai/)
  const key = await call()
  await key.say('a check up tomorrow')
  t.match((await key.say('#key 2')).text, /the centre/)
  const person = await call()
  t.match((await person.say('a check up with doctor urbonas tomorrow')).text, /the centre/)
  const only = await call()
  t.equal((await only.say('a cleaning tomorrow')).asked, 'slot', 'only one place does it')
})

await t.test('any of them, and another one after all', async t => {
  const any = await call()
  await any.say('a check up tomorrow')
  t.match((await any.say("i don't mind")).text, /Žirmūnai.*or|I can offer/)
  const other = await call()
  await other.say('a check up tomorrow at nine', 'in Žirmūnai')
  const changed = await other.say('no, rather in the centre')
  t.match(changed.text, /not free|nothing free|noon/)
  t.match(changed.text, /the centre/)
})

await t.test('nothing free at one place: said so, and the other is offered', async t => {
  const away = [{ from: '2026-11-01', to: '2027-12-31' }]
  const people = rules.people?.map(person => (person.branch === 'centras' ? { ...person, away } : person))
  const one = await talk({
    template: 'dentist-lt',
    at,
    language: 'en',
    rules: { ...rules, people: people ?? [] },
  })
  await one.say('a check up tomorrow')
  const offer = await one.say('in the centre')
  t.match(offer.text, /nothing free at that branch.*Žirmūnai/)
})

await t.test('hours and the address are answered for each, or for the one that was named', async t => {
  const one = await call()
  const hours = await one.say('when are you open tomorrow')
  t.match(hours.text, /Žirmūnai: .*eight.*the centre: .*noon/i)
  const own = await one.say('when is Žirmūnai open tomorrow, what are the opening hours')
  t.match(own.text, /Žirmūnai: /)
  t.notMatch(own.text, /the centre:/i)
  t.match((await one.say('what is your address')).text, /Žirmūnai: Žirmūnų gatvė du\. The centre: Gedimino/)
})

await t.test('moved to another place it is somebody else', async t => {
  const one = await call()
  one.visits.push({
    id: 'mine',
    slot: {
      service: 'check-up',
      staff: 'kazlauskiene',
      room: null,
      startMs: Date.UTC(2026, 10, 26, 8),
      endMs: Date.UTC(2026, 10, 26, 8, 30),
    },
    name: 'John Smith',
    phone: '+37061234567',
    isConfirmed: false,
    birthDate: null,
  })
  const offer = await one.say('move my appointment to friday in the centre')
  t.match(offer.text, /the centre/)
  await one.say('the first one', 'yes')
  t.match(one.changes, [{ visit: 'mine', change: { kind: 'moved', slot: { staff: 'urbonas' } } }])
})

/** In the centre on Wednesdays, in Žirmūnai on Thursdays and Fridays. */
const roving: Partial<Clinic> = {
  ...rules,
  people: plain.people.map(one => ({
    ...one,
    branch: one.id === 'urbonas' ? 'centras' : 'zirmunai',
    hours:
      one.id === 'urbonas'
        ? {
            ...readWeek([{ days: 'wed', open: '12:00-20:00' }]),
            4: [{ from: 480, to: 1_080, branch: 'zirmunai' }],
            5: [{ from: 480, to: 1_080, branch: 'zirmunai' }],
          }
        : readWeek([{ days: 'mon-fri', open: '08:00-20:00' }]),
  })),
}
const rovingCall = () => talk({ template: 'dentist-lt', at, language: 'en', rules: roving })

await t.test('with somebody at one of their places: only the days on which they are there', async t => {
  const north = await rovingCall()
  const offer = await north.say('a check up with doctor urbonas in Žirmūnai')
  t.match(offer.text, /Thursday.*, Žirmūnai\. Which/)
  t.notMatch(offer.text, /Wednesday|centre/)
  t.match((await north.say('the first one', 'john smith')).text, /Thursday.*Žirmūnai, with Doctor Urbonas/)
  t.match((await north.say('yes')).text, /Žirmūnai\./)
  t.match(north.booked, [{ slot: { staff: 'urbonas', startMs: Date.UTC(2026, 10, 26, 6) } }])
  const centre = await rovingCall()
  t.match(
    (await centre.say('a check up with doctor urbonas in the centre')).text,
    /Wednesday.*at noon.*the centre/,
  )
  const day = await rovingCall()
  const later = await day.say('a check up with doctor urbonas in the centre on thursday')
  t.match(
    later.text,
    /nothing free for Thursday.*Wednesday the second.*the centre/,
    'he is elsewhere on that day',
  )
})

await t.test(
  'with somebody and no place: times that name the place, and the place may be chosen',
  async t => {
    const any = await rovingCall()
    const offer = await any.say('a check up with doctor urbonas')
    t.equal(offer.asked, 'slot', 'the place is not asked for')
    t.match(offer.text, /the centre/)
    const chosen = await any.say('rather in Žirmūnai')
    t.match(chosen.text, /Thursday.*Žirmūnai/)
    await any.say('the first one', 'john smith')
    t.match((await any.say('yes with doctor urbonas in Žirmūnai')).text, /booked|Žirmūnai/i)
    t.match(any.booked, [{ slot: { staff: 'urbonas' } }], 'what was read back said again is a yes')
  },
)

await t.test('of times at two places the one named is meant, whatever its number', async t => {
  const busy = await rovingCall()
  for (const [from, to] of [
    [10, 16],
    [16.5, 18],
  ] as const)
    busy.busy.push({
      staff: 'urbonas',
      room: null,
      startMs: Date.UTC(2026, 10, 25, 0, from * 60),
      endMs: Date.UTC(2026, 10, 25, 0, to * 60),
    })
  const offer = await busy.say('a check up with doctor urbonas')
  t.match(offer.text, /the centre.*Žirmūnai/, 'one here and others there')
  const read = await busy.say('the one in the centre', 'john smith')
  t.match(read.text, /Wednesday.*the centre, with Doctor Urbonas/)
})

await t.test('a visit is where its person is that day: moved to Friday it is elsewhere', async t => {
  const one = await rovingCall()
  one.visits.push({
    id: 'mine',
    slot: {
      service: 'check-up',
      staff: 'urbonas',
      room: null,
      startMs: Date.UTC(2026, 10, 25, 11),
      endMs: Date.UTC(2026, 10, 25, 11, 30),
    },
    name: 'John Smith',
    phone: '+37061234567',
    isConfirmed: false,
    birthDate: null,
  })
  t.match((await one.say('when is my appointment')).text, /Wednesday.*the centre/)
  const offer = await one.say('move it to friday')
  t.match(offer.text, /Friday.*Žirmūnai/)
  const sure = await one.say('the first one')
  t.match(sure.text, /the centre.*Friday.*Žirmūnai/)
  await one.say('yes')
  t.match(one.changes, [{ visit: 'mine', change: { kind: 'moved', slot: { staff: 'urbonas' } } }])
})

await t.test('waited for at a place where they are, or at any of theirs', async t => {
  const waitFor = async (text: string) => {
    const one = await rovingCall()
    await one.say(text, 'john smith')
    await one.say('yes')
    return one.waiting.map(({ wish }) => [wish.staff, wish.branch])
  }
  const lead = 'put me on the waiting list for a check up with doctor'
  t.strictSame(await waitFor(`${lead} urbonas in Žirmūnai`), [['urbonas', 'zirmunai']])
  t.strictSame(await waitFor(`${lead} urbonas`), [['urbonas', undefined]])
  t.strictSame(
    await waitFor(`${lead} kazlauskienė in the centre`),
    [['kazlauskiene', 'zirmunai']],
    'not where she never is: nothing would ever come free',
  )
})
