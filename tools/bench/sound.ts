/**
 * How well services and people are known by sound, and what it costs: `node tools/bench/sound.ts [--language lt]
 * [--heard] [--json]`. For each language the names of the templates, misheard (every word with one fault of
 * tools/scenario/disturb.ts, or by the shipped recogniser over espeak-ng's voice), against names and against talk that is
 * about nothing here (test/fixtures/talk): recall and precision at each threshold, by sound and by letters; then how many
 * of a language's own words are put right, and how long one utterance takes.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { random } from '../../board/virtual/random.ts'
import type { Clinic } from '../../firmware/clinic/clinic.ts'
import { readClinicFile } from '../../firmware/config/clinic-file.ts'
import { places } from '../../firmware/config/places.ts'
import { namesOf } from '../../firmware/desk/understand/names.ts'
import { understand } from '../../firmware/desk/understand/understanding.ts'
import { sounding, soundName, spot, type Sounding, type SoundName } from '../../firmware/language/alike.ts'
import type { Language, Pack } from '../../firmware/language/language.ts'
import { packs } from '../../firmware/language/packs.ts'
import { likeness, split, tokens } from '../../firmware/language/words.ts'
import { disturb } from '../scenario/disturb.ts'
import { figuresOf, printRows } from './figures.ts'
import { hearNames } from './heard-names.ts'

const today = '2026-11-24'
const thresholds = [0.7, 0.74, 0.78, 0.8, 0.82, 0.84, 0.86, 0.88, 0.9, 0.92, 0.95]
const timesDisturbed = 6

interface Thing {
  readonly id: string
  readonly texts: readonly string[]
  readonly sounds: readonly SoundName[]
}

interface Trial {
  /** Null: nothing of the list was said. */
  readonly meant: string | null
  readonly bySound: { readonly id: string; readonly likeness: number }
  readonly byLetters: { readonly id: string; readonly likeness: number }
}

const templates = (): readonly Clinic[] =>
  globSync('*.yaml', { cwd: places().templates }).map(file =>
    readClinicFile(readFileSync(join(places().templates, file), 'utf8'), file),
  )

const thingsOf = (clinic: Clinic, pack: Pack): readonly Thing[] =>
  [...clinic.services, ...clinic.people].flatMap(({ id, name, also }) => {
    const texts = [name[pack.code] ?? [], also[pack.code] ?? []].flat()
    const sounds = texts.map(text => soundName(pack.spoken, split(text), pack.isInflected))
    return texts.length === 0 ? [] : [{ id, texts, sounds }]
  })

const bestOf = (things: readonly Thing[], likenessOf: (thing: Thing) => number) =>
  things
    .map(thing => ({ id: thing.id, likeness: likenessOf(thing) }))
    .reduce((best, one) => (one.likeness > best.likeness ? one : best), { id: '', likeness: 0 })

/** The letters of a name against every run of as many words, one more and one fewer. */
const letterLikeness = (name: string, words: readonly string[]): number => {
  const count = tokens(name).length
  const runs = [count - 1, count, count + 1].flatMap(length =>
    length < 1
      ? []
      : words.flatMap((_, at) => (at + length > words.length ? [] : [words.slice(at, at + length).join(' ')])),
  )
  return Math.max(0, ...runs.map(run => likeness(run, tokens(name).join(' '))))
}

const soundLikeness = ({ sounds }: Thing, heard: Sounding) =>
  Math.max(0, ...sounds.map(name => spot(name, heard, 0.5)?.likeness ?? 0))

const trialOf = (things: readonly Thing[], pack: Pack, text: string, meant: string | null): Trial => {
  const heard = sounding(pack.spoken, split(text))
  return {
    meant,
    bySound: bestOf(things, thing => soundLikeness(thing, heard)),
    byLetters: bestOf(things, ({ texts }) =>
      Math.max(...texts.map(name => letterLikeness(name, tokens(text)))),
    ),
  }
}

const percent = (part: number, whole: number) => (whole === 0 ? 100 : Math.round((1_000 * part) / whole) / 10)

const atThreshold = (trials: readonly Trial[], by: 'bySound' | 'byLetters', least: number) => {
  const taken = trials.filter(one => one[by].likeness >= least)
  const right = taken.filter(one => one[by].id === one.meant).length
  return {
    recall: percent(right, trials.filter(({ meant }) => meant !== null).length),
    precision: percent(right, taken.length),
    falseTalk: taken.filter(({ meant }) => meant === null).length,
  }
}

const talkOf = (language: Language): readonly string[] =>
  readFileSync(join(places().root, `test/fixtures/talk/${language}.txt`), 'utf8').trim().split('\n')

/** Words of the talk that were taken for others; and what of the values that only they gave. */
const wordsPutRight = (pack: Pack, clinic: Clinic) => {
  const { vocabulary } = namesOf(clinic, pack)
  const dice = random(3)
  const own = [...new Set(Object.values(pack.wishes).flat().join(' ').match(/(?<![\p{L}*])\p{L}{4,}(?![\p{L}*])/gu))]
  const misheard = own.map(word => ({ word, heard: disturb(word, 1, dice).split(' ')[0] ?? '' }))
  const tried = misheard.filter(({ heard }) => heard.length > 3 && !vocabulary.knows(tokens(heard)[0] ?? ''))
  const got = tried.map(({ word, heard }) => ({ word, near: vocabulary.nearest(heard)?.token }))
  const talk = talkOf(pack.code).flatMap(split)
  return {
    words: tried.length,
    right: percent(got.filter(({ word, near }) => near !== undefined && tokens(word)[0] === near).length, tried.length),
    other: percent(got.filter(({ word, near }) => near !== undefined && tokens(word)[0] !== near).length, tried.length),
    talkChanged: percent(talk.filter(word => !vocabulary.knows(tokens(word)[0] ?? '') && vocabulary.nearest(word)).length, talk.length),
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

const measure = async (pack: Pack, isHeard: boolean) => {
  const dice = random(1)
  const clinics = templates().filter(({ languages }) => languages.includes(pack.code))
  const trials: Trial[] = []
  for (const clinic of clinics) {
    const things = thingsOf(clinic, pack)
    const names = things.flatMap(({ id, texts }) => texts.map(text => ({ id, text })))
    const heard = isHeard
      ? await hearNames(pack.code, names)
      : names.flatMap(({ id, text }) =>
          Array.from({ length: timesDisturbed }, () => ({ id, text: disturb(text, 1, dice) })),
        )
          // a word that was not heard cannot be known
          .filter(({ text }, i) => text.replaceAll(' ', '').length >= (names[Math.floor(i / timesDisturbed)]?.text ?? '').replaceAll(' ', '').length)
    trials.push(...heard.map(({ id, text }) => trialOf(things, pack, text, id)))
    trials.push(...talkOf(pack.code).map(text => trialOf(things, pack, text, null)))
  }
  const row = (by: 'bySound' | 'byLetters') =>
    Object.fromEntries(thresholds.map(least => [`${pack.code} ${by} ${least}`, atThreshold(trials, by, least)]))
  const [clinic] = clinics
  return {
    ...row('bySound'),
    ...row('byLetters'),
    ...(clinic
      ? {
          [`${pack.code} own words`]: wordsPutRight(pack, clinic),
          [`${pack.code} understand`]: timesOf(pack, clinic, talkOf(pack.code)),
        }
      : {}),
  }
}

const main = async () => {
  const { values } = parseArgs({
    options: { language: { type: 'string' }, heard: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  })
  for (const pack of packs.values())
    if (values.language === undefined || values.language === pack.code)
      printRows(await measure(pack, values.heard), values.json)
}

if (import.meta.main) await main()
