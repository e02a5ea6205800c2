import { bookableDays } from '../../clinic/slots.ts'
import { sentence, type Line, type Speaker } from '../speaker.ts'
import type { BookData } from './book-data.ts'

/** What has to be said before the next question of a booking: why it is asked again, or what was found. */
export type Note =
  | 'taken'
  | 'too far'
  | 'past'
  | 'no such day'
  | 'not free'
  | 'none then'
  | 'none here'
  | 'none at all'
  | 'no other'
  | 'is free'

export const sayNote = (data: BookData, note: Note, speaker: Speaker): Line => {
  switch (note) {
    case 'none then': {
      const day =
        data.day && data.day.from === data.day.to ? speaker.pack.sayDay(data.day.from, speaker.today) : null
      const when = day ? speaker.text('none-on-day', { day }) : speaker.text('none-at-time')
      return speaker.line('none-then', { when })
    }
    case 'is free':
      return speaker.line('is-free', { when: sentence(data.slot ? speaker.slotWhen(data.slot) : '') })
    case 'taken':
      return speaker.line('taken')
    case 'past':
      return speaker.line('past-day')
    case 'no such day':
      return speaker.line('no-such-day')
    case 'too far': {
      const { to } = bookableDays(speaker.clinic, speaker.nowMs)
      return speaker.line('too-far', { day: speaker.pack.sayDay(to, speaker.today) })
    }
    case 'not free':
      return speaker.line('not-free-nearest')
    case 'none here':
      return speaker.line('none-here')
    case 'none at all':
      return speaker.line('none-at-all')
    case 'no other':
      return speaker.line('no-other')
  }
}
