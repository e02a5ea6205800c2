import { readPhone } from '../language/telephone.ts'
import type { Wants } from './question.ts'
import { read } from './respond.ts'
import { deskAt, type DeskState } from './state.ts'
import type { Shop } from './speaker.ts'
import type { Understanding } from './understand/understanding.ts'

/**
 * Whether words already answer the question, so that nobody waits for more: 'complete' ends the turn soon, 'open' after
 * an ordinary pause, 'partial' (half a telephone number, a message) only after a long one.
 */
export type Verdict = 'complete' | 'open' | 'partial'

export const weigh = (shop: Shop, state: DeskState, text: string, nowMs: number): Verdict => {
  const wants = state.question?.wants ?? 'anything'
  if (wants === 'words') return 'partial'
  const heard = read(deskAt(shop, state, nowMs), state, text)
  if (isBareNo(state, heard)) return 'partial'
  if (wants === 'digits') return weighDigits(heard.digits, shop.clinic.country)
  return isComplete(wants, heard) ? 'complete' : 'open'
}

/** 'No …' to what was read back is followed by what is wrong in it, after a breath. */
const isBareNo = ({ question }: DeskState, { phrases, digits }: Understanding): boolean =>
  question?.isReadBack === true && phrases.has('no') && digits === ''

const weighDigits = (digits: string, country: string): Verdict => {
  if (digits === '') return 'open'
  return readPhone(digits, country).kind === 'number' ? 'complete' : 'partial'
}

const isComplete = (wants: Exclude<Wants, 'words' | 'digits'>, heard: Understanding): boolean => {
  const isYesOrNo = heard.phrases.has('yes') || heard.phrases.has('no')
  const isWhen = heard.day !== undefined && heard.time !== undefined
  switch (wants) {
    case 'yes or no':
      return isYesOrNo || heard.phrases.has('goodbye') || heard.phrases.has('nothing more')
    case 'choice':
      return heard.choice !== undefined || heard.time !== undefined || isYesOrNo
    case 'service':
      return heard.service !== undefined
    case 'when':
      return isWhen
    case 'name':
      return heard.name?.includes(' ') === true
    case 'aspect':
      return heard.aspects.size > 0
    case 'count':
    case 'date':
      return heard.digits !== ''
    case 'anything':
      return heard.service !== undefined && isWhen
  }
}
