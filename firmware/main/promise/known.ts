import type { Clinic } from '../../clinic/clinic.ts'
import type { ClinicStore } from '../../ports/clinic-store.ts'

/** Numbers of the clinic's own people, whole ones only. */
export const staffNumbers = ({ owner, report, duty, people }: Clinic): readonly string[] =>
  [owner, report.smsTo, ...duty.map(({ phone }) => phone), ...people.map(({ phone }) => phone)]
    .filter(phone => phone !== null)
    .filter(phone => phone.startsWith('+'))

/** Whether a number is that of somebody the clinic has dealings with, or who wrote to it and has no answer yet. */
export const isKnown =
  (store: Pick<ClinicStore, 'client' | 'promisesAbout'>) =>
  async (to: string): Promise<boolean> =>
    (await store.client(to)) !== null ||
    (await store.promisesAbout(to)).some(({ kind, state }) => kind === 'answer' && state === 'open')
