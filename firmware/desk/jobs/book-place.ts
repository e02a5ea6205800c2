import { personOf } from '../../clinic/clinic.ts'
import { branchAt, branchesFor, placesOf } from '../../clinic/places.ts'
import type { Slot } from '../../clinic/slots.ts'
import type { Speaker } from '../speaker.ts'
import type { Understanding } from '../understand/understanding.ts'
import type { BookData } from './book-data.ts'

/** With whom and at which of several places a visit is to be. */

type Where = Pick<BookData, 'staff' | 'branch'>

/**
 * With whom and where: of the places of who is named the one that is wished, the only one, or any; where they never are it
 * is somebody else.
 */
export const whereOf = (
  before: Where,
  heard: Pick<Understanding, 'staff' | 'branch'>,
  { clinic }: Speaker,
): Where => {
  const theirs = (staff: string) => {
    const person = personOf(clinic, staff)
    return person ? placesOf(person) : []
  }
  if (heard.staff !== undefined) {
    const [first = null, ...more] = theirs(heard.staff)
    const wished = theirs(heard.staff).find(id => id === (heard.branch ?? before.branch))
    return { staff: heard.staff, branch: wished ?? (more.length > 0 ? 'any' : first) }
  }
  if (heard.branch === undefined || heard.branch === before.branch) return before
  const isThere = before.staff !== null && theirs(before.staff).includes(heard.branch)
  return { staff: isThere ? before.staff : null, branch: heard.branch }
}

/** Whether it has to be asked at which of several places. */
export const needsBranch = ({ service, branch }: BookData, { clinic }: Speaker): boolean =>
  service !== null && branch === null && branchesFor(clinic, service).length > 1

/** Those of the times offered that are at the place just named; all where none is. */
export const offersAt = (
  offers: readonly Slot[],
  { branch }: Pick<Understanding, 'branch'>,
  { clinic }: Speaker,
): readonly Slot[] =>
  branch === undefined ? offers : offers.filter(slot => branchAt(clinic, slot) === branch)

/** Where to look when nothing is free at the place wished: with the same person where they are too, else with anybody. */
export const elsewhere = ({ staff }: Where, { clinic }: Speaker): Where => {
  const person = staff === null ? undefined : personOf(clinic, staff)
  return { staff: person && placesOf(person).length > 1 ? person.id : null, branch: 'any' }
}
