/**
 * How well services and people are known when they are misheard, and what it costs: `node tools/bench/sound.ts
 * [--language lt] [--heard] [--json]`. The names of the templates, misheard (every word with one fault of
 * tools/scenario/disturb.ts, or with --heard by the shipped recogniser over three voices of espeak-ng), against each
 * template's names; and talk that is about nothing here (test/fixtures/talk), and what other templates offer, of which none
 * may be taken. By sound, by letters and by both: the least threshold that takes at most `mostFalse` of what named nothing,
 * chosen on one half of the names and lines of all languages asked for, and what it does on the other half. Then what the
 * desk makes of that half, how many of a language's own words are put right, and how long one utterance takes.
 */
import { parseArgs } from 'node:util'
import { random } from '../../board/virtual/random.ts'
import type { Clinic } from '../../firmware/clinic/clinic.ts'
import { namesOf } from '../../firmware/desk/understand/names.ts'
import { understand } from '../../firmware/desk/understand/understanding.ts'
import type { Pack } from '../../firmware/language/language.ts'
import { packs } from '../../firmware/language/packs.ts'
import { split, tokens } from '../../firmware/language/words.ts'
import { disturb } from '../scenario/disturb.ts'
import { figuresOf, printRows } from './figures.ts'
import { talkOf, templatesIn, today, trialsOf, ways, type Trial, type Way } from './name-trials.ts'

const thresholds = Array.from({ length: 46 }, (_, i) => Math.round(50 + i) / 100)
const mostFalse = 0.004

const percent = (part: number, whole: number) => (whole === 0 ? 100 : Math.round((1_000 * part) / whole) / 10)

const named = (trials: readonly Trial[]) => trials.filter(({ meant }) => meant !== null)
const unnamed = (trials: readonly Trial[]) => trials.filter(({ meant }) => meant === null)

/** What a threshold does: those that are right of what was named, and of what was taken; and what was taken for nothing. */
const atThreshold = (trials: readonly Trial[], way: Way, least: number) => {
  const taken = trials.filter(({ best }) => best[way].likeness >= least)
  const right = taken.filter(({ best, meant }) => best[way].id === meant).length
  return {
    least,
    recall: percent(right, named(trials).length),
    precision: percent(right, named(taken).length),
    false: unnamed(taken).length,
    of: unnamed(trials).length,
  }
}

const chosen = (trials: readonly Trial[], way: Way): number =>
  thresholds.find(least => {
    const { false: taken, of } = atThreshold(trials, way, least)
    return taken <= mostFalse * of
  }) ?? 1

/** What the desk does, with what it holds for ordinary words and with names too near each other. */
const atDesk = (trials: readonly Trial[]) => {
  const is = (list: readonly string[], { meant }: Trial) => meant !== null && list.includes(meant)
  const count = (of: (trial: Trial) => boolean) =>
    percent(named(trials).filter(of).length, named(trials).length)
  return {
    right: count(one => is(one.taken, one)),
    wrong: count(one => one.taken.length > 0 && !is(one.taken, one)),
    asked: count(one => one.taken.length === 0 && is(one.asked, one)),
    falseTaken: unnamed(trials).filter(({ taken }) => taken.length > 0).length,
    falseAsked: unnamed(trials).filter(({ taken, asked }) => taken.length === 0 && asked.length > 0).length,
    of: unnamed(trials).length,
  }
}

const rowsOf = (name: string, trials: readonly Trial[], limits: Readonly<Record<Way, number>>) => ({
  ...Object.fromEntries(ways.map(way => [`${name} by ${way}`, atThreshold(trials, way, limits[way])])),
  [`${name} desk`]: atDesk(trials),
})

/** Words of the talk that were taken for others; and what of the values that only they gave. */
const wordsPutRight = (pack: Pack, clinic: Clinic) => {
  const { vocabulary } = namesOf(clinic, pack)
  const dice = random(3)
  const own = [
    ...new Set(
      Object.values(pack.wishes)
        .flat()
        .join(' ')
        .match(/(?<![\p{L}*])\p{L}{4,}(?![\p{L}*])/gu),
    ),
  ]
  const misheard = own.map(word => ({ word, heard: disturb(word, 1, dice).split(' ')[0] ?? '' }))
  const tried = misheard.filter(({ heard }) => heard.length > 3 && !vocabulary.knows(tokens(heard)[0] ?? ''))
  const got = tried.map(({ word, heard }) => ({ word, near: vocabulary.nearest(heard)?.token }))
  const talk = talkOf(pack.code).flatMap(split)
  return {
    words: tried.length,
    right: percent(
      got.filter(({ word, near }) => near !== undefined && tokens(word)[0] === near).length,
      tried.length,
    ),
    other: percent(
      got.filter(({ word, near }) => near !== undefined && tokens(word)[0] !== near).length,
      tried.length,
    ),
    talkChanged: percent(
      talk.filter(word => !vocabulary.knows(tokens(word)[0] ?? '') && vocabulary.nearest(word)).length,
      talk.length,
    ),
  }
}

/** Each text five times, the quickest counted: the machine may have other work. */
const timesOf = (pack: Pack, clinic: Clinic, texts: readonly string[]) => {
  const hearer = { clinic, pack, today, asksName: false }
  for (const text of texts) understand(text, hearer)
  const times = texts.map(text =>
    Math.min(
      ...[1, 2, 3, 4, 5].map(() => {
        const startMs = performance.now()
        understand(text, hearer)
        return performance.now() - startMs
      }),
    ),
  )
  return figuresOf(times)
}

/** What is known of a language without trials. */
const ownRows = (pack: Pack) => {
  const [clinic] = templatesIn(pack.code)
  return clinic
    ? {
        [`${pack.code} own words`]: wordsPutRight(pack, clinic),
        [`${pack.code} understand`]: timesOf(pack, clinic, talkOf(pack.code)),
      }
    : {}
}

const main = async () => {
  const { values } = parseArgs({
    options: {
      language: { type: 'string' },
      heard: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const asked = [...packs.values()].filter(({ code }) => (values.language ?? code) === code)
  const trials: Trial[] = []
  for (const pack of asked) trials.push(...(await trialsOf(pack, values.heard)))
  const known = trials.filter(({ isHeldOut }) => !isHeldOut)
  const heldOut = trials.filter(({ isHeldOut }) => isHeldOut)
  const [sound, letters, both] = ways.map(way => chosen(known, way))
  const limits = { sound: sound ?? 1, letters: letters ?? 1, both: both ?? 1 }
  for (const { code } of asked) {
    const own = heldOut.filter(({ language }) => language === code)
    printRows(rowsOf(code, own, limits), values.json)
  }
  printRows(rowsOf('all', heldOut, limits), values.json)
  for (const pack of asked) printRows(ownRows(pack), values.json)
}

if (import.meta.main) await main()
