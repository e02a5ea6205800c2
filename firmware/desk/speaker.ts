import {
  branchOf,
  hasBranches,
  inLanguage,
  personOf,
  serviceOf,
  type Clinic,
  type Local,
} from '../clinic/clinic.ts'
import { branchAt, type Whereabouts } from '../clinic/places.ts'
import { slotTime, type Slot } from '../clinic/slots.ts'
import type { Language, Pack } from '../language/language.ts'
import type { Texts } from '../language/texts.ts'
import { dayOf, type Day } from '../time/calendar.ts'

/** What the desk works with; the same for every call. */
export interface Shop {
  readonly clinic: Clinic
  /** For each language of the clinic. */
  readonly packs: ReadonlyMap<Language, Pack>
  readonly texts: ReadonlyMap<Language, Texts>
}

/** One or two sentences to say. */
export interface Line {
  readonly text: string
  readonly language: Language
  /** True when a caller's name, number or words are in it. */
  readonly personal: boolean
}

type Args = Readonly<Record<string, string>>

/** The desk's mouth in one language at one moment: sentences with their values spoken out. */
export interface Speaker {
  readonly clinic: Clinic
  readonly pack: Pack
  readonly nowMs: number
  readonly today: Day
  /** The same in the clinic's first language, for its people. */
  forStaff(): Speaker
  text(id: string, args?: Args): string
  line(id: string, args?: Args): Line
  /** A sentence that holds something of the caller. */
  personal(id: string, args?: Args): Line
  local(words: Local): string
  /** The clinic's own words, as its file has them. */
  own(words: Local): Line
  serviceName(id: string): string
  staffName(id: string): string
  branchName(id: string): string
  /** Of several places the name of the one where a visit is; '' where there is only one, or nobody knows its person. */
  placeOf(visit: Whereabouts): string
  /** 'Thursday the twenty-sixth at nine thirty'. */
  slotTime(slot: Slot): string
  /** The same, and of several places at which. */
  slotWhen(slot: Slot): string
}

/** @throws Error when the language has no pack: the clinic file is checked against what there is before it is used */
export const createSpeaker = (shop: Shop, language: Language, nowMs: number): Speaker => {
  const { clinic } = shop
  const pack = shop.packs.get(language)
  const text = shop.texts.get(language)
  if (!pack || !text) throw new Error(`no language pack for ${language}`)
  const today = dayOf(nowMs, clinic.zone)
  const local = (words: Local) => inLanguage(clinic, words, language) ?? ''
  const branchName = (id: string) => local(branchOf(clinic, id)?.name ?? {})
  const placeOf = (visit: Whereabouts) =>
    hasBranches(clinic) ? branchName(branchAt(clinic, visit) ?? '') : ''
  const slotTimeText = (slot: Slot) => {
    const { day, minutes } = slotTime(clinic, slot)
    return text('when', { day: pack.sayDay(day, today), time: pack.sayTime(minutes) })
  }
  return {
    clinic,
    pack,
    nowMs,
    today,
    forStaff: () => createSpeaker(shop, clinic.languages[0], nowMs),
    text,
    line: (id, args) => ({ text: text(id, args), language, personal: false }),
    personal: (id, args) => ({ text: text(id, args), language, personal: true }),
    local,
    own: words => ({ text: local(words), language, personal: false }),
    serviceName: id => local(serviceOf(clinic, id)?.name ?? {}),
    staffName: id => local(personOf(clinic, id)?.name ?? {}),
    branchName,
    placeOf,
    slotTime: slotTimeText,
    slotWhen: slot => {
      const [when, branch] = [slotTimeText(slot), placeOf(slot)]
      return branch === '' ? when : text('when-branch', { when, branch })
    },
  }
}

/** A sentence begins with a capital letter, whatever value stands first in it. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
