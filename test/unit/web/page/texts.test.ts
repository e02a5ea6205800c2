import t from 'tap'
import { chooseLanguage, texts, textsOf } from '../../../../firmware/web/page/texts.ts'

/** Every text with the path to it; what takes a value is asked with one. */
const listed = (value: unknown, path = ''): [string, unknown][] => {
  if (typeof value === 'function') return [[path, (value as (...given: unknown[]) => unknown)('7', 'x')]]
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => listed(inner, `${path}/${key}`))
}
const isOwn = (path: string) => !/^\/(?:locale|shortDay|name|talk\/box|turn\/stages)/.test(path)

for (const [code, own] of Object.entries(texts))
  await t.test(`${code} has every text, and none left in English`, async t => {
    const english = new Map(listed(textsOf('en')))
    const all = listed(own).filter(([path]) => isOwn(path))
    t.ok(all.length > 80)
    t.strictSame(
      all.map(([path]) => path),
      [...english.keys()].filter(isOwn),
    )
    t.strictSame(
      all.filter(([, text]) => typeof text !== 'string' || text.trim() === ''),
      [],
    )
    if (code !== 'en')
      t.strictSame(
        all.filter(([path, text]) => text === english.get(path)),
        [],
      )
  })

await t.test('Lithuanian counts in three forms', async t => {
  const { count } = textsOf('lt').bookings
  t.strictSame([1, 2, 10, 21, 0].map(count), [
    '1 vizitas',
    '2 vizitai',
    '10 vizitų',
    '21 vizitas',
    '0 vizitų',
  ])
  t.strictSame([1, 2].map(textsOf('en').bookings.count), ['1 visit', '2 visits'])
})

await t.test('Slavic languages count as theirs do', async t => {
  const count = (language: string) => [1, 3, 5, 21].map(textsOf(language).report.days)
  t.strictSame(count('hr'), ['1 dan', '3 dana', '5 dana', '21 dan'])
  t.strictSame(count('uk'), ['1 день', '3 дні', '5 днів', '21 день'])
  t.strictSame(count('ru'), ['1 день', '3 дня', '5 дней', '21 день'])
})

await t.test('the first wish that can be met is met', async t => {
  t.equal(chooseLanguage(['lt', 'en']), 'lt')
  t.equal(chooseLanguage([null, 'LT-lt']), 'lt')
  t.equal(chooseLanguage(['bs-BA', 'en']), 'hr')
  t.equal(chooseLanguage(['de-DE', 'fr', 'en-US']), 'en')
  t.equal(chooseLanguage(['toString', '__proto__', '']), 'en')
  t.equal(chooseLanguage([]), 'en')
})
