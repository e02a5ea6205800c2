import { amendPhone, dictate, isAmendment } from '../../language/dictated-phone.ts'
import { addDigits, type Dialled } from '../../language/telephone.ts'
import { no, noInput, yes, type Question } from '../question.ts'
import type { Speaker } from '../speaker.ts'
import type { Understanding } from '../understand/understanding.ts'

/** What every job that asks for a telephone keeps of it. A number that was dictated is read back before it counts. */
export interface Phoned {
  /** E.164: the network's, keyed, or read back and agreed to. */
  readonly phone: string | null
  /** Of a number that is given in pieces. */
  readonly digits: string
  /** E.164 as it was heard, until it is agreed to. */
  readonly dictated: string | null
  /** How many that were read back were not theirs. */
  readonly refusals: number
  /** E.164: the one that was dictated and refused last, in which something may yet be put right. */
  readonly refusedPhone: string | null
  /** What was given last is no telephone number. */
  readonly isWrongPhone: boolean
}

/** @param phone the number that the network vouches for; null: withheld */
export const phonedFrom = (phone: string | null): Phoned => ({
  phone,
  digits: '',
  dictated: null,
  refusals: 0,
  refusedPhone: null,
  isWrongPhone: false,
})

/** After so many refusals keys are asked for: who was misheard twice will be again. */
const untilKeys = 2

const askPhone = (speaker: Speaker, { digits, refusals, refusedPhone, isWrongPhone }: Phoned): Question => {
  const keysSay = [speaker.line('ask-phone-keys')]
  const afresh = refusedPhone === null || isWrongPhone ? 'ask-phone' : 'ask-phone-again'
  const ask = [speaker.line(digits === '' ? afresh : 'ask-phone-rest')]
  const wrong = isWrongPhone ? [speaker.line('wrong-phone')] : []
  return {
    asked: 'phone',
    wants: 'digits',
    say: [...wrong, ...(refusals < untilKeys ? ask : keysSay)],
    keysSay,
    keys: {},
    takesDigits: 'phone',
    noInputMs: noInput.recall,
  }
}

/** 'Is that right?' of something that was dictated. */
export const askIsRight = (speaker: Speaker, asked: string, what: string): Question => ({
  asked,
  wants: 'yes or no',
  stores: true,
  isReadBack: true,
  say: [speaker.personal('is-that-right', { what })],
  keysSay: [speaker.line('is-that-right-keys')],
  keys: { 1: yes, 2: no },
  noInputMs: noInput.choice,
})

/** What is asked until there is a telephone; null once there is. */
export const askForPhone = (data: Phoned, speaker: Speaker): Question | null => {
  if (data.phone !== null) return null
  if (data.dictated === null) return askPhone(speaker, data)
  return askIsRight(speaker, 'phone-confirm', speaker.pack.sayPhone(data.dictated))
}

const withDialled = <D extends Phoned>(
  data: D,
  { digits, ...dialled }: Dialled & { readonly digits: string },
): D => {
  const rest = { ...data, digits, dictated: null, isWrongPhone: dialled.kind === 'wrong' }
  return dialled.kind === 'number' ? { ...rest, dictated: dialled.phone } : rest
}

/** Words may put digits right; keys only add to them, and are not misheard. */
const takeDigits = <D extends Phoned>(data: D, heard: Understanding, { pack, clinic }: Speaker): D | null => {
  if (heard.digits === '') return null
  const { country } = clinic
  const amends = heard.text !== '' && data.digits === '' ? data.refusedPhone : null
  if (amends !== null && isAmendment(pack, heard.words))
    return withDialled(data, amendPhone(pack, amends, heard.words, country))
  if (heard.text !== '') return withDialled(data, dictate(pack, data.digits, heard.words, country))
  const given = withDialled(data, addDigits(data.digits, heard.digits, country))
  return { ...given, phone: given.dictated, dictated: null }
}

const refused = <D extends Phoned>(data: D): D => ({
  ...data,
  refusedPhone: data.dictated,
  phone: null,
  dictated: null,
  digits: '',
  refusals: data.refusals + 1,
})

/** Fewer digits said with a yes are no number: 'yes, that one'. */
const fewestDigits = 3

/** The data with one more answer to a number that was read back: a yes, a no, or what is right in it; null: none of these. */
export const takeReadBack = <D extends Phoned>(
  data: D,
  heard: Understanding,
  { pack, clinic }: Speaker,
): D | null => {
  const phone = data.phone ?? data.dictated
  if (phone === null) return null
  const isYes = heard.phrases.has('yes') && !heard.phrases.has('no')
  const isAmended = heard.digits !== '' && !(isYes && heard.digits.length < fewestDigits)
  const amended = isAmended ? amendPhone(pack, phone, heard.words, clinic.country) : null
  const isNo = heard.phrases.has('no') || heard.phrases.has('correction')
  if (amended?.kind === 'number' && amended.phone === phone) return isNo ? refused(data) : agreed(data, phone)
  if (amended) return withDialled({ ...data, phone: null }, amended)
  // 'no, Friday' is about the visit
  const isElse = heard.day !== undefined || heard.service !== undefined || heard.staff !== undefined
  if (isElse) return null
  if (isYes) return agreed(data, phone)
  return isNo ? refused(data) : null
}

const agreed = <D extends Phoned>(data: D, phone: string): D => ({ ...data, phone, dictated: null })

/** The data with one more answer to 'on which number?', or to its read-back; null when it was none. */
export const takePhone = <D extends Phoned>(
  data: D,
  heard: Understanding,
  asked: string,
  speaker: Speaker,
): D | null => {
  if (asked === 'phone') return takeDigits(data, heard, speaker)
  return asked === 'phone-confirm' ? takeReadBack(data, heard, speaker) : null
}
