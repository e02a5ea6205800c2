import { personOf, type Clinic } from '../../firmware/clinic/clinic.ts'
import { placeName } from '../../firmware/clinic/places.ts'
import { dayBounds, type Day } from '../../firmware/time/calendar.ts'
import type { DayView, DayVisit, TasksView } from '../../firmware/web/api.ts'
import { createStaffWork, type StaffWork } from '../../firmware/web/staff-work.ts'
import { openBox, type BoxFiles, type BoxPlace } from './open.ts'
import type { BoxPage } from './page.ts'

/** What staff do from the terminal, with what has to be closed after it. */
export interface OpenStaff extends AsyncDisposable {
  readonly clinic: Clinic
  readonly work: StaffWork
  /** Those that begin on a day of the clinic, by start. */
  visits(day: Day): Promise<readonly DayVisit[]>
}

/** The name of a person of the clinic file as its people read it. */
export const nameOf = (clinic: Clinic, staff: string): string =>
  personOf(clinic, staff)?.name[clinic.languages[0]] ?? staff

const onFiles = ({ store, shop, clock }: BoxFiles): Pick<OpenStaff, 'work' | 'visits'> => {
  const { clinic } = shop
  const people = clinic.people.map(({ id }) => ({ id, name: nameOf(clinic, id) }))
  return {
    work: createStaffWork({ store, people, clock }),
    visits: async day => {
      const { startMs, endMs } = dayBounds(day, clinic.zone)
      const visits = await store.bookings(startMs, endMs)
      return visits.map(visit => ({ ...visit, place: placeName(clinic, visit) }))
    },
  }
}

const atPage = ({ ask }: BoxPage): Pick<OpenStaff, 'work' | 'visits'> => {
  const read = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T
  const post = <T>(path: string, body: object) => read<T>(ask('POST', path, JSON.stringify(body)))
  return {
    work: {
      tasks: async limit => (await read<TasksView>(ask('GET', `/api/tasks?limit=${limit}`))).tasks,
      markTask: (id, mark) => post(`/api/tasks/${encodeURIComponent(id)}`, mark),
      markVisit: (id, mark) => post(`/api/visits/${encodeURIComponent(id)}`, mark),
    },
    visits: async day => (await read<DayView>(ask('GET', `/api/bookings?day=${day}`))).bookings,
  }
}

/** The staff's work at a box, whether it runs or not. */
export const openStaff = async (place: BoxPlace): Promise<OpenStaff> => {
  const box = await openBox(place)
  const ways = box.files ? onFiles(box.files) : atPage(box.page)
  return { clinic: box.shop.clinic, ...ways, [Symbol.asyncDispose]: () => box[Symbol.asyncDispose]() }
}
