import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { random } from '../../board/virtual/random.ts'
import type { Clinic } from '../../firmware/clinic/clinic.ts'
import { readClinicFile } from '../../firmware/config/clinic-file.ts'
import { places } from '../../firmware/config/places.ts'
import { understand } from '../../firmware/desk/understand/understanding.ts'
import { likest, sounding, soundName, spot, type SoundName } from '../../firmware/language/alike.ts'
import type { Language, Pack } from '../../firmware/language/language.ts'
import { likeness, split, tokens } from '../../firmware/language/words.ts'
import { disturb } from '../scenario/disturb.ts'
import { hearNames } from './heard-names.ts'

/** What the desk is asked about while the times of day make no difference. */
export const today = '2026-11-24'
const timesDisturbed = 6

/** How names are compared: by sound alone, by letters alone, and as the desk does, by both. */
export const ways = ['sound', 'letters', 'both'] as const
export type Way = (typeof ways)[number]

/** A text in which one thing was named, or nothing of the clinic's, and what was made of it. */
export interface Trial {
  readonly language: Language
  /** Null: nothing of the list was said. */
  readonly meant: string | null
  /** In the half that thresholds are not chosen by; all faults of one name are in the same half. */
  readonly isHeldOut: boolean
  readonly best: Readonly<Record<Way, { readonly id: string; readonly likeness: number }>>
  /** What the desk takes for named, with all its limits. */
  readonly taken: readonly string[]
  /** What it would ask about. */
  readonly asked: readonly string[]
}

interface Name {
  readonly id: string
  readonly text: string
  readonly sounds: SoundName
}

export const templatesIn = (language: Language): readonly Clinic[] =>
  globSync('*.yaml', { cwd: places().templates })
    .toSorted()
    .map(file => readClinicFile(readFileSync(join(places().templates, file), 'utf8'), file))
    .filter(({ languages }) => languages.includes(language))

/** What people say that is about nothing here. */
export const talkOf = (language: Language): readonly string[] =>
  readFileSync(join(places().root, `test/fixtures/talk/${language}.txt`), 'utf8')
    .trim()
    .split('\n')

const namesOf = (clinic: Clinic, pack: Pack): readonly Name[] =>
  [...clinic.services, ...clinic.people].flatMap(({ id, name, also }) =>
    [name[pack.code] ?? [], also[pack.code] ?? []].flat().map(text => ({
      id,
      text,
      sounds: soundName(pack.spoken, split(text), pack.isInflected),
    })),
  )

/** The letters of a name against every run of as many words, one more and one fewer. */
const letterLikeness = (name: string, words: readonly string[]): number => {
  const count = tokens(name).length
  const runs = [count - 1, count, count + 1].flatMap(length =>
    length < 1
      ? []
      : words.flatMap((_, at) =>
          at + length > words.length ? [] : [words.slice(at, at + length).join(' ')],
        ),
  )
  return Math.max(0, ...runs.map(run => likeness(run, tokens(name).join(' '))))
}

const bestOf = (names: readonly Name[], likenessOf: (name: Name) => number) =>
  names
    .map(name => ({ id: name.id, likeness: likenessOf(name) }))
    .reduce((best, one) => (one.likeness > best.likeness ? one : best), { id: '', likeness: 0 })

const isInSecondHalf = (text: string) => (createHash('sha256').update(text).digest()[0] ?? 0) % 2 === 1

interface Said {
  readonly meant: string | null
  /** What was said, and what was heard. */
  readonly said: string
  readonly text: string
}

const tryOne = (clinic: Clinic, pack: Pack, names: readonly Name[]) => {
  const heard = ({ meant, said, text }: Said): Trial => {
    const sounds = sounding(pack.spoken, split(text))
    const { service, staff, maybe } = understand(text, { clinic, pack, today, asksName: false })
    return {
      language: pack.code,
      meant,
      isHeldOut: isInSecondHalf(said),
      best: {
        sound: bestOf(names, name => spot(name.sounds, sounds, 0.5)?.likeness ?? 0),
        letters: bestOf(names, name => letterLikeness(name.text, tokens(text))),
        both: bestOf(names, name => likest(name.sounds, sounds)?.likeness ?? 0),
      },
      taken: [service ?? [], staff ?? []].flat(),
      asked: [...maybe.services, ...maybe.staff],
    }
  }
  return heard
}

/** Every word with one fault; without those of which a word was not heard, for it cannot be known. */
const misheard = (names: readonly Name[]): readonly Said[] => {
  const dice = random(1)
  const length = (text: string) => text.replaceAll(' ', '').length
  return names
    .flatMap(({ id, text }) =>
      Array.from({ length: timesDisturbed }, () => ({
        meant: id,
        said: text,
        text: disturb(text, 1, dice),
      })),
    )
    .filter(({ said, text }) => length(text) >= length(said))
}

const heardBy = async (pack: Pack, names: readonly Name[]): Promise<readonly Said[]> => {
  const heard = await hearNames(pack.code, names)
  return heard.map(({ id, name, text }) => ({ meant: id, said: name, text }))
}

const nothingNamed = (texts: readonly string[]): readonly Said[] =>
  texts.map(text => ({ meant: null, said: text, text }))

/** @param isHeard whether names are misheard by the shipped recogniser, instead of by rule */
export const trialsOf = async (pack: Pack, isHeard: boolean): Promise<readonly Trial[]> => {
  const clinics = templatesIn(pack.code).map(clinic => ({ clinic, names: namesOf(clinic, pack) }))
  const all = [...new Set(clinics.flatMap(({ names }) => names.map(({ text }) => text)))]
  const trials: Trial[] = []
  for (const { clinic, names } of clinics) {
    const heard = tryOne(clinic, pack, names)
    const said = isHeard ? await heardBy(pack, names) : misheard(names)
    // what other clinics offer is near, but not here
    const others = nothingNamed(all).map(heard)
    trials.push(
      ...said.map(heard),
      ...nothingNamed(talkOf(pack.code)).map(heard),
      ...others.filter(({ best }) => best.both.likeness < 1),
    )
  }
  return trials
}
