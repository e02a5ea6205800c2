import { createCalendarReader } from '../../firmware/calendar/reader.ts'
import { rewriteEntry, writeCalendar, writeEntry } from '../../firmware/calendar/write.ts'
import { createOffice } from '../../firmware/main/calendar/office.ts'
import type { CalendarOffice } from '../../firmware/ports/calendar.ts'
import type { CalendarsView } from '../../firmware/web/api.ts'
import { openBox, type BoxFiles, type BoxPlace } from './open.ts'
import type { BoxPage } from './page.ts'

/** An office with what has to be closed after it. */
export interface OpenOffice extends AsyncDisposable {
  readonly office: CalendarOffice
  /** IANA name. */
  readonly zone: string
}

const onFiles = (files: BoxFiles, reader: ReturnType<typeof createCalendarReader>): CalendarOffice => {
  const writer = { write: writeEntry, rewrite: rewriteEntry }
  const { shows } = files.shop.clinic.calendars
  const desk = { ...files, reader, writer, shown: shows }
  return createOffice({ desk, writeAll: writeCalendar, states: () => [] })
}

const atPage = ({ ask }: BoxPage): CalendarOffice => {
  const of = (staff: string) => `/api/calendars/${encodeURIComponent(staff)}`
  const read = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T
  return {
    feed: async token => (await ask('GET', `/calendar/${token}.ics`)).text(),
    list: async () => (await read<CalendarsView>(ask('GET', '/api/calendars'))).calendars,
    renew: staff => read(ask('POST', `${of(staff)}/feed`)),
    takeIn: (staff, text, isWhole) =>
      read(ask('POST', `${of(staff)}/events?whole=${isWhole}`, text, 'text/calendar')),
    give: async (staff, fromMs, toMs) => {
      const whose = staff === null ? '' : `&staff=${encodeURIComponent(staff)}`
      return (await ask('GET', `/api/calendars/visits?fromMs=${fromMs}&toMs=${toMs}${whose}`)).text()
    },
  }
}

/** The office of a box, whether it runs or not. */
export const openOffice = async (place: BoxPlace): Promise<OpenOffice> => {
  await using stack = new AsyncDisposableStack()
  const box = stack.use(await openBox(place))
  const { zone } = box.shop.clinic
  const office = box.files ? onFiles(box.files, stack.use(createCalendarReader())) : atPage(box.page)
  const rest = stack.move()
  return { office, zone, [Symbol.asyncDispose]: () => rest.disposeAsync() }
}
