import type { Feed } from '../../flow/feed.ts'
import type { Promised } from '../../ports/clinic-store.ts'
import { keepAnswer } from './answers.ts'
import type { Kept, PromiseDesk } from './desk.ts'
import { putOffId } from './identity.ts'
import { keepLeadFollowUp } from './leads.ts'
import { keepFreed, keepOfferEnd } from './offers.ts'
import { keepOverdue } from './overdue.ts'
import { keepReport, keepReportMail, keepReportText } from './reports.ts'
import { keepMoved } from './moved.ts'
import { keepFollowUp, keepMissedOffer, keepReminder } from './visits.ts'

/** How each kind is kept; a kind that is not here is another room's. */
const ways: Readonly<
  Partial<Record<Promised['kind'], (desk: PromiseDesk, promised: Promised) => Promise<Kept>>>
> = {
  reminder: keepReminder,
  moved: keepMoved,
  'follow-up': keepFollowUp,
  'missed-offer': keepMissedOffer,
  freed: keepFreed,
  'offer-end': keepOfferEnd,
  'callback-overdue': keepOverdue,
  'lead-follow-up': keepLeadFollowUp,
  answer: keepAnswer,
  report: keepReport,
  'report-text': keepReportText,
  'report-mail': keepReportMail,
  choice: () => Promise.resolve('dropped'),
}

const batch = 100

/** The wall clock of a box without a battery may be put right at any time: it is looked at at least this often. */
const longestNapMs = 60_000

/**
 * Keeps one promise and settles it. A power cut between the two has it kept again, which does nothing again; one that
 * is put off is promised for later before it is settled.
 */
const keep = async (desk: PromiseDesk, promised: Promised): Promise<void> => {
  const kept = (await ways[promised.kind]?.(desk, promised)) ?? 'dropped'
  if (typeof kept === 'string') return void (await desk.store.settle(promised.id, kept))
  const { id, kind, subject } = promised
  await desk.store.promise({ id: putOffId(id, kept.laterMs), kind, subject, dueMs: kept.laterMs })
  await desk.store.settle(id, 'dropped')
}

/** Everything that is due, the earliest first. */
export const keepDue = async (desk: PromiseDesk, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    const due = await desk.store.due(desk.clock.epochMs(), batch)
    if (due.length === 0) return
    for (const promised of due) {
      if (signal.aborted) return
      await keep(desk, promised)
    }
  }
}

/** Keeps promises as they fall due, until aborted. @param made something was promised @throws what the store throws */
export const runPromises = async (
  desk: PromiseDesk,
  made: Feed<void>,
  signal: AbortSignal,
): Promise<void> => {
  const { store, clock } = desk
  const news = made.subscribe(signal)[Symbol.asyncIterator]()
  let coming = news.next()
  while (!signal.aborted) {
    await keepDue(desk, signal)
    const nextMs = (await store.nextDueMs()) ?? Infinity
    const nap = new AbortController()
    const napMs = Math.min(longestNapMs, Math.max(0, nextMs - clock.epochMs()))
    const sleeping = clock.sleep(napMs, AbortSignal.any([signal, nap.signal])).catch(() => undefined)
    const isNews = await Promise.race([coming.then(() => true), sleeping.then(() => false)])
    nap.abort()
    if (isNews) coming = news.next()
  }
}
