import t from 'tap'
import { packs, packsIn, variantOf } from '../../../firmware/language/packs.ts'
import { createTexts, fixedIds, textIds } from '../../../firmware/language/texts.ts'
import { promptsOf } from '../../support/desk.ts'
import { assertRoundTrip } from './round-trip.ts'

for (const [code, pack] of packs) {
  await t.test(`${code}: every value that can be said is understood when heard`, async t =>
    assertRoundTrip(t, pack),
  )

  await t.test(`${code}: no two kinds share a pattern, so that no word means two things at once`, async t => {
    for (const patterns of [pack.phrases, pack.topics, pack.wishes, pack.aspects, pack.sensitive]) {
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
  for (const code of packs.keys()) t.strictSame(values(promptsOf(code)), values(promptsOf('en')), code)
  const varied = values(promptsOf('hr', 'bs'))
  t.match(values(promptsOf('hr')), varied, 'bs')
})

await t.test('Bosnian is Croatian in words of its own', async t => {
  t.equal(variantOf('hr', 'bs'), 'bs')
  t.equal(variantOf('en', 'bs'), null)
  t.match(packsIn('bs').get('hr')?.sayDay('2026-12-01', '2026-11-24'), /decembra/)
  t.match(packsIn(null).get('hr')?.sayDay('2026-12-01', '2026-11-24'), /prosinca/)
  const text = createTexts('hr', promptsOf('hr'), promptsOf('hr', 'bs'))
  t.equal(text('ask-message'), 'Šta da prenesem?')
  t.equal(text('goodbye'), createTexts('hr', promptsOf('hr'))('goodbye'), 'the rest is shared')
  t.throws(() => createTexts('hr', 'a = b', 'c = d'), { code: 'CONFIG_INVALID' }, 'a variant of no sentence')
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
