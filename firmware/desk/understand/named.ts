import { sounding, type Spot } from '../../language/alike.ts'
import type { Cover } from '../../language/kinds.ts'
import type { Pack } from '../../language/language.ts'
import type { Vocabulary } from '../../language/vocabulary.ts'
import { findAll, fold } from '../../language/words.ts'
import { choose, matches, overlaps, type Choice, type Match, type Named } from './match.ts'
import { mend, moved, type Mended } from './mend.ts'
import { namesOf } from './names.ts'
import type { Hearer } from './understanding.ts'

/** Words that are not part of something already found, the rest kept in place as blanks. */
export const blanked = (words: readonly string[], used: readonly Cover[]): readonly string[] =>
  words.map((word, at) => (used.some(({ from, to }) => at >= from && at < to) ? '' : word))

/** Ordinary words are a name only where they sound just like it. */
const ordinaryBelow = 0.93

const isOrdinary = (vocabulary: Vocabulary, words: readonly string[]) => (spot: Spot) =>
  spot.likeness < ordinaryBelow && words.slice(spot.from, spot.to).every(word => vocabulary.knows(fold(word)))

interface Known {
  readonly pack: Pack
  readonly vocabulary: Vocabulary
}

const matchesIn = (list: readonly Named[], words: readonly string[], { pack, vocabulary }: Known) =>
  matches(list, sounding(pack.spoken, words), isOrdinary(vocabulary, words))

/** 'An ultrasound with Doctor Petrosyan': a title names no visit to the doctor where something else is named as well. */
const untitled = (services: readonly Match[], person: () => Match | null): readonly Match[] => {
  const isSeveral = services.filter(({ isSure }) => isSure).length > 1
  const named = isSeveral ? person() : null
  const others = named ? services.filter(one => !overlaps(one, named)) : services
  return others.some(({ isSure }) => isSure) ? others : services
}

/** How many words after 'my name is' are taken for the name. */
const nameWords = 2

/** Names are not put right: they sound like anything. */
const namesIn = ({ pack, asksName }: Hearer, raw: readonly string[]): readonly Cover[] => {
  if (asksName) return [{ from: 0, to: raw.length }]
  return findAll(pack.nameLeads, raw.map(fold)).map(({ to }) => ({ from: to, to: to + nameWords }))
}

export interface NamedWords {
  readonly service: Choice
  readonly staff: Choice
  readonly mended: Mended
  readonly cover: { readonly service: Cover | null; readonly staff: Cover | null }
}

/** Services and people by their sound, and the other words as they must have been. */
export const hearWords = (hearer: Hearer, raw: readonly string[]): NamedWords => {
  const { clinic, pack } = hearer
  const names = namesOf(clinic, pack)
  const known = { pack, vocabulary: names.vocabulary }
  const person = () => choose(matchesIn(names.people, raw, known)).sure
  const service = choose(untitled(matchesIn(names.services, raw, known), person))
  const staff = choose(matchesIn(names.people, blanked(raw, service.sure ? [service.sure] : []), known))
  const kept = [service.sure, staff.sure, ...namesIn(hearer, raw)].filter(cover => cover !== null)
  const mended = mend(names.vocabulary, raw, kept)
  const at = (cover: Cover | null) => cover && moved(mended, cover)
  return { service, staff, mended, cover: { service: at(service.sure), staff: at(staff.sure) } }
}
