import t from 'tap'
import { packs } from '../../../firmware/language/packs.ts'
import { createTexts, fixedIds, textIds } from '../../../firmware/language/texts.ts'
import { tokens } from '../../../firmware/language/words.ts'
import { addDays } from '../../../firmware/time/calendar.ts'
import { promptsOf } from '../../support/desk.ts'

const today = '2026-11-24'

for (const [code, pack] of packs) {
  await t.test(`${code}: every day and time that can be said is understood when heard`, async t => {
    const wrongDays = Array.from({ length: 365 }, (_, i) => addDays(today, i)).filter(day => {
      const words = tokens(pack.sayDay(day, today))
      const found = pack.readDay(words, today)
      return found?.value.from !== day || found.value.to !== day || found.to !== words.length
    })
    t.strictSame(wrongDays, [])
    const wrongTimes = Array.from({ length: 288 }, (_, i) => i * 5).filter(minutes => {
      const found = pack.readTime(tokens(pack.sayTime(minutes)))?.value
      const halves = [minutes, (minutes + 720) % 1440]
      return (
        found?.kind !== 'at' ||
        !(found.minutes === minutes || (found.either && halves.includes(found.minutes)))
      )
    })
    t.strictSame(wrongTimes, [])
  })

  await t.test(`${code}: every telephone number said digit by digit comes back`, async t => {
    const phones = ['+37061234567', '+37052123456', '+447712345678', '+442079460000']
    for (const phone of phones) {
      const digits = pack.readDigits(tokens(pack.sayPhone(phone)))
      t.ok(phone.endsWith(digits.slice(1)), `${phone} ${digits}`)
    }
  })

  await t.test(`${code}: no two kinds share a pattern, so that no word means two things at once`, async t => {
    for (const patterns of [pack.phrases, pack.topics, pack.wishes]) {
      const all = Object.values(patterns).flat()
      t.strictSame(
        all.filter((one, i) => all.indexOf(one) !== i),
        [],
      )
    }
  })
}

await t.test('every language has the same sentences with the same values', async t => {
  const values = (ftl: string) =>
    Object.fromEntries(
      [...ftl.matchAll(/^([a-z][a-z0-9-]*)\s*=(.*)$/gm)].map(([, id, text]) => [
        id,
        [...new Set([...(text ?? '').matchAll(/\{ \$(\w+) \}/g)].map(found => found[1] ?? ''))].toSorted(
          (a, b) => a.localeCompare(b),
        ),
      ]),
    )
  t.strictSame(values(promptsOf('lt')), values(promptsOf('en')))
})

await t.test('sentences render, and say what is missing', async t => {
  const text = createTexts('en', promptsOf('en'))
  t.equal(text('when', { day: 'Monday', time: 'nine' }), 'Monday at nine')
  t.throws(
    () => text('when', { day: 'Monday' }),
    { code: 'CONFIG_INVALID' },
    'a missing value is never read out',
  )
  t.throws(() => text('no-such-sentence'), { code: 'CONFIG_INVALID' })
  t.throws(() => createTexts('en', 'a = { $'), { code: 'CONFIG_INVALID' })
  const fixed = fixedIds(promptsOf('en'))
  t.ok(fixed.includes('goodbye') && !fixed.includes('when'))
  t.ok(fixed.every(id => textIds(promptsOf('en')).includes(id)))
})
