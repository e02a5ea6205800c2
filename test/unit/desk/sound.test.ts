import { readFileSync } from 'node:fs'
import t from 'tap'
import { understand } from '../../../firmware/desk/understand/understanding.ts'
import type { Language } from '../../../firmware/language/language.ts'
import { packs } from '../../../firmware/language/packs.ts'
import { shopOf, talk } from '../../support/desk.ts'

const today = '2026-11-24'
const templates = {
  lt: 'dentist-lt',
  hr: 'dentist-hr',
  hy: 'gp-hy',
  uk: 'dentist-uk',
  ru: 'dentist-uk',
  en: 'gp-en',
}
const languages = Object.keys(templates) as Language[]

const hearIn = (language: Language) => {
  const { clinic } = shopOf(templates[language])
  const pack = packs.get(language)
  if (!pack) throw new Error(`no pack for ${language}`)
  return (text: string, asksName = false) => understand(text, { clinic, pack, today, asksName })
}

const talkOf = (language: Language) =>
  readFileSync(new URL(`../../fixtures/talk/${language}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n')

await t.test('talk about nothing here names no service and nobody', t => {
  for (const language of languages) {
    const hear = hearIn(language)
    const talk = talkOf(language)
    t.ok(talk.length >= 60, language)
    const named = talk.filter(text => {
      const heard = hear(text)
      return heard.service !== undefined || heard.staff !== undefined
    })
    // what is named is read back before it is booked
    const most = language === 'lt' ? 1 : 0
    t.ok(named.length <= most, `${language}: ${named.join('; ')}`)
  }
  t.end()
})

await t.test('misheard words still mean what they meant', t => {
  const lt = hearIn('lt')
  const heard = lt('noriu dantu patigros ketvirdadienį puse tesimtos')
  t.match(heard, { service: 'check-up', day: { from: '2026-11-26' }, time: { kind: 'at', minutes: 570 } })
  t.equal(heard.parts.service?.text, 'dantu patigros')
  t.equal(heard.parts.day?.text, 'ketvirdadienį')
  t.ok(heard.sureness < 1)
  t.ok(lt('taib').phrases.has('yes'))
  t.match(lt('pir madienį'), { day: { from: '2026-11-30' } }, 'a word heard as two')
  t.ok(hearIn('hr')('želim otkezati termin').wishes.has('cancel'))
  t.end()
})

await t.test('what is only near a name is asked about, and what lies between two too', t => {
  const lt = hearIn('lt')
  const near = lt('noriu kosultasjo')
  t.equal(near.service, undefined)
  t.strictSame(near.maybe, { services: ['consultation'], staff: [], days: [] })
  t.strictSame(lt('konsultacija').maybe, { services: [], staff: [], days: [] })
  t.end()
})

await t.test('of two services said beside each other the caller is asked which; a title is none', t => {
  const en = hearIn('en')
  const both = en('a doctor for a flu vaccination')
  t.equal(both.service, undefined)
  t.strictSame(both.maybe.services, ['doctor', 'flu-vaccination'])
  const titled = en('a blood test with a doctor Patel')
  t.match([titled.service, titled.staff], ['blood-test', 'patel'])
  t.end()
})

await t.test('a digit that was heard is never put right, whatever stands beside it', t => {
  for (const language of languages) {
    const hear = hearIn(language)
    const said = packs.get(language)?.sayDigits('0712345689') ?? ''
    t.equal(hear(said).digits, '0712345689', said)
    const hesitant = said.replaceAll(/[^\p{L}\p{M}'’ʼ]+/gu, ' hmm ')
    t.equal(hear(hesitant).digits, '0712345689', hesitant)
  }
  const en = hearIn('en')
  t.equal(en('oh seven nine one two seven ty four').digits, '0791274', 'a sigh makes no seventy')
  t.equal(hearIn('hr')('nula devet jedan petica šestica').digits, '09156', 'digits by their names')
  t.equal(en('nine one sevn').digits, '917', 'what was no digit may become one')
  t.end()
})

await t.test('names and free words are left as they came', t => {
  const lt = hearIn('lt')
  t.equal(lt('Petras Šeštokas', true).name, 'Petras Šeštokas')
  t.equal(lt('mano vardas Petras Šeštokas').name, 'Petras Šeštokas')
  t.end()
})

await t.test('a day that is over or is none is told apart from no day', t => {
  const lt = hearIn('lt')
  t.match(lt('noriu vakar'), { unfit: 'past', day: undefined })
  t.match(lt('vasario trisdešimtą'), { unfit: 'no such day', day: undefined })
  t.equal(lt('rytoj').unfit, undefined)
  t.end()
})

const dentist = { template: 'dentist-lt', at: '2026-11-24T20:30', language: 'lt' } as const

await t.test('a near name is asked about, a yes books it and a no asks again', async t => {
  const call = await talk(dentist)
  const asked = await call.say('noriu kosultasjo')
  t.equal(asked.asked, 'meant')
  t.match(asked.text, /Ar turėjote omenyje: konsultacija\?/)
  t.equal((await call.say('taip')).asked, 'slot')
  t.match(call.answers.at(-1)?.text, /Konsultacija/)
  const other = await talk(dentist)
  await other.say('noriu kosultasjo')
  t.equal((await other.say('ne')).asked, 'how-help')
  t.equal(other.booked.length, 0)
  const third = await talk(dentist)
  await third.say('noriu kosultasjo')
  t.match((await third.say('dantų patikros')).text, /Dantų patikra/, 'another one named instead')
})

await t.test('a near name by key, and not understood by keys', async t => {
  const call = await talk(dentist)
  await call.say('noriu kosultasjo')
  t.equal((await call.say('#key 1')).asked, 'slot')
  const lost = await talk(dentist)
  await lost.say('noriu kosultasjo')
  await lost.say('brum brum')
  t.match((await lost.say('brum brum')).text, /spauskite vieną/)
})

await t.test('a yes that only sounds a little like one stores nothing', async t => {
  const call = await talk(dentist)
  const readBack = await call.say('dantų patikra ketvirtadienį dešimtą', 'jonas jonaitis')
  t.equal(readBack.asked, 'confirm')
  t.equal((await call.say('tajpa')).asked, 'confirm')
  t.equal(call.booked.length, 0)
  await call.say('taip')
  t.equal(call.booked.length, 1)
})

await t.test('a day that is over, or is none, is told and asked for again', async t => {
  const call = await talk(dentist)
  const past = await call.say('noriu dantų patikros vakar')
  t.match(past.text, /Ta diena jau praėjo/)
  t.equal(past.asked, 'when')
  const none = await call.say('vasario trisdešimtą')
  t.match(none.text, /Tokios dienos kalendoriuje nėra/)
  t.equal(none.asked, 'when')
  t.equal((await call.say('rytoj')).asked, 'slot')
})
