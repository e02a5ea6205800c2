import { createCalendarReader } from '../../firmware/calendar/reader.ts'
import { rewriteEntry, writeCalendar, writeEntry } from '../../firmware/calendar/write.ts'
import { openLog } from '../../firmware/config/log.ts'
import { places } from '../../firmware/config/places.ts'
import { Fault, isFault, reviveFault, type FaultCode } from '../../firmware/fault/fault.ts'
import { createOffice } from '../../firmware/main/calendar/office.ts'
import { keepPromises } from '../../firmware/main/promise/making.ts'
import { openShop } from '../../firmware/main/shop.ts'
import type { CalendarOffice } from '../../firmware/ports/calendar.ts'
import { openStore } from '../../firmware/store/store.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import type { CalendarsView, Problem } from '../../firmware/web/api.ts'

/** Where a box is: its files where it rests, its page where it runs. */
export interface BoxPlace {
  readonly clinicFile: string
  readonly dataFolder: string
  readonly port: number
}

/** An office with what has to be closed after it. */
export interface OpenOffice extends AsyncDisposable {
  readonly office: CalendarOffice
  /** IANA name. */
  readonly zone: string
}

/** On the files of a box that rests. @throws STORE_BUSY when it runs */
const openOnFiles = async ({ clinicFile, dataFolder }: BoxPlace): Promise<OpenOffice> => {
  await using stack = new AsyncDisposableStack()
  const shop = await openShop(clinicFile, places())
  const { clinic } = shop
  const log = openLog({ level: 'warn', format: 'words' })
  const clock = systemClock
  const database = stack.use(await openStore({ folder: dataFolder, zone: clinic.zone, clock, log }))
  const reader = stack.use(createCalendarReader())
  const store = keepPromises(database, { clinic, clock, made: () => undefined })
  const writer = { write: writeEntry, rewrite: rewriteEntry }
  const desk = { shop, store, reader, writer, shown: clinic.calendars.shows, clock, log }
  const office = createOffice({ desk, writeAll: writeCalendar, states: () => [] })
  const rest = stack.move()
  return { office, zone: clinic.zone, [Symbol.asyncDispose]: () => rest.disposeAsync() }
}

/** A refusal of the box as it was thrown there. */
const faultOf = async (answer: Response): Promise<Fault> => {
  const { code, detail } = (await answer.json().catch(() => ({}))) as Partial<Problem>
  const reason = detail ?? `HTTP ${answer.status}`
  if (code === undefined) return new Fault('BOX_FAILED', { reason })
  const fault = reviveFault({ code: code as FaultCode, detail: {} })
  return Object.assign(fault, { message: reason })
}

/** At a box that runs, by its page. */
const atPage = (port: number): CalendarOffice => {
  const url = `http://127.0.0.1:${port}`
  const ask = async (method: 'GET' | 'POST', path: string, body?: string): Promise<Response> => {
    const headers = { origin: url, ...(body === undefined ? {} : { 'content-type': 'text/calendar' }) }
    const answer = await fetch(`${url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    }).catch((cause: unknown) => {
      const reason = `a ragelis runs on these data, but its page does not answer at port ${port}: name its port with --port`
      throw new Fault('USAGE', { reason }, cause)
    })
    if (!answer.ok) throw await faultOf(answer)
    return answer
  }
  const of = (staff: string) => `/api/calendars/${encodeURIComponent(staff)}`
  const read = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T
  return {
    feed: async token => (await ask('GET', `/calendar/${token}.ics`)).text(),
    list: async () => (await read<CalendarsView>(ask('GET', '/api/calendars'))).calendars,
    renew: staff => read(ask('POST', `${of(staff)}/feed`)),
    takeIn: (staff, text, isWhole) => read(ask('POST', `${of(staff)}/events?whole=${isWhole}`, text)),
    give: async (staff, fromMs, toMs) => {
      const whose = staff === null ? '' : `&staff=${encodeURIComponent(staff)}`
      return (await ask('GET', `/api/calendars/visits?fromMs=${fromMs}&toMs=${toMs}${whose}`)).text()
    },
  }
}

/** The office of a box, whether it runs or not. */
export const openOffice = async (place: BoxPlace): Promise<OpenOffice> => {
  try {
    return await openOnFiles(place)
  } catch (error) {
    if (!isFault(error, 'STORE_BUSY')) throw error
    const { clinic } = await openShop(place.clinicFile, places())
    return { office: atPage(place.port), zone: clinic.zone, [Symbol.asyncDispose]: async () => undefined }
  }
}
