import t from 'tap'
import { nameIn, named } from '../../../firmware/desk/understand/match.ts'
import { understand } from '../../../firmware/desk/understand/understanding.ts'
import { en } from '../../../firmware/language/en/pack.ts'
import type { Language } from '../../../firmware/language/language.ts'
import { lt } from '../../../firmware/language/lt/pack.ts'
import { packs } from '../../../firmware/language/packs.ts'
import { split } from '../../../firmware/language/words.ts'
import { shopOf } from '../../support/desk.ts'

const packOf = (code: Language) => packs.get(code) ?? lt
const today = '2026-11-24'
const dentist = shopOf('dentist-lt').clinic
const inLt = (text: string, asksName = false) =>
  understand(text, { clinic: dentist, pack: lt, today, asksName })
const inEn = (text: string, asksName = false) =>
  understand(text, { clinic: dentist, pack: en, today, asksName })

await t.test('services are known in every case, and misspelt as a recogniser misspells', async t => {
  const table = [
    ['norėčiau dantų patikros', 'check-up'],
    ['burnos higienos prašau', 'hygiene'],
    ['noriu pas higienistę', 'hygiene'],
    ['danties rovimą', 'extraction'],
    ['dantu balinima', 'whitening'],
    ['plonbavimas', 'filling'],
    ['konsultacios', 'consultation'],
  ] as const
  for (const [text, service] of table) t.equal(inLt(text).service, service, text)
  for (const text of ['taip', 'rytoj devintą', 'mano vardas jonas', 'kur jūs esate', 'patikėkite'])
    t.equal(inLt(text).service, undefined, text)
})

await t.test('one sentence may hold service, person, day and time at once', async t => {
  const heard = inLt('noriu dantų patikros pas gydytoją urboną trečiadienį po trečios')
  t.match(heard, {
    service: 'check-up',
    staff: 'urbonas',
    day: { from: '2026-11-25', to: '2026-11-25' },
    time: { kind: 'from', minutes: 180 },
  })
})

await t.test('words already used mean nothing else', async t => {
  t.equal(inLt('lapkričio dvidešimt šeštą').time, undefined, 'a date is not an hour')
  t.equal(inEn('thursday the fifth of march').time, undefined)
  t.notOk(inLt('iki dvyliktos').phrases.has('goodbye'), 'iki (until) is not iki (bye)')
  t.ok(inLt('iki').phrases.has('goodbye'))
})

await t.test('the longer phrase counts', async t => {
  t.ok(inEn('no problem').phrases.has('yes'))
  t.notOk(inEn('no problem').phrases.has('no'))
  t.ok(inEn("no that's not right").phrases.has('no'))
  t.notOk(inEn("no that's not right").phrases.has('yes'))
  t.ok(inLt('ne ačiū').phrases.has('no'))
})

await t.test('names come after their lead, or alone when asked for', async t => {
  t.equal(inEn('my name is john smith').name, 'John Smith')
  t.equal(inEn("it's mary", true).name, 'Mary')
  t.equal(inEn("it's urgent").name, undefined, 'an opening alone is no name')
  t.equal(inLt('mano pavardė kazlauskas').name, 'Kazlauskas')
  t.equal(inLt('Ona Petrauskienė', true).name, 'Ona Petrauskienė', 'marks are kept')
  for (const text of ['what did you say', 'the first one', 'yes', 'a b', 'one two three four'])
    t.equal(inEn(text, true).name, undefined, text)
})

await t.test('questions are told from wishes', async t => {
  t.ok(inLt('kiek kainuoja plombavimas').topics.has('price'))
  t.ok(inEn('what are your opening hours').topics.has('hours'))
  t.equal(inLt('ar priimate vaikus').fact, 'children')
  t.ok(inLt('noriu atšaukti vizitą').wishes.has('cancel'))
  t.ok(inEn('please call me back tomorrow').wishes.has('callback'))
  t.ok(inLt('labai skauda dantį').wishes.has('urgent'))
})

await t.test(
  'no service of a template sounds like another, so that none is booked for the other',
  async t => {
    for (const template of ['dentist-lt', 'gp-en']) {
      const { clinic } = shopOf(template)
      for (const language of clinic.languages) {
        const list = clinic.services.map(({ id, name, also }) => ({
          id,
          names: [name[language] ?? [], also[language] ?? []].flat(),
        }))
        const prepared = list.map(({ id, names }) => named(id, names, packOf(language)))
        for (const { id, names } of list)
          for (const name of names)
            t.equal(
              nameIn(prepared, split(name), packOf(language))?.id,
              id,
              `${template} ${language}: ${name}`,
            )
      }
    }
  },
)

await t.test('an utterance is understood quickly, and the figure is told', async t => {
  const text =
    'laba diena norėčiau užsiregistruoti dantų patikrai pas gydytoją urboną ketvirtadienį lapkričio dvidešimt šeštą pusę dešimtos'
  for (let i = 0; i < 20; i += 1) inLt(text)
  const { user: before } = process.cpuUsage()
  for (let i = 0; i < 50; i += 1) inLt(text)
  t.comment(`${((process.cpuUsage().user - before) / 50_000).toFixed(2)} ms of a core an utterance`)
  t.equal(inLt(text).service, 'check-up')
})
