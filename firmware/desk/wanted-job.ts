import { serviceOf } from '../clinic/clinic.ts'
import { questionIn } from '../language/questions.ts'
import type { JobName } from './jobs/jobs.ts'
import { urgentRule } from './jobs/urgent.ts'
import type { Speaker } from './speaker.ts'
import { said } from './understand/said.ts'
import type { Understanding } from './understand/understanding.ts'

/** Wishes that name their job; the first of several counts, since the later ones are often part of it. */
const named = ['move', 'cancel', 'check', 'waitlist', 'confirm', 'callback', 'message'] as const

/** 'One of those' is no wish to come at one o'clock. */
const fewestSure = 0.7

const isSureTime = ({ time, parts }: Understanding): boolean =>
  time !== undefined && (parts.time?.certainty ?? 1) >= fewestSure

/** 'Thursday at ten' is a wish to come; 'the weather on Thursday' and 'I am painting the house then' are none. */
const isWhen = (heard: Understanding): boolean =>
  (heard.day !== undefined || isSureTime(heard)) && heard.strange.length === 0

/** Which job the words ask for; null: none. */
export const jobFor = (heard: Understanding, speaker: Speaker): JobName | null => {
  const isVisit = heard.service !== undefined || isWhen(heard)
  const asksToBook = heard.wishes.has('book') && (isVisit || heard.day !== undefined || isSureTime(heard))
  const rule = urgentRule(speaker, heard.urgent)
  if (rule) return rule.does === 'soonest' ? 'book' : 'urgent'
  if (heard.wishes.has('emergency')) return 'urgent'
  if (heard.sensitive.size > 0 || heard.isForPerson) return 'message'
  const wish = named.find(one => heard.wishes.has(one))
  const isOpen = wish === undefined || wish === 'message' || wish === 'callback'
  if ((isOpen || wish === 'confirm') && (heard.wishes.has('late') || heard.wishes.has('lost'))) return 'late'
  if (isOpen && isAfterVisit(heard)) return 'follow-up'
  if (wish === 'waitlist' && !speaker.clinic.waiting.isOffered) return 'callback'
  if (wish) return wish
  // 'for our staff' names people too
  if (heard.wishes.has('lead')) return 'lead'
  if (said(heard, 'person')) return 'put-through'
  if (isTrouble(heard, speaker)) return 'triage'
  const asksPrice = heard.topics.has('price') || heard.wishes.has('quote')
  if (asksPrice && hasTariff(speaker, heard.service)) return 'quote'
  const isQuestion = asksPrice || heard.topics.size > 0 || heard.fact !== undefined
  if (isQuestion && !asksToBook) return 'answer'
  return heard.wishes.has('book') || heard.wishes.has('urgent') || isVisit ? 'book' : null
}

/** Asked for something that no reader knows: the clinic may know it. */
export const isOpenQuestion = (heard: Understanding, { pack }: Speaker): boolean => {
  const { strange, sureness, wishes, service, maybe, text, words } = heard
  if (wishes.size > 0 || service !== undefined || maybe.services.length > 0) return false
  const question = questionIn(pack.code, text, words)
  // what was put right may have been another word altogether
  const isStrange = strange.length > 0 || sureness < 1
  return question === 'plainly' || (question === 'maybe' && isStrange)
}

/** A complaint, or how it was; 'can I eat after the treatment' is a question, and 'another one after it' a booking. */
const isAfterVisit = ({ wishes, topics, fact }: Understanding): boolean =>
  wishes.has('complaint') ||
  (wishes.has('follow-up') && topics.size === 0 && fact === undefined && !wishes.has('book'))

/** Words that the clinic has a rule for, or nobody knows what to do about, or what to come for. */
const isTrouble = (heard: Understanding, { clinic }: Speaker): boolean => {
  if (heard.service !== undefined) return false
  if (heard.triage !== undefined || heard.wishes.has('problem')) return true
  return heard.wishes.has('triage') && clinic.triage.length > 0
}

const hasTariff = ({ clinic }: Speaker, service: string | undefined): boolean =>
  service !== undefined && (serviceOf(clinic, service)?.tariff ?? null) !== null
