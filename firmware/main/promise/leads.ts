import { leadFollowUps } from '../../clinic/leads.ts'
import type { Promised } from '../../ports/clinic-store.ts'
import {
  clinicName,
  nameOf,
  putQuietly,
  speakerFor,
  writtenWhen,
  type Kept,
  type PromiseDesk,
} from './desk.ts'
import { hoursOf } from './identity.ts'

/**
 * Somebody who may become a customer and was not called yet is written to: by when they will be, or, when that is over,
 * that we are sorry and when would suit them. What they answer goes to the staff.
 */
export const keepLeadFollowUp = async (desk: PromiseDesk, promised: Promised): Promise<Kept> => {
  const { store, shop, clock } = desk
  const task = await store.task(promised.subject)
  if (!task || task.state === 'done' || task.phone === null) return 'dropped'
  const nowMs = clock.epochMs()
  const planned = leadFollowUps(shop.clinic, { ...task, level: task.fields['level'] }).find(
    ({ hours }) => hours === hoursOf(promised.id),
  )
  if (!planned) return 'dropped'
  // the call was put off meanwhile
  if (planned.dueMs > nowMs) return { laterMs: planned.dueMs }
  const speaker = speakerFor(desk, task.language)
  const text = speaker.text(nowMs < task.dueMs ? 'sms-lead' : 'sms-lead-late', {
    clinic: clinicName(speaker),
    when: writtenWhen(speaker, task.dueMs),
  })
  return putQuietly(desk, { name: nameOf(promised), to: task.phone, text })
}
