import type { DayWish } from '../../language/language.ts'
import { dayOf } from '../../time/calendar.ts'
import { slotTime } from '../../clinic/slots.ts'
import type { Speaker } from '../speaker.ts'
import type { Understanding } from '../understand/understanding.ts'
import { askForBirthDate, datedFrom, takeBirthDate, type BirthDated } from './birth-date.ts'
import { askName } from './book-questions.ts'
import { askCode, askWhichVisit } from './identity-questions.ts'
import { askForPhone, phonedFrom, takePhone, type Phoned } from './phone.ts'
import type { Caller, Known, Need, Proof, Result } from './job.ts'

/**
 * Finds the visit a caller means, and makes sure that it is theirs before a word of it is told: by the number they ring
 * from, by name and birth date, or by a code sent to the number it was booked from, as the clinic chooses.
 */
export interface Identity extends Phoned, BirthDated {
  readonly by: Speaker['clinic']['identity']['by']
  readonly name: string | null
  /** Sent by SMS; null until it was. */
  readonly code: string | null
  /** It could not be sent; that would show that there is something to send it for. */
  readonly isUnsent: boolean
  readonly isProven: boolean
  readonly tries: number
  /** Null until looked up. */
  readonly visits: readonly Known[] | null
  readonly visit: Known | null
  /** What was said of it, to tell several apart. */
  readonly service: string | null
  readonly day: DayWish | null
  readonly isFailed: boolean
  /** Nothing was found under what was said, and they are asked once more. */
  readonly isAskedAgain: boolean
}

/** Wrong codes and wrong birth dates after which a person takes over. */
const triesAtMost = 3
const codeDigits = 4

export const beginIdentity = (heard: Understanding, caller: Caller, speaker: Speaker): Identity => {
  const { by } = speaker.clinic.identity
  return {
    by,
    ...phonedFrom(caller.phone),
    name: heard.name ?? null,
    ...datedFrom(heard.date ?? null),
    code: null,
    isUnsent: false,
    // a number that the network vouches for is the proof itself
    isProven: by === 'number' && caller.phone !== null,
    tries: 0,
    visits: null,
    visit: null,
    service: heard.service ?? null,
    day: heard.day ?? null,
    isFailed: false,
    isAskedAgain: false,
  }
}

const proofOf = ({ by, phone, name, birthDate }: Identity): Proof | null => {
  if (by !== 'birth-date') return phone === null ? null : { by: 'number', phone }
  return name === null || birthDate === null ? null : { by: 'birth-date', name, birthDate }
}

/** How it ended, once nothing more is needed. */
export type Identified =
  { readonly visit: Known } | { readonly visit: null; readonly why: 'none' | 'unproven' }

/** What is needed to know the visit; or the visit; or why there is none to speak of. */
export const identify = (identity: Identity, speaker: Speaker): Need | Identified => {
  const { by, phone, visits, visit, isProven, code } = identity
  if (identity.isFailed || identity.tries >= triesAtMost) return { visit: null, why: 'unproven' }
  // without a number that the network vouches for, anyone could say one
  if (by === 'number' && !isProven) return { visit: null, why: 'unproven' }
  if (by === 'birth-date' && identity.name === null)
    return {
      need: 'answer',
      lead: identity.isAskedAgain ? [speaker.line('visit-not-found')] : [],
      question: {
        ...askName(speaker),
        say: [speaker.line('ask-message-name')],
        keysSay: [speaker.line('ask-message-name')],
        keys: {},
      },
    }
  const asks =
    by === 'birth-date'
      ? askForBirthDate(identity, speaker)
      : by === 'sms-code'
        ? askForPhone(identity, speaker)
        : null
  if (asks) return { need: 'answer', lead: [], question: asks }
  const proof = proofOf(identity)
  if (visits === null && proof) return { need: 'errand', errand: { do: 'look up', proof } }
  if (by === 'sms-code' && !isProven && phone !== null) {
    // whether a number has visits shows in nothing that is said: without any the same is asked, and no answer is right
    const isSent = code !== null || visits?.length === 0 || identity.isUnsent
    if (isSent) return { need: 'answer', lead: [], question: askCode(speaker) }
    const text = speaker.text('sms-code', { code: '####' })
    return { need: 'errand', errand: { do: 'code', to: phone, text } }
  }
  if (!visits || visits.length === 0) return { visit: null, why: 'none' }
  if (visit) return { visit }
  const meant = narrowed(identity, visits, speaker)
  const [only] = meant
  if (only && meant.length === 1) return { visit: only }
  return { need: 'answer', lead: [], question: askWhichVisit(speaker, meant) }
}

/** Those that fit what was said; all of them when none does. */
const narrowed = (
  { service, day }: Identity,
  visits: readonly Known[],
  { clinic }: Speaker,
): readonly Known[] => {
  const fits = visits.filter(({ slot }) => {
    const on = dayOf(slot.startMs, clinic.zone)
    return (service === null || slot.service === service) && (!day || (day.from <= on && on <= day.to))
  })
  return fits.length > 0 ? fits : visits
}

/** The identity with what was said; null when it was no answer to a question asked here. */
export const takeIdentity = (
  identity: Identity,
  heard: Understanding,
  asked: string,
  speaker: Speaker,
): Identity | null => {
  switch (asked) {
    case 'name':
      return heard.name === undefined || heard.name === '' ? null : { ...identity, name: heard.name }
    case 'birth-date':
    case 'birth-date-confirm':
      return takeBirthDate(identity, heard, asked, speaker)
    case 'phone':
    case 'phone-confirm':
      return takePhone(identity, heard, asked, speaker)
    case 'code': {
      // none came: somebody else's number, or one without visits
      const isNone = heard.phrases.has('no') || heard.phrases.has('none')
      if (isNone && heard.digits.length < codeDigits) return { ...identity, tries: triesAtMost }
      if (heard.digits === '') return null
      const isProven = heard.digits === identity.code
      return { ...identity, isProven, tries: isProven ? identity.tries : identity.tries + 1 }
    }
    case 'which-visit': {
      const visit = pointedVisit(narrowed(identity, identity.visits ?? [], speaker), heard, speaker)
      return visit ? { ...identity, visit } : null
    }
    default:
      return null
  }
}

const pointedVisit = (visits: readonly Known[], heard: Understanding, { clinic }: Speaker): Known | null => {
  if (heard.choice !== undefined) return visits.at(heard.choice < 0 ? -1 : heard.choice - 1) ?? null
  const fits = visits.filter(({ slot }) => {
    const { day } = slotTime(clinic, slot)
    const isDay = !heard.day || (heard.day.from <= day && day <= heard.day.to)
    return isDay && (heard.service === undefined || heard.service === slot.service)
  })
  const isSaid = heard.day !== undefined || heard.service !== undefined
  return isSaid && fits.length === 1 ? (fits[0] ?? null) : null
}

/** The identity after an errand of its own; null when the errand was another's. */
export const tellIdentity = (identity: Identity, result: Result): Identity | null => {
  if (result.on === 'visits') {
    const isMistaken = identity.by === 'birth-date' && result.visits.length === 0
    // somebody was misheard more often than has no visit: asked once more
    if (isMistaken && identity.tries === 0) {
      const afresh = { birthDate: null, name: null, isAskedAgain: true }
      return { ...identity, ...afresh, tries: 1 }
    }
    return { ...identity, visits: result.visits, isProven: identity.isProven || identity.by === 'birth-date' }
  }
  if (result.on === 'code') return { ...identity, code: result.code }
  // neither a look-up nor a code that failed says anything about the caller
  if (result.on !== 'failed') return null
  if (identity.visits === null) return { ...identity, isFailed: true }
  return identity.by === 'sms-code' && identity.code === null ? { ...identity, isUnsent: true } : null
}
