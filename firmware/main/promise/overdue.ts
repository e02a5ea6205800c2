import { personOf, type Clinic } from '../../clinic/clinic.ts'
import { outOfQuiet } from '../../clinic/quiet.ts'
import type { Promised } from '../../ports/clinic-store.ts'
import { clinicName, nameOf, put, speakerFor, writtenWhen, type Kept, type PromiseDesk } from './desk.ts'

/** Who hears of what nobody has done: the owner, and the person who answers for it where they have a whole number. */
const toldOf = ({ owner, people, callbacks }: Clinic): readonly string[] => {
  const head = people.find(({ id }) => id === callbacks.head)?.phone ?? null
  return [...new Set([owner, head])].filter(phone => phone !== null).filter(phone => phone.startsWith('+'))
}

/** A task that is late is marked so, and its people are told; what is urgent does not wait for the morning. */
export const keepOverdue = async (desk: PromiseDesk, promised: Promised): Promise<Kept> => {
  const { store, shop, clock } = desk
  const { clinic } = shop
  const task = await store.task(promised.subject)
  if (task?.state !== 'open' && task?.state !== 'taken') return 'dropped'
  const nowMs = clock.epochMs()
  const laterMs = task.kind === 'urgent' ? nowMs : outOfQuiet(clinic, nowMs)
  if (laterMs > nowMs) return { laterMs }
  const speaker = speakerFor(desk, clinic.languages[0])
  const owner = task.owner === null ? null : personOf(clinic, task.owner)
  const text = speaker.text('sms-overdue', {
    clinic: clinicName(speaker),
    name: task.name ?? speaker.text('name-not-given'),
    phone: task.phone ?? '',
    text: task.text.slice(0, 200),
    when: writtenWhen(speaker, task.dueMs),
    owner: owner ? speaker.local(owner.name) : '',
  })
  for (const to of toldOf(clinic)) {
    const done = await put(desk, { name: `${nameOf(promised)}:${to}`, to, text })
    if (typeof done === 'object') return done
  }
  await store.saveTask({ ...task, state: 'overdue' })
  return 'kept'
}
