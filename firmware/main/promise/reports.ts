import { morningPeriod } from '../../clinic/report/period.ts'
import { isFault } from '../../fault/fault.ts'
import type { Promised } from '../../ports/clinic-store.ts'
import { addDays, dayOf, instantOf, type Day } from '../../time/calendar.ts'
import { makeReport } from '../report/make.ts'
import { nameOf, putQuietly, type Kept, type PromiseDesk } from './desk.ts'
import { uuidOf } from './identity.ts'

/**
 * The report of each morning. Each promises the next before it is made, so the chain has no gap; it is stored once by its
 * day, with the event for the cloud; who is to have it is promised after that and sent what is stored.
 */

/** A morning longer ago than this is nobody's any more: the box was off, or its clock was. */
const oldestDays = 7
const retryMs = 10 * 60_000

const reportId = (day: Day): string => `report:${day}`

const dueOf = ({ shop: { clinic } }: PromiseDesk, day: Day): number =>
  instantOf(day, clinic.report.at, clinic.zone)

const promiseReport = ({ store }: PromiseDesk, day: Day, dueMs: number): Promise<void> =>
  store.promise({ id: reportId(day), kind: 'report', subject: day, dueMs })

/** Begins the chain: promises the next morning there is. Done at each start, it does nothing where the chain goes on. */
export const promiseNextReport = async (desk: PromiseDesk): Promise<void> => {
  const { clock, shop } = desk
  const nowMs = clock.epochMs()
  const today = dayOf(nowMs, shop.clinic.zone)
  const day = dueOf(desk, today) > nowMs ? today : addDays(today, 1)
  await promiseReport(desk, day, dueOf(desk, day))
}

export const keepReport = async (desk: PromiseDesk, { subject: day }: Promised): Promise<Kept> => {
  const { store, clock, shop } = desk
  const { zone, report } = shop.clinic
  const oldest = addDays(dayOf(clock.epochMs(), zone), -oldestDays)
  const tomorrow = addDays(day, 1)
  const next = tomorrow < oldest ? oldest : tomorrow
  await promiseReport(desk, next, dueOf(desk, next))
  if (day < oldest) return 'dropped'
  if ((await store.report(day)) === null) {
    const view = await makeReport({ ...desk, clinic: shop.clinic }, morningPeriod(day, report.at, zone))
    await store.saveReport({ day, madeMs: clock.epochMs(), view })
  }
  const dueMs = clock.epochMs()
  if (report.smsTo !== null)
    await store.promise({ id: `${reportId(day)}:text`, kind: 'report-text', subject: day, dueMs })
  if (report.mailTo !== null)
    await store.promise({ id: `${reportId(day)}:mail`, kind: 'report-mail', subject: day, dueMs })
  return 'kept'
}

/** Until the next one is due; a report that nobody could be sent by then has been overtaken. */
const untilOf = (desk: PromiseDesk, day: Day): number => dueOf(desk, addDays(day, 1))

export const keepReportText = async (desk: PromiseDesk, promised: Promised): Promise<Kept> => {
  const { store, clock, shop, writer } = desk
  const to = shop.clinic.report.smsTo
  const report = await store.report(promised.subject)
  const untilMs = untilOf(desk, promised.subject)
  if (report === null || to === null || untilMs <= clock.epochMs()) return 'dropped'
  return putQuietly(desk, { name: nameOf(promised), to, text: writer.digest(report), untilMs })
}

/**
 * A mail server that is away, or refuses, is asked again. Between its yes and the disk's the power may go: then the letter
 * is sent twice, under one Message-ID.
 */
export const keepReportMail = async (desk: PromiseDesk, promised: Promised): Promise<Kept> => {
  const { store, clock, shop, writer, mail, log, closing } = desk
  const day = promised.subject
  const to = shop.clinic.report.mailTo
  const report = await store.report(day)
  if (report === null || to === null || untilOf(desk, day) <= clock.epochMs()) return 'dropped'
  if (!mail) {
    log.warn({ promise: promised.id }, 'the report has an address, but the settings name no mail server')
    return 'dropped'
  }
  const text = writer.lines(report.view).join('\n')
  const letter = { id: uuidOf(nameOf(promised)), to, subject: writer.subject(day), text }
  try {
    await mail.send(letter, closing)
    return 'kept'
  } catch (error) {
    if (!isFault(error, 'MAIL_FAILED')) throw error
    log.warn({ code: error.code, promise: promised.id, pii: { error: error.message } }, 'report not mailed')
    return { laterMs: clock.epochMs() + retryMs }
  }
}
