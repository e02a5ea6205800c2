import t from 'tap'
import type { Clinic } from '../../../../firmware/clinic/clinic.ts'
import { readWeek } from '../../../../firmware/config/clinic-hours.ts'
import { createSpeaker } from '../../../../firmware/desk/speaker.ts'
import { writtenVisit } from '../../../../firmware/main/promise/desk.ts'
import { instantOf } from '../../../../firmware/time/calendar.ts'
import { shopOf } from '../../../support/desk.ts'

const shop = shopOf('dentist-lt')
const [somebody] = shop.clinic.people
if (!somebody) throw new Error('the template has nobody')
const place = (id: string, lt: string, en: string) => ({
  ...shop.clinic.branches[0],
  id,
  name: { lt, en },
})
const clinicOf = (hours: Clinic['people'][number]['hours']): Clinic => ({
  ...shop.clinic,
  branches: [place('centre', 'Centras', 'the centre'), place('north', 'Šiaurė', 'the north')],
  people: [{ ...somebody, branch: 'centre', hours }],
})
const mondays = readWeek([{ days: 'mon-wed', open: '08:00-18:00' }])
const thursdays = { ...mondays, 4: [{ from: 480, to: 1_080, branch: 'north' }] }
const at = (day: string) => ({
  staff: somebody.id,
  startMs: instantOf(day, 9 * 60, shop.clinic.zone),
  room: null,
})
const written = (clinic: Clinic, day: string, language: 'lt' | 'en' = 'lt') =>
  writtenVisit(createSpeaker({ ...shop, clinic }, language, Date.UTC(2026, 10, 24)), at(day))

await t.test('what is written of a visit names the place where its person is that day', async t => {
  const clinic = clinicOf(thursdays)
  t.equal(written(clinic, '2026-11-25'), '2026-11-25 09:00, Centras')
  t.equal(written(clinic, '2026-11-26'), '2026-11-26 09:00, Šiaurė')
  t.equal(written(clinic, '2026-11-26', 'en'), '2026-11-26 09:00, the north')
  t.equal(written(shop.clinic, '2026-11-26'), '2026-11-26 09:00', 'of one place nothing is said')
})

await t.test('a clinic file that changes later sends who comes to where the person is then', async t => {
  const later = clinicOf({ ...mondays, 4: [{ from: 480, to: 1_080 }] })
  t.equal(written(later, '2026-11-26'), '2026-11-26 09:00, Centras')
})
