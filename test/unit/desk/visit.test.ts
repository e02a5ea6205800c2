import t from 'tap'
import type { Known } from '../../../firmware/desk/jobs/job.ts'
import { readInstant } from '../../../firmware/time/calendar.ts'
import { talk } from '../../support/desk.ts'

const zone = 'Europe/Vilnius'
const at = '2026-11-24T10:00'
const startMs = readInstant('2026-11-26T09:30', zone) ?? NaN
const hygiene = (other: Partial<Known> = {}): Known & { birthDate: string | null } => ({
  id: 'visit-1',
  slot: { service: 'hygiene', staff: 'rimkute', room: null, startMs, endMs: startMs + 45 * 60_000 },
  name: 'Ona Kazlauskienė',
  phone: '+37061234567',
  isConfirmed: false,
  birthDate: '1980-05-03',
  ...other,
})
const second = hygiene({
  id: 'visit-2',
  slot: {
    service: 'check-up',
    staff: 'urbonas',
    room: null,
    startMs: startMs + 7 * 86_400_000,
    endMs: startMs + 7 * 86_400_000 + 1_800_000,
  },
})
const call = async (rules = {}, phone: string | null = '+37061234567') => {
  const one = await talk({ template: 'dentist-lt', at, language: 'en', phone, rules })
  one.visits.push(hygiene())
  return one
}

await t.test('a visit is cancelled by the number it was booked from, after a yes', async t => {
  const one = await call()
  const asked = await one.say('i want to cancel my appointment')
  t.equal(asked.asked, 'agree')
  t.match(asked.text, /Thursday the twenty-?\s?sixth of November at nine thirty/)
  t.equal(one.changes.length, 0, 'nothing before the yes')
  const done = await one.say('yes')
  t.match(done.text, /It is cancelled/)
  t.match(one.changes, [{ visit: 'visit-1', change: { kind: 'cancelled' } }])
  t.match(one.ending(), { outcome: 'cancelled', summary: /Ona Kazlauskienė/ })
})

await t.test('a no keeps the visit', async t => {
  const one = await call()
  const kept = await one.say('cancel my appointment', 'no')
  t.match(kept.text, /stays as it is/)
  t.strictSame(one.changes, [])
})

await t.test('the rule of late cancelling is said before the yes', async t => {
  const say = { en: 'Less than a day before, half of the price is due.', lt: 'x' }
  const late = await call({ cancelling: { freeHours: 72, say } })
  t.match((await late.say('cancel my appointment')).text, /half of the price is due.*Shall I cancel it/)
  const early = await call({ cancelling: { freeHours: 24, say } })
  t.notMatch((await early.say('cancel my appointment')).text, /half of the price/)
})

await t.test('a visit is moved: the old time stays until the new one is stored', async t => {
  const one = await call()
  const offer = await one.say('can i move my appointment to wednesday at ten')
  t.equal(offer.asked, 'confirm')
  t.match(offer.text, /from Thursday .* to Wednesday .* at ten/)
  t.equal(one.changes.length, 0)
  const done = await one.say('yes')
  t.match(done.text, /It is moved/)
  const [change] = one.changes
  t.match(change, { visit: 'visit-1', change: { kind: 'moved' } })
  const slot = change?.change.kind === 'moved' ? change.change.slot : null
  t.equal(slot?.startMs, readInstant('2026-11-25T10:00', zone))
  t.match(one.ending(), { outcome: 'moved' })
})

await t.test('whoever books what they have already is asked whether to move it', async t => {
  const moved = await call()
  const asked = await moved.say('a hygiene appointment on wednesday at ten please')
  t.equal(asked.asked, 'instead')
  t.match(asked.text, /already have .* Thursday .* at nine thirty.* move that visit/)
  t.match((await moved.say('yes')).text, /from Thursday .* to Wednesday .* at ten/)
  t.match((await moved.say('yes')).text, /It is moved/)
  t.equal(moved.booked.length, 0)
  const both = await call()
  await both.say('a hygiene appointment on wednesday at ten please', 'no', 'ona kazlauskiene', 'yes')
  t.equal(both.booked.length, 1, 'another one beside it')
  t.strictSame(both.changes, [])
  const key = await call()
  await key.say('a hygiene appointment on wednesday at ten please', '#key 1', '#key 1')
  t.match(key.changes, [{ visit: 'visit-1', change: { kind: 'moved' } }])
})

await t.test('nobody is told of visits that the number alone does not prove to be theirs', async t => {
  for (const one of [await call({ identity: { by: 'birth-date' } }), await call({}, null)])
    t.not((await one.say('a hygiene appointment on wednesday at ten please')).asked, 'instead')
  const other = await call()
  t.not((await other.say('a check-up on wednesday at ten please')).asked, 'instead', 'another service')
})

await t.test('a disk that cannot be read is no proof that there is no visit', async t => {
  const one = await call()
  one.disk.isUnreadable = true
  t.notMatch((await one.say('cancel my appointment')).text, /no visit|cannot find/)
  t.equal(one.changes.length, 0)
  const booked = await call()
  booked.disk.isUnreadable = true
  t.not(
    (await booked.say('a hygiene appointment on wednesday at ten please')).asked,
    null,
    'books all the same',
  )
})

await t.test('without a time in the wish the caller is asked when', async t => {
  const one = await call()
  t.equal((await one.say('i need to move my appointment')).asked, 'when')
  t.equal((await one.say('monday morning')).asked, 'slot')
  t.equal((await one.say('the first one')).asked, 'confirm')
  t.match((await one.say('yes')).text, /It is moved/)
})

await t.test('a time that somebody else took meanwhile: others are offered, the visit stays', async t => {
  const one = await call()
  await one.say('move my appointment to wednesday at ten')
  one.next.push('taken')
  const others = await one.say('yes')
  t.equal(others.asked, 'slot')
  t.match(others.text, /just been taken/)
  t.strictSame(one.changes, [])
})

await t.test('when is my visit, and I am coming', async t => {
  const one = await call()
  const told = await one.say('when is my appointment')
  t.match(told.text, /A cleaning: Thursday .* at nine thirty/)
  const noted = await one.say('i confirm my appointment')
  t.match(noted.text, /noted that you are coming/)
  t.match(one.changes, [{ change: { kind: 'confirmed' } }])
})

await t.test('of several the one that is meant is asked for, by words or key', async t => {
  const one = await call()
  one.visits.push(second)
  const which = await one.say('cancel my appointment')
  t.equal(which.asked, 'which-visit')
  t.match(which.text, /a cleaning, .* or a dental check up/)
  t.match((await one.say('#key 2')).text, /A dental check up, .* Shall I cancel it/)
  const other = await call()
  other.visits.push(second)
  t.match((await other.say('cancel my cleaning')).text, /A cleaning.*Shall I cancel it/)
})

await t.test('nobody hears of a visit from another number', async t => {
  const stranger = await call({}, '+37060000000')
  const none = await stranger.say('when is my appointment')
  t.match(none.text, /cannot find a visit/)
  t.notMatch(none.text, /nine thirty|Thursday/)
  const hidden = await call({}, null)
  const unproven = await hidden.say('cancel my appointment')
  t.match(unproven.text, /cannot make sure/)
  t.strictSame(hidden.changes, [])
})

await t.test('by name and birth date, where the clinic chooses so', async t => {
  const one = await call({ identity: { by: 'birth-date' } }, null)
  t.equal((await one.say('cancel my appointment')).asked, 'name')
  t.equal((await one.say('ona kazlauskiene')).asked, 'birth-date')
  t.equal((await one.say('the third of may nineteen eighty')).asked, 'birth-date-confirm')
  t.equal((await one.say('yes')).asked, 'agree')
  t.match((await one.say('yes')).text, /It is cancelled/)
})

await t.test('a wrong birth date opens nothing, and after a second try a person takes over', async t => {
  const one = await call({ identity: { by: 'birth-date' } }, null)
  await one.say('cancel my appointment', 'ona kazlauskiene', 'the fourth of may nineteen eighty', 'yes')
  const last = await one.say('ona kazlauskiene', 'the fifth of may nineteen eighty', 'yes')
  t.match(last.text, /cannot find a visit/)
  t.strictSame(one.changes, [])
})

await t.test('by a code sent to the number of the visit', async t => {
  const one = await call({ identity: { by: 'sms-code' } })
  const asked = await one.say('cancel my appointment')
  t.equal(asked.asked, 'code')
  t.match(one.texts, [{ to: '+37061234567', text: /4711/ }])
  t.notMatch(asked.text, /4711|Thursday/)
  t.equal((await one.say('one two three four')).asked, 'code', 'a wrong one is asked again')
  t.equal((await one.say('four seven one one')).asked, 'agree')
  const guesser = await call({ identity: { by: 'sms-code' } })
  const out = await guesser.say(
    'cancel my appointment',
    'one two three four',
    'one two three five',
    'one two three six',
  )
  t.match(out.text, /cannot make sure/, 'three wrong codes')
  t.strictSame(guesser.changes, [])
})

await t.test('what could not be stored is not said to be done', async t => {
  const one = await call()
  await one.say('cancel my appointment')
  one.next.push('failed')
  const said = await one.say('yes')
  t.match(said.text, /could not store/)
  t.match(one.ending(), { outcome: 'abandoned' })
})

await t.test('whether a number has visits shows in nothing that is said', async t => {
  const guesses = ['cancel my appointment', 'one two three four', 'one two three five', 'one two three six']
  const answersTo = async (has: boolean, refusal: 'failed' | null) => {
    const one = await call({ identity: { by: 'sms-code' } })
    if (!has) one.visits.length = 0
    if (refusal) one.next.push(refusal)
    const said: string[] = []
    for (const line of guesses) said.push((await one.say(line)).text)
    return said
  }
  const known = await answersTo(true, null)
  t.strictSame(await answersTo(false, null), known, 'no visit')
  t.strictSame(await answersTo(true, 'failed'), known, 'a code that could not be sent')
  const none = await call({ identity: { by: 'sms-code' } })
  none.visits.length = 0
  await none.say('cancel my appointment')
  t.match((await none.say("no, i haven't got one")).text, /cannot make sure/, 'who got none says so')
})

await t.test('a name and a birth date under which there is nothing are asked for once more', async t => {
  const one = await call({ identity: { by: 'birth-date' } }, null)
  await one.say('cancel my appointment', 'ona kazlauskiene')
  const again = await one.say('the third of may nineteen eighty one', 'yes')
  t.equal(again.asked, 'name')
  t.match(again.text, /cannot find a visit under that name and date of birth/)
  await one.say('ona kazlauskiene')
  t.equal((await one.say('the third of may nineteen eighty', 'yes')).asked, 'agree')
})
