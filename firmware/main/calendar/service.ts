import { isFault } from '../../fault/fault.ts'
import { supervise } from '../../flow/supervise.ts'
import type { LinkState } from '../../ports/calendar.ts'
import { dayOf } from '../../time/calendar.ts'
import type { CalendarDesk, Link } from './desk.ts'
import { syncRound } from './round.ts'
import { lookAhead } from './take-in.ts'
import { tellAway } from './tasks.ts'

export interface CalendarService {
  readonly states: () => readonly LinkState[]
  /** Until aborted. Never throws. */
  readonly serve: (changed: AsyncIterable<unknown>, everyMs: number, signal: AbortSignal) => Promise<void>
}

/** A calendar that was not reached for so long is a matter for a person. */
const toldAfterMs = 3_600_000

const createWatch = (desk: CalendarDesk, links: readonly Link[]) => {
  const { clock, log } = desk
  const states = new Map<string, LinkState & { readonly sinceMs: number }>()
  const put = (staff: string, seenMs: number | null, trouble: string | null, sinceMs: number) =>
    states.set(staff, { staff, seenMs, trouble, sinceMs })
  for (const { staff } of links) put(staff, null, null, clock.epochMs())
  const told = ({ staff }: Link, error: Error | null) => {
    const before = states.get(staff)
    const nowMs = clock.epochMs()
    if (error === null) {
      if (before?.trouble) log.info({ staff }, 'calendar reached again')
      return put(staff, nowMs, null, nowMs)
    }
    const code = isFault(error) ? error.code : 'UNKNOWN'
    const says = isFault(error) ? error.message : 'The program failed at it.'
    if (!before?.trouble)
      log.warn({ staff, code, pii: { error: String(error) } }, 'calendar not kept for now')
    return put(staff, before?.seenMs ?? null, says, before?.trouble ? before.sinceMs : nowMs)
  }
  const escalate = async () => {
    for (const { staff, trouble, sinceMs } of states.values())
      if (trouble !== null && clock.epochMs() - sinceMs >= toldAfterMs)
        await tellAway(desk, staff, { sinceMs, says: trouble })
  }
  const shown = () => [...states.values()].map(({ staff, seenMs, trouble }) => ({ staff, seenMs, trouble }))
  return { told, escalate, shown }
}

/** Keeps the calendars on servers and what is taken of people's time, until aborted. */
export const createCalendarService = (desk: CalendarDesk, links: readonly Link[]): CalendarService => {
  const { clock, log, shop } = desk
  const watch = createWatch(desk, links)
  const run = async (changed: AsyncIterable<unknown>, everyMs: number, signal: AbortSignal) => {
    const news = changed[Symbol.asyncIterator]()
    let coming = news.next()
    let lookedOn = ''
    while (!signal.aborted) {
      const today = dayOf(clock.epochMs(), shop.clinic.zone)
      if (today !== lookedOn) await lookAhead(desk, signal)
      lookedOn = today
      await syncRound(desk, links, watch.told, signal)
      await watch.escalate()
      const nap = new AbortController()
      const sleeping = clock.sleep(everyMs, AbortSignal.any([signal, nap.signal])).catch(() => undefined)
      // a visit that was just booked is in the calendar at once
      const isNews = await Promise.race([coming.then(() => true), sleeping.then(() => false)])
      nap.abort()
      if (isNews) coming = news.next()
    }
  }
  return {
    states: watch.shown,
    serve: (changed, everyMs, signal) => {
      const broke = (error: unknown, pauseMs: number) => {
        const code = isFault(error) ? error.code : 'UNKNOWN'
        log.error({ pauseMs, code, pii: { error: String(error) } }, 'calendars are not kept for a while')
      }
      return supervise(clock, { run: until => run(changed, everyMs, until), broke }, signal)
    },
  }
}
