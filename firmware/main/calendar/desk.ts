import { personOf } from '../../clinic/clinic.ts'
import type { Shop, Speaker } from '../../desk/speaker.ts'
import { createSpeaker } from '../../desk/speaker.ts'
import type {
  AgendaVisit,
  CalendarReader,
  CalendarStore,
  Entry,
  RemoteCalendar,
  Window,
} from '../../ports/calendar.ts'
import type { ClinicStore } from '../../ports/clinic-store.ts'
import type { Log } from '../../ports/log.ts'
import type { Store } from '../../ports/store.ts'
import { bookableDays } from '../../clinic/slots.ts'
import { addDays, dayBounds } from '../../time/calendar.ts'
import type { Clock } from '../../time/clock.ts'
import { entryOf, type Shown } from './entry.ts'

/** What keeping calendars takes. */
export interface CalendarDesk {
  readonly shop: Shop
  /** The one that makes promises of what is written to it. */
  readonly store: Pick<Store, 'booking' | 'change' | 'bookings'> &
    CalendarStore &
    Pick<ClinicStore, 'task' | 'saveTask'>
  readonly reader: Pick<CalendarReader, 'read'>
  readonly writer: CalendarWriter
  readonly shown: Shown
  readonly clock: Clock
  readonly log: Log
}

/** Entries as iCalendar texts. */
export interface CalendarWriter {
  readonly write: (entry: Entry) => string
  /** In the place of what its owner made of it. */
  readonly rewrite: (text: string, entry: Entry) => string
}

/** A person's calendar on a server. */
export interface Link {
  /** Id of the person. */
  readonly staff: string
  readonly url: string
  readonly remote: RemoteCalendar
}

export const speakerOf = ({ shop, clock }: Pick<CalendarDesk, 'shop' | 'clock'>): Speaker =>
  createSpeaker(shop, shop.clinic.languages[0], clock.epochMs())

export const staffNameOf = ({ shop }: CalendarDesk, staff: string): string =>
  personOf(shop.clinic, staff)?.name[shop.clinic.languages[0]] ?? staff

/** From yesterday, since a day of a calendar may be one of another zone, to the last day that visits are given for. */
export const windowOf = ({ shop, clock }: Pick<CalendarDesk, 'shop' | 'clock'>): Window => {
  const { clinic } = shop
  const { from, to } = bookableDays(clinic, clock.epochMs())
  return {
    fromMs: dayBounds(addDays(from, -1), clinic.zone).startMs,
    toMs: dayBounds(to, clinic.zone).endMs,
    zone: clinic.zone,
  }
}

export const entryFor = (desk: CalendarDesk, visit: AgendaVisit): Entry =>
  entryOf(visit, desk.shown, speakerOf(desk))

/** Visits are looked for this far: none is given later, nor stays in the calendar once moved further. */
const aheadMs = 400 * 86_400_000

/** Visits of a person that are not over, cancelled ones as well. */
export const agendaOf = async (
  { store, clock }: Pick<CalendarDesk, 'store' | 'clock'>,
  staff: string,
): Promise<readonly AgendaVisit[]> => {
  const nowMs = clock.epochMs()
  const all = await store.agenda(staff, nowMs - 86_400_000, nowMs + aheadMs)
  return all.filter(({ endMs }) => endMs > nowMs)
}
