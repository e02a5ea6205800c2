import t from 'tap'
import { talk } from '../../support/desk.ts'

/** What was dictated is read back before it counts. */

const en = { template: 'gp-en', at: '2026-11-24T20:30', language: 'en', phone: null } as const
const begun = ['a blood test on thursday at nine', 'john smith'] as const
const number = 'oh seven seven one two three four five six seven eight'

/** A booking whose number was dictated, up to its read-back. */
const dictated = async () => {
  const call = await talk(en)
  const asked = await call.say(...begun, number)
  return { ...call, asked }
}

await t.test('a number that was said is read back, and a yes takes it', async t => {
  const call = await dictated()
  t.equal(call.asked.asked, 'phone-confirm')
  t.match(call.asked.text, /seven seven one two.*Is that right\?/)
  t.equal((await call.say('i think so')).asked, 'phone-confirm', 'half a yes is none')
  t.equal((await call.say('yes')).asked, 'confirm')
  await call.say('yes')
  t.equal(call.booked[0]?.phone, '+447712345678')
})

await t.test('it is put right in every way people do', async t => {
  const table = [
    ['no the last digit is five', '+447712345675'],
    ['the last digit is five', '+447712345675'],
    ['no the last two digits are five six', '+447712345656'],
    ['no it ends with nine nine', '+447712345699'],
    ['one four not one two', '+447714345678'],
    ['no oh seven seven one two three four five six seven five', '+447712345675'],
    ['oh seven nine one two three four five six seven five', '+447912345675'],
  ] as const
  for (const [said, phone] of table) {
    const call = await dictated()
    const again = await call.say(said)
    t.equal(again.asked, 'phone-confirm', `${said}: is read back again`)
    await call.say('yes', 'yes')
    t.equal(call.booked[0]?.phone, phone, said)
  }
})

await t.test('begun again in pieces, it is gone on with', async t => {
  const call = await dictated()
  t.match((await call.say('no oh seven seven')).text, /And the rest/)
  t.equal((await call.say('one two three four five six seven five')).asked, 'phone-confirm')
  await call.say('yes', 'yes')
  t.equal(call.booked[0]?.phone, '+447712345675')
})

await t.test(
  'a no asks again; after two of them the keys are told, and what is keyed is not read back',
  async t => {
    const call = await dictated()
    const first = await call.say('no')
    t.equal(first.asked, 'phone')
    t.match(first.text, /^Which digits are wrong/)
    t.match((await call.say(number, 'no')).text, /^Please key in your telephone number/)
    const keys = '07712345678'.split('').map(key => `#key ${key}`)
    const asked = await call.say(...keys)
    t.equal(asked.asked, 'confirm')
    const again = await call.say('#key #')
    t.equal(again.text, asked.text, 'the # that was told of ends nothing: the number was whole without it')
    await call.say('yes')
    t.equal(call.booked[0]?.phone, '+447712345678')
  },
)

await t.test('what is no number at all is told so', async t => {
  const call = await dictated()
  const answer = await call.say(`no it is ${'nine '.repeat(11)}`)
  t.match(answer.text, /does not seem to be a telephone number/)
  t.equal(answer.asked, 'phone')
})

await t.test('a number that rings is known: it is not read back', async t => {
  const call = await talk({ ...en, phone: '+447712345678' })
  t.equal((await call.say(...begun)).asked, 'confirm')
})

await t.test('another day may be said instead of an answer', async t => {
  const call = await dictated()
  const answer = await call.say('no on friday please')
  t.equal(answer.asked, 'phone-confirm')
  t.match(answer.text, /Friday.*is free/)
  await call.say('yes', 'yes')
  t.match(call.booked, [{ phone: '+447712345678' }])
})

await t.test('three answers that are none: a person calls the number that was heard', async t => {
  const call = await dictated()
  await call.say('wibble', 'wobble', 'wubble')
  t.match(call.messages, [{ phone: '+447712345678' }])
  t.strictSame(call.booked, [])
})

await t.test('a message, a wish and a call back have their number read back once', async t => {
  const message = await talk(en)
  await message.say('i want to leave a message', 'please send me the form', 'john smith')
  t.equal((await message.say(number)).asked, 'phone-confirm')
  t.equal((await message.say('yes')).asked, 'message-confirm')
  await message.say('yes')
  t.match(message.messages, [{ phone: '+447712345678' }])
  const back = await talk(en)
  const read = await back.say('please call me back', 'about a bill', 'john smith', number)
  t.equal(read.asked, 'callback-confirm')
  t.equal((await back.say('no the last digit is five')).asked, 'callback-confirm')
  await back.say('yes')
  t.match(back.tasks, [{ phone: '+447712345675' }])
})

const born = async (...lines: readonly string[]) => {
  const call = await talk({ ...en, phone: '+447712345678', rules: { identity: { by: 'birth-date' } } })
  const answer = await call.say(...begun, ...lines)
  return { ...call, answer }
}

await t.test('a birth date that was said is read back and put right', async t => {
  const said = await born('the third of may nineteen eighty')
  t.equal(said.answer.asked, 'birth-date-confirm')
  t.match(said.answer.text, /third of May nineteen eighty.*Is that right\?/)
  const table = [
    ['no the fourth of may nineteen eighty one', '1981-05-04'],
    ['no nineteen eighty one', '1981-05-03'],
    ['no the fourth of june', '1980-06-04'],
  ] as const
  for (const [words, day] of table) {
    const call = await born('the third of may nineteen eighty', words)
    t.equal(call.answer.asked, 'birth-date-confirm', words)
    await call.say('yes', 'yes')
    t.match(call.booked, [{ birthDate: day }], words)
  }
  t.equal((await said.say('no')).asked, 'birth-date')
})

await t.test('after two birth dates that were not theirs the keys are told', async t => {
  const call = await born('the third of may nineteen eighty', 'no')
  t.equal(call.answer.asked, 'birth-date')
  t.notMatch(call.answer.text, /key in/)
  t.match((await call.say('the third of may nineteen eighty', 'no')).text, /key in the date of birth/)
})

await t.test('a birth date that was keyed is not read back', async t => {
  const keys = '03051980'.split('').map(key => `#key ${key}`)
  const call = await born(...keys)
  t.equal(call.answer.asked, 'confirm')
  await call.say('yes')
  t.match(call.booked, [{ birthDate: '1980-05-03' }])
})
