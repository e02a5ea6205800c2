import t from 'tap'
import { talk } from '../../support/desk.ts'

const lt = { template: 'dentist-lt', at: '2026-11-24T20:30', language: 'lt' } as const
const en = { template: 'gp-en', at: '2026-11-24T20:30', language: 'en', phone: '+447712345678' } as const
const start = (slot: { readonly startMs: number } | undefined) => slot && new Date(slot.startMs).toISOString()

await t.test(
  'a visit is booked in Lithuanian: service, one of three times, name, read-back, yes',
  async t => {
    const call = await talk(lt)
    const offer = await call.say('norėčiau užsiregistruoti dantų patikrai')
    t.equal(offer.asked, 'slot')
    t.match(offer.text, /kaina – trisdešimt penki eurai/)
    t.match(
      offer.text,
      /trečiadienį, lapkričio dvidešimt penktą, aštuntą valandą, devintą trisdešimt arba vienuoliktą/,
    )
    t.equal((await call.say('antras laikas tinka')).asked, 'name')
    const readBack = await call.say('mano vardas jonas kazlauskas')
    t.equal(readBack.asked, 'confirm')
    t.match(readBack.text, /Jonas Kazlauskas. Ar registruoti\?/)
    t.equal(call.booked.length, 0, 'nothing is stored before the yes')
    const done = await call.say('taip')
    t.match(done.text, /^Užregistravau: dantų patikra/)
    t.equal(start(call.booked[0]?.slot), '2026-11-25T07:30:00.000Z')
    t.match(call.booked[0], { name: 'Jonas Kazlauskas', phone: '+37061234567' })
    t.equal((await call.say('ne ačiū')).asked, null, 'goodbye ends the call')
    t.match(call.ending(), { outcome: 'booked', summary: /^Užregistruota: dantų patikra, trečiadienį/ })
  },
)

await t.test('service, day and time in one sentence go straight to the name', async t => {
  const call = await talk(lt)
  const answer = await call.say('noriu burnos higienos kitą pirmadienį devintą valandą')
  t.equal(answer.asked, 'name')
  t.match(answer.text, /Pirmadienį, lapkričio trisdešimtą, devintą valandą – laisva/)
})

await t.test('where callers are known by their birth date it is asked and stored', async t => {
  const call = await talk({ ...en, rules: { identity: { by: 'birth-date' } } })
  const asked = await call.say('a blood test on thursday at nine', 'sarah wood')
  t.equal(asked.asked, 'birth-date')
  t.equal((await call.say('the third of may nineteen eighty')).asked, 'birth-date-confirm')
  t.equal((await call.say('yes')).asked, 'confirm')
  await call.say('yes')
  t.match(call.booked, [{ name: 'Sarah Wood', birthDate: '1980-05-03' }])
})

await t.test('a day that is full says so and offers the nearest', async t => {
  const call = await talk(lt)
  const answer = await call.say('noriu burnos higienos penktadienį')
  t.match(answer.text, /Laisvo laiko penktadienį, lapkričio dvidešimt septintą nėra/)
  t.match(answer.text, /pirmadienį, lapkričio trisdešimtą/)
})

await t.test('a time that is taken offers those around it', async t => {
  const call = await talk(en)
  const at = Date.UTC(2026, 10, 26, 9)
  call.busy.push({ staff: 'nurse', room: null, startMs: at, endMs: at + 600_000 })
  const answer = await call.say('a blood test on thursday at nine please')
  t.match(answer.text, /that time is not free/)
  t.match(answer.text, /eight forty, eight fifty, or nine ten/)
})

await t.test('hours are read by the opening hours: three is fifteen', async t => {
  const call = await talk(en)
  await call.say('a blood test on thursday at three')
  await call.say('sarah wood', 'yes')
  t.equal(start(call.booked[0]?.slot), '2026-11-26T15:00:00.000Z')
})

await t.test('no at the read-back asks what to change, and the change is booked', async t => {
  const call = await talk(en)
  await call.say(
    "i'd like to book a blood test on thursday morning",
    'the first one',
    'my name is john smith',
  )
  t.equal((await call.say('no')).asked, 'change')
  t.equal((await call.say('the time')).asked, 'when')
  t.equal((await call.say('friday afternoon')).asked, 'slot')
  t.equal((await call.say('the second one')).asked, 'confirm', 'the name is not asked again')
  await call.say('yes please')
  t.equal(call.booked.length, 1)
  t.equal(start(call.booked[0]?.slot), '2026-11-27T13:30:00.000Z')
})

await t.test('a correction instead of yes is taken as one', async t => {
  const call = await talk(en)
  await call.say('a blood test on thursday at nine', 'john smith')
  const again = await call.say('no on friday')
  t.match(again.text, /Friday the twenty seventh/)
  const renamed = await (
    await talk(en)
  ).say('a blood test on thursday at nine', 'john smith', 'my name is jane smith')
  t.match(renamed.text, /in the name of Jane Smith/)
})

await t.test('a time taken at the last moment is said so, and the next are offered', async t => {
  const call = await talk(en)
  await call.say('a blood test on thursday at nine', 'john smith')
  call.next.push('taken')
  const answer = await call.say('yes')
  t.equal(answer.asked, 'slot')
  t.match(answer.text, /^I am sorry, that time has just been taken/)
  t.notMatch(answer.text, /at nine o'clock/)
  t.equal(call.booked.length, 0)
  await call.say('the first one', 'yes')
  t.equal(call.booked.length, 1)
})

await t.test('a disk that refuses is never a booking', async t => {
  const call = await talk(en)
  await call.say('a blood test on thursday at nine', 'john smith')
  call.next.push('failed')
  const answer = await call.say('yes')
  t.match(answer.text, /nothing is booked/)
  t.equal(call.booked.length, 0)
  t.match(call.ending(), { outcome: 'abandoned', summary: /could not be stored/ })
})

await t.test('none of the times: the caller names another, or later ones are offered', async t => {
  const call = await talk(en)
  t.equal((await call.say('a blood test', 'none of them')).asked, 'when')
  t.match((await call.say('on monday')).text, /Monday the thirtieth/)
  const later = await talk(en)
  const first = await later.say('a blood test')
  const second = await later.say('do you have anything later')
  t.equal(second.asked, 'slot')
  t.not(second.text, first.text)
  t.match(second.text, /noon|in the afternoon/)
})

await t.test('a withheld number is asked for, in pieces if need be', async t => {
  const call = await talk({ ...en, phone: null })
  t.equal((await call.say('a blood test on thursday at nine', 'john smith')).asked, 'phone')
  t.match((await call.say('oh seven seven one two')).text, /And the rest/)
  t.equal((await call.say('three four five six seven eight')).asked, 'phone-confirm')
  t.equal((await call.say('yes')).asked, 'confirm')
  await call.say('yes')
  t.equal(call.booked[0]?.phone, '+447712345678')
})

await t.test('a number that cannot exist is refused, not stored', async t => {
  const call = await talk({ ...en, phone: null })
  await call.say('a blood test on thursday at nine', 'john smith')
  const answer = await call.say('nine nine nine nine nine nine nine nine nine nine nine')
  t.match(answer.text, /does not seem to be a telephone number/)
  t.equal(answer.asked, 'phone')
})

await t.test('nothing free at all ends in words, not in a loop', async t => {
  const call = await talk(en)
  for (let day = 0; day < 60; day += 1) {
    const startMs = Date.UTC(2026, 10, 24 + day)
    call.busy.push({ staff: 'nurse', room: null, startMs, endMs: startMs + 86_400_000 })
  }
  const answer = await call.say('a blood test')
  t.match(answer.text, /no free time for that in the coming weeks/)
  t.equal(answer.asked, 'when')
})

await t.test('the booking is one whole by keys alone', async t => {
  const call = await talk(en)
  t.equal((await call.say('#key 1')).asked, 'service')
  t.equal((await call.say('#key 2')).asked, 'slot')
  t.equal((await call.say('#key 1')).asked, 'name')
  t.equal((await call.say('#key 1')).asked, 'confirm')
  t.equal((await call.say('#key 1')).asked, 'more')
  t.match(call.booked[0], { name: '', slot: { service: 'blood-test' } })
})

await t.test('a day too far ahead is said so, and asked for again', async t => {
  const call = await talk(en)
  const answer = await call.say('a blood test on the third of november')
  t.match(answer.text, /I can only book up to Tuesday the fifth of January/)
  t.equal(answer.asked, 'when')
  t.equal((await call.say('as early as possible')).asked, 'slot')
})

await t.test('a search that found nothing is not asked for again with the same day', async t => {
  const call = await talk(en)
  for (let day = 0; day < 10; day += 1) {
    const startMs = Date.UTC(2026, 10, 24 + day)
    call.busy.push({ staff: 'nurse', room: null, startMs, endMs: startMs + 86_400_000 })
  }
  t.match(
    (await call.say('a blood test on thursday')).text,
    /nothing free for Thursday.*I can offer Friday the fourth/,
  )
})
