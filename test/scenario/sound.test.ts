import { fileURLToPath } from 'node:url'
import t from 'tap'
import { playAll, scenariosIn, type Played } from '../../tools/scenario/evaluate.ts'
import { lineTier, openAudioTier } from '../../tools/scenario/tier.ts'

/** The tiers above writing, a few scenarios each; `ragelis eval --tier audio` and `--tier line` play them all. */
t.setTimeout(600_000)

const languages = ['en', 'hr', 'hy', 'lt', 'ru', 'uk']
const all = await scenariosIn(fileURLToPath(new URL('text', import.meta.url)))
const named = (name: string) =>
  languages.flatMap(language => all.filter(one => one.language === language && one.name === name).slice(0, 1))

const wordsOf = ({ talk }: Played) => talk.lines.map(({ who, text }) => `${who}: ${text}`).join('\n')

await t.test('a voice in each language books the first free time', async t => {
  await using tier = await openAudioTier()
  const scenarios = named('the first time that is free')
  t.equal(scenarios.length, languages.length)
  for (const played of await playAll(scenarios, tier)) {
    const { scenario, verdict, talk } = played
    if (!t.strictSame(verdict.failures, [], scenario.language)) t.comment(wordsOf(played))
    t.ok(talk.lines.some(({ who }) => who === 'desk'))
  }
})

await t.test('silence and keys go through the turn-taking as well', async t => {
  await using tier = await openAudioTier()
  const scenarios = all.filter(
    ({ language, name }) =>
      language === 'lt' && ['only silence', 'the language is changed by key'].includes(name),
  )
  t.equal(scenarios.length, 2)
  for (const played of await playAll(scenarios, tier))
    if (!t.strictSame(played.verdict.failures, [], played.scenario.name)) t.comment(wordsOf(played))
})

await t.test('over a whole line: the disk holds the visit, and the gaps are measured', async t => {
  await using tier = lineTier()
  // how long a machine takes that is busy with other tests says nothing; nor does a frame that it lost: one call of two
  const [scenario] = named('the first time that is free').map(one => ({ ...one, limits: {} }))
  if (!scenario) throw new Error('there is no such scenario')
  const first = await tier.play(scenario)
  const played = first.verdict.failures.length === 0 ? first : await tier.play(scenario)
  if (!t.strictSame(played.verdict.failures, [])) t.comment(wordsOf(played))
  t.strictSame(first.verdict.falseActions, [], 'whatever was lost, nothing false was stored')
  t.ok(played.times.gaps.length >= 3, 'each answer has a gap')
})
