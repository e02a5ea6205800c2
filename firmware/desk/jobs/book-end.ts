import type { Slot } from '../../clinic/slots.ts'
import type { Speaker } from '../speaker.ts'
import type { BookData } from './book-data.ts'
import type { BookingDraft, Done, Errand, Need } from './job.ts'

/** How a booking ends: what is put on disk, and what is said of it. */

const draftOf = (data: BookData, slot: Slot, speaker: Speaker): BookingDraft => ({
  slot,
  serviceName: speaker.serviceName(slot.service),
  staffName: speaker.staffName(slot.staff),
  name: data.name ?? '',
  birthDate: data.birthDate,
  phone: data.phone,
})

/** What puts the agreed time on disk. */
export const storing = (data: BookData, slot: Slot, speaker: Speaker): Errand =>
  data.moves
    ? { do: 'change', visit: data.moves.id, change: { kind: 'moved', slot } }
    : { do: 'book', draft: draftOf(data, slot, speaker) }

/** The last words; null while it goes on. */
export const finished = (data: BookData, speaker: Speaker): Need | null => {
  const { slot, stage } = data
  if (stage === 'booked' && slot && data.moves) {
    const args = { service: speaker.serviceName(slot.service), when: speaker.slotWhen(slot) }
    return {
      need: 'nothing',
      say: [speaker.line('moved', args)],
      done: { kind: 'moved', from: data.moves, slot },
    }
  }
  if (stage === 'booked' && slot) {
    const args = { service: speaker.serviceName(slot.service), when: speaker.slotWhen(slot) }
    const note = speaker.clinic.services.find(({ id }) => id === slot.service)?.note
    const noteText = note ? speaker.local(note) : ''
    const said = speaker.line('booked', args)
    const say = noteText ? [said, { ...said, text: noteText }] : [said]
    return { need: 'nothing', say, done: { kind: 'booked', draft: draftOf(data, slot, speaker) } }
  }
  const undone = (failed: boolean): Done => ({ kind: 'undone', wanted: wanted(data, speaker), failed })
  if (stage === 'failed')
    return {
      need: 'nothing',
      say: [speaker.line(data.moves ? 'change-failed' : 'book-failed')],
      done: undone(true),
    }
  if (stage === 'given up')
    return {
      need: 'nothing',
      say: [speaker.line(data.moves ? 'visit-kept' : 'given-up')],
      done: undone(false),
    }
  return null
}

/** In a few words, as far as it is known. */
export const wanted = (data: BookData, speaker: Speaker): string => {
  const service = data.service ? speaker.serviceName(data.service) : ''
  const when = data.slot
    ? speaker.slotWhen(data.slot)
    : data.day && data.day.from === data.day.to
      ? speaker.pack.sayDay(data.day.from, speaker.today)
      : ''
  return [service, when, data.name ?? ''].filter(part => part !== '').join(', ')
}
