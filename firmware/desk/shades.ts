import type { DeskState } from './state.ts'
import { said } from './understand/said.ts'
import type { Understanding } from './understand/understanding.ts'

/** What yes and no mean, said by halves or both at once, by what is asked. */

/** What takes a yes back that something hangs on: 'yes, I think so', 'yes, but leave it'. */
const hedges = ['keep', 'rather yes', 'rather no'] as const

/** 'No, not quite so' holds a yes as well: whoever says both where it is about one thing means no. */
export const sober = (heard: Understanding, { question }: DeskState): Understanding => {
  const isHedged = question?.stores === true && said(heard, ...hedges)
  const isYesOrNo = question?.wants === 'yes or no' && heard.phrases.has('yes')
  if (!isYesOrNo || (!isHedged && !heard.phrases.has('no'))) return heard
  return { ...heard, phrases: new Set([...heard.phrases].filter(phrase => phrase !== 'yes')) }
}

/**
 * 'I think so' is a yes where nothing hangs on it, and is asked again where something is stored; half a no is one, and so
 * is 'no, not like that' where only a yes or a no was asked for.
 */
export const shaded = (heard: Understanding, { question }: DeskState): Understanding => {
  const isYes = heard.phrases.has('rather yes') && !question?.stores
  const isRefused = heard.phrases.has('correction') && question?.wants === 'yes or no'
  const isNo = heard.phrases.has('rather no') || (isRefused && !heard.phrases.has('yes'))
  if (!isYes && !isNo) return heard
  return { ...heard, phrases: new Set([...heard.phrases, isYes ? 'yes' : 'no']) }
}
