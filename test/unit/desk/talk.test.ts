import t from 'tap'
import { talk } from '../../support/desk.ts'

const lt = { template: 'dentist-lt', at: '2026-11-24T20:30', language: 'lt' } as const
const en = { template: 'gp-en', at: '2026-11-24T20:30', language: 'en', phone: '+447712345678' } as const

await t.test(
  'the greeting says who, that it is automated, that nothing is recorded, and how to change the language',
  async t => {
    const call = await talk(lt)
    const { text, asked } = call.answers[0]!
    t.equal(asked, 'how-help')
    t.match(
      text,
      /^Klinika Šypsena, automatinė asistentė. Pokalbis neįrašomas. For English, nine. Kuo galiu padėti\?$/,
    )
    const english = await talk(en)
    t.notMatch(english.answers[0]?.text, /nine/, 'one language needs no key')
  },
)

await t.test('questions are answered from the clinic file, and from nothing else', async t => {
  const call = await talk(lt)
  t.match(
    (await call.say('kiek kainuoja plombavimas')).text,
    /mažiausia kaina – penkiasdešimt eurų, didžiausia – šimtas dvidešimt/,
  )
  t.match((await call.say('o kada dirbate penktadienį')).text, /dirbame nuo aštuntos iki keturioliktos/)
  t.match((await call.say('ar dirbate šeštadienį')).text, /nedirbame. Artimiausiai dirbsime pirmadienį/)
  t.match((await call.say('koks jūsų adresas')).text, /Gedimino prospekte devyni/)
  t.match((await call.say('ar priimate vaikus')).text, /nuo trejų metų/)
  t.match((await call.say('kiek kainuoja konsultacija')).text, /priklauso nuo apžiūros/)
  await call.say('ačiū viso gero')
  t.match(call.ending(), { outcome: 'answered', summary: 'Klausė: kainos, darbo laikas, adresas, kita.' })
  t.equal(call.booked.length + call.messages.length, 0)
})

await t.test('a fact the clinic did not give is not made up', async t => {
  const call = await talk(en)
  t.match((await call.say('where can i park')).text, /car park behind the building/)
  const bare = await talk(en)
  const { clinic } = bare.shop
  Object.assign(clinic, { facts: clinic.facts.filter(({ id }) => id !== 'parking') })
  t.match((await bare.say('where can i park')).text, /I do not know that/)
})

await t.test('a price without a service asks for which, then answers', async t => {
  const call = await talk(en)
  t.equal((await call.say('how much does it cost')).asked, 'service')
  t.match((await call.say('a flu vaccination')).text, /costs fifteen pounds/)
})

await t.test('a question in the middle of a booking is answered and the booking goes on', async t => {
  const call = await talk(en)
  await call.say('a physiotherapy session')
  const answer = await call.say('how much does it cost')
  t.match(answer.text, /A physiotherapy session costs forty five pounds/)
  t.match(answer.text, /I can offer/)
  t.equal(answer.asked, 'slot')
})

await t.test('what was asked about can be booked without naming it again', async t => {
  const call = await talk(en)
  await call.say('how much is a flu jab')
  const answer = await call.say('can i book one tomorrow at nine')
  t.match(answer.text, /A flu vaccination.*Wednesday the twenty fifth of November at nine o'clock is free/)
})

await t.test('a message is taken, read back and stored', async t => {
  const call = await talk(lt)
  t.equal((await call.say('noriu palikti žinutę')).asked, 'message')
  t.equal((await call.say('vėluosiu dešimt minučių')).asked, 'name')
  const back = await call.say('rasa')
  t.equal(back.asked, 'message-confirm')
  t.match(back.text, /vėluosiu dešimt minučių. Ar perduoti\?/)
  t.equal(call.messages.length, 0)
  t.match((await call.say('taip')).text, /^Žinutę įrašiau/)
  t.strictSame(call.messages, [{ text: 'vėluosiu dešimt minučių', name: 'Rasa', phone: '+37061234567' }])
  t.match(call.ending(), { outcome: 'message', handOver: 'wished' })
})

await t.test('a person is asked for: no false promise, a message instead', async t => {
  const call = await talk(en)
  t.match((await call.say('can i speak to a person')).text, /I cannot put you through/)
  const key = await talk(en)
  t.match((await key.say('#key 0')).text, /I cannot put you through/)
})

await t.test('an emergency is told the number first, and nothing is advised', async t => {
  const call = await talk(en)
  t.match(
    (await call.say('i have chest pain')).text,
    /^If somebody's life is in danger, hang up and call nine nine nine now/,
  )
  t.notMatch((await call.say('it is urgent')).text, /life is in danger/, 'once is enough')
})

await t.test('not understood: again, then by keys, then a person is to call back', async t => {
  const call = await talk(en)
  t.match((await call.say('asdf')).text, /^Sorry, I did not understand. How can I help/)
  t.match((await call.say('#unheard')).text, /press one/)
  const third = await call.say('zxcv')
  t.match(third.text, /the staff will call you back/)
  t.match(call.messages[0], { phone: '+447712345678', text: /could not understand the caller.*zxcv/ })
  await call.say('qwer', 'asdf')
  const last = await call.say('zxcv')
  t.equal(last.asked, null, 'and not for ever')
  t.equal(call.messages.length, 1)
})

await t.test('understanding in between starts the count again', async t => {
  const call = await talk(en)
  await call.say('asdf', 'a blood test', 'qwer')
  t.match((await call.say('zxcv')).text, /press one/)
  t.equal((await call.say('the first one')).asked, 'name')
})

await t.test('a name that is not understood is done without', async t => {
  const call = await talk(en)
  await call.say('a blood test on thursday at nine', '#unheard', '#unheard')
  t.equal((await call.say('#unheard')).asked, 'confirm')
  await call.say('yes')
  t.equal(call.booked[0]?.name, '')
})

await t.test('silence: are you there, keys, goodbye; after the work is done, goodbye at once', async t => {
  const call = await talk(en)
  t.match((await call.say('#silence')).text, /^Are you still there\?/)
  t.match((await call.say('#silence')).text, /press one/)
  t.equal((await call.say('#silence')).asked, null)
  t.match(call.ending(), { outcome: 'abandoned' })
  const done = await talk(en)
  t.equal((await done.say('where are you', '#silence')).asked, null)
})

await t.test('the language follows the first words understood, or the key', async t => {
  const call = await talk({ ...lt, language: 'en' })
  t.match((await call.say('a dental check up please')).text, /^A dental check up takes thirty minutes/)
  t.equal(call.conversation.state().isLanguageKnown, true)
  const key = await talk(lt)
  t.match((await key.say('#key 9')).text, /^How can I help you\?$/)
  const middle = await talk(lt)
  await middle.say('dantų patikra')
  t.match(
    (await middle.say('#key 9')).text,
    /I can offer Wednesday/,
    'the question goes on in the other language',
  )
})

await t.test('again, wait and help keep the question', async t => {
  const call = await talk(en)
  const offer = await call.say('a blood test')
  const again = await call.say('could you repeat that')
  t.ok(offer.text.endsWith(again.text), 'the question, without the introduction')
  t.match((await call.say('just a moment')).text, /take your time/)
  t.match((await call.say('help')).text, /press one/)
  t.equal((await call.say('#key *')).text, again.text)
  t.equal((await call.say('the second one')).asked, 'name')
})

await t.test('hanging up at any moment leaves a summary of what was wanted', async t => {
  const call = await talk(en)
  await call.say('a blood test on thursday at nine', '#hangup')
  t.match(call.ending(), {
    outcome: 'abandoned',
    summary: /Wanted: a blood test, Thursday the twenty sixth of November at nine o'clock/,
  })
  const silent = await talk(en)
  await silent.say('#hangup')
  t.match(silent.ending(), { outcome: 'abandoned', summary: /without saying what for/ })
  const after = await talk(en)
  await after.say('a blood test on thursday at nine', 'john smith', 'yes', '#hangup')
  t.equal(after.ending().outcome, 'booked', 'a visit that is on disk stays booked')
})

await t.test('after the end nothing is said or done any more', async t => {
  const call = await talk(en)
  await call.say('#hangup')
  for (const line of ['a blood test', '#key 1', '#silence', '#unheard'])
    t.equal((await call.say(line)).text, '')
})

await t.test('the same events give the same words', async t => {
  const lines = [
    'a blood test',
    'later',
    'the first one',
    'asdf',
    'john smith',
    'no',
    'friday',
    'the first one',
    'yes',
    'bye',
  ]
  const [one, two] = [await talk(en), await talk(en)]
  await one.say(...lines)
  await two.say(...lines)
  t.strictSame(one.answers, two.answers)
})

const vaguely = (text: string, certainty: number) =>
  ({ on: 'heard', heard: { text, language: 'en', certainty } }) as const

await t.test('vague words may answer a question, and never begin anything', async t => {
  const call = await talk(en)
  const first = await call.conversation.take(vaguely('the third of november', 0.61))
  t.equal(first.question?.asked, 'how-help')
  t.match(first.say[0]?.text, /did not understand/)
  await call.say("i'd like to book")
  const answer = await call.conversation.take(vaguely('a blood test', 0.61))
  t.equal(answer.question?.asked, 'slot')
  const other = await call.conversation.take(vaguely('cancel my appointment', 0.65))
  t.equal(other.question?.asked, 'slot', 'a vague change of subject is not followed')
})

await t.test('only a sure yes stores anything', async t => {
  const call = await talk(en)
  await call.say('a blood test on thursday at nine', 'john smith')
  const vague = await call.conversation.take(vaguely('yes', 0.75))
  t.match(vague.say[0]?.text, /did not understand/)
  t.equal(call.booked.length, 0)
  await call.conversation.take(vaguely('yes', 0.9))
  t.equal(call.booked.length, 1)
})

await t.test('who goes round in circles is handed to a person', async t => {
  const call = await talk(en)
  await call.say('a blood test')
  const texts: string[] = []
  for (let i = 0; i < 6; i += 1) texts.push((await call.say('could you repeat that')).text)
  t.ok(
    texts.some(text => /the staff will call you back/.test(text)),
    texts.join('\n'),
  )
  t.equal(call.messages.length, 1)
})
