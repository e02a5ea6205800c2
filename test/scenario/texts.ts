import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'
import type { Language } from '../../firmware/language/language.ts'
import { playAll, scenariosIn } from '../../tools/scenario/evaluate.ts'
import { textTier } from '../../tools/scenario/tier.ts'

/** Every scenario of a language in writing: the true desk, the true reception, a store on disk. */

const fewest = 25

export const playTexts = async (t: Test, language: Language): Promise<void> =>
  playFolder(t, `text/${language}`, fewest)

/** @param least how many there must be in the folder */
export const playFolder = async (t: Test, folder: string, least: number): Promise<void> => {
  // more than this on a machine that is busy with other tests
  t.setTimeout(600_000)
  const scenarios = await scenariosIn(fileURLToPath(new URL(folder, import.meta.url)))
  t.ok(scenarios.length >= least, `${scenarios.length} scenarios`)
  for (const { scenario, verdict, talk } of await playAll(scenarios, textTier(null))) {
    t.strictSame(verdict.failures, [], `${scenario.job}: ${scenario.name}`)
    if (verdict.failures.length > 0)
      t.comment(talk.lines.map(({ who, text }) => `${who === 'caller' ? '>' : ' '} ${text}`).join('\n'))
  }
}
